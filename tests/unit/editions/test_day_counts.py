"""Days between dates that are known to the year, the month or the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_report.editions.day_counts import DayCount, DayRange, days_between
from consent_report.model.dates import PartialDate

DAYS = st.dates(date(2020, 1, 1), date(2023, 12, 31))
LENGTHS = st.sampled_from((4, 7, 10))
"""Of a date that is known to the year, the month or the day."""


def written(day: date, length: int) -> DayRange:
    return DayRange.of(PartialDate.parse(day.isoformat()[:length]))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2024-08", "2024-09-18", DayCount(18, 48)),
        ("2024-09-01", "2024-09-18", DayCount(17, 17)),
        ("2024-09-18", "2024-09-18", DayCount(0, 0)),
        ("2024-09", "2024-09-18", DayCount(0, 17)),
        ("2024-09-18", "2024-09", DayCount(0, 12)),
        ("2024-02", "2024-03", DayCount(1, 59)),
        ("2023", "2024", DayCount(1, 730)),
        ("2024-09-19", "2024-09-18", None),
        ("2024-10", "2024-09", None),
    ],
)
def test_the_days_are_all_that_the_dates_allow(start: str, end: str, days: DayCount | None) -> None:
    found = days_between(DayRange.of(PartialDate.parse(start)), DayRange.of(PartialDate.parse(end)))

    assert found == days


@given(DAYS, DAYS, LENGTHS, LENGTHS)
def test_the_true_number_is_always_within(one: date, other: date, first: int, second: int) -> None:
    start, end = sorted((one, other))

    days = days_between(written(start, first), written(end, second))

    assert days is not None
    assert days.most is not None
    assert days.least <= (end - start).days <= days.most


@given(DAYS, DAYS, LENGTHS, LENGTHS)
def test_no_narrower_figure_would_hold(one: date, other: date, first: int, second: int) -> None:
    start, end = written(one, first), written(other, second)
    days = days_between(start, end)

    if days is None:
        assert end.last < start.first
        return
    assert days.most == (end.last - start.first).days
    nearest = min(start.last, end.last)
    assert days.least == max(0, (end.first - nearest).days)
    assert start.first <= nearest <= start.last


@given(DAYS, DAYS, LENGTHS, LENGTHS)
def test_to_know_less_never_makes_a_figure_narrower(
    one: date, other: date, first: int, second: int
) -> None:
    exact = days_between(written(one, 10), written(other, 10))
    coarse = days_between(written(one, first), written(other, second))

    if exact is not None:
        assert coarse is not None
        assert coarse.least <= exact.least
        assert exact.most is not None
        assert coarse.most is not None
        assert coarse.most >= exact.most


@given(DAYS, st.integers(1, 400))
def test_what_surely_came_first_is_no_silence(day: date, earlier: int) -> None:
    assert days_between(written(day, 10), written(day - timedelta(days=earlier), 10)) is None


def test_what_may_have_begun_earlier_has_no_end() -> None:
    assert DayCount(18, 48).or_more == DayCount(18, None)


@pytest.mark.parametrize(
    ("days", "tells"),
    [
        (DayCount(0, None), False),
        (DayCount(1, None), True),
        (DayCount(0, 0), True),
        (DayCount(0, 9), True),
    ],
)
def test_none_or_more_tells_nothing(days: DayCount, tells: bool) -> None:
    assert days.tells_something is tells
