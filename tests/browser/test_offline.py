"""Copies that were taken away work from a disk, without a network and without a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Request, expect

from consent_report.outputs.html import Templates
from consent_report.outputs.offline.copies import Copy
from consent_report.outputs.offline.one_file import one_file
from consent_report.pages.index import ReportIndex
from consent_report.site_check import site_faults
from tests.browser.conftest import Hosted
from tests.browser.test_site import ANSWER, LINKEDIN, STILL, VIEWPORTS, kinds_of_pages, visit
from tests.conftest import OpenPage
from tests.support.pages import WatchedPage
from tests.support.reports import corpus_project, report_of

pytestmark = pytest.mark.slow

OFFLINE = {"offline": True, **STILL}
NOT_A_PAGE = re.compile(r'<a\s[^<>]*?\bhref="(?![a-z]+:|#|//)([^"]*?(?:/|\.\.?))(?:[?#][^"]*)?"')
"""A link to a folder of the copy."""


@pytest.fixture
def offline(open_page: OpenPage) -> Iterator[WatchedPage]:
    """A page without a network, which may ask for files alone."""
    watched = open_page("file://", **OFFLINE)
    failed: list[str] = []

    def on_failure(request: Request) -> None:
        # A page that is left takes back what it had asked for.
        if request.failure != "net::ERR_ABORTED":
            failed.append(request.url)

    watched.page.on("requestfailed", on_failure)
    yield watched
    assert failed == []
    assert watched.errors == []
    assert watched.foreign_requests == []


def test_every_link_of_every_page_leads_to_a_file_of_the_copy(unpacked: Path) -> None:
    assert site_faults(unpacked, ["index.html", "README.txt", "SHA256SUMS"]) == []
    folders = {
        path.relative_to(unpacked).as_posix(): found
        for path in sorted(unpacked.rglob("*.html"))
        if (found := NOT_A_PAGE.findall(path.read_text(encoding="utf-8")))
    }
    assert folders == {}


def test_every_platform_of_the_site_has_its_page_in_the_copy(
    hosted: Hosted, unpacked: Path
) -> None:
    pages = {
        path.relative_to(hosted.folder) for path in (hosted.folder / "platforms").rglob("*.html")
    }
    assert len(pages) > 70
    assert all((unpacked / page).is_file() for page in pages)


def test_no_kind_of_page_complains_or_asks_for_anything_but_its_files(
    unpacked: Path, offline: WatchedPage
) -> None:
    for path in kinds_of_pages(unpacked):
        file = unpacked / (path if path.endswith(".html") else f"{path}index.html")
        visit(offline, file.as_uri())
        assert offline.page.locator("article h1").first.is_visible(), path
        assert "Offline copy" in offline.page.locator(".cr-copy-note").inner_text(), path


def test_a_reader_gets_from_the_first_page_to_the_answer_for_a_place_and_a_day(
    unpacked: Path, offline: WatchedPage
) -> None:
    page = offline.page
    visit(offline, (unpacked / "index.html").as_uri())
    page.locator(".md-tabs").get_by_role("link", name="Platforms").click()
    expect(page).to_have_url((unpacked / "platforms" / "index.html").as_uri())
    page.locator(".md-tabs").get_by_role("link", name="Overview").click()
    page.fill("#cr-find", "linkedin")
    expect(page.locator("#cr-platforms li:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url((unpacked / LINKEDIN / "index.html").as_uri())
    page.locator("#cr-place:enabled").select_option("GB")
    assert "On unless you opt out" in page.locator(ANSWER).inner_text()
    page.locator(".cr-as-of summary").click()
    page.fill("#cr-day", "2024-09-20")
    expect(page.locator("[data-then-status]")).to_have_text("Paused")
    page.locator(".md-path").get_by_role("link", name="Platforms").click()
    expect(page).to_have_url((unpacked / "platforms" / "index.html").as_uri())


def test_the_place_that_is_picked_leads_to_its_page(unpacked: Path, offline: WatchedPage) -> None:
    page = offline.page
    visit(offline, (unpacked / "index.html").as_uri())
    page.locator("#cr-live:enabled").select_option("GB")
    page.get_by_role("link", name="See what platforms do there").click()
    expect(page).to_have_url((unpacked / "regions/gb/index.html").as_uri())
    expect(page.locator("h1")).to_contain_text("United Kingdom")


def test_the_note_on_each_page_leads_to_what_the_copy_is(
    unpacked: Path, offline: WatchedPage
) -> None:
    page = offline.page
    visit(offline, (unpacked / LINKEDIN / "index.html").as_uri())
    assert page.locator(".md-version").count() == 0
    page.get_by_role("link", name="About this copy").click()
    expect(page.locator("#offline")).to_be_in_viewport()
    about = page.locator("#offline ~ p").first
    expect(about).to_contain_text("unpacked from consent-report-latest.zip")
    expect(about).to_contain_text("It does not hold itself")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_the_pages_that_only_a_copy_has(
    unpacked: Path, open_page: OpenPage, scheme: str
) -> None:
    watched = open_page("file://", color_scheme=scheme, **OFFLINE)
    for path in (LINKEDIN, "data/downloads/"):
        visit(watched, (unpacked / path / "index.html").as_uri())
        assert watched.accessibility_violations() == []


def test_the_site_offers_what_lies_there(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}data/downloads/")
    for name in ("consent-report-latest.zip", "consent-report-latest.html"):
        row = page.get_by_role("row").filter(has=page.get_by_role("link", name=name))
        with page.expect_download() as download:
            row.get_by_role("link", name=name).click()
        assert download.value.suggested_filename == name
        content = (hosted.folder / "downloads" / name).read_bytes()
        assert Path(download.value.path()).read_bytes() == content
    assert watched.errors == []


def test_the_one_page_opens_with_no_other_request_and_shows_every_platform(
    hosted: Hosted, unpacked: Path, offline: WatchedPage
) -> None:
    asked: list[str] = []
    offline.page.on("request", lambda request: asked.append(request.url))
    file = unpacked.parent / "one page, 100% of it.html"
    file.write_bytes((hosted.folder / "downloads" / "consent-report-latest.html").read_bytes())
    visit(offline, file.as_uri())
    assert asked == [file.as_uri()]
    page = offline.page
    platforms = page.locator("article[id]")
    assert platforms.count() == len(list((hosted.folder / "platforms").glob("*/index.html")))
    page.locator("nav").get_by_role("link", name="LinkedIn", exact=True).click()
    expect(page.locator("#linkedin--name")).to_be_in_viewport()
    repeated = page.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map(each => each.id);"
        " return ids.filter((id, at) => ids.indexOf(id, at + 1) > 0); }"
    )
    assert repeated == []


@pytest.mark.parametrize("viewport", VIEWPORTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_the_one_page(
    tmp_path: Path, open_page: OpenPage, scheme: str, viewport: str
) -> None:
    """On records of the corpus, which hold every field: on all records axe takes minutes."""
    report = report_of(corpus_project(tmp_path))
    file = tmp_path / "one.html"
    copy = Copy("Consent Transparency Report", report.as_of, None, "")
    text = one_file(ReportIndex(report), copy, Templates())
    file.write_text(text, encoding="utf-8")
    watched = open_page("file://", color_scheme=scheme, viewport=VIEWPORTS[viewport], **OFFLINE)
    visit(watched, file.as_uri())
    assert watched.accessibility_violations() == []
    assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watched.errors == []
