"""English as the pages write it."""

from __future__ import annotations

from datetime import date

import pytest

from consent_report.editions.day_counts import DayCount
from consent_report.model.dates import PartialDate
from consent_report.outputs.wording import (
    date_in_words,
    day_count_in_words,
    iso_date,
    list_in_words,
    number_in_words,
    phrase,
    places_in_words,
    size_in_words,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [("2024-09-08", "8 September 2024"), ("2024-09", "September 2024"), ("2024", "2024")],
)
def test_a_date_is_written_as_precisely_as_it_is_known(text: str, words: str) -> None:
    assert date_in_words(PartialDate.parse(text)) == words
    assert iso_date(PartialDate.parse(text)) == text


def test_a_day_of_the_calendar_is_written_in_full() -> None:
    assert date_in_words(date(2026, 11, 23)) == "23 November 2026"


@pytest.mark.parametrize(
    ("words", "text"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list_ends_with_and(words: tuple[str, ...], text: str) -> None:
    assert list_in_words(words) == text


def test_numbers_agree_with_their_noun() -> None:
    assert number_in_words(1, "step", "steps") == "1 step"
    assert number_in_words(1240, "step", "steps") == "1,240 steps"
    assert number_in_words(7, "", "") == "7"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        *((1, "1 byte"), (812, "812 bytes"), (43_600, "44 kB")),
        *((999_499, "999 kB"), (999_500, "1.0 MB"), (3_313_664, "3.3 MB")),
    ],
)
def test_the_size_of_a_file_is_rounded_as_people_read_it(count: int, text: str) -> None:
    assert size_in_words(count) == text


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (DayCount(46, 46), "46 days"),
        (DayCount(1, 1), "1 day"),
        (DayCount(0, 0), "0 days"),
        (DayCount(18, 48), "18 to 48 days"),
        (DayCount(0, 77), "at most 77 days"),
        (DayCount(1, None), "1 day or more"),
        (DayCount(1400, 2000), "1,400 to 2,000 days"),
    ],
)
def test_a_count_of_days_says_what_is_sure(days: DayCount, words: str) -> None:
    assert day_count_in_words(days) == words


def test_a_label_inside_a_sentence_keeps_its_capitals_where_they_belong() -> None:
    assert phrase("Help page") == "help page"
    assert phrase("AI assistant") == "AI assistant"


def test_only_places_that_are_no_names_lose_their_capital() -> None:
    assert places_in_words(("Iceland", "Everywhere else")) == "Iceland and everywhere else"
