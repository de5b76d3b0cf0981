"""What readers come for, from the first page to the answer: hosted, offline, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hosted
from tests.browser.test_site import ANSWER, VIEWPORTS, visit
from tests.conftest import OpenPage
from tests.support.pages import WatchedPage

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Reader:
    """Somebody with a screen, in front of the site or of a copy of it."""

    watched: WatchedPage
    address: Callable[[str], str]
    """The address of a page by its path, ``platforms/linkedin/``."""

    @property
    def page(self) -> Page:
        return self.watched.page

    def visit(self, path: str = "") -> None:
        visit(self.watched, self.address(path))

    def is_at(self, path: str) -> None:
        """Wait until the page is shown, whatever stands behind its address."""
        expect(self.page).to_have_url(re.compile(re.escape(self.address(path)) + "([?#].*)?$"))

    def follow(self, name: str, within: str = "main", *, exact: bool = True) -> None:
        self.page.locator(within).get_by_role("link", name=name, exact=exact).first.click()


@pytest.fixture(params=["hosted", "from a disk"])
def site(
    request: pytest.FixtureRequest, hosted: Hosted, unpacked: Path
) -> tuple[str, Callable[[str], str]]:
    """What requests begin with, and the address of a page by its path."""
    if request.param == "hosted":
        return hosted.origin, lambda path: hosted.url + path
    return "file://", lambda path: (unpacked / path / "index.html").as_uri()


@pytest.fixture(params=list(VIEWPORTS))
def reader(
    request: pytest.FixtureRequest, site: tuple[str, Callable[[str], str]], open_page: OpenPage
) -> Iterator[Reader]:
    origin, address = site
    watched = open_page(origin, viewport=VIEWPORTS[request.param])
    yield Reader(watched, address)
    assert watched.errors == []
    assert watched.foreign_requests == []


@pytest.fixture
def plain_reader(site: tuple[str, Callable[[str], str]], open_page: OpenPage) -> Reader:
    """One whose browser runs no script."""
    origin, address = site
    options = {"java_script_enabled": False, "viewport": VIEWPORTS["narrow"]}
    return Reader(open_page(origin, **options), address)


def test_a_member_of_linkedin_in_the_united_kingdom_learns_what_since_when_and_how_to_stop_it(
    reader: Reader,
) -> None:
    page = reader.page
    reader.visit()
    page.locator("#cr-live:enabled").select_option("GB")
    page.fill("#cr-find", "linkedin")
    page.locator("#cr-platforms a:visible").click()
    reader.is_at("platforms/linkedin/")
    answer = page.locator(ANSWER)
    expect(answer).to_contain_text("On unless you opt out")
    expect(answer).to_contain_text("3 November 2025")
    page.locator("a[href='#opt-out']:visible").first.click()
    expect(page.locator("#opt-out")).to_be_in_viewport()
    steps = page.locator(".cr-path:visible .cr-steps").first
    expect(steps).to_contain_text("Data for Generative AI Improvement")


def test_somebody_in_germany_gets_a_checklist_to_print(reader: Reader) -> None:
    page = reader.page
    reader.visit()
    page.locator("#cr-live:enabled").select_option("DE")
    page.get_by_role("link", name="See what platforms do there").click()
    reader.is_at("regions/de/")
    page.get_by_role("link", name="Make a checklist for Germany").click()
    reader.is_at("checklist/")
    page.locator("#cr-names:enabled").fill("LinkedIn, twitter, Insta")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("[data-progress]")).to_have_text(re.compile(r"^0 of \d+ done$"))
    page.emulate_media(media="print")
    paper = page.locator("article")
    expect(paper).to_contain_text("To do: Germany")
    expect(paper).to_contain_text("Data for Generative AI Improvement")
    expect(page.locator("#cr-names")).to_be_hidden()


def test_what_changed_for_facebook_since_2024_can_be_read_in_order(reader: Reader) -> None:
    page = reader.page
    reader.visit("platforms/facebook/")
    page.locator("a[href='#timeline']:visible").first.click()
    expect(page.locator("#timeline")).to_be_in_viewport()
    dates = page.locator("#timeline ~ .cr-timeline > li > p > time").evaluate_all(
        "times => times.map(time => time.dateTime)"
    )
    since = [day for day in dates if day >= "2024"]
    assert len(since) > 10
    assert since == sorted(since)
    reader.visit("changes/2025/")
    line = page.locator("article li").filter(has_text="Facebook").first
    line.get_by_role("link").first.click()
    reader.is_at("platforms/facebook/")
    expect(page.locator(":target")).to_be_in_viewport()


def test_who_can_get_ones_data_from_github_is_two_clicks_away(reader: Reader) -> None:
    page = reader.page
    reader.visit()
    page.fill("#cr-find", "github")
    page.locator("#cr-platforms a:visible").first.click()
    reader.is_at("platforms/github-copilot/")
    page.locator("a[href='#recipients']:visible").first.click()
    expect(page.locator("#recipients")).to_be_in_viewport()
    rows = page.locator("tr[id^='recipient-']:visible")
    expect(rows.first).to_be_visible()
    assert "Microsoft" in " ".join(rows.all_inner_texts())


def test_without_scripts_the_answer_and_the_steps_stand_on_the_page(plain_reader: Reader) -> None:
    page = plain_reader.page
    plain_reader.visit()
    plain_reader.follow("LinkedIn", "#cr-platforms")
    plain_reader.is_at("platforms/linkedin/")
    kingdom = page.get_by_role("row").filter(has_text="United Kingdom").first
    expect(kingdom).to_contain_text("On unless you opt out")
    steps = page.locator("#opt-out ~ * .cr-steps").first
    expect(steps).to_contain_text("Data for Generative AI Improvement")


def test_without_scripts_a_region_has_its_ways_to_refuse(plain_reader: Reader) -> None:
    plain_reader.visit("checklist/")
    plain_reader.follow("Germany")
    plain_reader.is_at("regions/de/")
    linkedin = plain_reader.page.get_by_role("row").filter(has_text="LinkedIn").first
    expect(linkedin.get_by_role("link", name=re.compile("Switch"))).to_be_visible()


def test_without_scripts_the_changes_of_a_year_and_the_recipients_are_there(
    plain_reader: Reader,
) -> None:
    plain_reader.visit("changes/2025/")
    expect(plain_reader.page.locator("article")).to_contain_text("Facebook")
    plain_reader.visit("platforms/github-copilot/")
    expect(plain_reader.page.locator("tr[id^='recipient-']").first).to_be_visible()
