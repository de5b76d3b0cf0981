"""Who operates a platform in a place."""

from __future__ import annotations

from datetime import date
from typing import Any

from consent_report.editions.operators import operators_by_place, operators_in
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from tests.support.records import practice, record

DAY = date(2026, 11, 24)


def operated(*operators: dict[str, Any]) -> PlatformRecord:
    return record(
        practice("row", "2024"),
        operators=[{"sources": ["help"]} | each for each in operators],
    )


def test_the_operator_that_names_the_place_most_closely_is_the_one(report: Report) -> None:
    found = operated(
        {"organisation": "world"},
        {"organisation": "ireland", "regions": ["EEA", "CH"]},
        {"organisation": "germany", "regions": ["DE"]},
        {"organisation": "gone", "regions": ["JP"], "until": "2025-01-01"},
    )
    regions = report.vocabularies.regions
    places = ("DE", "FR", "CH", "GB", "JP", "US-CA")
    assert [operators_in(found, place, regions, DAY) for place in places] == [
        ("germany",),
        ("ireland",),
        ("ireland",),
        *[("world",)] * 3,
    ]


def test_places_are_gathered_by_their_operators(report: Report) -> None:
    found = operated({"organisation": "world"}, {"organisation": "swiss", "regions": ["CH", "LI"]})
    assert operators_by_place(found, report.vocabularies.regions, DAY) == {
        ("world",): ("*",),
        ("swiss",): ("CH", "LI"),
    }


def test_a_record_without_operators_names_none(report: Report) -> None:
    found = operators_by_place(operated(), report.vocabularies.regions, DAY)
    assert found == {(): ("*",)}
