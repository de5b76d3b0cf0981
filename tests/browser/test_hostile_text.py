"""No text of a record runs or becomes markup, whichever field it stands in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from consent_report.loading.documents import parse_document
from tests.browser.conftest import Hosted, host
from tests.browser.test_search import RESULTS, search
from tests.browser.test_site import visit
from tests.conftest import OpenPage
from tests.support.engines import copied_project
from tests.support.hostile import BREAKING, Schemas

pytestmark = pytest.mark.slow

HOSTILE = "platforms/hostile/"
ENOUGH = 4
"""Pages opened of a section and depth, besides the attacked platform's."""


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]
) -> Hosted:
    """The report with LinkedIn's record and all organisations under attack."""
    project = copied_project(tmp_path_factory.mktemp("hostile") / "project")
    data = project / "data"
    schemas = Schemas(data / "schema")
    record = schemas.attacked("platform.schema.json", read(data / "platforms/linkedin.yml"))
    write(data / "platforms/hostile.yml", record | {"slug": "hostile"})
    organisations = data / "organisations.yml"
    write(organisations, schemas.attacked("organisations.schema.json", read(organisations)))
    return host(project, serve_folder)


def test_hostile_text_runs_on_no_page(hostile: Hosted, open_page: OpenPage) -> None:
    """Of pages which one template makes the first few are opened."""
    watched = open_page(hostile.origin)
    opened: Counter[tuple[str, int]] = Counter()
    attacked, ran = [], []
    for file in sorted(hostile.folder.rglob("*.html")):
        path = file.relative_to(hostile.folder).as_posix().removesuffix("index.html")
        if "&lt;script&gt;ran" not in file.read_text(encoding="utf-8"):
            continue
        kind = (path.partition("/")[0], path.count("/"))
        opened[kind] += 1
        if opened[kind] > ENOUGH and path != HOSTILE:
            continue
        attacked.append(path)
        visit(watched, hostile.url + path)
        if watched.page.evaluate("() => 'ran' in window"):
            ran.append(path)
    assert ran == []
    assert {"", "platforms/", HOSTILE, "organisations/"} <= set(attacked)
    assert watched.errors == []


def test_hostile_text_is_markup_in_no_file(hostile: Hosted) -> None:
    markup = [
        (file.name, text)
        for file in hostile.folder.rglob("*")
        if file.suffix in (".html", ".xml", ".svg", ".atom")
        for text in BREAKING
        if text in file.read_text(encoding="utf-8")
    ]
    assert markup == []


@pytest.mark.parametrize(
    ("file", "media_type"),
    [
        ("feed.atom", "application/xml"),
        ("feed.atom", "application/xhtml+xml"),
        ("feed.json", "application/json"),
        ("feed.json", "text/html"),
    ],
)
def test_hostile_text_runs_in_no_feed_whatever_a_host_says_that_it_is(
    hostile: Hosted, open_page: OpenPage, file: str, media_type: str
) -> None:
    content = (hostile.folder / HOSTILE / file).read_bytes()
    watched = open_page(hostile.origin)
    page = watched.page
    page.route(f"**/{file}", lambda route: route.fulfill(body=content, content_type=media_type))
    page.goto(f"{hostile.url}{HOSTILE}{file}")
    assert page.locator("script, img, svg").count() == 0
    assert "onerror" in page.evaluate("() => document.documentElement.textContent")
    assert page.evaluate("() => 'ran' in window") is False
    assert watched.foreign_requests == []


def test_a_hostile_name_is_shown_as_it_is_written(hostile: Hosted, open_page: OpenPage) -> None:
    name = read(hostile.folder.parents[1] / "data/platforms/hostile.yml")["name"]
    watched = open_page(hostile.origin)
    visit(watched, hostile.url + HOSTILE)
    page = watched.page
    assert name in page.title()
    assert name in page.locator("article h1").inner_text()
    assert name in page.locator("[data-md-component=header-topic]").inner_text()
    description = page.locator("meta[name=description]").get_attribute("content")
    assert description is not None
    assert name in description
    assert name in (page.locator("meta[property='og:title']").get_attribute("content") or "")


def test_hostile_text_is_shown_as_it_is_written_in_a_comparison(
    hostile: Hosted, open_page: OpenPage
) -> None:
    name = read(hostile.folder.parents[1] / "data/platforms/hostile.yml")["name"]
    watched = open_page(hostile.origin)
    page = watched.page
    page.goto(f"{hostile.url}compare/?platforms=hostile,linkedin&region=GB")
    heads = page.locator("[data-place-of-table] thead th a")
    expect(heads).to_have_text([name, "LinkedIn"], use_inner_text=True)
    assert name in page.title()
    assert "onerror" in page.locator("[data-place-of-table]").inner_text()
    made = page.locator("[data-place-of-table] :is(script, img, iframe, [onerror], [onclick])")
    assert made.count() == 0
    leads = page.locator("[data-place-of-table] a").evaluate_all("all => all.map(a => a.href)")
    assert all(lead.startswith(hostile.url) for lead in leads)
    assert page.locator(f"#cr-known option[value={json.dumps(name)}]").count() == 1
    assert page.evaluate("() => 'ran' in window") is False
    assert watched.errors == []


def test_a_hostile_address_of_a_comparison_is_only_text(
    hostile: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hostile.origin)
    page = watched.page
    text = "<img src=x onerror=ran=1>"
    page.goto(
        f"{hostile.url}compare/?platforms=x,{text},//evil.example/x&region={text}&accounts=x.{text}"
    )
    expect(page.locator("[data-place-of-table] thead th a")).to_have_text(["X"])
    assert page.evaluate("() => 'ran' in window") is False
    assert page.locator("article img").count() == 0
    assert watched.foreign_requests == watched.errors == []


def test_a_hostile_name_is_found_and_shown_as_it_is_written(
    hostile: Hosted, open_page: OpenPage
) -> None:
    name = read(hostile.folder.parents[1] / "data/platforms/hostile.yml")["name"]
    watched = open_page(hostile.origin)
    visit(watched, hostile.url)
    search(watched, "onerror ran")
    results = watched.page.locator(f"{RESULTS}[href*='{HOSTILE}']")
    assert name in results.first.inner_text()
    assert watched.page.locator(f"{RESULTS} :is(script, img, svg)").count() == 0
    results.first.click()
    watched.page.wait_for_url(f"**/{HOSTILE}*")
    watched.page.wait_for_load_state("networkidle")
    assert watched.page.evaluate("() => 'ran' in window") is False
    assert watched.errors == []


def read(path: Path) -> dict[str, Any]:
    """A file of data as it is written."""
    document, problems = parse_document(path.name, path.read_bytes())
    assert document is not None
    assert problems == ()
    return document.data


def write(path: Path, data: dict[str, Any]) -> None:
    """Write data as JSON, which is YAML too."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
