"""Which documents changed after the copy that a record read, in passages that matter. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from consent_report.evidence.archives import Capture, FileAtCommit
from consent_report.evidence.texts import passages, speaks_of
from consent_report.model.findings import dated_findings
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.model.sources import Source
from consent_report.model.vocabularies import Term


class Drift(StrEnum):
    """What became of a document since it was read."""

    CHANGED = "changed"
    """A passage on a topic that matters is new or gone."""
    GONE = "gone"
    """The archive does not keep it any more."""
    REWORDED = "reworded"
    """There are newer copies, alike in all passages that matter."""
    UNCHANGED = "unchanged"
    """There is no newer copy."""
    NOT_LOOKED_AT = "not_looked_at"
    """No archive at hand has the copy that was read."""


@dataclass(frozen=True, slots=True)
class FollowedDocument:
    """A document of a platform in its newest copy that a record cites."""

    record: str
    """Slug."""
    source: Source
    file: FileAtCommit


@dataclass(frozen=True, slots=True)
class TopicChange:
    """Passages on a topic that are in only one of two copies."""

    topic: Term
    new: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentDrift:
    """What became of one document."""

    document: FollowedDocument
    outcome: Drift
    newer: tuple[Capture, ...] = ()
    """Newest first."""
    changes: tuple[TopicChange, ...] = ()
    """For topics on which something changed, in the order of the vocabulary."""


def followed_documents(report: Report) -> Iterator[FollowedDocument]:
    """Every document that something a record says today rests on, by record and place.

    What a finding rests on is the newest copy that it cites; older copies tell of the past.
    """
    for record in report.platforms:
        newest: dict[tuple[str, str], Source] = {}
        for source in _relied_on(record):
            key = (
                (source.snapshot.repository, source.snapshot.path) if source.snapshot else ("", "")
            )
            if key not in newest or _captured_on(newest[key]) < _captured_on(source):
                newest[key] = source
        for (_, path), source in sorted(newest.items(), key=lambda item: item[0]):
            commit = source.snapshot.commit if source.snapshot else ""
            yield FollowedDocument(record.slug, source, FileAtCommit(commit, path))


def _relied_on(record: PlatformRecord) -> Iterator[Source]:
    """For each finding that has not ended, the newest copy of a document of the platform."""
    for _where, finding in dated_findings(record):
        if finding.span.is_open:
            cited = (record.sources[each] for each in finding.sources)
            copies = [each for each in cited if each.kind == "official" and _has_copy(each)]
            if copies:
                yield max(copies, key=_captured_on)


def _has_copy(source: Source) -> bool:
    return source.snapshot is not None and bool(source.snapshot.commit)


def drift_of(
    documents: Iterable[FollowedDocument],
    newer: Mapping[FileAtCommit, Sequence[Capture]],
    contents: Mapping[FileAtCommit, bytes],
    topics: Iterable[Term],
) -> tuple[DocumentDrift, ...]:
    """What became of each document, in the same order.

    ``newer`` has the later captures of each copy that was read; ``contents`` the bytes of
    those copies and of the newest captures.
    """
    watched = [(topic, speaks_of(topic.words)) for topic in topics]
    return tuple(_drift(each, newer, contents, watched) for each in documents)


def _drift(
    document: FollowedDocument,
    newer: Mapping[FileAtCommit, Sequence[Capture]],
    contents: Mapping[FileAtCommit, bytes],
    watched: Iterable[tuple[Term, Callable[[str], bool]]],
) -> DocumentDrift:
    file = document.file
    if file not in newer or file not in contents:
        return DocumentDrift(document, Drift.NOT_LOOKED_AT)
    captures = tuple(newer[file])
    if not captures:
        return DocumentDrift(document, Drift.UNCHANGED)
    newest = contents.get(FileAtCommit(captures[0].commit, file.path))
    if newest is None:
        return DocumentDrift(document, Drift.GONE, captures)
    changes = tuple(_changes(contents[file], newest, watched))
    return DocumentDrift(document, Drift.CHANGED if changes else Drift.REWORDED, captures, changes)


def files_to_compare(newer: Mapping[FileAtCommit, Sequence[Capture]]) -> set[FileAtCommit]:
    """The copies that were read, and the newest capture of each."""
    newest = {FileAtCommit(each[0].commit, file.path) for file, each in newer.items() if each}
    return newest | newer.keys()


def _changes(
    read: bytes, newest: bytes, watched: Iterable[tuple[Term, Callable[[str], bool]]]
) -> Iterator[TopicChange]:
    before, after = _passages(read), _passages(newest)
    new = [each for each in after if each not in before]
    gone = [each for each in before if each not in after]
    for topic, matters in watched:
        change = TopicChange(topic, tuple(filter(matters, new)), tuple(filter(matters, gone)))
        if change.new or change.gone:
            yield change


def _passages(content: bytes) -> dict[str, None]:
    return dict.fromkeys(passages(content.decode("utf-8", "replace")))


def _captured_on(source: Source) -> str:
    return source.snapshot.captured_on.isoformat() if source.snapshot else ""
