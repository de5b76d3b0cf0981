"""Verdicts on evidence, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from consent_report.evidence.verification import (
    ClaimKind,
    OfficialDocuments,
    Outcome,
    Verdict,
)
from consent_report.model.problems import printable

HOW_TEXTS_ARE_COMPARED = (
    "White space, typographic quotation marks and dashes, and the marks of Markdown are folded; "
    "words and case are not. Terms are counted as whole words in any case."
)
_PLURALS = {
    ClaimKind.SNAPSHOT: "Snapshots",
    ClaimKind.QUOTATION: "Quotations",
    ClaimKind.ABSENCE: "Absence claims",
}
_WORDS = {
    Outcome.HOLDS: "holds",
    Outcome.DIFFERS: "DIFFERS",
    Outcome.NOT_LOOKED_AT: "not looked at",
}


def evidence_text(verdicts: Sequence[Verdict], documents: OfficialDocuments) -> str:
    """A line for each claim that does not hold, then the count of each kind."""
    lines = [_line(verdict) for verdict in verdicts if verdict.outcome is not Outcome.HOLDS]
    lines += [_summary(kind, verdicts) for kind in ClaimKind]
    lines.append(
        f"Documents of platforms: {documents.archived} of {documents.cited} cited in an "
        "archived copy."
    )
    return "\n".join([*lines, HOW_TEXTS_ARE_COMPARED, ""])


def evidence_json(verdicts: Sequence[Verdict], documents: OfficialDocuments) -> str:
    """An object with a list of all claims and what came of each."""
    whole = {
        "compared": HOW_TEXTS_ARE_COMPARED,
        "documents_of_platforms": {"cited": documents.cited, "archived": documents.archived},
        "claims": [_object(each) for each in verdicts],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _summary(kind: ClaimKind, verdicts: Sequence[Verdict]) -> str:
    counts = Counter(each.outcome for each in verdicts if each.claim.kind is kind)
    return (
        f"{_PLURALS[kind]}: {counts[Outcome.HOLDS]} of {counts.total()} hold, "
        f"{counts[Outcome.DIFFERS]} differ, {counts[Outcome.NOT_LOOKED_AT]} not looked at."
    )


def _line(verdict: Verdict) -> str:
    claim = verdict.claim
    about = f"{claim.record}, {claim.finding}"
    if claim.finding != claim.source.id:
        about += f", source {claim.source.id}"
    return printable(f"{_WORDS[verdict.outcome]}: {claim.kind} of {about}: {verdict.reason}.")


def _object(verdict: Verdict) -> dict[str, Any]:
    claim, snapshot = verdict.claim, verdict.claim.source.snapshot
    where = {}
    if snapshot is not None and snapshot.commit:
        where = {
            "repository": snapshot.repository,
            "path": snapshot.path,
            "commit": snapshot.commit,
            "captured_on": snapshot.captured_on.isoformat(),
        }
    said: dict[str, Any] = {}
    if claim.quotation:
        said = {"quotation": claim.quotation}
    elif claim.absence is not None:
        said = {"terms": list(claim.absence.terms), "count": claim.absence.count}
    return {
        "kind": claim.kind,
        "record": claim.record,
        "finding": claim.finding,
        "source": claim.source.id,
        **said,
        **where,
        "outcome": verdict.outcome,
        "reason": verdict.reason,
    }
