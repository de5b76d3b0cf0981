"""Everything on one page: complete, whole in itself, and exact whatever records hold."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from consent_report.loading.documents import parse_document
from consent_report.model.reports import Report
from consent_report.outputs.html import Templates
from consent_report.outputs.offline.copies import Copy
from consent_report.outputs.offline.one_file import one_file
from consent_report.pages.bands import band_picture
from consent_report.pages.editions import edition_view
from consent_report.pages.index import ReportIndex
from tests.support.hostile import Schemas
from tests.support.markup import Markup
from tests.support.reports import corpus_project, report_of, with_erratum

URL = "https://report.example/latest/"


def page_of(report: Report) -> str:
    copy = Copy("Consent Transparency Report", report.as_of, edition_view(report), URL)
    return one_file(ReportIndex(report), copy, Templates())


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return page_of(report)


def test_all_anchors_differ_and_every_link_inside_leads_to_one(page: str) -> None:
    markup = Markup(page)
    anchors = markup.values("id")
    assert len(anchors) == len(set(anchors))
    linked = {href[1:] for href in markup.values("href") if href.startswith("#")}
    assert linked <= set(anchors)
    assert markup.unclosed == []


def test_every_finding_of_every_record_has_its_anchor_and_its_words(
    page: str, report: Report
) -> None:
    anchors = set(Markup(page).values("id"))
    text = " ".join(Markup(page).text.split())
    for record in report.platforms:
        expected = {
            *(f"practice-{each.id}" for each in record.practices),
            *(f"opt-out-{each.id}" for each in record.opt_outs),
            *(f"recipient-{each.id}" for each in record.recipients),
            *(f"definition-{each.id}" for each in record.affiliates_definitions),
            *(f"policy-{each.id}" for each in record.policies),
            *(f"event-{each.id}" for each in record.events),
            *(f"dispute-{each.id}" for each in record.disputes),
            *(f"source-{id_}" for id_ in record.sources),
        }
        assert {f"{record.slug}--{each}" for each in expected} <= anchors
        for said in (
            *(each.detail for each in record.practices),
            *(each.detail for each in record.recipients),
            *(step for each in record.opt_outs for step in each.steps),
            *(goes_on for each in record.opt_outs for goes_on in each.goes_on),
            *(each.summary for each in record.events),
            *(position.says for each in record.disputes for position in each.positions),
            *(each.says for each in record.replies),
            *record.gaps,
        ):
            assert " ".join(said.split()) in text


def test_it_loads_and_runs_nothing_and_its_policy_says_so(page: str) -> None:
    markup = Markup(page)
    assert {name for name, _ in markup.elements} & {"script", "img", "link", "iframe"} == set()
    assert "style" not in {name for _, names in markup.elements for name in names}
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html.unescape(page)
    assert "url(" not in style[1]


def test_nothing_is_folded_away_so_that_find_on_page_finds_it(page: str) -> None:
    assert not {name for name, _ in Markup(page).elements} & {"details", "template", "dialog"}
    assert "hidden" not in {name for _, names in Markup(page).elements for name in names}


def test_an_edition_says_what_it_is_and_shows_its_errata(report: Report) -> None:
    corrected = with_erratum(report)
    edition = corrected.editions.published[0]
    text = Markup(page_of(replace(corrected, edition=edition))).text
    assert "Edition of 23 November 2026: what was known on that day." in text
    assert "It was shown. A note was misread." in text
    assert "https://report.example/2026-11-23/" in text


def test_two_renderings_are_equal(page: str, report: Report) -> None:
    assert page_of(report) == page


def test_hostile_text_is_shown_and_becomes_no_element(page: str, tmp_path: Path) -> None:
    project = corpus_project(tmp_path)
    schemas = Schemas(project / "data" / "schema")
    for name, schema in (("platforms/full", "platform"), ("organisations", "organisations")):
        path = project / "data" / f"{name}.yml"
        document, _ = parse_document(path.name, path.read_bytes())
        assert document is not None
        attacked = schemas.attacked(f"{schema}.schema.json", document.data)
        path.write_text(json.dumps(attacked, ensure_ascii=False), encoding="utf-8")
    hostile = Markup(page_of(report_of(project)))
    assert sorted(hostile.elements) == sorted(Markup(page).elements)
    assert "<script>ran=1</script>" in hostile.text


def test_it_holds_the_pictures_of_the_pages_and_every_pattern_that_they_are_filled_with(
    page: str, report: Report
) -> None:
    index = ReportIndex(report)
    drawn = [record.slug for record in report.platforms if band_picture(record, index)]
    markup = Markup(page)
    assert drawn
    anchors = markup.values("id")
    assert [each for each in anchors if each.endswith("--bands-title")] == [
        f"{slug}--bands-title" for slug in drawn
    ]
    assert "map-title" in anchors
    fills = {each[5:-1] for each in markup.values("fill") if each.startswith("url(#")}
    assert fills
    assert fills <= set(anchors)
