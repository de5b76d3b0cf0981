"""How the answer of a platform changed over time, place by place: what a picture of it shows.

Places that had the same answers on the same days share a band. Which row answered on a day was
decided in the periods (ADR-0009).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile

from consent_report.editions.periods import MainClass, MainPeriod
from consent_report.editions.resolution import NotChecked
from consent_report.model.codes import Basis, Status
from consent_report.model.dates import PartialDate
from consent_report.model.evidence import earliest_evidence
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.days import PlaceAnswer
from consent_report.pages.index import ReportIndex
from consent_report.pages.places import class_places

KNOWN_FROM = frozenset({"disclosed", "first_archived", "first_used"})
"""Meanings of a start date after which something may have begun earlier."""


@dataclass(frozen=True, slots=True)
class BandStart:
    """When an answer began to hold, and how well that is known."""

    date: PartialDate
    """As precise as it is known."""
    may_be_earlier: bool
    """Whether it is the day from which something is known, rather than that of its start."""


@dataclass(frozen=True, slots=True)
class BandSegment:
    """Days on which a place had one answer."""

    first_day: date
    end: date
    """The first day of the next segment; of the last one the day after that of the report."""
    answer: PlaceAnswer
    start: BandStart

    @property
    def settled_on(self) -> date:
        """The last day that the start may mean, no later than the end."""
        return min(max(self.start.date.last_day, self.first_day), self.end)


@dataclass(frozen=True, slots=True)
class Band:
    """Places that had the same answers on the same days."""

    places: tuple[str, ...]
    """Codes, sorted; those that some day tells apart from others."""
    is_rest: bool
    names: tuple[str, ...]
    segments: tuple[BandSegment, ...]
    """In order, without a gap, from the first day of the picture up to that of the report."""


@dataclass(frozen=True, slots=True)
class BandPicture:
    """The answers of a platform for its main audience on every day on which there is one."""

    first_day: date
    as_of: date
    audience: str
    """The label of the main audience; empty where the record tells none apart."""
    content: str
    """The label of the main content; empty where the record tells none apart."""
    bands: tuple[Band, ...]
    """In order of their names; that of all other places comes last."""

    @property
    def since(self) -> PartialDate:
        """The first day, as precise as it is known."""
        segments = (each for band in self.bands for each in band.segments[:1])
        return next(
            each.start.date
            for each in segments
            if each.answer.status.code != NotChecked.NOT_CHECKED
        )

    @property
    def statuses(self) -> tuple[Term, ...]:
        """Each status once, in order of its first use."""
        segments = (each for band in self.bands for each in band.segments)
        return tuple(dict.fromkeys(each.answer.status for each in segments))


def band_picture(record: PlatformRecord, index: ReportIndex) -> BandPicture | None:
    """The picture; None where no answer ever changed and no place differs from another."""
    periods = tuple(dropwhile(_is_empty, index.periods[record.slug]))
    if not periods:
        return None
    merged: dict[tuple[BandSegment, ...], list[str]] = {}
    codes = {code for period in periods for each in period.classes for code in each.places}
    for code in (*sorted(codes), EVERYWHERE):
        segments = tuple(_segments(record, periods, code, index))
        merged.setdefault(segments, []).append(code)
    if len(merged) == 1 and len(next(iter(merged))) == 1:
        return None
    return BandPicture(
        first_day=periods[0].first_day,
        as_of=index.day,
        audience=record.main_audience.label if len(record.audiences) > 1 else "",
        content=record.main_content.label if len(record.content) > 1 else "",
        bands=tuple(_bands(merged, index)),
    )


def _is_empty(period: MainPeriod) -> bool:
    """Whether nothing answers for the main audience anywhere."""
    return all(each.deciding[0] is None for each in period.classes)


def _bands(
    merged: Mapping[tuple[BandSegment, ...], list[str]], index: ReportIndex
) -> Iterator[Band]:
    found = []
    for segments, codes in merged.items():
        places = tuple(code for code in codes if code != EVERYWHERE)
        is_rest = EVERYWHERE in codes
        alike = MainClass(places, is_rest, ())
        names = class_places(alike, index.regions, index.day, len(merged) == 1)
        found.append(Band(places, is_rest, names, segments))
    yield from sorted(found, key=lambda each: (each.is_rest, each.names))


def _segments(
    record: PlatformRecord, periods: tuple[MainPeriod, ...], code: str, index: ReportIndex
) -> Iterator[BandSegment]:
    """The answers of a place, those of neighbouring periods together where they are the same."""
    rows = [(each.first_day, each.class_of(code, index.regions).deciding[0]) for each in periods]
    starts: list[tuple[date, PlaceAnswer, BandStart]] = []
    before: Practice | None = None
    for day, row in rows:
        answer = _answer(row, index)
        if not starts or starts[-1][1] != answer:
            starts.append((day, answer, _start(record, day, row, before)))
        before = row
    ends = [*(day for day, _, _ in starts[1:]), index.day + timedelta(days=1)]
    for (day, answer, start), end in zip(starts, ends, strict=True):
        yield BandSegment(day, end, answer, start)


def _answer(row: Practice | None, index: ReportIndex) -> PlaceAnswer:
    if row is None:
        return PlaceAnswer(index.status_term(NotChecked.NOT_CHECKED), None)
    # "Announced, not begun" needs no second word.
    is_plain = row.basis is Basis.PRACTICE or row.status is Status.PLANNED
    basis = None if is_plain else index.report.vocabularies["bases"][row.basis]
    return PlaceAnswer(index.status_term(row.status), basis)


def _start(
    record: PlatformRecord, day: date, row: Practice | None, before: Practice | None
) -> BandStart:
    """From the row that begins on the day, else from the one that ends on it."""
    if row is not None and row.span.days.start == day:
        if isinstance(row.span.since, PartialDate):
            return BandStart(row.span.since, row.span.since_is in KNOWN_FROM)
        seen = earliest_evidence(record.sources, row.sources)
        if seen is not None and seen.first_day == day:
            return BandStart(seen, may_be_earlier=True)
        return BandStart(PartialDate.parse(day.isoformat()), may_be_earlier=True)
    until = before.span.until if before is not None else None
    if isinstance(until, PartialDate) and until.first_day == day:
        return BandStart(until, may_be_earlier=False)
    return BandStart(PartialDate.parse(day.isoformat()), may_be_earlier=False)
