"""The world divided by what a record says: every place once, and every answer the resolved one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consent_report.editions.region_classes import Axes, RegionClass, region_classes
from consent_report.editions.resolution import Question, resolve
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.model.vocabularies import EVERYWHERE

DAY = date(2026, 11, 23)


@pytest.fixture(params=["full", "ordinary"])
def record(report: Report, request: pytest.FixtureRequest) -> PlatformRecord:
    return next(each for each in report.platforms if each.slug == request.param)


def class_of(code: str, classes: tuple[RegionClass, ...]) -> RegionClass:
    return next((each for each in classes if code in each.places), classes[-1])


def test_every_named_place_stands_in_one_class_and_the_rest_in_the_last(
    report: Report, record: PlatformRecord
) -> None:
    classes = region_classes(record, report.vocabularies.regions, DAY)
    places = [place for each in classes for place in each.places]
    assert len(places) == len(set(places))
    assert [each.is_rest for each in classes] == [False] * (len(classes) - 1) + [True]


def test_the_answer_of_a_class_is_that_of_each_of_its_places(
    report: Report, record: PlatformRecord
) -> None:
    regions = report.vocabularies.regions
    classes = region_classes(record, regions, DAY)
    codes = [country.code for country in regions.countries]
    codes += [part.code for part in regions.subdivisions]
    named = {place for each in classes for place in each.places}
    for code in (*codes, EVERYWHERE):
        looked_up = code if code in named else regions.country_of(code)
        found = class_of(looked_up, classes)
        for axes, answer in found.answers.items():
            question = Question(code, axes.audience, axes.content, axes.act, axes.purpose, DAY)
            resolved = resolve(record.practices, regions, question)
            assert [row.practice.id for row in answer.rows] == [
                row.practice.id for row in resolved.rows
            ], (code, axes)


def test_two_classes_never_say_the_same(report: Report, record: PlatformRecord) -> None:
    classes = region_classes(record, report.vocabularies.regions, DAY)
    said = [
        (
            [[row.practice.id for row in answer.rows] for answer in each.answers.values()],
            [path.id for path in each.opt_outs],
            [row.id for row in each.recipients],
        )
        for each in classes
    ]
    assert all(said.count(each) == 1 for each in said)


def test_axes_are_those_of_which_some_open_row_speaks(
    report: Report, record: PlatformRecord
) -> None:
    spoken = {
        Axes(audience, content, row.act, purpose)
        for row in record.practices
        if DAY in row.span.days
        for audience in row.audiences
        for content in row.content
        for purpose in row.purposes
    }
    for each in region_classes(record, report.vocabularies.regions, DAY):
        assert set(each.answers) == spoken


def test_before_any_row_the_world_is_one_class_without_answers(
    report: Report, record: PlatformRecord
) -> None:
    (only,) = region_classes(record, report.vocabularies.regions, date(1990, 1, 1))
    assert only.is_rest
    assert not only.answers


def test_paths_for_a_place_keep_the_order_of_the_record_before_those_for_everywhere_else(
    report: Report,
) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    (path,) = ordinary.opt_outs
    paths = tuple(
        replace(path, id=name, regions=(code,))
        for name, code in (("rest", EVERYWHERE), ("switch", "EEA"), ("locked-out", "DE"))
    )
    classes = region_classes(replace(ordinary, opt_outs=paths), report.vocabularies.regions, DAY)

    offered = {
        code: [each.id for each in class_of(code, classes).opt_outs] for code in ("DE", "FR")
    }
    assert offered == {"DE": ["switch", "locked-out", "rest"], "FR": ["switch", "rest"]}
