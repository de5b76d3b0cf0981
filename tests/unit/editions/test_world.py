"""The world divided by all records at once: each place in the class that each record gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from consent_report.editions.region_classes import RegionClass, region_classes
from consent_report.editions.resolution import Question, resolve
from consent_report.editions.world import World, world_of
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.model.vocabularies import EVERYWHERE, Regions

DAY = date(2026, 11, 23)


def ordinary(report: Report, slug: str, *codes: str) -> PlatformRecord:
    """A record with a row for everywhere, and one for each of the codes."""
    record = next(each for each in report.platforms if each.slug == "ordinary")
    (row,) = record.practices
    named = (replace(row, id=f"row-{number}", regions=(code,)) for number, code in enumerate(codes))
    return replace(record, slug=slug, practices=(row, *named), opt_outs=())


def classes_of(
    records: tuple[PlatformRecord, ...], regions: Regions
) -> Mapping[str, tuple[RegionClass, ...]]:
    return {record.slug: region_classes(record, regions, DAY) for record in records}


def world(report: Report, *records: PlatformRecord) -> World:
    regions = report.vocabularies.regions
    return world_of(classes_of(records, regions), regions)


def test_every_place_has_the_answers_that_each_record_resolves_for_it(report: Report) -> None:
    regions = report.vocabularies.regions
    records = (*report.platforms, ordinary(report, "parts", "US", "US-IL", "EEA"))
    by_record = classes_of(records, regions)
    found = world_of(by_record, regions)
    places = [each.code for each in regions.countries]
    places += [each.code for each in regions.subdivisions]
    for place in (*places, EVERYWHERE):
        classes = found.class_of(place).region_classes(by_record)
        assert list(classes) == [record.slug for record in records]
        for record in records:
            for axes, answer in classes[record.slug].answers.items():
                question = Question(place, axes.audience, axes.content, axes.act, axes.purpose, DAY)
                resolved = resolve(record.practices, regions, question)
                assert [row.practice.id for row in answer.rows] == [
                    row.practice.id for row in resolved.rows
                ], (place, record.slug)


def test_places_that_no_record_tells_apart_are_one_class(report: Report) -> None:
    found = world(report, ordinary(report, "a", "EEA"), ordinary(report, "b", "DE", "GB"))
    assert found.class_of("FR") == found.class_of("IS") != found.class_of("DE")
    assert found.class_of("BO") == found.class_of("US-IL") == found.class_of(EVERYWHERE)
    assert len(found.classes) == 4
    assert [each.is_rest for each in found.classes] == [False, False, False, True]


def test_a_part_that_one_record_names_has_its_country_s_class_in_the_others(report: Report) -> None:
    found = world(report, ordinary(report, "a", "US"), ordinary(report, "b", "US-IL"))
    assert found.class_of("US-IL").numbers == (("a", 0), ("b", 0))
    assert found.class_of("US-TX") == found.class_of("US")
    assert found.class_of("US").numbers == (("a", 0),)


def test_a_part_that_is_named_with_all_other_places_leaves_the_class_of_its_country(
    report: Report,
) -> None:
    full = next(each for each in report.platforms if each.slug == "full")
    recipient = next(each for each in full.recipients if DAY in each.span.days)
    everyone = replace(recipient, id="all", regions=(EVERYWHERE, "US-IL"))
    in_the_us = replace(recipient, id="us", regions=("US",))
    record = replace(ordinary(report, "a"), recipients=(everyone, in_the_us))

    found = world(report, record)

    assert found.class_of("US").numbers == (("a", 0),)
    assert found.class_of("US-TX") == found.class_of("US")
    assert found.class_of("US-IL").is_rest
