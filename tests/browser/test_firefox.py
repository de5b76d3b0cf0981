"""Copies that were taken away work in Firefox as in Chromium, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Hosted
from tests.browser.test_site import LINKEDIN, kinds_of_pages
from tests.support.bidi import ENTER, Bidi, BidiError, BidiPage
from tests.support.firefox import firefox

pytestmark = pytest.mark.slow

ANSWER = "[data-block]"
HEADS = "[data-place-of-table] thead th a"
LINES = "#cr-explorer tbody tr"
IN_VIEW = """id => {
    const {top, bottom} = document.getElementById(id).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
}"""
RESULT = "() => document.querySelector('[data-search] [role=option]')?.href"


@pytest.fixture(scope="module")
def bidi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bidi]:
    with firefox(tmp_path_factory.mktemp("firefox")) as session:
        yield session


@pytest.fixture
def blank(bidi: Bidi) -> Iterator[BidiPage]:
    page = bidi.new_page()
    yield page
    page.close()


@pytest.fixture
def page(blank: BidiPage) -> Iterator[BidiPage]:
    """A page that may read files and nothing else."""
    yield blank
    assert blank.errors() == []
    assert blank.requests() == []
    assert blank.missing_files() == []


def file_of(unpacked: Path, path: str) -> str:
    """The address of a page by its path, ``platforms/linkedin/``."""
    return (unpacked / (path if path.endswith(".html") else f"{path}index.html")).as_uri()


def test_firefox_reaches_no_network_and_tells_what_a_page_complains_of_and_asks_for(
    blank: BidiPage, hosted: Hosted, tmp_path: Path
) -> None:
    with pytest.raises(BidiError, match="PROXY_CONNECTION_REFUSED"):
        blank.visit(hosted.origin)
    file = tmp_path / "page.html"
    file.write_text(
        '<!doctype html><img src="https://elsewhere.example/a.png">'
        '<script src="none.js"></script><script>missing()</script>',
        encoding="utf-8",
    )
    blank.visit(file.as_uri())
    assert blank.requests() == [hosted.origin, "https://elsewhere.example/a.png"]
    assert blank.errors() == ["ReferenceError: missing is not defined"]
    assert blank.missing_files() == [str(tmp_path / "none.js")]


def test_every_kind_of_page_opens(unpacked: Path, page: BidiPage) -> None:
    for path in kinds_of_pages(unpacked):
        page.visit(file_of(unpacked, path))
        assert page.texts("article h1"), path
        assert "Offline copy" in page.texts(".cr-copy-note")[0], path
        assert (page.errors(), page.missing_files()) == ([], []), path


def test_a_place_and_a_day_have_their_answers(unpacked: Path, page: BidiPage) -> None:
    page.visit(file_of(unpacked, LINKEDIN))
    page.fill("#cr-place", "GB")
    page.expect_text(ANSWER, "On unless you opt out")
    page.click(".cr-as-of summary")
    page.fill("#cr-day", "2024-09-20")
    page.expect_text("[data-then-status]", "Paused")
    page.visit(file_of(unpacked, LINKEDIN))
    page.expect("GB", "() => document.querySelector('#cr-place').value")


def test_a_search_leads_from_the_first_page_to_a_platform(unpacked: Path, page: BidiPage) -> None:
    page.visit(file_of(unpacked, ""))
    page.press("/")
    page.press("linkedin uk")
    page.expect(file_of(unpacked, LINKEDIN), RESULT)
    page.press(ENTER)
    page.expect_address(file_of(unpacked, LINKEDIN))


def test_the_list_of_platforms_is_filtered_by_a_status(unpacked: Path, page: BidiPage) -> None:
    page.visit(file_of(unpacked, "platforms/"))
    every = len(page.texts(LINES))
    page.fill("#cr-status", "default_on")
    page.expect_text("[data-active] button", "On unless you opt out")
    found = page.texts(LINES)
    assert 0 < len(found) < every
    assert all("On unless you opt out" in line for line in found)


def test_two_platforms_are_compared(unpacked: Path, page: BidiPage) -> None:
    page.visit(file_of(unpacked, "compare/"))
    for name in ("linkedin", "x"):
        page.fill("#cr-add", name)
        page.click("button", "Add")
    page.fill("#cr-place", "GB")
    page.expect_text("#cr-caption", "LinkedIn and X · United Kingdom")
    page.expect_texts(HEADS, ["LinkedIn", "X"])
    page.expect_text("[data-row=answer] td[data-label=LinkedIn] .cr-chip", "On unless you opt out")


def test_germany_leads_to_a_checklist(unpacked: Path, page: BidiPage) -> None:
    page.visit(file_of(unpacked, "regions/de/"))
    page.click("a", "Make a checklist for Germany")
    page.expect_address(file_of(unpacked, "checklist/"))
    page.fill("#cr-names", "LinkedIn")
    page.click("button", "Add")
    page.expect_text("[data-ways] h3", "LinkedIn")
    page.expect_text("[data-progress]", "0 of")
    page.expect_text("[data-ways]", "Data for Generative AI Improvement")


def test_the_one_page_loads_nothing_and_shows_every_platform(
    hosted: Hosted, unpacked: Path, page: BidiPage
) -> None:
    page.visit((hosted.folder / "downloads" / "consent-report-latest.html").as_uri())
    assert page.texts("h1") == ["Consent Transparency Report"]
    platforms = len(list((unpacked / "platforms").glob("*/index.html")))
    assert page.run("() => document.querySelectorAll('article[id]').length") == platforms > 70
    page.click("nav a", "LinkedIn")
    page.expect(True, IN_VIEW, "linkedin--name")
    assert page.run("() => document.querySelectorAll('[src], script, link').length") == 0
