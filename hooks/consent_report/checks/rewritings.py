"""Published editions are not rewritten in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consent_report.checks.breaches import counted
from consent_report.editions.published import STANDING, Rewriting
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach, Pointer

_LISTS = {
    "audience": "audiences",
    "content": "content",
    "practice": "practices",
    "definition": "affiliates_definitions",
    "recipient": "recipients",
    "opt-out": "opt_outs",
    "policy": "policies",
    "event": "events",
    "dispute": "disputes",
    "reply": "replies",
}


def rewriting_breaches(rewriting: Rewriting, record: PlatformRecord | None) -> Iterator[Breach]:
    """One breach for each finding that changed; the record is None where its file has gone."""
    platform = rewriting.platform
    advice = (
        "If what was published was wrong, say so: "
        f'`consent-report edition erratum {platform} --what "…" --why "…"`. '
        "If the fact has changed, close the row with until and add a new one."
    )
    if record is None:
        expected = f"the record of {platform}, which {_named(tuple(rewriting.digests))} tell of"
        yield Breach(STANDING, ("editions",), expected, "none", advice)
        return
    if not rewriting.findings:
        expected = f"what {_named(tuple(rewriting.digests))} say of {platform}"
        yield Breach(STANDING, ("slug",), expected, "something else", advice)
    for finding, editions in rewriting.findings.items():
        expected = f"{finding} as {_named(editions)} tell of it"
        yield Breach(STANDING, _pointer(finding, record), expected, "something else", advice)


def _named(editions: Sequence[str]) -> str:
    if len(editions) == 1:
        return f"edition {editions[0]}"
    return f"{counted(len(editions), 'edition')} ({editions[0]} to {editions[-1]})"


def _pointer(finding: str, record: PlatformRecord) -> Pointer:
    """Where the finding stands; the slug where it has gone or stands elsewhere."""
    kind, _, finding_id = finding.partition(" ")
    if kind == "source" and finding_id in record.sources:
        return ("sources", finding_id)
    if kind not in _LISTS:
        return ("slug",)
    parts = getattr(record, _LISTS[kind])
    index = next((n for n, part in enumerate(parts) if part.id == finding_id), None)
    return ("slug",) if index is None else (_LISTS[kind], index)
