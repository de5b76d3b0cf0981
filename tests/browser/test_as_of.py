"""A reader picks a day: on the page of a platform and in the list of all of them."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Hosted
from tests.browser.test_site import ANSWER, LINKEDIN, STILL, VIEWPORTS, visit
from tests.conftest import OpenPage
from tests.support.days import ListDays, PlatformDays
from tests.support.pages import WatchedPage

pytestmark = pytest.mark.slow

WHERE = "[data-then-where]"
CHIP = "[data-then-status] .cr-chip"
FINDING = "[data-then-finding]"
GB_2024 = [
    ("2024-09-17", "Not checked"),
    ("2024-09-19", "On unless you opt out"),
    ("2024-09-20", "Paused"),
    ("2025-11-02", "Paused"),
    ("2025-11-03", "On unless you opt out"),
]
PICKED = """([day, place, audience]) => {
    const change = (id, set) => {
        const control = document.getElementById(id);
        if (!control) return;
        set(control);
        control.dispatchEvent(new Event(id === 'cr-day' ? 'input' : 'change', {bubbles: true}));
    };
    change('cr-place', control => { control.value = place; });
    change('cr-audience', control => { control.selectedIndex = audience; });
    change('cr-day', control => { control.value = day; });
    const link = document.querySelector('[data-then-finding] .cr-link');
    return [link ? link.hash.replace('#practice-', '') : '',
            document.querySelector('[data-then-card]').className.split(' cr-')[1]];
}"""


def open_control(page: Page) -> None:
    page.locator(".cr-as-of summary").click()


def pick(page: Page, day: str) -> None:
    page.fill("#cr-day", day)


@pytest.fixture
def linkedin(hosted: Hosted, open_page: OpenPage) -> WatchedPage:
    """The page of LinkedIn, for the United Kingdom, with the control open."""
    watched = open_page(hosted.origin)
    visit(watched, hosted.url + LINKEDIN)
    watched.page.locator("#cr-place:enabled").select_option("GB")
    open_control(watched.page)
    return watched


def test_linkedin_in_the_united_kingdom_is_shown_as_it_was_on_each_day(
    linkedin: WatchedPage,
) -> None:
    page = linkedin.page
    for day, status in GB_2024:
        pick(page, day)
        assert page.locator(CHIP).inner_text() == status
        assert page.locator(ANSWER).count() == 0
    assert page.locator(WHERE).inner_text().startswith("United Kingdom · ")
    assert page.locator(WHERE).inner_text().endswith(" · 3 November 2025")
    assert "as far as is known now" in page.locator("[data-then]").inner_text()
    assert linkedin.errors == []
    assert linkedin.foreign_requests == []


def test_the_finding_that_decides_is_the_one_further_down_and_no_id_stands_twice(
    linkedin: WatchedPage,
) -> None:
    page = linkedin.page
    pick(page, "2024-09-20")
    shown = page.locator(f"{FINDING} .cr-facts").text_content()
    assert shown == page.locator("#practice-gb-paused .cr-facts").text_content()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    pick(page, "2024-09-17")
    assert page.locator(FINDING).text_content() == ""


def test_the_table_has_every_answer_of_the_day(linkedin: WatchedPage) -> None:
    page = linkedin.page
    pick(page, "2024-09-20")
    table = page.locator("table", has=page.locator("#answers-then"))
    assert table.locator("caption").inner_text().startswith("Every answer on 20 September 2024")
    row = table.locator("tr", has_text="United Kingdom").first
    assert "Paused" in row.inner_text()
    row.get_by_role("link").click()
    assert page.locator("#practice-gb-paused").is_visible()
    assert "Hong Kong" in table.inner_text()
    assert page.locator("#all-answers").is_visible() is False


def test_the_day_stands_in_the_address_and_an_address_opens_it(
    hosted: Hosted, linkedin: WatchedPage
) -> None:
    page = linkedin.page
    pick(page, "2024-09-19")
    page.wait_for_url(f"{hosted.url}{LINKEDIN}?as-of=2024-09-19")
    page.reload()
    expect(page.locator(CHIP)).to_have_text("On unless you opt out")
    expect(page.locator("#cr-day")).to_have_value("2024-09-19")
    visit(linkedin, f"{hosted.url}{LINKEDIN}?as-of=2024-09-20#practices")
    expect(page.locator(CHIP)).to_have_text("Paused")
    page.locator("[data-back]").click()
    page.wait_for_url(f"{hosted.url}{LINKEDIN}#practices")
    assert page.locator(ANSWER).count() == 1
    assert linkedin.errors == []


def test_the_place_is_remembered_and_the_day_is_not(hosted: Hosted, linkedin: WatchedPage) -> None:
    page = linkedin.page
    pick(page, "2024-09-20")
    visit(linkedin, f"{hosted.url}{LINKEDIN}")
    expect(page.locator("#cr-place")).to_have_value("GB")
    assert page.locator(ANSWER).count() == 1
    assert page.locator("[data-then]:visible").count() == 0
    assert "2024" not in page.evaluate("localStorage.getItem('consent-report')")


def test_days_are_moved_through_by_keyboard(linkedin: WatchedPage) -> None:
    page = linkedin.page
    page.focus("#cr-day")
    pick(page, "2024-09-19")
    slider = page.get_by_label("Move through the days")
    slider.focus()
    expect(slider).to_have_attribute("aria-valuetext", "19 September 2024: On unless you opt out")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "20 September 2024: Paused")
    expect(page.locator("#cr-day")).to_have_value("2024-09-20")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Later change")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(WHERE)).to_contain_text("3 November 2025")
    expect(page.get_by_role("button", name="Later change")).to_have_attribute(
        "aria-disabled", "true"
    )
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(WHERE)).to_contain_text("20 September 2024")


def test_an_answer_follows_place_and_account_on_any_day(linkedin: WatchedPage) -> None:
    page = linkedin.page
    pick(page, "2024-09-20")
    page.select_option("#cr-place", "DE")
    assert page.locator(CHIP).inner_text() == "Stated as not done"
    page.select_option("#cr-place", "US")
    assert page.locator(CHIP).inner_text() == "On unless you opt out"
    page.select_option("#cr-audience", index=1)
    assert page.locator(CHIP).inner_text() == "Not checked"
    assert "Members believed to be under 18" in page.locator(WHERE).inner_text()


@pytest.mark.parametrize("slug", ["linkedin", "facebook", "mistral-le-chat"])
def test_the_script_finds_in_the_page_what_its_readers_in_the_tests_find(
    hosted: Hosted, open_page: OpenPage, slug: str
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, f"{hosted.url}platforms/{slug}/")
    watched.page.locator("#cr-place:enabled").wait_for()
    page_file = hosted.folder / "platforms" / slug / "index.html"
    days = PlatformDays.of(page_file.read_text("utf-8"))
    assert days is not None
    draw = random.Random(slug)
    audiences = watched.page.locator("#cr-audience option").count() or 1
    starts = [date.fromisoformat(period[0]) for period in days.known["periods"][1:]]
    for _ in range(40):
        day = draw.choice(starts) + timedelta(days=draw.choice((-1, 0, 1, 40)))
        place, audience = draw.choice(("", "GB", "DE", "US", "IN", "CA")), draw.randrange(audiences)
        asked = min(day, starts[-1]).isoformat()
        found = watched.page.evaluate(PICKED, [asked, place, audience])
        assert tuple(found) == days.answer(asked, place, audience), (asked, place, audience)
    assert watched.errors == []


def test_a_day_that_cannot_be_shown_is_refused_in_words(
    hosted: Hosted, open_page: OpenPage
) -> None:
    for asked in ("banana", "2024-02-30", "2999-01-01", "1066-10-14", "", "<script>"):
        watched = open_page(hosted.origin)
        visit(watched, f"{hosted.url}{LINKEDIN}?as-of={asked}")
        refused = watched.page.locator("[data-refused]")
        assert refused.inner_text().startswith("The address names no day from 1 January 1990")
        assert watched.page.locator(ANSWER).count() == 1
        assert watched.errors == []
        watched.page.context.close()


def test_the_list_shows_the_statuses_of_the_day_and_leads_on_to_it(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}platforms/?as-of=2024-09-20")
    days = ListDays((hosted.folder / "platforms" / "index.html").read_text("utf-8"))
    row = page.locator("#cr-explorer tbody tr", has_text="LinkedIn")
    assert row.locator("[data-label='United Kingdom'] .cr-chip").inner_text() == "Paused"
    for (slug, label), _ in sorted(days.cells.items()):
        cell = page.locator(f"tr:has(a[href*='/{slug}/']) [data-label='{label}']")
        status, _, basis = days.answer(slug, label, "2024-09-20").partition(".")
        assert cell.locator(f".cr-chip.cr-{status}").count() == 1, (slug, label)
        assert cell.locator(".cr-note").count() == bool(basis), (slug, label)
    assert page.locator("[data-label='Last confirmed']:visible").count() == 0
    row.get_by_role("link", name="LinkedIn").first.click()
    page.wait_for_url(f"{hosted.url}{LINKEDIN}?as-of=2024-09-20")
    expect(page.locator(WHERE)).to_contain_text("20 September 2024")
    assert watched.errors == []


def test_a_country_apart_from_its_group_is_told_of_the_day(
    hosted: Hosted, open_page: OpenPage
) -> None:
    days = ListDays((hosted.folder / "platforms" / "index.html").read_text("utf-8"))
    varied = [
        (slug, entry[0])
        for (slug, label), entries in days.cells.items()
        for entry in entries
        if label == "European Union" and entry[1] == "varies" and entry != entries[-1]
    ]
    slug, day = varied[0]
    watched = open_page(hosted.origin)
    visit(watched, f"{hosted.url}platforms/?as-of={day}")
    cell = watched.page.locator(f"tr:has(a[href*='/{slug}/']) [data-label='European Union']")
    assert cell.inner_text() == "Differs by country"


def test_filters_and_order_follow_the_day(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}platforms/")
    column = page.locator("#cr-explorer thead th", has_text="United Kingdom")
    column.get_by_role("button").click()
    counts, orders = [], []
    open_control(page)
    pick(page, "2024-09-20")
    page.select_option("#cr-status", "paused")
    for day in ("2024-09-19", "2024-09-20"):
        pick(page, day)
        counts.append(page.locator("#cr-explorer tbody tr:visible").count())
        cells = page.locator("#cr-explorer tbody [data-label='United Kingdom'] .cr-chip")
        orders.append(cells.all_text_contents())
        said = page.locator("[data-count]").inner_text()
        assert said.startswith(f"{counts[-1]} of ")
        shown = page.locator("#cr-explorer tbody tr:visible").all_inner_texts()
        assert all("Paused" in text for text in shown)
    assert counts[1] == counts[0] + 1
    assert orders[0] != orders[1]
    statuses = page.locator("#cr-status option").all_text_contents()
    ranks = [re.sub(r" \(\d+\)$", "", text) for text in statuses]
    assert all(order == sorted(order, key=ranks.index) for order in orders)
    page.get_by_role("button", name="Earlier change").click()
    assert page.locator("#cr-day").input_value() < "2024-09-20"
    assert watched.errors == []


def test_a_day_can_be_picked_from_a_folder_of_files(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page("file://")
    page = watched.page
    file = (hosted.folder / "platforms" / "linkedin" / "index.html").as_uri()
    page.goto(f"{file}?as-of=2024-09-19")
    page.locator("#cr-place:enabled").select_option("GB")
    assert page.locator(CHIP).inner_text() == "On unless you opt out"
    pick(page, "2024-09-20")
    assert page.locator(CHIP).inner_text() == "Paused"
    page.wait_for_url(f"{file}?as-of=2024-09-20")
    assert watched.foreign_requests == []


def test_without_javascript_the_page_says_of_which_day_it_is(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, java_script_enabled=False)
    for path in (LINKEDIN, "platforms/"):
        watched.page.goto(f"{hosted.url}{path}?as-of=2024-09-20")
        assert watched.page.locator("main time:visible").count() > 0
        assert watched.page.locator(".cr-as-of:visible, [data-then]:visible").count() == 0
        assert watched.page.locator(".cr-chip:visible").count() > 0


@pytest.mark.parametrize(("viewport", "scheme"), [("wide", "light"), ("narrow", "dark")])
def test_a_picked_day_adds_nothing_that_axe_finds_and_no_width(
    hosted: Hosted, open_page: OpenPage, viewport: str, scheme: str
) -> None:
    for path in (LINKEDIN, "platforms/"):
        found = {}
        for query in ("", "?as-of=2024-09-20"):
            watched = open_page(
                hosted.origin, color_scheme=scheme, viewport=VIEWPORTS[viewport], **STILL
            )
            visit(watched, f"{hosted.url}{path}{query}")
            found[query] = watched.accessibility_violations()
            width = watched.page.evaluate("document.documentElement.scrollWidth")
            assert width == VIEWPORTS[viewport]["width"]
            watched.page.context.close()
        assert found["?as-of=2024-09-20"] == found[""], path
