"""The table of all platforms, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.editions.region_classes import RegionClass
from consent_report.editions.resolution import NotChecked
from consent_report.model.codes import Basis, PathFinding
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.answer_sheet import main_answer
from consent_report.pages.index import ReportIndex
from consent_report.pages.platform import owners_of

NOTABLE = ("EU", "GB", "US", EVERYWHERE)
"""Places with a column of their own."""

VARIES = Term(
    "varies", "Differs by country", "The countries of the group have different answers.", "dots"
)
"""Shown where the members of a group do not share one answer."""


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """The answer in a place, and how firm it is."""

    status: Term
    basis: Term | None
    """What is said where it is not stated that it is done; None elsewhere."""


@dataclass(frozen=True, slots=True)
class ExplorerRow:
    """One platform."""

    record: PlatformRecord
    category: Term
    organisations: tuple[tuple[str, str], ...]
    """Identifier and name of operators, then of their owners."""
    answers: tuple[PlaceAnswer, ...]
    """For each notable place."""
    opt_outs: int
    """Paths that were found and are open."""
    none_found: Term | None
    """What is said where there is no such path; None where nobody looked."""
    confirmed_on: PartialDate | None
    """The newest confirmation among practices that hold; None where none is dated."""


@dataclass(frozen=True, slots=True)
class ExplorerPage:
    """All that the explorer says."""

    as_of: date
    places: tuple[str, ...]
    """Names of the notable places."""
    rows: tuple[ExplorerRow, ...]
    categories: tuple[Term, ...]
    """Those that occur, in the vocabulary's order."""
    statuses: tuple[Term, ...]
    """Those that occur, in the vocabulary's order."""


def explorer_page(index: ReportIndex) -> ExplorerPage:
    """The table of the report's platforms."""
    rows = tuple(_row(record, index) for record in index.report.platforms)
    vocabularies = index.report.vocabularies
    categories = {row.category.code for row in rows}
    statuses = {answer.status.code for row in rows for answer in row.answers}
    known = (*vocabularies["statuses"], index.status_term(NotChecked.NOT_CHECKED), VARIES)
    return ExplorerPage(
        as_of=index.day,
        places=tuple(index.regions.labels[code] for code in NOTABLE),
        rows=rows,
        categories=tuple(term for term in vocabularies["categories"] if term.code in categories),
        statuses=tuple(term for term in known if term.code in statuses),
    )


def _row(record: PlatformRecord, index: ReportIndex) -> ExplorerRow:
    operators = (
        operator.organisation for operator in record.operators if operator.operates_on(index.day)
    )
    named = [(id_, index.organisation_name(id_)) for id_ in dict.fromkeys(operators)]
    findings = [path.finding for path in record.opt_outs if index.day in path.span.days]
    return ExplorerRow(
        record=record,
        category=index.report.vocabularies["categories"][record.category],
        organisations=(*named, *owners_of(record, index)),
        answers=tuple(_answer(record, place, index) for place in NOTABLE),
        opt_outs=findings.count(PathFinding.FOUND),
        none_found=_none_found(findings, index),
        confirmed_on=last_confirmed(record, index.day),
    )


def _none_found(findings: list[PathFinding], index: ReportIndex) -> Term | None:
    """The firmest finding that there is no path."""
    for finding in (PathFinding.CONFIRMED_NONE, PathFinding.NONE_FOUND):
        if finding in findings:
            return index.report.vocabularies["path_findings"][finding]
    return None


def last_confirmed(record: PlatformRecord, day: date) -> PartialDate | None:
    """The newest confirmation among the practices that hold; None where none is dated."""
    dates = [
        row.span.confirmed_on
        for row in record.practices
        if day in row.span.days and row.span.confirmed_on is not None
    ]
    return max(dates, key=lambda each: each.last_day, default=None)


def _answer(record: PlatformRecord, place: str, index: ReportIndex) -> PlaceAnswer:
    """The answer of a place; that of a group where all its members share one."""
    regions = index.regions
    codes = regions.members_on(place, index.day) if regions.is_group(place) else (place,)
    classes = index.classes[record.slug]
    found = set()
    for number in {_class_of(code, classes) for code in codes}:
        answer = main_answer(record, classes[number], record.main_audience.id)
        row = answer.deciding if answer else None
        found.add((row.practice.status, row.practice.basis) if row else None)
    if len(found) > 1:
        return PlaceAnswer(VARIES, None)
    decided = found.pop()
    if decided is None:
        return PlaceAnswer(index.status_term(NotChecked.NOT_CHECKED), None)
    status, basis = decided
    bases = index.report.vocabularies["bases"]
    return PlaceAnswer(index.status_term(status), None if basis is Basis.PRACTICE else bases[basis])


def _class_of(code: str, classes: tuple[RegionClass, ...]) -> int:
    """The number of the class that holds a country; the last holds all that is not named."""
    numbers = (n for n, places in enumerate(classes) if code in places.places)
    return next(numbers, len(classes) - 1)
