"""Periods of the main answers: every day once, and on each the answer that is resolved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from consent_report.editions.periods import main_periods, period_on
from consent_report.editions.resolution import MAIN_PURPOSES, main_question, resolve
from consent_report.editions.tracks import BEFORE_ALL
from consent_report.model.codes import Act, Purpose
from consent_report.model.dates import DayInterval
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.reports import Report
from consent_report.model.vocabularies import EVERYWHERE, Regions

LAST = date(2026, 11, 23)


@pytest.fixture(scope="module")
def regions(report: Report) -> Regions:
    return report.vocabularies.regions


@pytest.fixture(params=["full", "ordinary"])
def record(report: Report, request: pytest.FixtureRequest) -> PlatformRecord:
    return next(each for each in report.platforms if each.slug == request.param)


def with_rows(record: PlatformRecord, *rows: tuple[str, date, date]) -> PlatformRecord:
    """The record with its first row for each place, from the first day up to the second."""
    row = record.practices[0]
    practices = tuple(
        replace(
            row,
            id=f"row-{number}",
            regions=(place,),
            span=replace(row.span, days=DayInterval(start, end)),
        )
        for number, (place, start, end) in enumerate(rows)
    )
    return replace(record, practices=practices, opt_outs=(), recipients=())


def resolved(
    record: PlatformRecord, regions: Regions, place: str, audience: str, day: date
) -> Practice | None:
    question = replace(main_question(record, place, day), audience=audience)
    for purpose in MAIN_PURPOSES:
        row = resolve(record.practices, regions, replace(question, purpose=purpose)).deciding
        if row:
            return row.practice
    return None


def test_on_every_day_of_change_and_beside_it_the_answer_is_the_resolved_one(
    record: PlatformRecord, regions: Regions
) -> None:
    periods = main_periods(record, regions, LAST)
    edges = {row.span.days.start for row in record.practices} | {LAST}
    days = {day + timedelta(days=n) for day in edges for n in (-1, 0, 1)}
    places = [*(country.code for country in regions.countries), "US-CA", "US-IL", EVERYWHERE]
    for day in sorted(day for day in days if day <= LAST):
        period = period_on(periods, day)
        for place in places:
            found = period.class_of(place, regions).deciding
            for audience, practice in zip(record.audiences, found, strict=True):
                assert practice == resolved(record, regions, place, audience.id, day), (day, place)


def test_periods_are_in_order_and_begin_before_all_and_no_two_neighbours_say_the_same(
    record: PlatformRecord, regions: Regions
) -> None:
    periods = main_periods(record, regions, LAST)
    days = [period.first_day for period in periods]
    assert days == sorted(set(days))
    assert days[0] == BEFORE_ALL
    assert days[-1] <= LAST
    assert all(a.classes != b.classes for a, b in pairwise(periods))


def test_a_period_ends_where_a_membership_changes_who_is_meant(
    report: Report, regions: Regions
) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    union = with_rows(ordinary, ("EU", date(2019, 1, 1), date.max))
    periods = main_periods(union, regions, LAST)
    assert [period.first_day for period in periods] == [
        BEFORE_ALL,
        date(2019, 1, 1),
        date(2020, 2, 1),
    ]
    decided = [period.class_of("GB", regions).deciding[0] is not None for period in periods]
    assert decided == [False, True, False]


def test_a_membership_that_changes_nothing_ends_no_period(report: Report, regions: Regions) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    start = date(2019, 1, 1)
    both = with_rows(ordinary, ("EU", start, date.max), ("GB", start, date.max))
    assert [period.first_day for period in main_periods(both, regions, LAST)] == [BEFORE_ALL, start]


def test_what_lies_ahead_is_not_among_the_periods(report: Report, regions: Regions) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    coming = with_rows(ordinary, ("*", LAST + timedelta(days=1), date.max))
    assert [period.first_day for period in main_periods(coming, regions, LAST)] == [BEFORE_ALL]


def test_other_acts_and_purposes_begin_no_period(report: Report, regions: Regions) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    (row,) = with_rows(ordinary, ("*", date(2019, 1, 1), date.max)).practices
    others = (replace(row, act=Act.SHARES), replace(row, purposes=(Purpose.SAFETY,)))
    for other in others:
        periods = main_periods(replace(ordinary, practices=(other,)), regions, LAST)
        assert len(periods) == 1


def test_a_part_of_a_country_is_named_only_where_it_is_told_apart(
    report: Report, regions: Regions
) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    start, end = date(2019, 1, 1), date(2020, 1, 1)
    part = with_rows(ordinary, ("US", start, date.max), ("US-IL", start, end))
    (_, apart, alike) = main_periods(part, regions, LAST)
    assert [each.places for each in apart.classes] == [("US",), ("US-IL",), ()]
    assert [each.places for each in alike.classes] == [("US",), ()]
