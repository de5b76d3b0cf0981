"""The table of all platforms, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.editions.resolution import NotChecked
from consent_report.model.codes import PathFinding
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.days import (
    VARIES,
    DayAnswer,
    PlaceAnswer,
    answers_by_day,
    answers_said,
    first_day_shown,
)
from consent_report.pages.index import ReportIndex
from consent_report.pages.platform import owners_of

NOTABLE = ("EU", "GB", "US", EVERYWHERE)
"""Places with a column of their own."""


@dataclass(frozen=True, slots=True)
class ExplorerRow:
    """One platform."""

    record: PlatformRecord
    category: Term
    organisations: tuple[tuple[str, str], ...]
    """Identifier and name of operators, then of their owners."""
    answers: tuple[tuple[DayAnswer, ...], ...]
    """For each notable place, in order of days; the last one holds on the day of the report."""
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
    from_day: date | None
    """The day before the first answer; None where no day has another answer."""
    is_latest: bool
    places: tuple[str, ...]
    """Names of the notable places."""
    rows: tuple[ExplorerRow, ...]
    categories: tuple[Term, ...]
    """Those that occur, in the vocabulary's order."""
    statuses: tuple[Term, ...]
    """Those that occur on some day, in the vocabulary's order."""
    said: tuple[PlaceAnswer, ...]
    """Every answer of some day, each once."""


def explorer_page(index: ReportIndex) -> ExplorerPage:
    """The table of the report's platforms."""
    rows = tuple(_row(record, index) for record in index.report.platforms)
    vocabularies = index.report.vocabularies
    categories = {row.category.code for row in rows}
    said = answers_said(days for row in rows for days in row.answers)
    statuses = {each.status.code for each in said}
    known = (*vocabularies["statuses"], index.status_term(NotChecked.NOT_CHECKED), VARIES)
    return ExplorerPage(
        as_of=index.day,
        from_day=first_day_shown(index.periods.values()),
        is_latest=index.report.edition is None,
        places=tuple(index.regions.labels[code] for code in NOTABLE),
        rows=rows,
        categories=tuple(term for term in vocabularies["categories"] if term.code in categories),
        statuses=tuple(term for term in known if term.code in statuses),
        said=said,
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
        answers=tuple(answers_by_day(record, place, index) for place in NOTABLE),
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
