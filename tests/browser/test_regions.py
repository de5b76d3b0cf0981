"""Readers find their place, and what holds there, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Hosted
from tests.browser.test_site import LINKEDIN, STILL, VIEWPORTS, visit
from tests.conftest import OpenPage

pytestmark = pytest.mark.slow

PLACES = "#cr-regions tr:visible th"
PAGES = ("regions/", "regions/gb/", "regions/eu/", "regions/us-il/", "regions/elsewhere/")


@pytest.mark.parametrize("typed", ["brit", "UK", "gb"])
def test_a_country_is_found_by_any_of_its_names_and_opened_by_enter(
    hosted: Hosted, open_page: OpenPage, typed: str
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}regions/")
    every = page.locator(PLACES).count()
    page.fill("#cr-find", typed)
    assert "United Kingdom" in page.locator(PLACES).all_inner_texts()
    shown = page.locator(PLACES).count()
    assert page.locator("[data-count]").inner_text() == f"{shown} of {every} places"
    page.fill("#cr-find", "great britain")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{hosted.url}regions/gb/")
    assert watched.errors == []


def test_a_country_that_no_record_names_leads_to_the_page_of_everywhere_else(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}regions/")
    page.fill("#cr-find", "bolivia")
    page.locator(PLACES).get_by_role("link").click()
    page.wait_for_url(f"{hosted.url}regions/elsewhere/#bo")
    assert "a part of the world that no record names" in page.locator("article").inner_text()
    assert page.locator("#bo").inner_text() == "Bolivia"
    assert watched.errors == []


@pytest.mark.parametrize(("code", "folder"), [("GB", "gb"), ("US-CA", "us"), ("BO", "elsewhere")])
def test_the_overview_leads_to_the_place_and_pages_of_platforms_know_it(
    hosted: Hosted, open_page: OpenPage, code: str, folder: str
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, hosted.url)
    page.locator("#cr-live:enabled").select_option(code)
    page.get_by_role("link", name="See what platforms do there").click()
    page.wait_for_url(f"{hosted.url}regions/{folder}/")
    visit(watched, hosted.url)
    expect(page.locator("#cr-live")).to_have_value(code)
    visit(watched, hosted.url + LINKEDIN)
    expect(page.locator("#cr-place")).to_have_value(code.partition("-")[0])
    assert watched.errors == []
    assert watched.foreign_requests == []


def test_a_place_picked_on_a_page_of_a_platform_is_known_to_the_overview(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url + LINKEDIN)
    watched.page.locator("#cr-place:enabled").select_option("DE")
    visit(watched, hosted.url)
    expect(watched.page.locator("#cr-live")).to_have_value("DE")
    expect(watched.page.locator("[data-region-link]")).to_have_attribute("href", "regions/de/")


def test_what_holds_for_linkedin_and_how_to_refuse_it_are_two_clicks_from_the_overview(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, viewport=VIEWPORTS["narrow"])
    page = watched.page
    visit(watched, hosted.url)
    page.locator("#cr-live:enabled").select_option("GB")
    page.get_by_role("link", name="See what platforms do there").click()
    row = page.locator("[data-platform=linkedin]")
    assert "On unless you opt out" in row.inner_text()
    row.locator("td a[href*='#opt-out-']").click()
    page.wait_for_url(f"{hosted.url}{LINKEDIN}#opt-out-*")
    assert page.locator(":target").is_visible()
    assert page.locator(".cr-path:has(:target) .cr-steps li").count() > 0


def test_lines_of_a_place_are_filtered_by_status_and_sorted_by_what_to_act_on_first(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}regions/gb/")
    rows = page.locator("#cr-region tbody tr:visible")
    statuses = page.locator("#cr-region td[data-status]")
    order = [each.get_attribute("data-status") for each in statuses.all()]
    page.select_option("#cr-status", "mandatory")
    assert rows.count() == order.count("mandatory") > 0
    page.select_option("#cr-status", "")
    head = page.locator("#cr-region thead th")
    head.nth(0).get_by_role("button").click()
    head.nth(1).get_by_role("button").click()
    assert [each.get_attribute("data-status") for each in statuses.all()] == order
    assert watched.errors == []


def test_an_act_of_a_regulator_opens_the_change_that_is_folded_away(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}regions/eu/")
    anchor = page.locator("details ol.cr-timeline li[id]").last.get_attribute("id")
    visit(watched, "about:blank")
    visit(watched, f"{hosted.url}regions/eu/#{anchor}")
    assert page.locator(f"[id='{anchor}']").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_axe_finds_no_violation_on_pages_of_places(
    hosted: Hosted, open_page: OpenPage, scheme: str, viewport: str
) -> None:
    violations = {}
    for path in PAGES:
        watched = open_page(
            hosted.origin, color_scheme=scheme, viewport=VIEWPORTS[viewport], **STILL
        )
        visit(watched, hosted.url + path)
        watched.page.evaluate(
            "document.querySelectorAll('details').forEach(d => { d.open = true })"
        )
        if found := watched.accessibility_violations():
            violations[path] = found
        assert watched.errors == [], path
        watched.page.context.close()
    assert violations == {}


def test_pages_of_places_are_no_wider_than_the_narrowest_phone(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, viewport={"width": 360, "height": 800})
    for path in PAGES:
        visit(watched, hosted.url + path)
        width = watched.page.evaluate("document.documentElement.scrollWidth")
        assert width == 360, path


def test_without_javascript_every_place_is_a_link_and_its_page_is_whole(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, java_script_enabled=False)
    page = watched.page
    page.goto(hosted.url)
    assert page.locator("#cr-live").is_hidden()
    page.get_by_role("link", name="All countries, groups of countries").click()
    assert page.locator("#cr-find").is_hidden()
    page.get_by_role("link", name="United Kingdom", exact=True).click()
    page.wait_for_url(f"{hosted.url}regions/gb/")
    assert page.locator("#cr-text").is_hidden()
    assert page.locator("#cr-region tbody tr").count() > 70
    assert watched.errors == []


def test_a_place_can_be_read_filtered_and_picked_from_a_folder(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page("file://")
    page = watched.page
    page.goto(f"{(hosted.folder / 'regions/gb/index.html').as_uri()}")
    page.locator("#cr-text:enabled").fill("linkedin")
    assert page.locator("#cr-region tbody tr:visible").count() == 1
    page.goto((hosted.folder / "index.html").as_uri())
    page.locator("#cr-live:enabled").select_option("GB")
    expect(page.locator("[data-region-link]")).to_have_attribute("href", "regions/gb/")
    assert watched.foreign_requests == []
