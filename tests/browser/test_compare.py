"""Platforms side by side, as readers choose them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hosted
from tests.browser.test_page_scripts import SHIFT
from tests.browser.test_site import LINKEDIN, STILL, VIEWPORTS, visit
from tests.conftest import OpenPage
from tests.support.pages import WatchedPage

pytestmark = pytest.mark.slow

COMPARE = "compare/"
HEADS = "[data-place-of-table] thead th a"
THREE = f"{COMPARE}?platforms=linkedin,x,facebook&region=GB"


@pytest.fixture
def opened(hosted: Hosted, open_page: OpenPage) -> Callable[..., WatchedPage]:
    """A page of the report in a new browser context, ready when its table is."""

    def of(path: str, columns: int = 0, **options: object) -> WatchedPage:
        watched = open_page(hosted.origin, **options)
        visit(watched, hosted.url + path)
        if options.get("java_script_enabled", True):
            expect(watched.page.locator("#cr-place")).to_be_enabled()
            expect(watched.page.locator(HEADS)).to_have_count(columns)
        return watched

    return of


def status_of(page: Page, name: str) -> str:
    cell = page.locator(f"[data-row=answer] td[data-label='{name}']")
    return cell.locator(".cr-chip").inner_text()


def test_a_comparison_is_chosen_and_its_link_shows_it_again(
    opened: Callable[..., WatchedPage],
) -> None:
    watched = opened(COMPARE)
    page = watched.page
    for number, name in enumerate(("linkedin", "X", "face"), 1):
        page.fill("#cr-add", name)
        page.keyboard.press("Enter")
        expect(page.locator(HEADS)).to_have_count(number)
    page.select_option("#cr-place", label="United Kingdom")
    page.locator(".cr-as-of summary").click()
    page.fill("#cr-day", "2024-09-19")
    expect(page.locator("#cr-caption")).to_have_text(
        "LinkedIn, X and Facebook · United Kingdom · 19 September 2024"
    )
    assert status_of(page, "LinkedIn") == "On unless you opt out"
    expected = "?platforms=linkedin,x,facebook&region=GB&as-of=2024-09-19"
    page.wait_for_url(f"**/{COMPARE}{expected}")
    table = page.locator("[data-place-of-table]").inner_text()
    again = opened(COMPARE + expected, 3)
    assert again.page.locator("[data-place-of-table]").inner_text() == table
    assert again.page.locator("#cr-place option:checked").inner_text() == "United Kingdom"
    assert watched.errors == again.errors == []


def test_another_day_has_another_answer_and_leaves_out_what_is_not_dated(
    opened: Callable[..., WatchedPage],
) -> None:
    watched = opened(f"{THREE}&as-of=2024-09-20", 3)
    page = watched.page
    assert status_of(page, "LinkedIn") == "Paused"
    expect(page.locator("[data-row=used]")).to_be_hidden()
    expect(page.locator("[data-compared] [data-then]").first).to_contain_text("are left out")
    links = page.locator("[data-row=answer] a")
    assert all(
        "?as-of=2024-09-20#practice-" in str(link.get_attribute("href")) for link in links.all()
    )
    page.locator("[data-back]").click()
    expect(page.locator("[data-row=used]")).to_be_visible()
    assert "as-of" not in str(links.first.get_attribute("href"))
    assert watched.errors == []


def test_back_and_forward_go_through_what_was_chosen(opened: Callable[..., WatchedPage]) -> None:
    page = opened(f"{COMPARE}?platforms=linkedin&region=GB", 1).page
    page.fill("#cr-add", "x")
    page.keyboard.press("Enter")
    expect(page.locator(HEADS)).to_have_text(["LinkedIn", "X"])
    page.select_option("#cr-place", label="France")
    expect(page.locator("#cr-caption")).to_contain_text("France")
    page.go_back()
    expect(page.locator("#cr-caption")).to_contain_text("United Kingdom")
    page.go_back()
    expect(page.locator(HEADS)).to_have_text(["LinkedIn"])
    page.go_forward()
    expect(page.locator(HEADS)).to_have_text(["LinkedIn", "X"])


def test_the_place_that_a_reader_picked_elsewhere_is_there_but_a_link_keeps_its_own(
    opened: Callable[..., WatchedPage], hosted: Hosted
) -> None:
    watched = opened(COMPARE)
    page = watched.page
    page.evaluate("consentReport.keep('DE', 'anybody')")
    visit(watched, f"{hosted.url}{COMPARE}?platforms=x")
    expect(page.locator("#cr-caption")).to_contain_text("X · Germany")
    page.wait_for_url("**region=DE")
    visit(watched, f"{hosted.url}{COMPARE}?platforms=x&region=*")
    expect(page.locator("#cr-caption")).to_contain_text("X · Everywhere else")
    assert page.evaluate("consentReport.recall().place") == "DE"


def test_a_kind_of_account_changes_its_platform_alone_and_stands_in_the_address(
    opened: Callable[..., WatchedPage],
) -> None:
    page = opened(THREE, 3).page
    others = page.locator("[data-row=answer] td[data-label=X]").inner_text()
    page.get_by_label("Account at LinkedIn").select_option("minors")
    assert status_of(page, "LinkedIn") == "Stated as not done"
    assert page.locator("[data-row=answer] td[data-label=X]").inner_text() == others
    assert "accounts=linkedin.minors" in page.url
    page.reload()
    expect(page.get_by_label("Account at LinkedIn")).to_have_value("minors")
    assert status_of(page, "LinkedIn") == "Stated as not done"


def test_rows_that_differ_are_marked_and_can_be_shown_alone(
    opened: Callable[..., WatchedPage],
) -> None:
    page = opened(THREE, 3).page
    rows = page.locator("[data-place-of-table] [data-row]:visible")
    every = rows.count()
    same = [row for row in rows.all() if "The same" in row.locator("th").inner_text()]
    for row in same:
        cells = row.locator("td").all()
        assert len({cell.text_content() for cell in cells}) == 1
    page.get_by_label("Only rows that differ").check()
    assert rows.count() == every - len(same)
    assert all("Differs" in row.locator("th").inner_text() for row in rows.all())
    assert 0 < len(same) < every


def test_all_of_it_can_be_done_by_keyboard(opened: Callable[..., WatchedPage]) -> None:
    page = opened(COMPARE).page
    page.locator("#cr-add").focus()
    page.keyboard.type("slack")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("Slack is added.")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("zoom")
    page.keyboard.press("Enter")
    expect(page.locator(HEADS)).to_have_text(["Slack", "Zoom"])
    page.get_by_role("button", name="Remove Slack").focus()
    page.keyboard.press("Enter")
    expect(page.locator(HEADS)).to_have_text(["Zoom"])
    expect(page.get_by_role("button", name="Remove Zoom")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("#cr-add")).to_be_focused()
    expect(page.locator("[data-proposed]")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Type the name of a platform."),
        ("no such thing", "This report has no platform of that name."),
        ("microsoft", "Several have that in their name"),
        ("LINKEDIN", "LinkedIn is compared already."),
        ("Slack", "No more than 5 fit side by side."),
    ],
)
def test_what_cannot_be_added_is_said_and_why(
    opened: Callable[..., WatchedPage], typed: str, answer: str
) -> None:
    page = opened(f"{COMPARE}?platforms=linkedin,x,facebook,tiktok,zoom", 5).page
    page.fill("#cr-add", typed)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("[data-said]")).to_contain_text(answer)
    assert page.locator(HEADS).count() == 5


def test_an_address_that_names_what_is_not_there_shows_the_rest(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    asked = "no-such-thing,x,../../x,linkedin,x,a.b"
    visit(watched, f"{hosted.url}{COMPARE}?platforms={asked}&region=XX&accounts=x.nobody,y")
    expect(watched.page.locator(HEADS)).to_have_text(["X", "LinkedIn"])
    expect(watched.page.locator("[data-said]")).to_contain_text("Not in this report: no-such-thing")
    expect(watched.page.locator("#cr-caption")).to_contain_text("Everywhere else")
    assert watched.foreign_requests == []


def test_a_platform_leads_to_its_comparison_and_others_of_its_category_are_proposed(
    opened: Callable[..., WatchedPage], hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, f"{hosted.url}platforms/chatgpt/")
    watched.page.get_by_role("link", name="Compare with…").click()
    expect(watched.page.locator(HEADS)).to_have_text(["ChatGPT"])
    watched.page.locator("[data-alike] button").first.click()
    expect(watched.page.locator(HEADS)).to_have_count(2)
    expect(watched.page.locator("[data-alike]")).to_be_hidden()


def test_the_comparison_can_be_taken_away_as_a_table(opened: Callable[..., WatchedPage]) -> None:
    page = opened(THREE, 3).page
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    assert download.value.suggested_filename.startswith("compared-linkedin-x-facebook-")
    lines = Path(download.value.path()).read_bytes().decode().split("\r\n")
    assert lines[0] == "Question,LinkedIn,X,Facebook"
    assert lines[1] == "Place,United Kingdom,United Kingdom,United Kingdom"
    answer = next(line for line in lines if line.startswith("Trains generative AI"))
    assert "On unless you opt out; It is done unless people refuse.; The finding in full" in answer
    assert page.url in lines[-2]


def test_the_link_is_copied_or_shown(opened: Callable[..., WatchedPage]) -> None:
    page = opened(THREE, 3, permissions=["clipboard-read", "clipboard-write"]).page
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("[data-copied]")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("#cr-address")).to_have_value(page.url)
    expect(page.locator("#cr-address")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_axe_finds_no_violation_in_a_comparison(
    opened: Callable[..., WatchedPage], scheme: str, viewport: str
) -> None:
    options = {"color_scheme": scheme, "viewport": VIEWPORTS[viewport]} | STILL
    watched = opened(f"{THREE}&as-of=2024-09-19", 3, **options)
    assert watched.accessibility_violations() == []


def test_a_comparison_is_no_wider_than_a_narrow_phone_and_moves_nothing_that_is_read(
    opened: Callable[..., WatchedPage], hosted: Hosted
) -> None:
    watched = opened(COMPARE, viewport={"width": 320, "height": 700})
    watched.page.add_init_script(SHIFT)
    visit(watched, f"{hosted.url}{COMPARE}?platforms=linkedin,x,facebook,chatgpt,slack")
    expect(watched.page.locator(HEADS)).to_have_count(5)
    assert watched.page.evaluate("document.documentElement.scrollWidth") == 320
    assert watched.page.evaluate("shift") < 0.1


def test_a_comparison_works_as_a_file(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page("file://")
    page = watched.page
    page.goto((hosted.folder / COMPARE / "index.html").as_uri() + "?platforms=linkedin,x&region=GB")
    expect(page.locator(HEADS)).to_have_text(["LinkedIn", "X"])
    assert status_of(page, "LinkedIn") == "On unless you opt out"
    page.locator("[data-row=answer] a").first.click()
    page.wait_for_url(re.compile(r"platforms/linkedin/index\.html#practice-"))
    assert LINKEDIN in page.url
    assert watched.foreign_requests == []


def test_without_scripts_there_is_an_example_and_ways_on(
    opened: Callable[..., WatchedPage],
) -> None:
    page = opened(COMPARE, java_script_enabled=False).page
    expect(page.locator("noscript > p")).to_contain_text("needs JavaScript")
    expect(page.locator("noscript table thead th")).to_have_text(
        ["Question", re.compile("LinkedIn"), re.compile("X"), re.compile("Facebook")]
    )
    expect(page.locator("[data-compare-picker]")).to_be_hidden()
    expect(page.locator("[data-proposed]")).to_be_hidden()
    page.locator("noscript > p a").first.click()
    page.wait_for_url("**/platforms/")
