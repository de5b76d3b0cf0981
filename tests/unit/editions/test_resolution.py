"""Which row answers a question; where none does, nothing is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_report.editions.resolution import (
    Answer,
    NotChecked,
    Question,
    Specificity,
    resolve,
    specificity,
)
from consent_report.model.codes import Act, Basis, Purpose, Status
from consent_report.model.dates import DayInterval, Missing, PartialDate
from consent_report.model.platforms import Practice
from consent_report.model.spans import Span
from consent_report.model.vocabularies import (
    Country,
    Membership,
    RegionGroup,
    Regions,
    Subdivision,
    Term,
)

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
ALWAYS = DayInterval(date(1993, 11, 1), date.max)
BEFORE_LEAVING = DayInterval(date(1993, 11, 1), date(2020, 2, 1))
REGIONS = Regions(
    wildcards=(Term("*", "Everywhere else", ""), Term("some", "Some places", "")),
    countries=tuple(Country(code, code) for code in ("DE", "FR", "GB", "US", "HR")),
    subdivisions=(Subdivision("US-CA", "California", "US"),),
    groups=(
        RegionGroup(
            "EU",
            "European Union",
            "",
            (
                Membership("DE", ALWAYS),
                Membership("FR", ALWAYS),
                Membership("GB", BEFORE_LEAVING),
                Membership("HR", DayInterval(date(2013, 7, 1), date.max)),
            ),
        ),
    ),
)
CODES = ("*", "some", "EU", "DE", "FR", "GB", "US", "US-CA")
PLACES = ("DE", "FR", "GB", "US", "US-CA", "*")


def row(
    name: str,
    *regions: str,
    start: date = FIRST,
    end: date = date.max,
    status: Status = Status.DEFAULT_ON,
    basis: Basis = Basis.PRACTICE,
    audiences: tuple[str, ...] = ("everyone",),
) -> Practice:
    since = PartialDate.parse(start.isoformat())
    span = Span(since, "effective", Missing.OPEN, None, DayInterval(start, end))
    return Practice(
        id=name,
        regions=regions,
        status=status,
        span=span,
        stated_in="policy",
        stated_by="platform",
        sources=("privacy",),
        audiences=audiences,
        content=("content",),
        basis=basis,
    )


def ask(
    *rows: Practice, region: str = "DE", day: date = LAST, audience: str = "everyone"
) -> Answer:
    question = Question(region, audience, "content", Act.TRAINS, Purpose.GENERATIVE, day)
    return resolve(rows, REGIONS, question)


def deciding(answer: Answer) -> str:
    return answer.deciding.practice.id if answer.deciding else ""


def test_no_row_is_not_checked_and_never_off() -> None:
    answer = ask()

    assert answer.status is NotChecked.NOT_CHECKED
    assert answer.deciding is None


@pytest.mark.parametrize(
    ("region", "name"),
    [("US-CA", "part"), ("US", "country"), ("FR", "group"), ("DE", "member"), ("*", "rest")],
)
def test_the_most_specific_row_decides(region: str, name: str) -> None:
    rows = [
        row("rest", "*"),
        row("group", "EU"),
        row("member", "DE"),
        row("country", "US"),
        row("part", "US-CA"),
    ]

    assert deciding(ask(*rows, region=region)) == name


def test_unnamed_places_answer_for_no_country() -> None:
    assert ask(row("some", "some")).status is NotChecked.NOT_CHECKED


def test_what_is_done_beats_what_is_announced_and_that_beats_what_is_allowed() -> None:
    rows = [
        row("allowed", "DE", basis=Basis.PERMISSION),
        row("announced", "DE", basis=Basis.ANNOUNCED),
        row("done", "DE", basis=Basis.PRACTICE),
    ]

    answer = ask(*rows)

    assert [match.practice.id for match in answer.rows] == ["done", "announced", "allowed"]


def test_a_closer_place_beats_a_firmer_basis() -> None:
    rows = [row("allowed-here", "DE", basis=Basis.PERMISSION), row("done-in-group", "EU")]

    assert deciding(ask(*rows)) == "allowed-here"


def test_until_is_the_first_day_that_no_longer_counts() -> None:
    change = date(2025, 11, 3)
    rows = [row("before", "DE", end=change), row("after", "DE", start=change)]

    assert deciding(ask(*rows, day=change - timedelta(days=1))) == "before"
    assert deciding(ask(*rows, day=change)) == "after"


def test_a_gap_is_not_checked_rather_than_the_row_before() -> None:
    rows = [row("before", "DE", end=date(2025, 1, 1)), row("after", "DE", start=date(2025, 3, 1))]

    assert ask(*rows, day=date(2025, 2, 1)).status is NotChecked.NOT_CHECKED


def test_a_row_for_another_audience_does_not_answer() -> None:
    assert ask(row("teams", "DE", audiences=("teams",))).status is NotChecked.NOT_CHECKED


@pytest.mark.parametrize(
    ("country", "day", "expected"),
    [
        ("GB", date(2020, 1, 31), Specificity.GROUP),
        ("GB", date(2020, 2, 1), None),
        ("HR", date(2013, 6, 30), None),
        ("HR", date(2013, 7, 1), Specificity.GROUP),
    ],
)
def test_members_join_and_leave_a_group_on_their_day(
    country: str, day: date, expected: Specificity | None
) -> None:
    assert specificity("EU", REGIONS, country, day) is expected


def test_a_group_names_the_parts_of_its_members() -> None:
    assert specificity("US", REGIONS, "US-CA", LAST) is Specificity.COUNTRY
    assert specificity("US-CA", REGIONS, "US", LAST) is None


DAYS = st.dates(FIRST, LAST)


@st.composite
def rows_without_overlap(draw: st.DrawFn) -> list[Practice]:
    """Rows that pass the check: each place in its own row at any time, times adjacent."""
    rows = []
    for code in draw(st.lists(st.sampled_from(CODES), unique=True, max_size=len(CODES))):
        days = sorted(draw(st.sets(DAYS, min_size=1, max_size=3)))
        for number, start in enumerate(days):
            end = days[number + 1] if number + 1 < len(days) else date.max
            if draw(st.booleans()):
                rows.append(row(f"{code}-{number}", code, start=start, end=end))
    return rows


@given(rows_without_overlap(), st.sampled_from(PLACES), DAYS)
def test_at_most_one_row_is_the_most_specific(rows: list[Practice], region: str, day: date) -> None:
    answer = ask(*rows, region=region, day=day)

    ranks = [match.specificity for match in answer.rows]
    assert ranks == sorted(ranks)
    assert len(ranks) == len(set(ranks))


@given(rows_without_overlap(), st.sampled_from(PLACES), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    rows: list[Practice], region: str, day: date, random: Random
) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)

    assert ask(*rows, region=region, day=day) == ask(*shuffled, region=region, day=day)


@given(st.sampled_from(CODES), st.sampled_from(PLACES), DAYS, DAYS)
def test_adjacent_rows_never_answer_both(code: str, region: str, change: date, day: date) -> None:
    rows = [row("before", code, end=change), row("after", code, start=change)]

    assert len(ask(*rows, region=region, day=day).rows) <= 1


@given(st.lists(st.sampled_from(CODES), unique=True), st.sampled_from(PLACES), DAYS)
def test_an_unlisted_place_is_not_checked(codes: list[str], region: str, day: date) -> None:
    rows = [row(code, code) for code in codes]

    named = any(specificity(code, REGIONS, region, day) is not None for code in codes)
    assert (ask(*rows, region=region, day=day).status is NotChecked.NOT_CHECKED) is not named


WIDER: Mapping[str, tuple[str, ...]] = {"US-CA": ("US", "*"), "DE": ("EU", "*"), "GB": ("*",)}


@given(st.sampled_from(sorted(WIDER)), st.sampled_from(tuple(Basis)), DAYS)
def test_a_more_specific_row_always_wins(region: str, basis: Basis, day: date) -> None:
    wider = [row(code, code, status=Status.MANDATORY) for code in WIDER[region]]

    answer = ask(*wider, row("own", region, basis=basis), region=region, day=day)

    assert deciding(answer) == "own"
    assert len(answer.rows) == len(wider) + 1
