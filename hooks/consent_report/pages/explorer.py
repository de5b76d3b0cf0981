"""The table of all platforms, one row each, and what it can be filtered by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from consent_report.editions.resolution import NotChecked
from consent_report.model.codes import PathFinding, Use
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
from consent_report.pages.topics import TopicAnswers, topic_answers

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
    """Paths that were found and are open, in any place and for any use."""
    actors: tuple[str, ...]
    """Codes of who can use them; empty where there is none."""
    kinds: tuple[str, ...]
    """Codes of the kinds of data that a source says are used, for whatever the record speaks of."""
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
    place_codes: tuple[str, ...]
    rows: tuple[ExplorerRow, ...]
    categories: tuple[Term, ...]
    """Those that occur, in the vocabulary's order."""
    statuses: tuple[Term, ...]
    """Those that occur on some day for some topic, in the vocabulary's order."""
    actors: tuple[Term, ...]
    kinds: tuple[Term, ...]
    companies: tuple[tuple[str, str], ...]
    """Identifier and name of every operator and owner, by name."""
    topics: tuple[TopicAnswers, ...]
    """What can be asked, the main topic first."""
    said: tuple[PlaceAnswer, ...]
    """Every answer of some day to some topic, each once."""


def explorer_page(index: ReportIndex) -> ExplorerPage:
    """The table of the report's platforms."""
    rows = tuple(_row(record, index) for record in index.report.platforms)
    vocabularies = index.report.vocabularies
    groups = tuple(place for place in NOTABLE if index.regions.is_group(place))
    topics = topic_answers(index, groups)
    said = _said(rows, topics, index)
    return ExplorerPage(
        as_of=index.day,
        from_day=first_day_shown(index.periods.values()),
        is_latest=index.report.edition is None,
        places=tuple(index.regions.labels[code] for code in NOTABLE),
        place_codes=NOTABLE,
        rows=rows,
        categories=_occurring(vocabularies["categories"], (row.category.code for row in rows)),
        statuses=_occurring(
            (*vocabularies["statuses"], index.status_term(NotChecked.NOT_CHECKED), VARIES),
            (each.status.code for each in said),
        ),
        actors=_occurring(vocabularies["actors"], (each for row in rows for each in row.actors)),
        kinds=_occurring(
            vocabularies["content_kinds"], (each for row in rows for each in row.kinds)
        ),
        companies=_companies(rows),
        topics=topics,
        said=said,
    )


def _occurring(terms: Iterable[Term], codes: Iterable[str]) -> tuple[Term, ...]:
    """The terms that occur, in their own order."""
    found = set(codes)
    return tuple(term for term in terms if term.code in found)


def _companies(rows: tuple[ExplorerRow, ...]) -> tuple[tuple[str, str], ...]:
    found = {each for row in rows for each in row.organisations}
    return tuple(sorted(found, key=lambda each: (each[1].casefold(), each[0])))


def _said(
    rows: tuple[ExplorerRow, ...], topics: tuple[TopicAnswers, ...], index: ReportIndex
) -> tuple[PlaceAnswer, ...]:
    """Those of the table first, then those that another place or topic adds."""
    shown = [days for row in rows for days in row.answers]
    others = [
        each.days for topic in topics for places in topic.platforms.values() for each in places
    ]
    not_checked = PlaceAnswer(index.status_term(NotChecked.NOT_CHECKED), None)
    return answers_said((*shown, *others, (DayAnswer(None, not_checked),)))


def _row(record: PlatformRecord, index: ReportIndex) -> ExplorerRow:
    operators = (
        operator.organisation for operator in record.operators if operator.operates_on(index.day)
    )
    named = [(id_, index.organisation_name(id_)) for id_ in dict.fromkeys(operators)]
    paths = [path for path in record.opt_outs if index.day in path.span.days]
    findings = [path.finding for path in paths]
    found = [path for path in paths if path.finding is PathFinding.FOUND]
    used = {
        each.kind for content in record.content for each in content.kinds if each.use is Use.USED
    }
    return ExplorerRow(
        record=record,
        category=index.report.vocabularies["categories"][record.category],
        organisations=(*named, *owners_of(record, index)),
        answers=tuple(answers_by_day(record, place, index) for place in NOTABLE),
        opt_outs=len(found),
        actors=tuple(sorted({who for path in found for who in path.who})),
        kinds=tuple(sorted(used)),
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
