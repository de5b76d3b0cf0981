"""Everybody can read and use every kind of page: by keyboard, enlarged, still, in few colours.

What axe-core finds is in ``test_site.py``; here is what no checker of markup sees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.conftest import Hosted, host
from tests.browser.test_site import LINKEDIN, STILL, VIEWPORTS, kinds_of_pages
from tests.conftest import OpenPage
from tests.support.chromium import ARGUMENTS, chromium_path
from tests.support.engines import copied_project
from tests.support.pages import WatchedPage, watched_page
from tests.support.probes import (
    LOADING,
    MOVING,
    PASSED_OVER,
    STATUS_WORDS,
    STOP,
    TOO_WIDE,
    WATCH,
)

pytestmark = pytest.mark.slow

DAYS = ("2024-09-18", "2024-09-20")

MORE_KINDS = (
    "changes/between/",
    f"changes/since-{DAYS[0]}/",
    "regions/eu/",
    "regions/elsewhere/",
    f"../{DAYS[0]}/",
    f"../{DAYS[0]}/{LINKEDIN}",
)
"""Kinds of pages that share a folder with another kind, and pages of an older edition."""

STOPS = 24
"""How many stops of the Tab key are looked at on each page: the frame, and some of the content."""

FRAME = (
    ".md-header",
    ".md-tabs",
    ".md-footer",
    ".md-sidebar",
    ".md-path",
    ".cr-jump",
    ".cr-picker",
)
"""Parts of a page that are of no use on paper."""

LARGE_TEXT = "--blink-settings=defaultFontSize=32"
"""Chromium's setting for text of twice the size; units of text in style sheets follow it."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> Hosted:
    """The latest edition beside two older ones."""
    return host(copied_project(tmp_path_factory.mktemp("all") / "project", DAYS), serve_folder)


@pytest.fixture(scope="module")
def large_text(browser: Browser) -> Iterator[Browser]:
    """A browser whose reader set text to twice its size."""
    arguments = [*ARGUMENTS, LARGE_TEXT]
    chromium = browser.browser_type.launch(executable_path=chromium_path(), args=arguments)
    yield chromium
    chromium.close()


def kinds(report: Hosted) -> list[str]:
    """One page of each kind, relative to the latest edition."""
    return [*kinds_of_pages(report.folder), *MORE_KINDS]


def faults(
    report: Hosted, opened: Callable[[], WatchedPage], look: Callable[[WatchedPage], list[str]]
) -> dict[str, list[str]]:
    """What is wrong on each kind of page; kinds without a fault are left out."""
    found = {}
    for path in kinds(report):
        watched = opened()
        watched.page.goto(report.url + path)
        if wrong := look(watched):
            found[path] = wrong
        watched.page.context.close()
    return found


def asked(probe: str) -> Callable[[WatchedPage], list[str]]:
    """Asks a page one of the questions of ``tests/support/probes.py``."""

    def look(watched: WatchedPage) -> list[str]:
        answer: list[str] = watched.page.evaluate(probe)
        return answer

    return look


def at_rest(watched: WatchedPage) -> list[str] | None:
    """What is wrong with the stop once the page has scrolled to it and opened what it opens."""
    wrong: list[str] | None = watched.page.evaluate(STOP)
    for _ in range(10):
        if not wrong:
            break
        watched.page.wait_for_timeout(100)
        wrong = watched.page.evaluate(STOP)
    return wrong


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_a_page_loads_without_a_shift_a_violation_or_a_complaint(
    report: Hosted, open_page: OpenPage, viewport: str
) -> None:
    said: list[str] = []

    def opened() -> WatchedPage:
        watched = open_page(report.origin, viewport=VIEWPORTS[viewport])
        watched.page.add_init_script(WATCH)
        watched.page.on("console", lambda message: said.append(message.text))
        return watched

    def look(watched: WatchedPage) -> list[str]:
        watched.page.wait_for_load_state("networkidle")
        return asked(LOADING)(watched) + watched.errors + watched.foreign_requests

    assert faults(report, opened, look) == {}
    assert said == []


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways_when_text_is_twice_its_size(
    report: Hosted, large_text: Browser, width: int
) -> None:
    def opened() -> WatchedPage:
        screen = ViewportSize(width=width, height=800)
        return watched_page(large_text.new_context(viewport=screen), report.origin)

    assert faults(report, opened, asked(TOO_WIDE)) == {}


def test_a_page_fits_the_narrowest_screen_keeps_still_and_shows_its_words_in_forced_colours(
    report: Hosted, open_page: OpenPage
) -> None:
    def opened() -> WatchedPage:
        narrowest = {"width": 320, "height": 640}
        return open_page(report.origin, viewport=narrowest, forced_colors="active", **STILL)

    def look(watched: WatchedPage) -> list[str]:
        return [
            fault for probe in (TOO_WIDE, MOVING, STATUS_WORDS) for fault in asked(probe)(watched)
        ]

    assert faults(report, opened, look) == {}


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_every_stop_of_the_tab_key_is_in_sight_and_marked_and_none_is_passed_over(
    report: Hosted, open_page: OpenPage, viewport: str
) -> None:
    def look(watched: WatchedPage) -> list[str]:
        found: list[str] = []
        for _ in range(STOPS):
            watched.page.keyboard.press("Tab")
            if (wrong := at_rest(watched)) is None:
                break
            found += wrong
        return found + asked(PASSED_OVER)(watched)

    def opened() -> WatchedPage:
        return open_page(report.origin, viewport=VIEWPORTS[viewport], **STILL)

    assert faults(report, opened, look) == {}


def test_the_first_stop_of_the_latest_edition_leads_past_the_header_to_the_content(
    report: Hosted, open_page: OpenPage
) -> None:
    behind = "() => !document.activeElement.closest('.md-header, .md-tabs, .md-sidebar')"
    for path in kinds(report):
        watched = open_page(report.origin, **STILL)
        page = watched.page
        page.goto(report.url + path)
        link = page.get_by_role("link", name="Skip to content")
        if path.startswith("../"):
            page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("h1:visible").first).to_be_in_viewport()
        page.keyboard.press("Tab")
        assert page.evaluate(behind), path
        page.context.close()


def test_the_drawer_of_a_phone_opens_and_closes_by_keys(
    report: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(report.origin, viewport=VIEWPORTS["narrow"], **STILL)
    page = watched.page
    page.goto(report.url + LINKEDIN)
    button = page.get_by_role("button", name="Navigation")
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).not_to_be_visible()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    assert drawer.evaluate("drawer => drawer.contains(document.activeElement)")
    expect(drawer.get_by_role("link", name="Regions", exact=True)).to_be_in_viewport()
    assert watched.accessibility_violations() == []
    page.keyboard.press("Escape")
    expect(drawer).not_to_be_visible()
    expect(button).to_be_focused()
    assert watched.errors == []


def test_paper_holds_the_answer_and_nothing_of_the_frame(
    report: Hosted, open_page: OpenPage
) -> None:
    page = open_page(report.origin).page
    page.goto(report.url + LINKEDIN)
    page.emulate_media(media="print")
    for part in FRAME:
        expect(page.locator(part).filter(visible=True)).to_have_count(0)
    expect(page.locator("#answer, .cr-card:visible .cr-status")).to_have_count(2)
    written = "link => getComputedStyle(link, '::after').content.includes(link.href)"
    assert page.locator(".cr-sources a").first.evaluate(written)
