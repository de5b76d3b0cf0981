"""What the report's own script does: finds names, unfolds, tells ages, and shifts nothing."""

from __future__ import annotations

import json

import pytest

from tests.browser.conftest import Hosted
from tests.browser.test_site import LINKEDIN, visit
from tests.conftest import OpenPage

pytestmark = pytest.mark.slow

SHIFT = """window.shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { shift += entry.value; }))
    .observe({type: 'layout-shift', buffered: true});"""


def test_a_platform_is_found_as_its_name_is_typed(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url)
    watched.page.fill("#cr-find", "LINKED")
    assert watched.page.locator("#cr-platforms li:visible").all_inner_texts() == ["LinkedIn"]
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_url(f"{hosted.url}{LINKEDIN}")
    assert watched.errors == []


def test_a_link_to_a_finding_that_is_folded_away_opens_it(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}{LINKEDIN}")
    anchor = page.locator("details.cr-past .cr-row").first.get_attribute("id")
    visit(watched, "about:blank")
    visit(watched, f"{hosted.url}{LINKEDIN}#{anchor}")
    assert page.locator(f"#{anchor}").is_visible()


def test_ages_are_those_of_the_day_of_reading(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    watched.page.clock.set_fixed_time("2030-01-02T12:00:00")
    visit(watched, f"{hosted.url}{LINKEDIN}")
    assert "(3 years ago)" in watched.page.locator("h2#sources + p").inner_text()


def test_what_was_kept_is_read_with_care(hosted: Hosted, open_page: OpenPage) -> None:
    for kept in ("{", "null", "7", json.dumps({"place": "XX", "audience": 3}), '{"place": {}}'):
        watched = open_page(hosted.origin)
        visit(watched, hosted.url)
        watched.page.evaluate("kept => localStorage.setItem('consent-report', kept)", kept)
        visit(watched, f"{hosted.url}{LINKEDIN}")
        watched.page.locator("#cr-place:enabled").wait_for()
        assert watched.page.locator("[data-block]:visible").count() == 1
        assert watched.errors == []
        watched.page.context.close()


def test_nothing_moves_while_a_page_of_a_platform_opens(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, viewport={"width": 390, "height": 844})
    watched.page.add_init_script(SHIFT)
    visit(watched, f"{hosted.url}{LINKEDIN}")
    watched.page.locator("#cr-place:enabled").wait_for()
    assert watched.page.evaluate("shift") < 0.1


def test_no_page_is_wider_than_the_narrowest_phone(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin, viewport={"width": 360, "height": 800})
    for path in ("", "platforms/", LINKEDIN, "organisations/", "glossary/", "data/"):
        visit(watched, hosted.url + path)
        width = watched.page.evaluate("document.documentElement.scrollWidth")
        assert width == 360, path
