"""Which places something concerns that names places."""

from __future__ import annotations

from datetime import date

import pytest

from consent_report.editions.concern import concerns
from consent_report.model.vocabularies import Regions
from tests.support.reports import corpus_project, report_of

DAY = date(2024, 9, 18)


@pytest.fixture(scope="module")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Regions:
    return report_of(corpus_project(tmp_path_factory.mktemp("corpus"))).vocabularies.regions


@pytest.mark.parametrize(
    ("named", "place"),
    [
        ((), "NG"),
        (("*",), "US-IL"),
        (("GB", "*"), "NG"),
        (("GB",), "GB"),
        (("US", "GB"), "GB"),
        (("EEA",), "DE"),
        (("DE",), "EEA"),
        (("US",), "US-IL"),
        (("US-IL",), "US"),
        (("EU",), "EEA"),
        (("EEA",), "EU"),
    ],
)
def test_what_names_a_place_its_group_or_a_part_of_it_concerns_it(
    regions: Regions, named: tuple[str, ...], place: str
) -> None:
    assert concerns(named, place, regions, DAY)


@pytest.mark.parametrize(
    ("named", "place"),
    [
        (("GB",), "DE"),
        (("EEA",), "CH"),
        (("CH",), "EEA"),
        (("US-IL",), "US-TX"),
        (("US-IL",), "EEA"),
        (("US",), "EU"),
        (("some",), "GB"),
        (("some",), "EU"),
    ],
)
def test_what_names_other_places_does_not(
    regions: Regions, named: tuple[str, ...], place: str
) -> None:
    assert not concerns(named, place, regions, DAY)


def test_a_group_has_the_members_of_the_day(regions: Regions) -> None:
    assert concerns(("EU",), "GB", regions, date(2019, 12, 31))
    assert concerns(("GB",), "EU", regions, date(2019, 12, 31))
    assert not concerns(("EU",), "GB", regions, DAY)
    assert not concerns(("GB",), "EU", regions, DAY)


def test_a_group_without_members_on_the_day_concerns_itself_alone(regions: Regions) -> None:
    before = date(1900, 1, 1)
    assert concerns(("EU",), "EU", regions, before)
    assert not concerns(("EU",), "EEA", regions, before)
    assert not concerns(("EU",), "DE", regions, before)
