"""Pictures in a real browser: legible on a phone, in forced colours, on paper, beside a table."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hosted
from tests.browser.test_site import LINKEDIN, STILL, visit
from tests.conftest import OpenPage

pytestmark = pytest.mark.slow

PAGES = ("", LINKEDIN, "organisations/", "organisations/microsoft/")
PHONE = {"width": 320, "height": 700}
SHOWN = """texts => texts.filter(text => getComputedStyle(text).display !== "none").map(text => {
    const box = text.getBoundingClientRect();
    return [text.textContent, box.left, box.right, box.height];
})"""


def open_tables(page: Page) -> None:
    page.locator(".cr-picture details").evaluate_all("all => all.forEach(one => one.open = true)")


@pytest.mark.parametrize("path", PAGES)
def test_a_picture_and_its_table_fit_the_narrowest_phone_and_are_legible(
    hosted: Hosted, open_page: OpenPage, path: str
) -> None:
    watched = open_page(hosted.origin, viewport=PHONE)
    visit(watched, hosted.url + path)
    open_tables(watched.page)
    figure = watched.page.locator("figure.cr-picture")
    expect(figure).to_have_count(1)
    assert figure.evaluate("one => one.scrollWidth <= one.clientWidth")
    words = watched.page.locator(".cr-picture svg text").evaluate_all(SHOWN)
    assert words
    for text, left, right, height in words:
        assert left >= 0, text
        assert right <= PHONE["width"], text
        assert height >= 11, text
    assert watched.errors == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_pictures_with_their_tables_open(
    hosted: Hosted, open_page: OpenPage, path: str, scheme: str
) -> None:
    watched = open_page(hosted.origin, color_scheme=scheme, **STILL)
    visit(watched, hosted.url + path)
    open_tables(watched.page)
    assert watched.accessibility_violations() == []


def test_words_of_a_band_stay_within_their_segment_at_any_width(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url + LINKEDIN)
    for width in (320, 390, 600, 900, 1280):
        watched.page.set_viewport_size({"width": width, "height": 800})
        outside = watched.page.locator(".cr-bands svg").evaluate_all(
            """bands => bands.flatMap(band => {
                const boxes = [...band.querySelectorAll("rect, .cr-unknown")]
                    .map(e => e.getBoundingClientRect());
                return [...band.querySelectorAll("text:not(.cr-name), use")]
                    .filter(e => getComputedStyle(e).display !== "none")
                    .filter(e => {
                        const one = e.getBoundingClientRect();
                        return !boxes.some(b => one.left >= b.left && one.right <= b.right + 1);
                    }).map(e => e.textContent || e.getAttribute("href"));
            })"""
        )
        assert outside == [], width


@pytest.mark.parametrize("path", ["", LINKEDIN])
def test_patterns_stay_in_forced_colours_and_on_paper(
    hosted: Hosted, open_page: OpenPage, path: str
) -> None:
    watched = open_page(hosted.origin, forced_colors="active")
    visit(watched, hosted.url + path)
    strokes = watched.page.locator(".cr-picture pattern path:not(.cr-ground)").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).stroke))]"
    )
    text = watched.page.locator("figcaption").first.evaluate("one => getComputedStyle(one).color")
    assert strokes == [text]
    watched.page.emulate_media(media="print")
    expect(watched.page.locator(".cr-picture svg[role=img]").first).to_be_visible()


def test_on_a_phone_the_overview_shows_the_question_the_place_and_the_search_at_once(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, viewport={"width": 390, "height": 844})
    page = watched.page
    visit(watched, hosted.url)
    for what in ("h1", "#cr-live", "#cr-find"):
        expect(page.locator(what)).to_be_in_viewport(ratio=1)
    expect(page.locator("#cr-platforms")).to_be_hidden()
    page.fill("#cr-find", "linke")
    expect(page.locator("#cr-platforms a:visible")).to_have_text(["LinkedIn"])


def test_without_scripts_the_overview_lists_every_platform_on_a_phone(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(
        hosted.origin, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    visit(watched, hosted.url)
    expect(watched.page.locator("#cr-platforms")).to_be_visible()
