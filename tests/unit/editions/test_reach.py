"""Whom words on affiliates may mean, by owners: up, across and down, and since which purchase."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consent_report.editions.reach import Reach, control_on, reached
from consent_report.model.dates import DayInterval, End, Missing, PartialDate, Start
from consent_report.model.organisations import Organisation, Organisations, Ownership
from consent_report.model.platforms import (
    AffiliatesDefinition,
    DefinitionMember,
    NamedParty,
    Operator,
    PlatformRecord,
)
from consent_report.model.reports import Report

DAY = date(2026, 11, 23)
WORDS = PartialDate.parse("2025-06")


def owned_by(owner: str, since: str = "", until: str = "") -> Ownership:
    start: Start = PartialDate.parse(since) if since else Missing.UNKNOWN
    end: End = PartialDate.parse(until) if until else Missing.OPEN
    return Ownership(owner, start, end, ())


def group(**owners: list[Ownership]) -> Organisations:
    by_id = {
        id_: Organisation(id_, id_.title(), owners=tuple(links)) for id_, links in owners.items()
    }
    return Organisations(by_id, {})


FAMILY = group(
    top=[],
    left=[owned_by("top", "2020")],
    right=[owned_by("top", "2026-08-14")],
    leaf=[owned_by("right", "2019")],
    other=[],
)


@pytest.fixture
def record(full: PlatformRecord) -> PlatformRecord:
    """Operated by *left*, with words by control since June 2025."""
    return replace(full, operators=(Operator("left", ()),))


def words(
    record: PlatformRecord, mechanism: str = "control", **changes: object
) -> AffiliatesDefinition:
    definition = record.affiliates_definitions[0]
    days = DayInterval(WORDS.first_day, date.max)
    span = replace(definition.span, since=WORDS, until=Missing.OPEN, days=days)
    plain = replace(
        definition, mechanism=mechanism, span=span, regions=("*",), includes=(), excludes=()
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # Fields by name.


def found(
    record: PlatformRecord,
    definition: AffiliatesDefinition,
    organisations: Organisations,
    report: Report,
    day: date = DAY,
) -> dict[str, Reach]:
    control = control_on(organisations, day)
    regions = report.vocabularies.regions
    reaches = list(reached(record, definition, control, regions, day))
    by_organisation = {each.organisation: each for each in reaches}
    assert len(by_organisation) == len(reaches)
    return by_organisation


def test_words_by_control_may_mean_owners_and_all_that_they_own(
    record: PlatformRecord, report: Report
) -> None:
    reaches = found(record, words(record), FAMILY, report)
    assert list(reaches) == ["top", "right", "leaf"]
    chain = [(link.owned, link.owner) for link in reaches["leaf"].links]
    assert chain == [("left", "top"), ("right", "top"), ("leaf", "right")]


def test_words_by_ownership_do_not_mean_the_one_that_nobody_owns(
    record: PlatformRecord, report: Report
) -> None:
    assert list(found(record, words(record, "ownership"), FAMILY, report)) == ["right", "leaf"]


@pytest.mark.parametrize("mechanism", ["threshold", "list", "by_reference", "undefined"])
def test_other_words_reach_nobody_through_owners(
    record: PlatformRecord, report: Report, mechanism: str
) -> None:
    assert found(record, words(record, mechanism), FAMILY, report) == {}


def test_an_acquisition_after_the_words_alone_brings_a_company_in_on_its_day(
    record: PlatformRecord, report: Report
) -> None:
    definition = words(record)
    before = found(record, definition, FAMILY, report, date(2026, 8, 13))
    after = found(record, definition, FAMILY, report, date(2026, 8, 14))
    assert list(before) == ["top"]
    assert list(after) == ["top", "right", "leaf"]
    assert after["top"].acquired_on is None
    assert str(after["right"].acquired_on) == str(after["leaf"].acquired_on) == "2026-08-14"


def test_an_acquisition_in_the_month_of_the_words_is_not_said_to_be_newer(
    record: PlatformRecord, report: Report
) -> None:
    family = group(top=[], left=[owned_by("top", "2025-06-20")])
    assert found(record, words(record), family, report)["top"].acquired_on is None


def test_one_of_several_owners_is_not_taken_to_decide(
    record: PlatformRecord, report: Report
) -> None:
    family = group(top=[], second=[], left=[owned_by("top"), owned_by("second")])
    assert found(record, words(record), family, report) == {}
    sold = group(top=[], second=[], left=[owned_by("top", until="2024"), owned_by("second")])
    assert list(found(record, words(record), sold, report)) == ["second"]


def test_what_the_words_leave_out_and_operators_are_not_found(
    record: PlatformRecord, report: Report
) -> None:
    out = DefinitionMember(NamedParty("right", ""), ())
    assert list(found(record, words(record, excludes=(out,)), FAMILY, report)) == ["top", "leaf"]
    two = replace(record, operators=(Operator("left", ()), Operator("leaf", ())))
    assert list(found(two, words(record), FAMILY, report)) == ["top", "right"]


def test_words_for_a_place_go_by_who_operates_there(record: PlatformRecord, report: Report) -> None:
    two = replace(
        record,
        operators=(Operator("left", (), regions=("EEA",)), Operator("other", (), regions=("US",))),
    )
    assert found(two, words(record, regions=("US",)), FAMILY, report) == {}
    assert "top" in found(two, words(record, regions=("EEA",)), FAMILY, report)
    assert "top" in found(two, words(record, regions=("DE",)), FAMILY, report)
    assert "top" in found(two, words(record, regions=("EU",)), FAMILY, report)
    assert found(two, words(record, regions=("BR",)), FAMILY, report) == {}


def test_owners_in_a_circle_come_to_an_end(record: PlatformRecord, report: Report) -> None:
    circle = group(left=[owned_by("right")], right=[owned_by("left")])
    assert list(found(record, words(record), circle, report)) == ["right"]


def test_words_of_the_past_reach_nobody(record: PlatformRecord, report: Report) -> None:
    definition = words(record)
    ended = DayInterval(date(2020, 1, 1), date(2024, 1, 1))
    past = replace(definition, span=replace(definition.span, days=ended))
    assert found(record, past, FAMILY, report) == {}
