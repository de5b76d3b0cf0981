"""The first page: what is known, in numbers with their denominators, and the way to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from consent_report.editions.region_classes import main_answer
from consent_report.editions.resolution import Answer, NotChecked
from consent_report.editions.staleness import AgedFinding, FindingKind
from consent_report.model.codes import Basis, Purpose
from consent_report.model.platforms import Event, PlatformRecord, Practice
from consent_report.model.vocabularies import Term
from consent_report.pages.index import ReportIndex
from consent_report.pages.reading import WEIGHTY_KINDS
from consent_report.pages.world_map import WorldMap, world_map

LATEST_EVENTS = 8
TWELVE_MONTHS = 365


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many platforms have a status."""

    status: Term
    count: int
    names: tuple[tuple[str, str], ...]
    """Slug and name of each."""


@dataclass(frozen=True, slots=True)
class LatestEvent:
    """An event and the platform it belongs to."""

    record: PlatformRecord
    event: Event
    kind: Term


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """All that the overview says."""

    as_of: date
    platforms: tuple[PlatformRecord, ...]
    statuses: tuple[StatusCount, ...]
    """For places that no more specific row names and the main audience, statuses that occur."""
    unspecified: int
    """Of these answers, those from a row that names no purpose."""
    not_shown_to_be_done: int
    """Of these answers, those from a row that tells what was announced or is allowed."""
    practices: int
    weighty_practices: int
    """Of these, those that cite the platform, a regulator or a court."""
    archived_practices: int
    """Of these, those that cite a source with a snapshot."""
    fresh_practices: int
    """Of those that hold, those confirmed within twelve months before the day of the report."""
    open_practices: int
    """Those that hold on the day of the report."""
    sources: int
    events: int
    opt_outs: int
    """Paths that were found and are open."""
    organisations: int
    with_opt_out: int
    """Platforms with such a path."""
    silences: int
    """Platforms of which the days of silence can be counted."""
    latest: tuple[LatestEvent, ...]
    world: WorldMap | None
    """None where every country has the same count."""

    def count(self, status: str) -> int:
        """How many platforms have the status."""
        return sum(each.count for each in self.statuses if each.status.code == status)


def overview_page(index: ReportIndex) -> OverviewPage:
    """The overview of the report."""
    records = index.report.platforms
    practices = [(record, row) for record in records for row in record.practices]
    usable = [_usable_paths(record, index.day) for record in records]
    answers = _answers(index)
    aged = [each for each in index.aged_findings if each.kind is FindingKind.PRACTICE]
    return OverviewPage(
        as_of=index.day,
        platforms=records,
        statuses=_statuses(index, answers),
        unspecified=_deciding(answers, lambda row: Purpose.GENERATIVE not in row.purposes),
        not_shown_to_be_done=_deciding(answers, lambda row: row.basis is not Basis.PRACTICE),
        practices=len(practices),
        weighty_practices=sum(
            any(record.sources[id_].kind in WEIGHTY_KINDS for id_ in row.sources)
            for record, row in practices
        ),
        archived_practices=sum(
            any(record.sources[id_].snapshot for id_ in row.sources) for record, row in practices
        ),
        fresh_practices=sum(_is_fresh(each) for each in aged),
        open_practices=len(aged),
        sources=sum(len(record.sources) for record in records),
        events=sum(len(record.events) for record in records),
        opt_outs=sum(usable),
        organisations=len(index.organisations),
        with_opt_out=sum(count > 0 for count in usable),
        silences=sum(each.longest is not None for each in index.silences.values()),
        latest=_latest(index),
        world=world_map(index),
    )


def _usable_paths(record: PlatformRecord, day: date) -> int:
    return sum(path.finding == "found" and day in path.span.days for path in record.opt_outs)


def _is_fresh(finding: AgedFinding) -> bool:
    return finding.days is not None and finding.days <= TWELVE_MONTHS


def _answers(index: ReportIndex) -> list[tuple[PlatformRecord, Answer | None]]:
    """What answers the main question where no row names the place; None where no row does."""
    return [
        (record, main_answer(record, index.classes[record.slug][-1], record.main_audience.id))
        for record in index.report.platforms
    ]


def _statuses(
    index: ReportIndex, answers: Iterable[tuple[PlatformRecord, Answer | None]]
) -> tuple[StatusCount, ...]:
    """Statuses in the vocabulary's order, *not checked* last."""
    names: dict[str, list[tuple[str, str]]] = {}
    for record, answer in answers:
        status = answer.status if answer else NotChecked.NOT_CHECKED
        names.setdefault(status, []).append((record.slug, record.name))
    order = (*index.report.vocabularies["statuses"].by_code, NotChecked.NOT_CHECKED)
    return tuple(
        StatusCount(index.status_term(code), len(names[code]), tuple(names[code]))
        for code in order
        if code in names
    )


def _deciding(
    answers: Iterable[tuple[PlatformRecord, Answer | None]], is_counted: Callable[[Practice], bool]
) -> int:
    """How many answers are decided by such a row."""
    rows = [answer.deciding for _, answer in answers if answer is not None]
    return sum(row is not None and is_counted(row.practice) for row in rows)


def _latest(index: ReportIndex) -> tuple[LatestEvent, ...]:
    """The newest events up to the day of the report, newest first."""
    kinds = index.report.vocabularies["event_kinds"]
    events = [
        LatestEvent(record, event, kinds[event.kind])
        for record in index.report.platforms
        for event in record.events
        if event.on.first_day <= index.day
    ]
    events.sort(key=lambda each: (each.record.slug, each.event.id))
    events.sort(key=lambda each: each.event.on.first_day, reverse=True)
    return tuple(events[:LATEST_EVENTS])
