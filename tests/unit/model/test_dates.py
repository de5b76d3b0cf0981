from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_report.model.dates import DayInterval, PartialDate, Precision

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31), Precision.MONTH),
        ("2024-09-18", date(2024, 9, 18), date(2024, 9, 18), Precision.DAY),
    ],
)
def test_a_partial_date_spans_the_days_that_it_may_mean(
    text: str, first: date, last: date, precision: Precision
) -> None:
    parsed = PartialDate.parse(text)

    assert (parsed.first_day, parsed.last_day, parsed.precision) == (first, last, precision)
    assert str(parsed) == text


@pytest.mark.parametrize("text", ["2024-02-30", "2024-13", "24", "", "yesterday"])
def test_a_text_that_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


@given(days, days, days)
def test_adjacent_intervals_never_hold_the_same_day(start: date, middle: date, end: date) -> None:
    start, middle, end = sorted((start, middle, end))
    before, after = DayInterval(start, middle), DayInterval(middle, end)

    assert not before.overlaps(after)
    assert not any(day in before and day in after for day in (start, middle, end))


@given(days, days, days, days)
def test_intervals_overlap_exactly_where_they_share_a_day(
    a: date, b: date, c: date, d: date
) -> None:
    one, other = DayInterval(a, b), DayInterval(c, d)

    first_shared = max(a, c)
    assert one.overlaps(other) == (first_shared in one and first_shared in other)
    assert one.overlaps(other) == other.overlaps(one)


def test_an_interval_that_ends_where_it_starts_is_empty() -> None:
    assert DayInterval(date(2024, 9, 1), date(2024, 9, 1)).is_empty
