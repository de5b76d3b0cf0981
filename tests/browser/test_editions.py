"""Editions in a real browser: the selector, the line on top, and what changed between two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Hosted, host
from tests.conftest import OpenPage
from tests.support.engines import copied_project

pytestmark = pytest.mark.slow

DAYS = ("2024-09-18", "2024-09-20")


@pytest.fixture(scope="module")
def editions(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]
) -> Hosted:
    """The latest edition beside two older ones."""
    return host(copied_project(tmp_path_factory.mktemp("browser") / "project", DAYS), serve_folder)


def test_the_selector_leads_to_the_same_page_of_another_edition(
    editions: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(editions.origin)
    page = watched.page
    page.goto(f"{editions.origin}2024-09-18/platforms/linkedin/")
    page.locator(".md-version__current").focus()
    entries = page.locator(".md-version__link")
    expect(entries).to_have_text(
        ["Latest (24 November 2026)", "20 September 2024", "18 September 2024"]
    )
    page.get_by_role("link", name="20 September 2024", exact=True).click()
    page.wait_for_url(f"{editions.origin}2024-09-20/platforms/linkedin/")
    expect(page.locator("#practice-gb-paused")).to_be_attached()
    assert watched.errors == []
    assert watched.foreign_requests == []


def test_the_line_on_top_of_an_older_edition_leads_to_the_page_of_today(
    editions: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(editions.origin)
    page = watched.page
    page.goto(f"{editions.origin}2024-09-18/platforms/linkedin/")
    expect(page.locator(".md-banner")).to_contain_text("reconstructed edition of 18 September 2024")
    page.get_by_role("link", name="This page in the latest edition").click()
    page.wait_for_url(f"{editions.url}platforms/linkedin/")
    expect(page.locator(".md-banner")).to_have_count(0)
    assert watched.errors == []


def test_two_editions_are_compared_in_sentences(editions: Hosted, open_page: OpenPage) -> None:
    watched = open_page(editions.origin)
    page = watched.page
    page.goto(f"{editions.url}changes/between/?from=2024-09-18&to=2024-09-20&platform=linkedin")
    told = page.locator("[data-between-list] ul li")
    expect(told.first).to_contain_text(
        "From 20 September 2024 LinkedIn has paused training of generative AI"
    )
    expect(page.locator("[data-between-count]")).to_have_text("2 changes")
    page.get_by_label("Platform").fill("strava")
    expect(page.locator("[data-between-count]")).to_have_text("0 changes")
    assert watched.errors == []


def test_an_older_edition_sets_side_by_side_what_was_known_then(
    editions: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(editions.origin)
    page = watched.page
    page.goto(f"{editions.origin}2024-09-20/compare/?platforms=linkedin,x&region=GB")
    expect(page.locator("[data-row=answer] td .cr-chip").first).to_have_text("Paused")
    expect(page.locator("#cr-caption")).to_contain_text("20 September 2024")
    page.goto(f"{editions.origin}2024-09-20/compare/?platforms=x&as-of=2024-09-21")
    expect(page.locator("[data-refused]")).to_be_visible()
    assert watched.errors == []


def test_an_older_edition_is_accessible(editions: Hosted, open_page: OpenPage) -> None:
    watched = open_page(editions.origin, reduced_motion="reduce")
    for path in ("", "platforms/linkedin/", "editions/", "changes/since-2024-09-18/"):
        watched.page.goto(f"{editions.origin}2024-09-20/{path}")
        watched.page.wait_for_load_state("networkidle")
        assert watched.accessibility_violations() == [], path


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_selector_leaves_the_switch_of_colours_free(
    editions: Hosted, open_page: OpenPage, width: int
) -> None:
    page = open_page(editions.origin, viewport={"width": width, "height": 800}).page
    page.goto(editions.url)
    selector = page.locator(".md-version__current").bounding_box()
    switch = page.locator(".md-header__option").bounding_box()
    assert selector is not None
    assert switch is not None
    assert selector["x"] + selector["width"] <= switch["x"]
