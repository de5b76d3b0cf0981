"""What a checklist looks up, held against the region classes that decide it."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest

from consent_report.editions.region_classes import RegionClass, main_answer
from consent_report.model.codes import PathFinding
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.model.rights import COMPANY, PLATFORM
from consent_report.outputs.checklist import FOLDER, NAMES, checklist_assets
from consent_report.pages.index import ReportIndex
from tests.support.reports import ROOT, report_of


@pytest.fixture(scope="module")
def real() -> Report:
    """The report as it stands."""
    return report_of(ROOT)


@pytest.fixture(scope="module")
def index(real: Report) -> ReportIndex:
    return ReportIndex(real)


@pytest.fixture(scope="module")
def files(index: ReportIndex) -> dict[str, Any]:
    """What each script file hands over, by its path."""
    return dict(taken(asset.content.decode("utf-8")) for asset in checklist_assets(index))


def taken(script: str) -> tuple[str, Any]:
    found = re.fullmatch(r"consentReport\.take\((.*)\);\n", script)
    assert found
    path, value = json.loads(f"[{found[1]}]")
    return path, value


def class_number(data: dict[str, Any], place: str) -> int:
    """As docs/assets/checklist-list.js finds it."""
    for code in (place, place.split("-")[0]):
        for number, codes in enumerate(data["places"]):
            if code in codes.split():
                return number
    return len(data["places"]) - 1


def sheet(data: dict[str, Any], place: str, audience: int) -> dict[str, Any]:
    found: dict[str, Any] = data["sheets"][data["cells"][class_number(data, place)][audience]]
    return found


def class_in(classes: tuple[RegionClass, ...], index: ReportIndex, place: str) -> RegionClass:
    for code in (place, index.regions.country_of(place)):
        for each in classes:
            if code in each.places:
                return each
    return classes[-1]


def questions(index: ReportIndex) -> list[tuple[PlatformRecord, str, int]]:
    """Random platforms, places and audiences, the same in each run."""
    chance = random.Random(17)
    regions = index.regions
    places = [country.code for country in regions.countries]
    places += [part.code for part in regions.subdivisions]
    records = index.report.platforms
    found = []
    for record in records:
        for place in (*chance.sample(places, 6), "DE", "GB", "CH", "BR", "US-CA", "US-IL"):
            found.append((record, place, chance.randrange(len(record.audiences))))
    return found


def test_the_ways_offered_are_those_of_the_region_class(
    index: ReportIndex, files: dict[str, Any]
) -> None:
    offered = 0
    for record, place, number in questions(index):
        data = files[f"{FOLDER}{record.slug}.js"]
        places = class_in(index.classes[record.slug], index, place)
        audience = record.audiences[number].id
        deciding = {row.id for row in places.practices(audience)}
        expected = {
            path.id
            for path in places.opt_outs
            if path.finding is PathFinding.FOUND
            and audience in path.audiences
            and deciding & set(path.practices)
        }
        shown = sheet(data, place, number)
        found = [data["ways"][way[0]]["id"] for way in shown["ways"]]
        assert set(found) == expected, (record.slug, place, audience)
        assert len(found) == len(expected)
        assert [way[1] for way in shown["ways"]] == sorted(way[1] for way in shown["ways"])
        offered += len(found)
    assert offered > 500


def test_the_way_out_of_the_main_practice_is_among_them(
    index: ReportIndex, files: dict[str, Any]
) -> None:
    for record, place, number in questions(index):
        places = class_in(index.classes[record.slug], index, place)
        audience = record.audiences[number].id
        answer = main_answer(record, places, audience)
        if answer is None or answer.deciding is None:
            continue
        way = places.way_out(answer.deciding.practice.id, audience)
        if way is not None and way.finding is PathFinding.FOUND:
            data = files[f"{FOLDER}{record.slug}.js"]
            shown = [data["ways"][each[0]]["id"] for each in sheet(data, place, number)["ways"]]
            assert way.id in shown, (record.slug, place, audience)


def test_every_deciding_practice_is_stopped_left_or_quiet(
    index: ReportIndex, files: dict[str, Any]
) -> None:
    for record, place, number in questions(index):
        data = files[f"{FOLDER}{record.slug}.js"]
        shown = sheet(data, place, number)
        stopped = {row for way in shown["ways"] for row in way[3]}
        left = {each[0] for each in shown["left"]}
        told = [stopped, left, set(shown["quiet"])]
        places = class_in(index.classes[record.slug], index, place)
        assert sum(map(len, told)) == len(places.practices(record.audiences[number].id))
        assert {data["practices"][row][0] for row in shown["quiet"]} <= {"not_used", "opt_in"}


def test_names_come_with_all_by_which_people_know_a_platform(files: dict[str, Any]) -> None:
    names = {row[0]: row for row in files[NAMES]}
    slug, name, category, owner, others, former, domains = names["x"]
    assert (slug, name, category) == ("x", "X", "microblogging")
    assert owner
    assert (others, former) == (["Grok on X"], ["Twitter"])
    assert "x.com" in domains
    assert names["linkedin"][3] == "Microsoft Corporation"


def test_an_operator_is_named_for_each_place(files: dict[str, Any]) -> None:
    *named, rest = files[f"{FOLDER}linkedin.js"]["operators"]
    assert rest == ["", ["LinkedIn Corporation"]]
    (europe,) = named
    assert {"DE", "CH", "NO"} <= set(europe[0].split())
    assert europe[1] == ["LinkedIn Ireland Unlimited Company"]


def test_each_right_has_an_official_text_and_a_letter_to_fill_in(real: Report) -> None:
    official = (
        "https://eur-lex.europa.eu/",
        "https://www.legislation.gov.uk/",
        "https://www.fedlex.admin.ch/",
        "https://www.planalto.gov.br/",
        "https://leginfo.legislature.ca.gov/",
    )
    rights = real.vocabularies.rights
    assert len({right.id for right in rights}) == len(rights) == 5
    for right in rights:
        assert right.url.startswith(official)
        letter = " ".join(right.letter)
        assert PLATFORM in letter
        assert "[name of your account" in letter
        assert COMPANY not in letter, "the template addresses it"
        assert letter.count("[") == letter.count("]")
