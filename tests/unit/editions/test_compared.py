"""What a comparison looks up besides practices: who operates, who is an affiliate, who acted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from consent_report.editions.compared import Subject, compared
from consent_report.editions.tracks import BEFORE_ALL
from consent_report.model.dates import DayInterval, Missing, PartialDate
from consent_report.model.platforms import AffiliatesDefinition, Event, Operator, PlatformRecord
from consent_report.model.reports import Report
from consent_report.model.spans import Span
from consent_report.model.vocabularies import Regions

LAST = date(2026, 11, 23)


@pytest.fixture(scope="module")
def regions(report: Report) -> Regions:
    return report.vocabularies.regions


@pytest.fixture(scope="module")
def ordinary(report: Report) -> PlatformRecord:
    return next(each for each in report.platforms if each.slug == "ordinary")


def said(
    record: PlatformRecord, regions: Regions, subject: Subject, place: str, day: str
) -> tuple[str, ...]:
    """What is said of a subject, for all audiences."""
    periods = compared(record, regions, LAST)[subject]
    period = [each for each in periods if each.first_day <= date.fromisoformat(day)][-1]
    (ids,) = period.said_in(place, regions)
    return ids


def test_the_operator_of_a_place_hides_the_one_of_everywhere_else(
    ordinary: PlatformRecord, regions: Regions
) -> None:
    record = replace(
        ordinary,
        operators=(
            Operator("world", (), until=PartialDate.parse("2025")),
            Operator("union", (), regions=("EU",), since=PartialDate.parse("2024-05-01")),
            Operator("world-now", (), since=PartialDate.parse("2025")),
        ),
    )
    asked = [("US", "2024-04-30"), ("FR", "2024-04-30"), ("FR", "2024-05-01"), ("US", "2025-01-01")]
    found = [said(record, regions, Subject.OPERATORS, *each) for each in asked]
    assert found == [("0",), ("0",), ("1",), ("2",)]


def test_wordings_for_the_place_come_before_those_for_everywhere_else(
    ordinary: PlatformRecord, regions: Regions
) -> None:
    def wording(id_: str, place: str, start: date, end: date) -> AffiliatesDefinition:
        span = Span(Missing.UNKNOWN, "", Missing.OPEN, None, DayInterval(start, end))
        return AffiliatesDefinition(id_, "Affiliates", "", span, "", "", (), regions=(place,))

    record = replace(
        ordinary,
        affiliates_definitions=(
            wording("old", "*", date(2020, 1, 1), date(2022, 1, 1)),
            wording("new", "*", date(2022, 1, 1), date.max),
            wording("union", "EU", date(2023, 1, 1), date.max),
        ),
    )
    asked = [("FR", "2019-01-01"), ("FR", "2021-12-31"), ("FR", "2022-01-01"), ("FR", "2023-01-01")]
    found = [said(record, regions, Subject.DEFINITIONS, *each) for each in asked]
    assert found == [(), ("old",), ("new",), ("union", "new")]
    assert said(record, regions, Subject.DEFINITIONS, "US", "2023-01-01") == ("new",)


def test_acts_of_authorities_are_told_from_their_day_where_they_concern_the_place(
    ordinary: PlatformRecord, regions: Regions
) -> None:
    def event(id_: str, on: str, kind: str, *places: str) -> Event:
        return Event(id_, PartialDate.parse(on), kind, "", "", "", (), places)

    record = replace(
        ordinary,
        events=(
            event("asked", "2024-03-01", "regulator_action", "EU"),
            event("deal", "2024-03-02", "deal"),
            event("filed", "2024-04", "litigation", "US-CA"),
            event("decided", "2024-05-05", "regulator_action"),
        ),
    )
    asked = ("FR", "2024-02-29"), ("FR", "2024-03-01"), ("FR", "2024-05-05"), ("US", "2024-04-01")
    found = [said(record, regions, Subject.EVENTS, *each) for each in asked]
    assert found == [(), ("asked",), ("asked", "decided"), ("filed",)]
    assert said(record, regions, Subject.EVENTS, "US-NY", "2026-01-01") == ("filed", "decided")


def test_periods_begin_before_all_and_no_two_neighbours_say_the_same(
    full: PlatformRecord, regions: Regions
) -> None:
    for subject, periods in compared(full, regions, LAST).items():
        assert periods[0].first_day == BEFORE_ALL
        days = [period.first_day for period in periods]
        assert days == sorted(set(days))
        assert all(a.classes != b.classes for a, b in pairwise(periods)), subject
