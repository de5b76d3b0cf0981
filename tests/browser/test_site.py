"""What readers meet in a real browser, on every kind of page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Hosted
from tests.conftest import OpenPage
from tests.support.pages import WatchedPage

pytestmark = pytest.mark.slow

LINKEDIN = "platforms/linkedin/"
ANSWER = "[data-block]:visible"
STILL = {"reduced_motion": "reduce"}
"""Colours are looked at when they have arrived."""
VIEWPORTS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}


def kinds_of_pages(site: Path) -> Iterator[str]:
    """One page of each kind: of each section its index and the first page below it."""
    seen: set[tuple[str, int]] = set()
    copies = site / "downloads"
    for file in sorted(path for path in site.rglob("*.html") if path.parent != copies):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        kind = (path.partition("/")[0] if "/" in path else path, path.count("/"))
        if kind not in seen:
            seen.add(kind)
            yield path
    yield LINKEDIN
    yield "data/downloads/"


def test_no_kind_of_page_asks_another_host_or_complains(
    hosted: Hosted, open_page: OpenPage
) -> None:
    complaints = {}
    for path in kinds_of_pages(hosted.folder):
        watched = open_page(hosted.origin)
        visit(watched, hosted.url + path)
        if watched.errors or watched.foreign_requests:
            complaints[path] = watched.errors + watched.foreign_requests
        watched.page.context.close()
    assert complaints == {}


def test_the_root_leads_to_the_latest_edition(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    watched.page.goto(hosted.origin)
    watched.page.wait_for_url(hosted.url)
    assert watched.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_axe_finds_no_violation_on_any_kind_of_page(
    hosted: Hosted, open_page: OpenPage, scheme: str, viewport: str
) -> None:
    violations = {}
    for path in kinds_of_pages(hosted.folder):
        watched = open_page(
            hosted.origin, color_scheme=scheme, viewport=VIEWPORTS[viewport], **STILL
        )
        visit(watched, hosted.url + path)
        if found := watched.accessibility_violations():
            violations[path] = found
        watched.page.context.close()
    assert violations == {}


def test_the_opt_out_steps_of_linkedin_are_two_clicks_from_home(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, hosted.url)
    page.locator("main").get_by_role("link", name="LinkedIn", exact=True).first.click()
    page.wait_for_url(f"{hosted.url}{LINKEDIN}*")
    page.locator("a[href='#opt-out']:visible").first.click()
    heading = page.locator("#opt-out")
    heading.wait_for()
    assert heading.evaluate("element => element.getBoundingClientRect().top < innerHeight")
    assert page.locator("#opt-out ~ * li, #opt-out ~ li").count() > 0
    assert watched.errors == []


def test_a_figure_of_silence_leads_from_home_to_the_finding_that_it_counts_from(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, hosted.url)
    page.locator("main").get_by_role("link", name="Silence and notice", exact=True).click()
    page.wait_for_url(f"{hosted.url}silence/")
    row = page.get_by_role("row", name="LinkedIn").first
    expect(row).to_contain_text("18 to 48 days")
    row.get_by_role("link", name="Setting added: LinkedIn").click()
    page.wait_for_url(f"{hosted.url}{LINKEDIN}#event-setting-appears")
    expect(page.locator("#event-setting-appears")).to_be_in_viewport()
    assert watched.errors == []


def test_the_colours_follow_the_toggle_and_no_script_is_refused(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, color_scheme="light")
    visit(watched, hosted.url + LINKEDIN)
    scheme = "() => document.body.getAttribute('data-md-color-scheme')"
    seen = [watched.page.evaluate(scheme)]
    for _ in range(2):
        watched.page.locator("form[data-md-component=palette] label:visible").click()
        seen.append(watched.page.evaluate(scheme))
    assert seen == ["default", "default", "slate"]
    visit(watched, hosted.url)
    assert watched.page.evaluate(scheme) == "slate"
    assert watched.errors == []


def test_the_answer_follows_the_place_and_stays_for_the_next_page(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url + LINKEDIN)
    answers = {place: answer_for(watched, place) for place in ("US", "DE", "GB")}
    assert "Unless you refuse" in answers["US"]
    assert len(set(answers.values())) > 1
    visit(watched, hosted.url + LINKEDIN)
    assert watched.page.locator("#cr-place").input_value() == "GB"
    assert watched.page.locator(ANSWER).inner_text() == answers["GB"]
    assert watched.errors == []
    assert watched.foreign_requests == []


def test_every_kind_of_page_can_be_read_without_javascript(
    hosted: Hosted, open_page: OpenPage
) -> None:
    for path in kinds_of_pages(hosted.folder):
        watched = open_page(hosted.origin, java_script_enabled=False)
        watched.page.goto(hosted.url + path)
        assert watched.page.locator("article h1").first.is_visible(), path
        assert watched.errors == [], path
        watched.page.context.close()


def test_a_script_that_came_into_a_page_does_not_run(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url)
    watched.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = 1";
            document.body.append(script);
        }"""
    )
    assert watched.page.evaluate("() => 'ran' in window") is False
    assert any("Content Security Policy" in error for error in watched.errors)


def answer_for(watched: WatchedPage, place: str) -> str:
    """What the page says once the place is picked."""
    watched.page.locator("#cr-place:enabled").select_option(place)
    return watched.page.locator(ANSWER).inner_text()


def visit(watched: WatchedPage, url: str) -> None:
    """Go to the address and wait until nothing more is loaded."""
    watched.page.goto(url)
    watched.page.wait_for_load_state("networkidle")
