"""What a reader can do about each platform, for every place and kind of account.

A sheet says it for places and an audience that are treated alike; which sheet holds where was
decided in the region classes, and in which order its ways stand in ``editions/effects.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from consent_report.editions.effects import RankedWay, ranked_ways
from consent_report.editions.operators import operators_by_place
from consent_report.editions.region_classes import RegionClass, main_answer
from consent_report.model.codes import Status
from consent_report.model.platforms import PlatformRecord
from consent_report.model.rights import Right
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.index import ReportIndex
from consent_report.pages.practices import OptOutView, PracticeView, opt_out_view, practice_view
from consent_report.pages.reading import RecordReader
from consent_report.pages.region_answers import ACT_ON_FIRST
from consent_report.pages.region_index import RegionIndex, RegionPlace

NOTHING_TO_STOP = frozenset({Status.NOT_USED, Status.OPT_IN})
"""Statuses under which nothing happens to a person who does nothing."""


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A practice that no way stops, and what was found on ways to refuse it."""

    practice: PracticeView
    finding: OptOutView | None
    """That none was found, or that there is none; None where the record says neither."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody can do, and what they cannot."""

    main: PracticeView | None
    """The row that answers the main question; None where nothing was checked."""
    ways: tuple[RankedWay, ...]
    """What is worth most first."""
    left: tuple[LeftOpen, ...]
    """What goes on, or may; what to act on first comes first."""
    quiet: tuple[PracticeView, ...]
    """What does not happen, by the platform's word, to a person who does nothing."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Every sheet of a platform, each once, and where each belongs."""

    record: PlatformRecord
    audiences: tuple[str, ...]
    """Labels; the first is the main one."""
    codes: tuple[tuple[str, ...], ...]
    """Codes for each region class; the last class also holds all that is not named."""
    cells: tuple[tuple[int, ...], ...]
    """For each region class and audience, in order, the number of the sheet."""
    sheets: tuple[Sheet, ...]
    practices: tuple[PracticeView, ...]
    """Those that some sheet speaks of, in the record's order."""
    ways: tuple[OptOutView, ...]
    """Those that some sheet offers, in the record's order."""
    operators: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Codes of places, ``*`` for all others, and the names of who operates the platform there."""


@dataclass(frozen=True, slots=True)
class PlatformName:
    """What a platform is called and found by."""

    record: PlatformRecord
    owner: str
    """The name of who owns its first operator, else of that one; empty where none is known."""


@dataclass(frozen=True, slots=True)
class RightView:
    """A right, and where it holds."""

    right: Right
    places: tuple[str, ...]
    """Names, as the list of rights gives them."""
    codes: tuple[str, ...]
    """Countries and parts of countries, groups written out."""


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    """What the page says before anything is chosen."""

    as_of: date
    is_latest: bool
    platforms: int
    categories: tuple[tuple[Term, int], ...]
    """Those that a platform has, and how many have it."""
    rights: tuple[RightView, ...]
    places: tuple[RegionPlace, ...]
    """All that have a page."""
    statuses: tuple[Term, ...]
    """Each status, *not checked* included."""


def checklist_page(index: ReportIndex, places: RegionIndex) -> ChecklistPage:
    """The page for choosing platforms and a place."""
    report = index.report
    counts = [record.category for record in report.platforms]
    return ChecklistPage(
        as_of=index.day,
        is_latest=report.edition is None,
        platforms=len(report.platforms),
        categories=tuple(
            (term, counts.count(term.code))
            for term in report.vocabularies["categories"]
            if term.code in counts
        ),
        rights=tuple(_right_view(each, index) for each in report.vocabularies.rights),
        places=tuple(each for each in places.places.values() if each.has_page),
        statuses=(*report.vocabularies["statuses"], index.status_term("")),
    )


def platform_names(index: ReportIndex) -> Iterator[PlatformName]:
    """Every platform in order of its name."""
    for record in index.report.platforms:
        operating = (op.organisation for op in record.operators if op.operates_on(index.day))
        behind = index.report.organisations.behind(tuple(operating)[:1])
        yield PlatformName(record, behind[:2][-1].name if behind else "")


def checklist(record: PlatformRecord, index: ReportIndex) -> Checklist:
    """The sheets of a platform for every place and audience."""
    reader = RecordReader(record, index)
    practices = {row.id: practice_view(row, reader) for row in record.practices}
    ways = {path.id: opt_out_view(path, practices, reader) for path in record.opt_outs}
    numbers: dict[Sheet, int] = {}
    cells = tuple(
        tuple(
            numbers.setdefault(_sheet(places, audience.id, reader, practices, ways), len(numbers))
            for audience in record.audiences
        )
        for places in index.classes[record.slug]
    )
    sheets = tuple(numbers)
    named = {id_ for sheet in sheets for id_ in _named(sheet)}
    offered = {way.path.id for sheet in sheets for way in sheet.ways}
    return Checklist(
        record=record,
        audiences=tuple(audience.label for audience in record.audiences),
        codes=tuple(each.places for each in index.classes[record.slug]),
        cells=cells,
        sheets=sheets,
        practices=tuple(view for id_, view in practices.items() if id_ in named),
        ways=tuple(view for id_, view in ways.items() if id_ in offered),
        operators=tuple(_operators(record, index)),
    )


def _sheet(
    places: RegionClass,
    audience: str,
    reader: RecordReader,
    practices: Mapping[str, PracticeView],
    ways: Mapping[str, OptOutView],
) -> Sheet:
    answer = main_answer(reader.record, places, audience)
    ranked = ranked_ways(places, audience, reader.day)
    stopped = {practice.id for way in ranked for practice in way.stops}
    left, quiet = [], []
    for practice in places.practices(audience):
        if practice.id in stopped:
            continue
        view = practices[practice.id]
        if practice.status in NOTHING_TO_STOP:
            quiet.append(view)
        else:
            finding = places.way_out(practice.id, audience)
            left.append(LeftOpen(view, ways[finding.id] if finding else None))
    left.sort(key=lambda each: ACT_ON_FIRST.index(each.practice.practice.status))
    main = answer.deciding if answer else None
    return Sheet(
        main=practices[main.practice.id] if main else None,
        ways=ranked,
        left=tuple(left),
        quiet=tuple(quiet),
    )


def _named(sheet: Sheet) -> Iterator[str]:
    if sheet.main is not None:
        yield sheet.main.practice.id
    yield from (each.practice.practice.id for each in sheet.left)
    yield from (view.practice.id for view in sheet.quiet)
    yield from (practice.id for way in sheet.ways for practice in way.stops)


def _operators(
    record: PlatformRecord, index: ReportIndex
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = operators_by_place(record, index.regions, index.day)
    for operators, codes in sorted(found.items(), key=lambda each: each[1]):
        yield codes, tuple(index.organisation_name(each) for each in operators)


def _right_view(right: Right, index: ReportIndex) -> RightView:
    regions = index.regions
    codes = {
        country
        for code in right.regions
        for country in (regions.members_on(code, index.day) if regions.is_group(code) else (code,))
    }
    names = tuple(regions.labels[code] for code in right.regions if code != EVERYWHERE)
    return RightView(right, names, tuple(sorted(codes)))
