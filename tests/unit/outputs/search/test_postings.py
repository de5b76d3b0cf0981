"""Numbers come back from the index as they went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consent_report.outputs.search.postings import posting, steps
from tests.support.search import numbers_in


@given(st.sets(st.integers(0, 200_000)))
def test_rising_numbers_can_be_read_back(numbers: set[int]) -> None:
    assert numbers_in(steps(sorted(numbers))) == sorted(numbers)


def test_neighbours_take_one_character_each() -> None:
    assert steps([0, 1, 2, 34]) == "AAAf"
    assert steps([32]) == "gB"


def test_labels_stand_before_the_space_and_text_behind_it() -> None:
    assert posting([0], [2]) == "A C"
    assert posting([0], []) == "A"
    assert posting([], [2]) == " C"
