"""Answers of any day: what was so then, as far as the record knows now (ADR-0009).

Today's answer of a list is the last of its days, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from consent_report.editions.periods import MainClass, MainPeriod, period_on
from consent_report.editions.resolution import NotChecked
from consent_report.editions.tracks import BEFORE_ALL
from consent_report.model.codes import Basis
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.vocabularies import Term
from consent_report.pages.index import ReportIndex

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
class DayAnswer:
    """The answer from a day up to the next one."""

    first_day: date | None
    """None for the days before any answer."""
    answer: PlaceAnswer


def answers_by_day(
    record: PlatformRecord, place: str, index: ReportIndex, audience: int = 0
) -> tuple[DayAnswer, ...]:
    """The main answers of a place for the audience of that number, in order of days.

    The answer of a group is that of its members on the day, where all of them share one.
    """
    return answers_in_periods(index.periods[record.slug], place, index, audience)


def answers_in_periods(
    periods: tuple[MainPeriod, ...], place: str, index: ReportIndex, audience: int = 0
) -> tuple[DayAnswer, ...]:
    """The same, of any topic's periods."""
    days: list[DayAnswer] = []
    for first_day in _days(periods, place, index):
        answer = _answer(period_on(periods, first_day), place, index, audience, first_day)
        if not days or days[-1].answer != answer:
            days.append(DayAnswer(None if first_day == BEFORE_ALL else first_day, answer))
    return tuple(days)


def answers_said(histories: Iterable[Iterable[DayAnswer]]) -> tuple[PlaceAnswer, ...]:
    """Every answer of some day, each once, in order of their first use."""
    return tuple(dict.fromkeys(each.answer for days in histories for each in days))


def first_day_shown(histories: Iterable[tuple[MainPeriod, ...]]) -> date | None:
    """The day before the first answer of all; None where the answers are those of every day."""
    firsts = [periods[1].first_day for periods in histories if len(periods) > 1]
    return min(firsts) - timedelta(days=1) if firsts else None


def _days(periods: tuple[MainPeriod, ...], place: str, index: ReportIndex) -> list[date]:
    """The days on which the answer of the place may change."""
    days = {period.first_day for period in periods}
    if index.regions.is_group(place):
        days |= {day for day in index.regions.membership_days(place) if day <= index.day}
    return sorted(days)


def _answer(
    period: MainPeriod, place: str, index: ReportIndex, audience: int, day: date
) -> PlaceAnswer:
    found = {
        _status_and_basis(each.deciding[audience]) for each in _classes(period, place, index, day)
    }
    if len(found) > 1:
        return PlaceAnswer(VARIES, None)
    status, basis = found.pop()
    return PlaceAnswer(index.status_term(status), _basis_term(basis, index))


def _basis_term(basis: Basis | None, index: ReportIndex) -> Term | None:
    if basis is None or basis is Basis.PRACTICE:
        return None
    return index.report.vocabularies["bases"][basis]


def _classes(period: MainPeriod, place: str, index: ReportIndex, day: date) -> Iterable[MainClass]:
    """Those of a place, or of all members of a group; a group without any is not named."""
    regions = index.regions
    codes = regions.members_on(place, day) if regions.is_group(place) else (place,)
    return [period.class_of(code, regions) for code in codes] or [period.classes[-1]]


def _status_and_basis(row: Practice | None) -> tuple[str, Basis | None]:
    return (row.status, row.basis) if row else (NotChecked.NOT_CHECKED, None)
