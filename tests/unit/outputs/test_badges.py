"""Badges and cards: what others show of an answer, with its place and its day."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from consent_report.editions.resolution import MAIN_PURPOSES, Question, resolve
from consent_report.model.codes import Act, Basis
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.outputs.badges import PLAIN, TONES, badge_assets
from consent_report.outputs.html import Templates
from consent_report.outputs.settings import SiteSettings
from consent_report.pages.badges import badge_views
from consent_report.pages.index import ReportIndex
from tests.support.reports import ROOT, corpus_project, report_of


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_of(corpus_project(tmp_path_factory.mktemp("corpus")))


def files(report: Report) -> dict[str, bytes]:
    found = badge_assets(ReportIndex(report), SiteSettings(), Templates())
    return {asset.path: asset.content for asset in found}


def test_every_place_that_a_record_tells_apart_has_a_badge_and_a_card(report: Report) -> None:
    index = ReportIndex(report)
    for record in report.platforms:
        codes = [code for each in index.classes[record.slug] for code in each.places]
        places = [*sorted(code.lower() for code in codes), "elsewhere"]
        assert sorted(each.address for each in badge_views(record, index)) == sorted(places)
        for place in places:
            assert {f"badges/{record.slug}/{place}.{end}" for end in ("json", "svg")} <= set(
                files(report)
            )


def test_a_badge_says_what_the_rule_of_precedence_says(report: Report) -> None:
    for record in report.platforms:
        for view in badge_views(record, ReportIndex(report)):
            place = "AQ" if view.address == "elsewhere" else view.address.upper()
            assert view.status.code == main_status(record, place, report), view.place


def test_a_badge_has_the_form_that_services_read(report: Report) -> None:
    badge = json.loads(files(report)["badges/ordinary/elsewhere.json"])
    (record,) = (each for each in report.platforms if each.slug == "ordinary")
    assert badge == {
        "schemaVersion": 1,
        "label": f"{record.name}, AI training (Everywhere)",
        "message": "On unless you opt out, 23 November 2026",
        "color": TONES["default_on"],
    }


def test_a_badge_and_a_card_say_where_the_terms_only_allow_it(report: Report) -> None:
    (record,) = (each for each in report.platforms if each.slug == "ordinary")
    (row,) = record.practices
    allowed = replace(record, practices=(replace(row, basis=Basis.PERMISSION),))
    made = files(replace(report, platforms=(allowed,)))
    badge = json.loads(made["badges/ordinary/elsewhere.json"])
    assert "(allowed by the terms)" in badge["message"]
    assert ">Allowed by the terms<" in made["badges/ordinary/elsewhere.svg"].decode()


def test_a_card_asks_nobody_and_runs_nothing(report: Report) -> None:
    for path, content in files(report).items():
        if path.endswith(".svg"):
            text = content.decode("utf-8")
            assert re.findall(r"<script|href|@import|url\(|\son\w+=", text) == []
            assert text.count("//") == 1, "the name of the SVG format alone"


def test_colours_are_those_of_the_pages() -> None:
    css = (ROOT / "docs/assets/consent-report.css").read_text(encoding="utf-8")
    light = css.partition('[data-md-color-scheme="slate"]')[0]
    tones = dict(re.findall(r"--cr-([a-z_]+): (#[0-9a-f]{6});", light))
    used = {
        status: tones[tone]
        for selectors, tone in re.findall(r"^(\.cr.*) \{ --cr-tone: var\(--cr-(\w+)\)", css, re.M)
        for status in re.findall(r"\.cr-(\w+)", selectors)
    }
    assert used == TONES
    assert tones["plain"] == PLAIN


def main_status(record: PlatformRecord, place: str, report: Report) -> str:
    """The main answer, straight from the rule of precedence."""
    for purpose in MAIN_PURPOSES:
        question = Question(
            *(place, record.main_audience.id, record.main_content.id),
            *(Act.TRAINS, purpose, report.as_of),
        )
        answer = resolve(record.practices, report.vocabularies.regions, question)
        if answer.rows:
            return answer.status
    return "not_checked"
