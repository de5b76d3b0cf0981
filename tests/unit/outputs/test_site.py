"""The rendered report as a whole: golden pages, links, anchors, order, escaping."""

from __future__ import annotations

import json
import os
import posixpath
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from consent_report.loading.foundations import read_api_schemas
from consent_report.model.codes import Status
from consent_report.model.reports import Report
from consent_report.outputs.html import plain_text
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import (
    SearchKind,
    SearchName,
    SearchSection,
    SiteAsset,
    SitePage,
)
from consent_report.outputs.wording import size_in_words
from tests.support.markup import Markup
from tests.support.reports import ROOT, corpus_project, report_of, schemas_of

GOLDEN = ROOT / "tests" / "golden"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
"""``UPDATE_GOLDEN=1 pytest …`` writes the golden pages anew; read the diff before you keep it."""

AUTHORED = ("about/", "contribute/", "data/api/", "methodology/", "right-of-reply/")
"""Pages that are written by hand and that rendered pages may link to."""

GOLDEN_PAGES = (
    *("", "platforms/", "platforms/full/", "platforms/ordinary/"),
    *("organisations/", "contribute/stale/", "feeds/", "corrections/", "silence/", "checklist/"),
    *("regions/eu/", "regions/us-ca/", "regions/elsewhere/"),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus_project(tmp_path_factory.mktemp("corpus"))


def rendered(project: Path) -> list[SitePage | SiteAsset]:
    report, published = report_of(project), read_api_schemas(project)
    return list(render_site(report, schemas_of(project), published=published))


@pytest.fixture(scope="module")
def items(project: Path) -> list[SitePage | SiteAsset]:
    return rendered(project)


@pytest.fixture(scope="module")
def report(project: Path) -> Report:
    return report_of(project)


@pytest.fixture(scope="module")
def pages(items: list[SitePage | SiteAsset]) -> dict[str, SitePage]:
    return {item.path: item for item in items if isinstance(item, SitePage)}


@pytest.mark.parametrize("path", GOLDEN_PAGES)
def test_a_page_is_as_its_golden_file_shows_it(pages: dict[str, SitePage], path: str) -> None:
    golden = GOLDEN / f"{path.strip('/').replace('/', '--') or 'overview'}.html"
    page = pages[path]
    text = f"<!-- {page.title}\n{page.description} -->\n{page.body}"
    if UPDATE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


def test_every_link_leads_somewhere_and_every_anchor_is_there(
    pages: dict[str, SitePage], items: list[SitePage | SiteAsset]
) -> None:
    files = {item.path for item in items if isinstance(item, SiteAsset)}
    markups = {path: Markup(page.body) for path, page in pages.items()}
    anchors = {path: set(markup.values("id")) for path, markup in markups.items()}
    broken = []
    for path, markup in markups.items():
        for href in markup.values("href"):
            if href.startswith("https://"):
                continue
            place, _, anchor = href.partition("#")
            place, _, _ = place.partition("?")
            target = posixpath.normpath(posixpath.join(path, place)) if place else path.rstrip("/")
            if target in files:
                continue
            target = "" if target in (".", "") else f"{target}/"
            known = target in pages or target in AUTHORED
            if not known or (anchor and target in anchors and anchor not in anchors[target]):
                broken.append((path, href))
    assert broken == []


def test_anchors_are_unique_on_each_page(pages: dict[str, SitePage]) -> None:
    for path, page in pages.items():
        ids = Markup(page.body).values("id")
        assert len(ids) == len(set(ids)), path


def test_headings_go_down_one_level_at_a_time_from_one_h1(pages: dict[str, SitePage]) -> None:
    for path, page in pages.items():
        assert page.body.startswith("<h1>"), path
        levels = [int(tag[1]) for tag, _ in Markup(page.body).elements if re.match(r"h\d$", tag)]
        assert levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_the_contents_of_a_page_are_its_headings_on_a_platform_its_sections(
    pages: dict[str, SitePage],
) -> None:
    for path, page in pages.items():
        levels = "2" if path.startswith("platforms/") and path != "platforms/" else "23"
        ids = re.findall(rf'<h[{levels}] id="([^"]+)"', page.body)
        assert [heading.id for heading in page.headings] == ids, path


def test_every_table_has_a_caption_and_every_head_a_scope(pages: dict[str, SitePage]) -> None:
    for path, page in pages.items():
        markup = Markup(page.body)
        tags = [tag for tag, _ in markup.elements]
        assert tags.count("table") == tags.count("caption"), path
        assert all("scope" in names for tag, names in markup.elements if tag == "th"), path


def test_addresses_out_of_the_site_carry_what_keeps_readers_to_themselves(
    pages: dict[str, SitePage],
) -> None:
    for page in pages.values():
        markup = Markup(page.body)
        outside = [href for href in markup.values("href") if href.startswith("https://")]
        assert markup.values("rel") == ["noopener noreferrer nofollow external"] * len(outside)


def test_pages_hold_no_inline_style_script_or_handler(pages: dict[str, SitePage]) -> None:
    for path, page in pages.items():
        for tag, name, value in Markup(page.body).attributes:
            assert name != "style", path
            assert not name.startswith("on"), path
            assert tag != "script" or name != "type" or value == "application/json", path


def test_every_element_is_closed(pages: dict[str, SitePage]) -> None:
    for path, page in pages.items():
        assert Markup(page.body).unclosed == [], path


def test_search_entries_lead_to_anchors_of_their_page(pages: dict[str, SitePage]) -> None:
    for path, page in pages.items():
        anchors = {"", *Markup(page.body).values("id")}
        assert {entry.anchor for entry in page.search} <= anchors, path


def test_a_platform_is_found_by_its_names(pages: dict[str, SitePage]) -> None:
    first = pages["platforms/full/"].search[0]
    assert isinstance(first, SearchName)
    assert first.anchor == ""
    assert first.title in pages["platforms/full/"].title


@pytest.mark.parametrize(
    ("path", "anchor", "title", "aliases"),
    [
        ("regions/br/", "", "Brazil", ("BR",)),
        ("regions/eu/", "", "European Union", ("EU",)),
        ("regions/gb/", "", "United Kingdom", ("GB", "UK", "Great Britain", "Britain", "England")),
        ("regions/us-ca/", "", "California", ("US-CA",)),
        ("regions/us/", "us-tx", "Texas", ("US-TX",)),
        ("regions/elsewhere/", "kr", "South Korea", ("KR", "Korea", "Republic of Korea")),
    ],
)
def test_a_place_is_found_by_its_names_on_the_page_that_answers_for_it(
    pages: dict[str, SitePage], path: str, anchor: str, title: str, aliases: tuple[str, ...]
) -> None:
    (entry,) = (
        each
        for each in pages[path].search
        if isinstance(each, SearchName) and each.anchor == anchor
    )
    assert (entry.kind, entry.title, entry.aliases) == (SearchKind.PLACE, title, aliases)


def test_the_list_of_places_leads_pickers_to_the_page_that_answers(
    items: list[SitePage | SiteAsset], pages: dict[str, SitePage]
) -> None:
    (script,) = (item for item in items if item.path == "assets/regions.js")
    assert isinstance(script, SiteAsset)
    text = script.content.decode("utf-8")
    places = json.loads(
        text.removeprefix('consentReport.take("assets/regions.js",').removesuffix(");\n")
    )
    folders = {place[0]: place[3] if place[3:] else place[0].lower() for place in places}
    assert {f"regions/{folder}/" for folder in folders.values()} <= pages.keys()
    assert folders["BR"] == "br"
    assert folders["US-TX"] == "us"
    assert folders["KR"] == "elsewhere"


def test_sentences_on_a_place_are_apart(pages: dict[str, SitePage]) -> None:
    for path in ("regions/eu/", "regions/us-ca/", "regions/elsewhere/"):
        (lead,) = re.findall(
            r'<p class="cr-lead">.*?</p>\n<p class="cr-quiet">.*?</p>', pages[path].body, re.DOTALL
        )
        assert re.findall(r"[a-z]\.[A-Z0-9]| [.,]|  ", plain_text(lead)) == [], path


def test_a_finding_is_found_by_its_words(pages: dict[str, SitePage], report: Report) -> None:
    record = next(each for each in report.platforms if each.slug == "full")
    (entry,) = (each for each in pages["platforms/full/"].search if each.anchor == "practices")
    assert isinstance(entry, SearchSection)
    details = [row.detail.rstrip(".") for row in record.practices if row.detail]
    assert details
    assert all(detail in entry.text for detail in details)


def test_structured_data_is_json_that_cannot_end_its_element(pages: dict[str, SitePage]) -> None:
    for page in pages.values():
        if page.structured_data:
            assert "<" not in page.structured_data
            assert json.loads(page.structured_data)["@context"] == "https://schema.org"


def test_a_page_is_edited_in_its_record(pages: dict[str, SitePage]) -> None:
    assert pages["platforms/full/"].edit_path == "data/platforms/full.yml"


def test_the_answers_of_a_page_cover_every_place_and_audience(pages: dict[str, SitePage]) -> None:
    body = pages["platforms/full/"].body
    found = re.search(r"data-answers>(.*?)</script>", body)
    assert found is not None
    answers = json.loads(found[1])
    blocks = body.count("data-block")
    assert len(answers["cells"]) == len(answers["places"])
    assert {cell for row in answers["cells"] for cell in row} == set(range(blocks))
    assert body.count("data-block hidden") == blocks - 1


def test_the_page_of_downloads_lists_every_table_and_every_kind_of_response(
    pages: dict[str, SitePage], items: list[SitePage | SiteAsset], project: Path
) -> None:
    files = {item.path: len(item.content) for item in items if isinstance(item, SiteAsset)}
    page = pages["data/downloads/"]
    published = read_api_schemas(project)
    text = plain_text(page.body)
    linked = Markup(page.body).values("href")
    for table in published["datapackage.json"]["resources"]:
        assert f"../../api/v1/{table['path']}" in linked
        assert table["description"] in text
        assert all(
            f"<code>{field['name']}</code>" in page.body for field in table["schema"]["fields"]
        )
    for path, methods in published["openapi.json"]["paths"].items():
        assert methods["get"]["description"] in text
        assert f"../../api/v1{path}" in linked or "{" in path
    sizes = {path: size_in_words(size) for path, size in files.items()}
    assert f"consent-report.sqlite ({sizes['api/v1/consent-report.sqlite']})" in text
    assert sizes["api/v1/practices.csv"] in text


def test_without_what_describes_the_api_there_is_none(project: Path) -> None:
    items = list(render_site(report_of(project), schemas_of(project)))
    assert not any(item.path.startswith(("api/", "data/downloads/")) for item in items)
    pages = {item.path: item for item in items if isinstance(item, SitePage)}
    assert "downloads/" not in pages["data/"].body


def test_two_renderings_are_equal(project: Path, items: list[SitePage | SiteAsset]) -> None:
    assert rendered(project) == items


def test_sentences_on_the_overview_are_apart(report: Report) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    statuses = (Status.DEFAULT_ON, Status.MANDATORY, Status.OPT_IN, Status.NOT_USED)
    platforms = tuple(
        replace(
            ordinary,
            slug=f"platform-{status}",
            practices=(replace(ordinary.practices[0], status=status),),
        )
        for status in (*statuses, Status.UNDISCLOSED)
    )
    overview = next(iter(render_site(replace(report, platforms=platforms))))

    assert isinstance(overview, SitePage)
    assert "train" in plain_text(overview.body)
    assert re.findall(r"[a-z]\.[A-Z0-9]", plain_text(overview.body)) == []
    assert " ." not in plain_text(overview.body)
