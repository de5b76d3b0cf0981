"""Feeds and the calendar as a browser and its reader find them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Hosted
from tests.browser.test_site import LINKEDIN, visit
from tests.conftest import OpenPage

pytestmark = pytest.mark.slow

ALTERNATES = """() => [...document.querySelectorAll("head link[rel~=alternate]")]
    .map(link => [link.type, link.title, link.href])"""

ENTRIES = """async url => {
    const text = await (await fetch(url)).text();
    const feed = new DOMParser().parseFromString(text, "application/xml");
    const atom = "http://www.w3.org/2005/Atom";
    return {
        broken: feed.querySelector("parsererror") !== null,
        root: feed.documentElement.namespaceURI + " " + feed.documentElement.localName,
        links: [...feed.getElementsByTagNameNS(atom, "entry")].map(
            entry => entry.querySelector("link[rel=alternate]").getAttribute("href")),
    };
}"""


def test_the_head_of_a_page_leads_readers_to_its_feeds(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url)
    name = "Consent Transparency Report"
    assert watched.page.evaluate(ALTERNATES) == [
        ["application/atom+xml", f"{name} (Atom)", f"{hosted.url}feed.atom"],
        ["application/feed+json", f"{name} (JSON Feed)", f"{hosted.url}feed.json"],
        ["text/calendar", f"{name}: coming dates", f"{hosted.url}calendar.ics"],
    ]
    visit(watched, hosted.url + LINKEDIN)
    folder = hosted.url + LINKEDIN
    assert watched.page.evaluate(ALTERNATES) == [
        ["application/atom+xml", "LinkedIn (Atom)", f"{folder}feed.atom"],
        ["application/feed+json", "LinkedIn (JSON Feed)", f"{folder}feed.json"],
    ]
    visit(watched, f"{hosted.url}methodology/")
    assert watched.page.evaluate(ALTERNATES) == []
    assert watched.errors == []


def test_the_page_as_it_is_sent_leads_simple_readers_too(hosted: Hosted) -> None:
    html = (hosted.folder / LINKEDIN / "index.html").read_text(encoding="utf-8")
    assert (
        '<link rel="alternate" type="application/atom+xml" title="LinkedIn (Atom)" href="' in html
    )


@pytest.mark.parametrize("place", ["", LINKEDIN, "regions/gb/"])
def test_a_browser_reads_the_feed_and_its_links_lead_to_anchors(
    hosted: Hosted, open_page: OpenPage, place: str
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url)
    feed: dict[str, Any] = watched.page.evaluate(ENTRIES, f"{hosted.url}{place}feed.atom")
    assert feed["broken"] is False
    assert feed["root"] == "http://www.w3.org/2005/Atom feed"
    page, _, anchor = feed["links"][-1].partition("#")
    # The site's settings say where it will stand; here it stands elsewhere.
    visit(watched, page.replace("https://consent-report.example/latest/", hosted.url))
    assert watched.page.locator(f"[id='{anchor}']").count() == 1
    assert watched.errors == []


def test_every_feed_is_a_click_away_from_the_timeline(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, hosted.url + LINKEDIN)
    assert page.get_by_role("link", name="Atom", exact=True).get_attribute("href") == (
        "../../platforms/linkedin/feed.atom"
    )
    page.get_by_role("link", name="All feeds").click()
    page.wait_for_url(f"{hosted.url}feeds/")
    page.get_by_role("link", name="United Kingdom: Atom", exact=True).click()
    page.wait_for_url(f"{hosted.url}regions/gb/feed.atom")
    assert watched.errors == []
