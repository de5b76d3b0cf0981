"""Which ways to refuse are offered, and which of them comes first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from consent_report.editions.effects import Effect, RankedWay, effect_of, ranked_ways
from consent_report.editions.region_classes import RegionClass, region_classes
from consent_report.model.codes import PathFinding
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from tests.support.records import practice, record

DAY = date(2026, 11, 24)


def path(id_: str, *practices: str, **fields: Any) -> dict[str, Any]:
    row = {
        "id": id_,
        "practices": list(practices),
        "channel": "setting",
        "since": "2024",
        "sources": ["help"],
        "stops": "It.",
    }
    return row | fields


def ways(report: Report, found: PlatformRecord, place: str = "DE") -> tuple[RankedWay, ...]:
    return ranked_ways(class_of(report, found, place), found.main_audience.id, DAY)


def class_of(report: Report, found: PlatformRecord, place: str) -> RegionClass:
    classes = region_classes(found, report.vocabularies.regions, DAY)
    return next((each for each in classes if place in each.places), classes[-1])


@pytest.mark.parametrize(
    ("effect", "fields"),
    [
        (Effect.TRAINING, {}),
        (Effect.TRAINING, {"status": "mandatory"}),
        (Effect.TRAINING, {"status": "done", "purposes": ["unspecified", "safety"]}),
        (Effect.ALLOWED_TRAINING, {"basis": "permission"}),
        (Effect.ALLOWED_TRAINING, {"basis": "announced"}),
        (Effect.ALLOWED_TRAINING, {"status": "planned"}),
        (Effect.UNCLEAR_TRAINING, {"status": "disputed"}),
        (Effect.UNCLEAR_TRAINING, {"status": "undisclosed"}),
        (Effect.PASSING_ON, {"act": "shares"}),
        (Effect.PASSING_ON, {"act": "licenses", "basis": "permission"}),
        (Effect.OTHER_TRAINING, {"purposes": ["predictive", "safety"]}),
        (Effect.OTHER_USE, {"act": "related"}),
        (Effect.AGREED, {"status": "opt_in"}),
        (Effect.AGREED, {"status": "not_used", "act": "shares"}),
    ],
)
def test_what_it_means_to_stop_a_practice(effect: Effect, fields: dict[str, Any]) -> None:
    (row,) = record(practice("row", "2024", **fields)).practices
    assert effect_of(row) is effect


def test_what_stops_training_now_comes_first_whatever_the_order_of_the_record(
    report: Report,
) -> None:
    found = record(
        practice("agreed", "2024", status="opt_in", content=["b"]),
        practice("shared", "2024", act="shares"),
        practice("ranked", "2024", purposes=["predictive"]),
        practice("allowed", "2024", basis="permission", content=["b"], audiences=["all"]),
        practice("now", "2024", content=["a"]),
        content=[{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
        opt_outs=[
            path("of-ranked", "ranked"),
            path("of-shared", "shared"),
            path("of-allowed", "allowed"),
            path("of-now", "now"),
        ],
    )
    found_ways = [way.path.id for way in ways(report, found)]
    assert found_ways.index("of-now") == 0
    assert found_ways.index("of-shared") < found_ways.index("of-ranked")


def test_a_deadline_that_lies_ahead_comes_first_and_one_that_has_passed_does_not(
    report: Report,
) -> None:
    found = record(
        *(practice(id_, "2024", content=[id_]) for id_ in ("a", "b", "c", "d")),
        content=[{"id": id_, "label": id_} for id_ in ("a", "b", "c", "d")],
        opt_outs=[
            path("none", "a"),
            path("passed", "b", deadline="2026-10"),
            path("later", "c", deadline="2027-02-01"),
            path("this-month", "d", deadline="2026-11"),
        ],
    )
    assert [way.path.id for way in ways(report, found)] == [
        "this-month",
        "later",
        "none",
        "passed",
    ]


def test_what_people_can_do_alone_comes_before_what_an_administrator_must_do(
    report: Report,
) -> None:
    found = record(
        practice("row", "2024"),
        opt_outs=[path("console", "row", who=["admin"]), path("switch", "row")],
    )
    assert [(way.path.id, way.is_alternative) for way in ways(report, found)] == [
        ("switch", False),
        ("console", True),
    ]


def test_a_way_is_ranked_by_what_ways_before_it_leave(report: Report) -> None:
    found = record(
        practice("now", "2024"),
        practice("ranked", "2024", purposes=["predictive"]),
        practice("shared", "2024", act="shares"),
        opt_outs=[path("form", "now", "ranked"), path("switch", "now"), path("box", "shared")],
    )
    assert [(way.path.id, way.effect, way.is_alternative) for way in ways(report, found)] == [
        ("form", Effect.TRAINING, False),
        ("switch", Effect.TRAINING, True),
        ("box", Effect.PASSING_ON, False),
    ]


def test_a_way_out_of_what_does_not_decide_in_the_place_is_not_offered(report: Report) -> None:
    found = record(
        practice("elsewhere", "2024"),
        practice("germany", "2024", regions=["DE"]),
        opt_outs=[
            path("switch", "elsewhere"),
            path("form", "germany"),
            path("looked", "germany", finding="none_found"),
        ],
    )
    assert [way.path.id for way in ways(report, found, "DE")] == ["form"]
    assert [way.path.id for way in ways(report, found, "JP")] == ["switch"]
    assert all(
        way.path.finding is PathFinding.FOUND
        for place in ("DE", "JP")
        for way in ways(report, found, place)
    )
