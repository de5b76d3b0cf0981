"""Places as readers know them."""

from __future__ import annotations

from datetime import date

import pytest

from consent_report.editions.region_classes import RegionClass
from consent_report.model.vocabularies import Regions
from consent_report.pages.places import class_places, row_places
from tests.support.reports import corpus_project, report_of

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Regions:
    return report_of(corpus_project(tmp_path_factory.mktemp("corpus"))).vocabularies.regions


def places(*codes: str, is_rest: bool = False) -> RegionClass:
    return RegionClass(codes, is_rest, {}, (), ())


def test_a_whole_group_is_named_instead_of_its_members(regions: Regions) -> None:
    codes = (*regions.members_on("EEA", DAY), "CH")
    named = class_places(places(*codes), regions, DAY, is_alone=False)
    assert named == ("European Economic Area", "Switzerland")


def test_the_largest_group_that_fits_is_named_first_and_the_rest_by_name(regions: Regions) -> None:
    codes = (*regions.members_on("EU", DAY), "NO", "IS")
    named = class_places(places(*codes), regions, DAY, is_alone=False)
    assert named == ("European Union", "Iceland", "Norway")


def test_a_group_that_lacks_few_members_is_named_without_them(regions: Regions) -> None:
    codes = (*(code for code in regions.members_on("EEA", DAY) if code not in ("DE", "IT")), "CH")
    named = class_places(places(*codes), regions, DAY, is_alone=False)
    assert named == ("European Economic Area (without Germany and Italy)", "Switzerland")


def test_part_of_a_group_is_named_member_by_member(regions: Regions) -> None:
    assert class_places(places("FR", "DE"), regions, DAY, is_alone=False) == ("France", "Germany")


def test_everywhere_else_is_everywhere_where_nothing_else_is_named(regions: Regions) -> None:
    assert row_places(("*",), regions, is_alone=True) == ("Everywhere",)
    assert row_places(("*",), regions, is_alone=False) == ("Everywhere else",)
    rest = places(is_rest=True)
    assert class_places(rest, regions, DAY, is_alone=True) == ("Everywhere",)
