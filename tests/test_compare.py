"""Comparisons of the real records: what is looked up is what is resolved, on any day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

import pytest

from consent_report.editions.resolution import Question, resolve, specificity
from consent_report.loading.reports import load_report
from consent_report.model.codes import Act, PathFinding, Purpose
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.outputs.comparison import FOLDER
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SiteAsset, SitePage
from tests.support.comparison import PlatformFile, links
from tests.support.markup import Markup
from tests.support.reports import ROOT
from tests.test_as_of import decides, random_days


@dataclass(frozen=True)
class Asked:
    record: PlatformRecord
    file: PlatformFile
    day: date
    place: str
    audience: int

    def findings(self, row: str) -> list[str]:
        return self.file.findings(row, self.day.isoformat(), self.place, self.audience)

    def __str__(self) -> str:
        return f"{self.record.slug} {self.place} {self.audience} {self.day}"


@pytest.fixture(scope="module")
def report() -> Report:
    loaded = load_report(ROOT)
    assert loaded.report is not None
    return loaded.report


@pytest.fixture(scope="module")
def items(report: Report) -> list[SitePage | SiteAsset]:
    return [
        item
        for item in render_site(report)
        if item.path.startswith((FOLDER, "platforms/", "compare/", "organisations/"))
    ]


@pytest.fixture(scope="module")
def files(items: list[SitePage | SiteAsset]) -> dict[str, PlatformFile]:
    return {
        item.path.removeprefix(FOLDER).removesuffix(".js"): PlatformFile.of(item)
        for item in items
        if isinstance(item, SiteAsset) and item.path.startswith(FOLDER)
    }


@pytest.fixture(scope="module")
def questions(report: Report, files: dict[str, PlatformFile]) -> list[Asked]:
    return list(asked(report, files))


def asked(report: Report, files: dict[str, PlatformFile]) -> Iterator[Asked]:
    regions = report.vocabularies.regions
    places = [*(each.code for each in regions.countries), *(p.code for p in regions.subdivisions)]
    for record in report.platforms:
        draw = random.Random(record.slug)
        named = [code for row in record.practices for code in row.regions if code in places]
        for day in random_days(report, record, record.slug):
            place = draw.choice((draw.choice(places), draw.choice(named or places)))
            audience = draw.randrange(len(record.audiences))
            yield Asked(record, files[record.slug], day, place, audience)


def test_the_main_answer_of_any_day_is_the_resolved_one(
    report: Report, questions: list[Asked]
) -> None:
    differing = []
    for each in questions:
        row = decides(report, each.record, each.place, each.day, each.audience)
        expected = [f"practice-{row.id}"] if row else []
        if each.findings("answer") != expected:
            differing.append((str(each), expected))
    assert differing == []
    assert len(questions) > 1000


@pytest.mark.parametrize("act", [Act.SHARES, Act.LICENSES, Act.PERMITS_CRAWLING, Act.RELATED])
def test_other_acts_of_any_day_are_the_resolved_ones(
    report: Report, questions: list[Asked], act: Act
) -> None:
    found = [each for each in questions if each.findings(act) or resolved(report, each, act)]
    assert found
    for each in found:
        assert set(each.findings(act)) == resolved(report, each, act), each


def test_predictive_training_of_any_day_is_the_resolved_one(
    report: Report, questions: list[Asked]
) -> None:
    for each in questions:
        expected = resolved(report, each, Act.TRAINS, (Purpose.PREDICTIVE,))
        assert set(each.findings("predictive")) == expected, each


def resolved(
    report: Report, each: Asked, act: Act, purposes: tuple[Purpose, ...] = tuple(Purpose)
) -> set[str]:
    record, regions = each.record, report.vocabularies.regions
    audience = record.audiences[each.audience].id
    rows = (
        resolve(
            record.practices,
            regions,
            Question(each.place, audience, content.id, act, purpose, each.day),
        ).deciding
        for content, purpose in product(record.content, purposes)
    )
    return {f"practice-{row.practice.id}" for row in rows if row}


def test_the_way_that_is_named_first_stops_the_practice_there_and_then(
    report: Report, questions: list[Asked]
) -> None:
    named = 0
    for each in questions:
        ways = {
            f"opt-out-{path.id}": path
            for path in each.record.opt_outs
            if each.day in path.span.days
            and each.record.audiences[each.audience].id in path.audiences
            and any(
                specificity(code, report.vocabularies.regions, each.place, each.day) is not None
                for code in path.regions
            )
        }
        row = decides(report, each.record, each.place, each.day, each.audience)
        fitting = {id_: path for id_, path in ways.items() if row and row.id in path.practices}
        (first,) = each.findings("way") or ("",)
        assert bool(first) == bool(fitting), each
        if first:
            named += 1
            is_found = [path.finding is PathFinding.FOUND for path in fitting.values()]
            assert fitting[first].finding is PathFinding.FOUND or not any(is_found), each
    assert named > 100


def test_every_link_of_a_cell_leads_to_a_finding_or_an_organisation(
    items: list[SitePage | SiteAsset], files: dict[str, PlatformFile]
) -> None:
    anchors = {
        item.path: set(Markup(item.body).values("id"))
        for item in items
        if isinstance(item, SitePage)
    }
    broken = set()
    for file in files.values():
        for block in file.known["blocks"]:
            for link in links([node for cell in block for node in cell]):
                path, _, anchor = link.removeprefix("../").partition("#")
                if path not in anchors or (anchor and anchor not in anchors[path]):
                    broken.add(link)
    assert broken == set()


def test_linkedin_in_the_united_kingdom_was_on_by_default_for_a_day(
    files: dict[str, PlatformFile],
) -> None:
    found = {
        day: files["linkedin"].cell("answer", day, "GB", 0)[0][2][1]["class"]
        for day in ("2024-09-19", "2024-09-20")
    }
    assert found == {"2024-09-19": "cr-chip cr-default_on", "2024-09-20": "cr-chip cr-paused"}
