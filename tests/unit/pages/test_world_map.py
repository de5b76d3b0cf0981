"""The map counts what pages of places count, every country once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from consent_report.model.codes import Status
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.pages.index import ReportIndex
from consent_report.pages.region_answers import RegionAnswers, region_answers
from consent_report.pages.region_index import RegionIndex
from consent_report.pages.world_map import MOST_CLASSES, WorldMap, world_map


@pytest.fixture(scope="module")
def index(report: Report) -> ReportIndex:
    return ReportIndex(report)


@pytest.fixture(scope="module")
def world(index: ReportIndex) -> WorldMap:
    found = world_map(index)
    assert found is not None
    return found


def answers_of(code: str, index: ReportIndex) -> RegionAnswers:
    return region_answers({RegionIndex(index).world.class_of(code): (code,)}, index)


def test_no_country_is_missing_and_none_stands_twice(index: ReportIndex, world: WorldMap) -> None:
    codes = [code for row in world.rows for code in row.codes]
    assert sorted(codes) == sorted(country.code for country in index.regions.countries)


def test_each_country_has_the_count_of_its_page(index: ReportIndex, world: WorldMap) -> None:
    for row in world.rows:
        for code in row.codes:
            answers = answers_of(code, index)
            assert answers.count(Status.MANDATORY, Status.DONE) == row.count, code
            fewest, most = row.can_refuse
            assert fewest <= answers.count(Status.DEFAULT_ON) <= most, code


def test_higher_counts_come_first_and_have_no_lower_class(world: WorldMap) -> None:
    counts = [row.count for row in world.rows]
    levels = [row.level for row in world.rows]
    assert counts == sorted(set(counts), reverse=True)
    assert levels == sorted(levels, reverse=True)
    assert set(levels) == set(range(world.levels))
    assert world.levels <= MOST_CLASSES


def test_places_that_no_record_names_stand_first_in_their_row(world: WorldMap) -> None:
    (usual,) = [row for row in world.rows if row.count == world.usual]
    assert usual.names[0].page == "elsewhere"
    assert [name for row in world.rows for name in row.names].count(usual.names[0]) == 1


def test_where_every_country_has_one_count_there_is_no_map(report: Report) -> None:
    silent = tuple(
        replace(record, practices=(), opt_outs=(), recipients=()) for record in report.platforms
    )
    assert world_map(ReportIndex(replace(report, platforms=silent))) is None


def test_many_counts_share_few_classes_in_order(report: Report) -> None:
    index = ReportIndex(replace(report, platforms=tuple(_records(report))))
    world = world_map(index)
    assert world is not None
    assert len(world.rows) > MOST_CLASSES
    levels = [row.level for row in world.rows]
    assert levels == sorted(levels, reverse=True)
    assert max(levels) == MOST_CLASSES - 1
    assert min(levels) == 0


def _records(report: Report) -> Iterator[PlatformRecord]:
    """Seven records of which the first names one country, the next two, and so on."""
    record = next(each for each in report.platforms if each.slug == "ordinary")
    row = record.practices[0]
    countries = ("DE", "FR", "GB", "US", "BR", "JP", "AU")
    for number in range(1, len(countries) + 1):
        refused = replace(
            row,
            regions=countries[:number],
            status=Status.MANDATORY,
        )
        yield replace(
            record,
            slug=f"record-{number}",
            practices=(refused,),
            opt_outs=(),
            recipients=(),
        )
