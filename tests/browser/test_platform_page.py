"""The page of a platform as its readers use it: sources, places, citations, weight."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hosted
from tests.browser.test_site import LINKEDIN, STILL, visit
from tests.conftest import OpenPage
from tests.support.pages import WatchedPage

pytestmark = pytest.mark.slow

MARK = ".cr-card:visible .cr-marks > button"
CARD = "#cr-source"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
SHIFT = """window.shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(each => { window.shift += each.value; }))
    .observe({type: 'layout-shift', buffered: true});"""
ELSEWHERE = ".cr-elsewhere > summary:visible"

LARGEST_PAGE = 34_500
"""Bytes of any platform's page, compressed. The largest records hold 22 kB of text alone."""
MEAN_PAGE = 15_700
"""Bytes of a platform's page, compressed, over all of them."""
FIRST_VISIT = 124_000
"""Bytes of all that the page of LinkedIn asks for with nothing kept."""


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


@pytest.fixture
def linkedin(hosted: Hosted, open_page: OpenPage) -> WatchedPage:
    watched = open_page(hosted.origin, viewport=DESKTOP, **STILL)
    visit(watched, hosted.url + LINKEDIN)
    watched.page.locator("#cr-place:enabled").wait_for()
    return watched


def pick(page: Page, place: str) -> None:
    page.locator("#cr-place:enabled").select_option(place)


def test_a_mark_opens_its_source_by_keyboard_and_escape_leads_back(linkedin: WatchedPage) -> None:
    page = linkedin.page
    mark = page.locator(MARK).first
    number = mark.inner_text()
    entry = page.locator(".cr-sources > li").nth(int(number) - 1)
    title = entry.locator("a, cite").first.inner_text()
    assert mark.get_attribute("aria-label") == f"Source {number}: {title}"
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_be_focused()
    expect(page.get_by_role("dialog", name=f"Source {number}")).to_contain_text(title)
    expect(mark).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#cr-source') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_hidden()
    expect(mark).to_be_focused()
    expect(mark).to_have_attribute("aria-expanded", "false")
    assert linkedin.errors == []


def test_a_source_says_who_when_and_how_it_was_seen_beside_every_claim(
    linkedin: WatchedPage,
) -> None:
    page = linkedin.page
    for number in page.evaluate(
        "[...new Set([...document.querySelectorAll('.cr-marks > button')].map(e => e.textContent))]"
    )[:12]:
        entry = page.locator(".cr-sources > li").nth(int(number) - 1)
        page.locator(".cr-marks > button:visible", has_text=number).first.evaluate("e => e.click()")
        shown = page.locator(CARD).inner_text()
        for part in entry.locator("a, cite, .cr-tag, .cr-note").all_inner_texts():
            assert part in shown
        page.keyboard.press("Escape")


def test_a_source_stays_inside_a_narrow_window_and_closes_by_touch(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(
        hosted.origin, viewport={"width": 320, "height": 640}, has_touch=True, **STILL
    )
    visit(watched, hosted.url + LINKEDIN)
    page = watched.page
    for mark in page.locator(".cr-path:visible .cr-marks > button").all()[:6]:
        mark.tap()
        box = page.locator(CARD).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        page.get_by_role("button", name="Close").tap()
        expect(page.locator(CARD)).to_be_hidden()


def test_a_source_that_is_open_is_accessible(linkedin: WatchedPage) -> None:
    linkedin.page.locator(MARK).first.click()
    expect(linkedin.page.locator(CARD)).to_be_visible()
    assert linkedin.accessibility_violations() == []


def test_without_javascript_a_mark_leads_to_the_list_of_sources(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, java_script_enabled=False)
    watched.page.goto(hosted.url + LINKEDIN)
    mark = watched.page.locator(".cr-card:visible .cr-marks a").first
    target = mark.get_attribute("href")
    mark.click()
    expect(watched.page.locator(f"li{target}")).to_be_in_viewport()


def test_a_place_folds_what_holds_elsewhere_and_its_removal_brings_it_back(
    linkedin: WatchedPage,
) -> None:
    page = linkedin.page
    order = "[...document.querySelectorAll('article [id]')].map(element => element.id)"
    before = page.evaluate(order)
    assert page.locator(ELSEWHERE).count() == 0
    pick(page, "DE")
    assert page.locator(ELSEWHERE).count() >= 3
    folded = page.locator(".cr-elsewhere:not([hidden]) [id^='opt-out-']").count()
    assert f"({folded})" in page.locator(f"#opt-out ~ div {ELSEWHERE}").first.inner_text()
    assert "(0)" not in page.locator("article").inner_text()
    pick(page, "")
    assert page.locator(ELSEWHERE).count() == 0
    assert page.evaluate(order) == before
    assert linkedin.errors == []


def test_the_answer_of_a_place_has_the_facts_of_its_finding_and_the_steps_of_its_way_out(
    linkedin: WatchedPage,
) -> None:
    page = linkedin.page
    pick(page, "DE")
    card = page.locator("[data-block]:visible")
    finding = page.locator(card.locator("[data-finding]").get_attribute("href") or "")
    way = page.locator(card.locator("[data-way]").get_attribute("href") or "").locator("..")
    since = finding.locator(".cr-facts > div", has_text="Since").first.inner_text()
    assert since in card.inner_text()
    assert "Who says so" in card.inner_text()
    steps = way.locator(".cr-steps li").all_inner_texts()
    assert steps
    assert card.locator(".cr-steps li").all_inner_texts() == steps
    assert card.locator("[data-address] a").get_attribute("href") == (
        way.locator("[data-address] a").get_attribute("href")
    )


def test_a_link_to_a_finding_of_another_place_opens_it(
    hosted: Hosted, linkedin: WatchedPage
) -> None:
    page = linkedin.page
    pick(page, "DE")
    anchor = page.locator(".cr-elsewhere .cr-row").first.get_attribute("id")
    visit(linkedin, "about:blank")
    visit(linkedin, f"{hosted.url}{LINKEDIN}#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_citation_can_be_copied_as_it_stands(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(
        hosted.origin, permissions=["clipboard-read", "clipboard-write"], viewport=DESKTOP
    )
    visit(watched, f"{hosted.url}{LINKEDIN}#cite")
    page = watched.page
    page.get_by_role("button", name="Copy as BibTeX").click()
    expect(page.get_by_role("button", name="Copy as BibTeX")).to_have_text("Copied")
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == page.locator("#cite pre", has_text="@misc").inner_text()
    )


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_while_the_page_opens(
    hosted: Hosted, open_page: OpenPage, viewport: dict[str, int]
) -> None:
    watched = open_page(hosted.origin, viewport=viewport)
    watched.page.add_init_script(SHIFT)
    visit(watched, hosted.url + LINKEDIN)
    watched.page.locator("#cr-place:enabled").wait_for()
    assert watched.page.evaluate("shift") < 0.02


@pytest.mark.parametrize("slug", ["linkedin", "facebook", "slack"])
def test_at_twice_the_size_of_text_nothing_runs_out_of_the_narrowest_phone(
    hosted: Hosted, open_page: OpenPage, slug: str
) -> None:
    watched = open_page(hosted.origin, viewport={"width": 320, "height": 640}, **STILL)
    visit(watched, f"{hosted.url}platforms/{slug}/")
    # The theme's text is 125 % of the browser's.
    watched.page.evaluate("document.documentElement.style.fontSize = '250%'")
    watched.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert watched.page.evaluate("document.documentElement.scrollWidth") == 320


def test_pages_of_platforms_are_light(hosted: Hosted) -> None:
    sizes = {
        file.parent.name: compressed(file)
        for file in sorted((hosted.folder / "platforms").glob("*/index.html"))
    }
    assert len(sizes) > 70
    assert {slug: size for slug, size in sizes.items() if size > LARGEST_PAGE} == {}
    assert sum(sizes.values()) / len(sizes) < MEAN_PAGE


def test_a_first_visit_is_light(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    asked: set[str] = set()
    watched.page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    visit(watched, hosted.url + LINKEDIN)
    site = hosted.folder.parent
    files = {site / path.lstrip("/") for path in asked if "search" not in path}
    files = {file / "index.html" if file.is_dir() else file for file in files}
    sizes = {file.relative_to(site).as_posix(): compressed(file) for file in files}
    assert f"{hosted.folder.name}/{LINKEDIN}index.html" in sizes
    assert len(sizes) > 8
    assert sum(sizes.values()) < FIRST_VISIT, sizes
