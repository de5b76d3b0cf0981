"""What records say of archived copies, and whether the copies bear it out. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from consent_report.evidence.archives import FileAtCommit
from consent_report.evidence.texts import contains, count_of
from consent_report.model.platforms import PlatformRecord
from consent_report.model.policies import Absence
from consent_report.model.problems import shown
from consent_report.model.reports import Report
from consent_report.model.sources import Quotation, Source

ORGANISATIONS = "organisations"
"""Where the sources of ``organisations.yml`` stand in a list of platforms."""


class ClaimKind(StrEnum):
    """What is said of a copy."""

    SNAPSHOT = "snapshot"
    """It is there, with this hash."""
    QUOTATION = "quotation"
    """These words stand in it."""
    ABSENCE = "absence"
    """These terms stand in it so often."""


class Outcome(StrEnum):
    """What came of looking."""

    HOLDS = "holds"
    DIFFERS = "differs"
    NOT_LOOKED_AT = "not_looked_at"
    """No archive at hand has the copy, or the source has none in a git archive."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a record says of a copy."""

    kind: ClaimKind
    record: str
    """Slug of the platform, or ``organisations``."""
    finding: str
    """Identifier of the finding that says so; that of the source for a snapshot."""
    source: Source
    quotation: str = ""
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What looking at a copy showed."""

    claim: Claim
    outcome: Outcome
    reason: str
    """Why, as a clause without a full stop."""


def claims_of(report: Report) -> Iterator[Claim]:
    """Every claim of the report, by record: snapshots, then quotations, then absences."""
    yield from _snapshot_claims(ORGANISATIONS, report.organisations.sources)
    for record in report.platforms:
        yield from _snapshot_claims(record.slug, record.sources)
        for finding, quote in _quotations(record):
            if quote is not None:
                source = record.sources[quote.source]
                yield Claim(ClaimKind.QUOTATION, record.slug, finding, source, quote.text)
        for finding, absence in _absences(record):
            source = record.sources[absence.source]
            yield Claim(ClaimKind.ABSENCE, record.slug, finding, source, absence=absence)


def _snapshot_claims(record: str, sources: Mapping[str, Source]) -> Iterator[Claim]:
    for source in sources.values():
        if source.snapshot is not None:
            yield Claim(ClaimKind.SNAPSHOT, record, source.id, source)


@dataclass(frozen=True, slots=True)
class OfficialDocuments:
    """How many documents of platforms are cited, and how many of them in an archived copy."""

    cited: int
    archived: int


def official_documents(report: Report) -> OfficialDocuments:
    """Counted over the sources of all platforms."""
    official = [
        source
        for record in report.platforms
        for source in record.sources.values()
        if source.kind == "official"
    ]
    archived = sum(source.snapshot is not None for source in official)
    return OfficialDocuments(len(official), archived)


def repositories_of(report: Report) -> set[str]:
    """Every git repository that a snapshot names, as ``owner/name``."""
    claims = (claim.source.snapshot for claim in claims_of(report))
    return {each.repository for each in claims if each is not None and each.commit}


def files_of(claims: Iterable[Claim]) -> set[FileAtCommit]:
    """The files that have to be read to look at the claims."""
    return {file for claim in claims if (file := _file_of(claim.source)) is not None}


def verify(claims: Iterable[Claim], contents: Mapping[FileAtCommit, bytes]) -> tuple[Verdict, ...]:
    """A verdict on each claim, in the same order."""
    return tuple(_verdict(claim, contents) for claim in claims)


def _verdict(claim: Claim, contents: Mapping[FileAtCommit, bytes]) -> Verdict:
    file = _file_of(claim.source)
    if file is None:
        return Verdict(claim, Outcome.NOT_LOOKED_AT, "the source has no copy in a git archive")
    content = contents.get(file)
    if content is None:
        return Verdict(claim, Outcome.NOT_LOOKED_AT, "no archive at hand has this copy")
    if claim.kind is ClaimKind.SNAPSHOT:
        return _snapshot_verdict(claim, content)
    text = content.decode("utf-8", "replace")
    if claim.absence is not None:
        return _absence_verdict(claim, claim.absence, text)
    if contains(text, claim.quotation):
        return Verdict(claim, Outcome.HOLDS, "the words stand in the copy")
    found = f"the copy does not hold {shown(claim.quotation, 400)}"
    return Verdict(claim, Outcome.DIFFERS, found)


def _snapshot_verdict(claim: Claim, content: bytes) -> Verdict:
    expected = claim.source.snapshot.sha256 if claim.source.snapshot else ""
    found = hashlib.sha256(content).hexdigest()
    if not expected:
        return Verdict(claim, Outcome.HOLDS, f"the copy is there; its SHA-256 is {found}")
    if expected == found:
        return Verdict(claim, Outcome.HOLDS, "the copy is there with this hash")
    return Verdict(claim, Outcome.DIFFERS, f"the SHA-256 of the copy is {found}")


def _absence_verdict(claim: Claim, absence: Absence, text: str) -> Verdict:
    count = count_of(text, absence.terms)
    if count == absence.count:
        return Verdict(claim, Outcome.HOLDS, f"the count of its terms there is {count}")
    return Verdict(claim, Outcome.DIFFERS, f"the count of its terms there is {count}")


def _file_of(source: Source) -> FileAtCommit | None:
    snapshot = source.snapshot
    if snapshot is None or not snapshot.commit:
        return None
    return FileAtCommit(snapshot.commit, snapshot.path)


def _quotations(record: PlatformRecord) -> Iterator[tuple[str, Quotation | None]]:
    """Every finding that may quote, and what it quotes."""
    for practice in record.practices:
        yield practice.id, practice.quote
    for definition in record.affiliates_definitions:
        yield definition.id, definition.quote
    for recipient in record.recipients:
        yield recipient.id, recipient.quote
    for policy in record.policies:
        for version in policy.versions:
            yield version.id, version.quote


def _absences(record: PlatformRecord) -> Iterator[tuple[str, Absence]]:
    for policy in record.policies:
        for version in policy.versions:
            if version.absence is not None:
                yield version.id, version.absence
