"""Dates that lie ahead: what was announced to take effect, and by when a refusal counts in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from consent_report.model.dates import End, PartialDate
from consent_report.model.platforms import OptOut, PlatformRecord, Practice
from consent_report.model.policies import PolicyVersion
from consent_report.model.sources import Source
from consent_report.pages.findings import VersionView, policy_view
from consent_report.pages.index import ReportIndex
from consent_report.pages.practices import OptOutView, PracticeView, opt_out_view, practice_view
from consent_report.pages.reading import RecordReader

Finding = TypeVar("Finding", Practice, PolicyVersion, OptOut)


class ComingKind(StrEnum):
    """What a date is about; how anchors of such findings begin."""

    PRACTICE = "practice"
    """It is to begin on that day."""
    VERSION = "version"
    """Of a document: it is to take effect on that day."""
    OPT_OUT = "opt-out"
    """It is to be used by that day."""


@dataclass(frozen=True, slots=True)
class ComingVersion:
    """A version of a document that is to take effect."""

    policy: str
    """Title of the document."""
    view: VersionView


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A date that lies ahead."""

    kind: ComingKind
    id: str
    """Of the finding in its record."""
    on: PartialDate
    record: PlatformRecord
    about: PracticeView | ComingVersion | OptOutView
    sources: tuple[Source, ...]

    @property
    def key(self) -> str:
        """``practice/acme/begins``: unique in the report, and the same when the date is moved."""
        return f"{self.kind}/{self.record.slug}/{self.id}"

    @property
    def anchor(self) -> str:
        """On the page of the platform."""
        return f"{self.kind}-{self.id}"


def coming_dates(index: ReportIndex) -> tuple[ComingDate, ...]:
    """The dates from the day of the report on, the nearest first.

    A date known to the month or year counts from its first day (ADR-0001).
    """
    found = [
        each
        for record in index.report.platforms
        for each in _of_record(RecordReader(record, index))
    ]
    found.sort(key=lambda each: (each.on.first_day, each.record.slug))
    return tuple(found)


def _of_record(reader: RecordReader) -> Iterator[ComingDate]:
    yield from _practices(reader)
    yield from _versions(reader)
    yield from _deadlines(reader)


def _practices(reader: RecordReader) -> Iterator[ComingDate]:
    for row in reader.record.practices:
        if on := _ahead(row.span.since, reader):
            yield _coming(ComingKind.PRACTICE, row, on, practice_view(row, reader), reader)


def _versions(reader: RecordReader) -> Iterator[ComingDate]:
    for policy in reader.record.policies:
        for number, version in enumerate(policy.versions):
            if on := _ahead(version.effective_on, reader):
                view = policy_view(policy, reader).versions[number]
                about = ComingVersion(policy.title, view)
                yield _coming(ComingKind.VERSION, version, on, about, reader)


def _deadlines(reader: RecordReader) -> Iterator[ComingDate]:
    rows = reader.record.practices_by_id
    for path in reader.record.opt_outs:
        if (on := _ahead(path.deadline, reader)) and reader.holds(path.span.days):
            stopped = {id_: practice_view(rows[id_], reader) for id_ in path.practices}
            about = opt_out_view(path, stopped, reader)
            yield _coming(ComingKind.OPT_OUT, path, on, about, reader)


def _ahead(on: End | None, reader: RecordReader) -> PartialDate | None:
    """The date, where it is one and does not lie before the day of the report."""
    return on if isinstance(on, PartialDate) and on.first_day >= reader.day else None


def _coming(
    kind: ComingKind,
    finding: Finding,
    on: PartialDate,
    about: PracticeView | ComingVersion | OptOutView,
    reader: RecordReader,
) -> ComingDate:
    record = reader.record
    sources = tuple(record.sources[each] for each in finding.sources)
    return ComingDate(kind, finding.id, on, record, about, sources)
