"""The search finds what a reader means, hosted and from a folder, and costs others nothing."""

from __future__ import annotations

import gzip
import re
import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import Hosted
from tests.browser.test_site import LINKEDIN, STILL, VIEWPORTS, visit
from tests.conftest import OpenPage
from tests.support.pages import WatchedPage
from tests.unit.outputs.search.test_words import WORDS

pytestmark = pytest.mark.slow

FIELD = "[data-search] input"
RESULTS = "[data-search] [role=option]"
STATUS = "[data-search] [role=status]"
SETTLED = re.compile(r"result|Nothing")
"""What the status says when all is found."""
FIRST_LOAD = 60_000
"""Bytes, compressed, that the first question may load."""

FIRST_RESULTS = {
    "LinkedIn": "platforms/linkedin/",
    "linkedin uk": "platforms/linkedin/",
    "linkdin": "platforms/linkedin/",
    "linked in": "platforms/linkedin/",
    "linkedin opt out": "platforms/linkedin/#opt-out",
    "does linkedin sell my data in germany": "platforms/linkedin/#recipients",
    "data for generative AI improvement": "platforms/linkedin/#opt-out",
    "generative AI improvement": "platforms/linkedin/#opt-out",
    "facebook opt out": "platforms/facebook/#opt-out",
    "instagarm": "platforms/instagram/",
    "meta": "platforms/meta-ai/",
    "microsoft linkedin": "platforms/linkedin/",
    "twitter": "platforms/x/",
    "x": "platforms/x/",
    "bard": "platforms/gemini/",
    "chat gpt": "platforms/chatgpt/",
    "copilot": "platforms/microsoft-copilot/",
    "pokemon": "platforms/pokemon-go/",
    "dating": "platforms/tinder/",
    "germany": "regions/de/",
    "United Kingdom": "regions/gb/",
    "uk": "regions/gb/",
    "gb": "regions/gb/",
    "britain": "regions/gb/",
    "European Union": "regions/eu/",
    "cote d'ivoire": "regions/elsewhere/#ci",
    "california": "regions/us/#us-ca",
    "peru": "regions/elsewhere/#pe",
    "methodology": "methodology/",
    "erratum": "glossary/#report-erratum",
}
"""By question, the address of what a reader expects on top."""

ALSO_FOUND = {
    "meta": ("platforms/facebook/", "platforms/instagram/", "organisations/meta-platforms/"),
    "Microsoft": ("platforms/linkedin/", "organisations/microsoft/"),
    "linkedin uk": ("regions/gb/",),
    "copilot": ("platforms/github-copilot/",),
    "records are written and checked by people": ("methodology/#limits",),
}


def test_every_question_is_answered_as_its_reader_expects(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url)
    assert first_results(watched.page, hosted.url) == FIRST_RESULTS
    assert watched.errors == []
    assert watched.foreign_requests == []


def test_a_folder_on_a_disk_answers_the_same_with_links_that_work(
    hosted: Hosted, open_page: OpenPage
) -> None:
    root = hosted.folder.as_uri() + "/"
    watched = open_page("file://")
    watched.page.goto(f"{root}methodology/index.html")
    found = first_results(watched.page, root)
    assert found == {words: linked(address) for words, address in FIRST_RESULTS.items()}
    search(watched, "linkedin")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_url(f"{root}{LINKEDIN}index.html")
    assert watched.page.locator("article h1").inner_text() == "LinkedIn"
    assert not [error for error in watched.errors if "search" in error]
    assert watched.foreign_requests == []


def linked(address: str) -> str:
    """An address of a page as it is named where no server looks for the folder's page."""
    page, mark, anchor = address.partition("#")
    return f"{page}index.html{mark}{anchor}"


@pytest.mark.parametrize("words", ALSO_FOUND)
def test_what_belongs_to_a_question_is_among_its_results(
    hosted: Hosted, open_page: OpenPage, words: str
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, f"{hosted.url}platforms/linkedin/")
    search(watched, words)
    found = [address.removeprefix(hosted.url) for address in addresses(watched.page)]
    for address in ALSO_FOUND[words]:
        assert any(each.startswith(address) for each in found), address


def test_every_word_must_be_there(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url)
    search(watched, "data for generative AI improvement")
    assert not [address for address in addresses(watched.page) if "airbnb" in address]
    search(watched, "linkedin qwertyuiop")
    expect(watched.page.locator(STATUS)).to_contain_text("Nothing has all of these words")
    search(watched, "qwertyuiop")
    expect(watched.page.locator(STATUS)).to_contain_text("Nothing found")
    watched.page.locator(f"{STATUS} a").click()
    watched.page.wait_for_url(f"{hosted.url}platforms/")


def test_a_browser_cuts_text_into_the_same_words_as_the_index(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url)
    search(watched, "x")
    cut: dict[str, list[str]] = watched.page.evaluate(
        "texts => Object.fromEntries(texts.map(t => [t, consentReport.search.wordsOf(t)]))",
        list(WORDS),
    )
    assert {
        text: [unicodedata.normalize("NFC", word) for word in words] for text, words in cut.items()
    } == WORDS


def test_names_answer_before_any_text_is_there(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    page.route(re.compile("search/(words|texts)-"), lambda _: None)
    visit(watched, hosted.url)
    page.locator(FIELD).press_sequentially("linke")
    expect(page.locator(RESULTS).first).to_have_attribute("href", hosted.url + LINKEDIN)
    page.keyboard.press("Enter")
    page.wait_for_url(hosted.url + LINKEDIN)


def test_a_search_that_cannot_be_loaded_says_so(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    watched.page.route(re.compile("search/names"), lambda route: route.abort())
    visit(watched, hosted.url)
    watched.page.locator(FIELD).press_sequentially("linkedin")
    expect(watched.page.locator(STATUS)).to_contain_text("could not be loaded")


def test_no_page_loads_any_of_the_search_until_it_is_wanted_and_then_little(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    asked = requests_of(watched.page)
    visit(watched, hosted.url + LINKEDIN)
    at_once = {"assets/search-field.js", "assets/search.css"}
    assert {path for path in searched(asked, hosted) if "search" in path} == at_once
    asked.clear()
    search(watched, "data for generative AI improvement")
    loaded = searched(asked, hosted)
    assert "assets/search/names.js" in loaded
    size = sum(len(gzip.compress((hosted.folder / path).read_bytes())) for path in loaded)
    assert size <= FIRST_LOAD
    assert not (hosted.folder / "search").exists()


def test_the_whole_search_works_by_keyboard(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}methodology/")
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("meta")
    expect(page.locator(STATUS)).to_contain_text("results")
    assert page.locator(FIELD).get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    active = page.locator(f"{RESULTS}[aria-selected=true]")
    assert active.get_attribute("id") == page.locator(RESULTS).last.get_attribute("id")
    assert page.locator(FIELD).get_attribute("aria-activedescendant") == active.get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.locator(RESULTS).first).to_be_hidden()
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(FIELD).fill("facebook")
    expect(page.locator(RESULTS).first).to_have_attribute("href", re.compile("facebook/$"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{hosted.url}platforms/facebook/")
    assert watched.errors == []


def test_enter_waits_for_what_was_typed_at_once(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    page.goto(hosted.url)
    page.locator(FIELD).fill("data for generative ai improvement")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{hosted.url}{LINKEDIN}#opt-out")


def test_what_is_typed_before_any_script_has_run_is_answered(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile("javascripts/bundle"), hold)
    page.goto(hosted.url, wait_until="commit")
    page.locator(FIELD).click()
    page.keyboard.type("linkedin")
    expect(page.locator(RESULTS)).to_have_count(0)
    held[0].continue_()
    expect(page.locator(RESULTS).first).to_have_attribute("href", hosted.url + LINKEDIN)


def test_a_phone_shows_the_search_alone_and_gives_the_page_back(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, viewport={"width": 320, "height": 600}, **STILL)
    page = watched.page
    visit(watched, hosted.url + LINKEDIN)
    expect(page.locator(FIELD)).to_be_hidden()
    page.get_by_role("button", name="Search").click()
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("threads")
    expect(page.locator(RESULTS).first).to_be_in_viewport()
    box = page.locator("[data-search] .md-search__output").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 320)
    page.get_by_role("button", name="Close search").click()
    expect(page.locator(FIELD)).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    assert watched.errors == []


@pytest.mark.parametrize("path", ["", LINKEDIN, "404.html"])
def test_an_address_can_bring_a_question(hosted: Hosted, open_page: OpenPage, path: str) -> None:
    watched = open_page(hosted.origin)
    watched.page.goto(f"{hosted.url}{path}?q=linkedin")
    expect(watched.page.locator(RESULTS).first).to_have_attribute("href", hosted.url + LINKEDIN)
    expect(watched.page.locator(FIELD)).to_have_value("linkedin")


def test_without_scripts_a_link_stands_where_the_field_would(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, java_script_enabled=False)
    page = watched.page
    page.goto(hosted.url + LINKEDIN)
    expect(page.locator(FIELD)).to_be_hidden()
    page.locator("header").get_by_role("link", name="All platforms").click()
    page.wait_for_url(f"{hosted.url}platforms/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_axe_finds_no_violation_in_an_open_search(
    hosted: Hosted, open_page: OpenPage, scheme: str, viewport: str
) -> None:
    watched = open_page(hosted.origin, color_scheme=scheme, viewport=VIEWPORTS[viewport], **STILL)
    page = watched.page
    visit(watched, hosted.url)
    page.keyboard.press("/")
    expect(page.locator(STATUS)).to_be_visible()
    assert watched.accessibility_violations() == []
    search(watched, "linkedin uk")
    page.keyboard.press("ArrowDown")
    assert watched.accessibility_violations() == []
    search(watched, "qwertyuiop")
    assert watched.accessibility_violations() == []


def test_words_found_are_marked_and_nothing_is_kept(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url)
    before = watched.page.evaluate("JSON.stringify([localStorage, document.cookie])")
    search(watched, "generative improvement")
    marks = watched.page.locator(f"{RESULTS} mark").all_inner_texts()
    assert {"Generative", "Improvement"} <= set(marks)
    assert watched.page.evaluate("JSON.stringify([localStorage, document.cookie])") == before
    assert watched.page.url == hosted.url


def first_results(page: Page, root: str) -> dict[str, str]:
    """By question of :data:`FIRST_RESULTS`, the address of what is on top, below the root."""
    found = {}
    for words in FIRST_RESULTS:
        ask(page, words)
        found[words] = "".join(addresses(page)[:1]).removeprefix(root)
    return found


def ask(page: Page, words: str) -> None:
    """Put words into the field and wait until all is found."""
    page.evaluate(f"document.querySelector('{STATUS}').textContent = ''")
    page.locator(FIELD).fill(words)
    expect(page.locator(STATUS)).to_have_text(SETTLED)


def search(watched: WatchedPage, words: str) -> None:
    """Open the search and ask it; all is found when this returns."""
    if watched.page.locator(FIELD).is_hidden():
        watched.page.locator("[data-search-open]").click()
    ask(watched.page, words)


def addresses(page: Page) -> list[str]:
    """Where the results lead, in order."""
    found: list[Any] = page.locator(RESULTS).evaluate_all("all => all.map(each => each.href)")
    return [str(address) for address in found]


def requests_of(page: Page) -> list[str]:
    """A list that grows with the addresses asked for."""
    asked: list[str] = []

    def on_request(request: Request) -> None:
        asked.append(request.url)

    page.on("request", on_request)
    return asked


def searched(asked: list[str], hosted: Hosted) -> set[str]:
    """Paths of the latest edition among addresses."""
    return {url.removeprefix(hosted.url) for url in asked if url.startswith(hosted.url)}
