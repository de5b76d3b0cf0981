"""A reader looks through all platforms: filters, counts, order, columns, address, download."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from consent_report.loading.reports import load_report
from consent_report.model.reports import Report
from consent_report.pages.explorer import ExplorerRow, explorer_page
from consent_report.pages.index import ReportIndex
from tests.browser.conftest import Hosted
from tests.browser.test_as_of import open_control, pick
from tests.browser.test_page_scripts import SHIFT
from tests.browser.test_site import STILL, VIEWPORTS, visit
from tests.conftest import OpenPage
from tests.support.pages import WatchedPage
from tests.support.reports import ROOT
from tests.support.topics import resolved

pytestmark = pytest.mark.slow

LINES = "#cr-explorer tbody tr"
COUNT = "[data-count]"
CHIPS = "[data-active] button"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def report() -> Report:
    loaded = load_report(ROOT)
    assert loaded.report is not None
    return loaded.report


@pytest.fixture(scope="module")
def facts(report: Report) -> dict[str, ExplorerRow]:
    return {row.record.slug: row for row in explorer_page(ReportIndex(report)).rows}


def open_explorer(
    hosted: Hosted, open_page: OpenPage, state: str = "", **options: Any
) -> WatchedPage:
    """The list with an address that sets its filters."""
    watched = open_page(hosted.origin, **options)
    watched.page.clock.set_fixed_time(f"{TODAY}T12:00:00")
    visit(watched, f"{hosted.url}platforms/{state}")
    watched.page.locator("#cr-place:enabled").wait_for()
    return watched


def slugs(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "selector => [...document.querySelectorAll(selector)].map(line => line.dataset.platform)",
        LINES,
    )
    return found


def values_of(row: ExplorerRow, report: Report, place: str) -> dict[str, set[str]]:
    """What a platform has for each filter, from its record."""
    shown = {
        resolved(report, row.record, each, report.as_of).partition(".")[0]
        for each in ((place,) if place else ("EU", "GB", "US", "*"))
    }
    nobody = "none_found" if row.none_found else "not_checked"
    return {
        "status": shown,
        "category": {row.category.code},
        "who": set(row.actors) or {nobody},
        "kind": set(row.kinds),
        "company": {each for each, _ in row.organisations},
        "confirmed": ages(str(row.confirmed_on or "")),
    }


def ages(confirmed_on: str) -> set[str]:
    if not confirmed_on:
        return {"undated"}
    day = date.fromisoformat((confirmed_on + "-01-01")[:10])
    limits = {"3": date(2026, 8, 24), "6": date(2026, 5, 24), "12": date(2025, 11, 24)}
    return {months for months, first in limits.items() if day >= first} or {"older"}


@pytest.mark.parametrize("place", ["", "DE", "US-IL"])
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"status": "default_on"},
        {"category": "ai_assistant", "status": "default_on"},
        {"who": "user", "confirmed": "6"},
        {"kind": "prompts", "who": "admin"},
        {"company": "microsoft", "status": "default_on", "confirmed": "12"},
        {"who": "none_found"},
    ],
)
def test_rows_and_counts_are_those_of_a_plain_recount(
    hosted: Hosted,
    open_page: OpenPage,
    report: Report,
    facts: dict[str, ExplorerRow],
    place: str,
    chosen: dict[str, str],
) -> None:
    state = "&".join(f"{key}={value}" for key, value in ({"place": place} | chosen).items())
    watched = open_explorer(hosted, open_page, f"#{state}")
    values = {slug: values_of(row, report, place) for slug, row in facts.items()}
    fitting = [
        slug for slug in facts if all(value in values[slug][key] for key, value in chosen.items())
    ]
    expect(watched.page.locator(COUNT)).to_have_text(
        f"{len(fitting)} of {len(facts)} platforms"
        if len(fitting) < len(facts)
        else f"{len(facts)} platforms"
    )
    assert sorted(slugs(watched.page)) == sorted(fitting)
    for facet in ("status", "category", "who", "kind", "company", "confirmed"):
        others = {key: value for key, value in chosen.items() if key != facet}
        counted = Counter(
            code
            for slug in facts
            if all(value in values[slug][key] for key, value in others.items())
            for code in values[slug][facet]
        )
        for code, text, is_disabled in options(watched.page, facet):
            assert text.endswith(f" ({counted[code]})"), (facet, code, text)
            assert is_disabled is (counted[code] == 0 and chosen.get(facet) != code)
    assert watched.errors == []
    assert watched.foreign_requests == []


def options(page: Page, facet: str) -> Iterator[tuple[str, str, bool]]:
    found = page.evaluate(
        """facet => [...document.querySelectorAll(`#cr-${facet} option`)]
            .filter(option => option.value)
            .map(option => [option.value, option.text, option.disabled])""",
        facet,
    )
    yield from (tuple(each) for each in found)


def test_a_name_is_found_by_its_parts_and_other_names(
    hosted: Hosted, open_page: OpenPage, report: Report
) -> None:
    watched = open_explorer(hosted, open_page)
    watched.page.fill("#cr-text", "LINKED")
    assert slugs(watched.page) == ["linkedin"]
    named = next(each for each in report.platforms if each.former_names)
    watched.page.fill("#cr-text", named.former_names[0].upper())
    assert named.slug in slugs(watched.page)


def test_a_place_has_a_column_of_its_own_and_is_known_on_the_next_page(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_explorer(hosted, open_page)
    page = watched.page
    page.select_option("#cr-place", "GB")
    heads = page.locator("#cr-explorer thead th:visible")
    expect(heads.nth(1)).to_have_text("United Kingdom")
    row = page.locator(LINES, has_text="LinkedIn").first
    expect(row.locator("[data-col=here]")).to_have_text("On unless you opt out")
    assert row.locator("[data-col=eu]").is_hidden()
    page.wait_for_url("**/platforms/#place=GB")
    lead = page.get_by_role("link", name="United Kingdom: ways to refuse that work there")
    expect(lead).to_have_attribute("href", "../regions/gb/")
    visit(watched, f"{hosted.url}platforms/linkedin/")
    expect(page.locator("#cr-place")).to_have_value("GB")
    visit(watched, f"{hosted.url}platforms/")
    page.wait_for_url("**/platforms/#place=GB")
    expect(page.locator("#cr-place")).to_have_value("GB")
    assert watched.errors == []


def test_a_place_that_was_kept_and_is_none_is_not_asked(
    hosted: Hosted, open_page: OpenPage
) -> None:
    for kept in ("{", "null", '{"place": "XX"}', '{"place": {}}', '{"place": "<b>"}'):
        watched = open_page(hosted.origin)
        visit(watched, hosted.url)
        watched.page.evaluate("kept => localStorage.setItem('consent-report', kept)", kept)
        visit(watched, f"{hosted.url}platforms/")
        watched.page.locator("#cr-place:enabled").wait_for()
        expect(watched.page.locator("thead [data-col=eu]")).to_be_visible()
        assert watched.page.url == f"{hosted.url}platforms/"
        assert watched.errors == []
        watched.page.context.close()


def test_the_place_of_an_address_is_shown_and_not_kept(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_explorer(hosted, open_page, "#place=JP")
    expect(watched.page.locator("#cr-explorer thead th:visible").nth(1)).to_have_text("Japan")
    assert watched.page.evaluate("localStorage.getItem('consent-report')") is None


def test_another_question_has_other_answers_in_every_column(
    hosted: Hosted, open_page: OpenPage, report: Report
) -> None:
    watched = open_explorer(hosted, open_page, "#topic=shares-generative")
    page = watched.page
    expect(page.locator("caption")).to_have_text(
        "Shares with affiliates that train: generative AI, by place"
    )
    topic = next(
        each.topic
        for each in explorer_page(ReportIndex(report)).topics
        if each.act.code == "shares" and each.purpose.code == "generative"
    )
    for record in report.platforms:
        for column, place in (("eu", "EU"), ("gb", "GB"), ("us", "US"), ("elsewhere", "*")):
            status = resolved(report, record, place, report.as_of, topic).partition(".")[0]
            cell = page.locator(f"[data-platform='{record.slug}'] [data-col={column}] .cr-chip")
            assert f"cr-{status}" in (cell.get_attribute("class") or ""), (record.slug, place)


def test_the_address_holds_everything_and_back_and_forward_go_through_it(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_explorer(hosted, open_page)
    page = watched.page
    page.select_option("#cr-status", "default_on")
    page.select_option("#cr-place", "DE")
    page.select_option("#cr-sort", "confirmed")
    page.get_by_role("button", name="Reverse order").click()
    page.locator("#cr-text").press_sequentially("a b")
    page.wait_for_url("**/platforms/#name=a+b&place=DE&status=default_on&sort=-confirmed")
    address, shown = page.url, slugs(page)

    other = open_page(hosted.origin)
    visit(other, address)
    expect(other.page.locator(COUNT)).to_have_text(page.locator(COUNT).inner_text())
    assert slugs(other.page) == shown
    assert other.page.input_value("#cr-text") == "a b"

    page.go_back()
    expect(page.locator("#cr-text")).to_have_value("")
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page.locator("#cr-place")).to_have_value("")
    expect(page.locator("#cr-status")).to_have_value("default_on")
    page.go_forward()
    expect(page.locator("#cr-explorer thead th:visible").nth(1)).to_have_text("Germany")
    assert watched.errors == []


@pytest.mark.parametrize(
    "state",
    [
        "#status=banana&place=ZZ&sort=x&topic=y",
        "#place=<b>&columns=x",
        "#name=%22%5C",
        "#=",
        "#cr-caption",
    ],
)
def test_what_an_address_cannot_mean_is_left_out(
    hosted: Hosted, open_page: OpenPage, state: str
) -> None:
    watched = open_explorer(hosted, open_page, state)
    assert watched.errors == []
    expect(watched.page.locator(COUNT)).to_contain_text("platforms")
    assert len(slugs(watched.page)) in (0, 77)


def test_what_is_set_stands_above_the_table_and_can_be_taken_back(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_explorer(
        hosted, open_page, "#place=DE&status=default_on&category=workplace&who=user"
    )
    page = watched.page
    assert page.locator(CHIPS).all_inner_texts() == [
        "Status: On unless you opt out",
        "Category: Workplace",
        "Who can opt out: The user",
        "Clear all",
    ]
    page.get_by_role("button", name="Remove: Status: On unless you opt out").press("Enter")
    expect(page.get_by_role("button", name="Remove: Category: Workplace")).to_be_focused()
    page.get_by_role("button", name="Clear all").press("Enter")
    expect(page.locator(COUNT)).to_be_focused()
    assert page.locator(CHIPS).count() == 0
    assert len(slugs(page)) == 77
    expect(page.locator("#cr-place")).to_have_value("DE")


def test_where_nothing_fits_the_page_says_what_to_take_back(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_explorer(hosted, open_page, "#name=zzz&category=workplace")
    page = watched.page
    expect(page.locator("[data-empty]")).to_contain_text("No platform fits all of these filters.")
    (offer,) = page.locator("[data-loosen] button").all()
    without = int(re.findall(r"\((\d+) without it\)", offer.inner_text())[0])
    offer.click()
    assert len(slugs(page)) == without > 0
    assert page.locator("[data-empty]").is_hidden()


def test_rows_are_sorted_by_each_column_in_both_directions(
    hosted: Hosted, open_page: OpenPage, facts: dict[str, ExplorerRow]
) -> None:
    watched = open_explorer(hosted, open_page)
    page = watched.page
    names = slugs(page)
    first = page.locator("#cr-explorer thead th").first
    expect(first).to_have_attribute("aria-sort", "ascending")
    first.get_by_role("button").click()
    expect(first).to_have_attribute("aria-sort", "descending")
    assert slugs(page) == names[::-1]
    refuse = page.locator("#cr-explorer thead [data-col=refuse]")
    refuse.get_by_role("button").click()
    expect(refuse).to_have_attribute("aria-sort", "descending")
    counts = [facts[slug].opt_outs for slug in slugs(page)]
    assert counts == sorted(counts, reverse=True)
    page.select_option("#cr-sort", "category")
    categories = page.locator(f"{LINES} [data-col=category]").all_inner_texts()
    assert categories == sorted(categories, key=str.lower)


def test_columns_are_chosen_and_stay_in_the_address(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_explorer(hosted, open_page)
    page = watched.page
    page.locator("[data-columns] summary").click()
    page.get_by_label("Category").last.uncheck()
    page.locator("[data-columns]").get_by_label("Data said to be used").check()
    page.keyboard.press("Escape")
    assert page.locator("[data-columns] fieldset").is_hidden()
    page.wait_for_url("**/platforms/#columns=company+refuse+kind+confirmed")
    page.reload()
    expect(page.locator("thead [data-col=kind]")).to_be_visible()
    assert page.locator("[data-col=category]:visible").count() == 0
    row = page.locator(LINES, has_text="LinkedIn").first
    assert "Posts" in row.locator("[data-col=kind]").inner_text()


def test_the_download_holds_the_rows_and_columns_that_are_shown(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_explorer(hosted, open_page, "#place=GB&who=user&sort=-name&columns=category+who")
    page = watched.page
    rows = downloaded(page)
    heads = [
        "Platform",
        "Page",
        "As of",
        "Question",
        "United Kingdom",
        "Category",
        "Who can opt out",
    ]
    assert rows[0] == heads
    names = page.locator(f"{LINES} th a").all_inner_texts()
    assert [row[0] for row in rows[1:]] == names
    for cell, row in zip(page.locator(f"{LINES} [data-col=here]").all(), rows[1:], strict=True):
        assert row[4].partition(" (")[0] == cell.locator(".cr-chip").inner_text()
    assert rows[1][1].startswith(f"{hosted.url}platforms/")
    assert {row[3] for row in rows[1:]} == {"Trains its own AI: generative AI"}
    assert watched.errors == []


def downloaded(page: Page) -> list[list[str]]:
    with page.expect_download() as started:
        page.get_by_role("button", name="Download as CSV").click()
    assert re.fullmatch(r"platforms-\d{4}-\d\d-\d\d\.csv", started.value.suggested_filename)
    text = Path(started.value.path()).read_bytes().decode("utf-8")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_no_cell_of_the_download_starts_a_formula(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)

    def hostile(text: str) -> str:
        names = itertools.cycle(("=1+1", "+1", "-1", "@SUM(1)", "\t=1", 'a "quoted", name', "日本"))
        return re.sub(
            r'(<th scope="row"><a [^>]*>)[^<]*', lambda found: found[1] + next(names), text
        )

    serve_changed(watched.page, hosted, hostile)
    visit(watched, f"{hosted.url}platforms/")
    cells = {row[0] for row in downloaded(watched.page)[1:]}
    assert cells == {"'=1+1", "'+1", "'-1", "'@SUM(1)", "'\t=1", 'a "quoted", name', "日本"}


def serve_changed(page: Page, hosted: Hosted, change: Any) -> None:
    body = change((hosted.folder / "platforms" / "index.html").read_text("utf-8"))

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route(f"{hosted.url}platforms/", answer)


def test_filters_follow_the_day_and_the_day_the_filters(
    hosted: Hosted, open_page: OpenPage, report: Report
) -> None:
    watched = open_explorer(hosted, open_page, "#place=GB")
    page = watched.page
    open_control(page)
    pick(page, "2024-09-20")
    expect(page.locator(f"{LINES} [data-col=confirmed]:visible")).to_have_count(0)
    for record in report.platforms:
        status = resolved(report, record, "GB", date(2024, 9, 20)).partition(".")[0]
        cell = page.locator(f"[data-platform='{record.slug}'] [data-col=here] .cr-chip")
        assert f"cr-{status}" in (cell.get_attribute("class") or ""), record.slug
    page.select_option("#cr-status", "paused")
    assert "linkedin" in slugs(page)
    page.wait_for_url("**/platforms/?as-of=2024-09-20#place=GB&status=paused")
    link = page.locator(f"{LINES} th a", has_text="LinkedIn")
    assert (link.get_attribute("href") or "").endswith("linkedin/?as-of=2024-09-20")
    page.get_by_role("button", name="Earlier change").click()
    assert page.input_value("#cr-day") < "2024-09-20"
    page.locator("[data-back]").click()
    page.select_option("#cr-status", "")
    expect(page.locator("thead [data-col=confirmed]")).to_be_visible()
    assert watched.errors == []


def test_everything_is_reached_by_keyboard(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_explorer(hosted, open_page, viewport=VIEWPORTS["narrow"])
    page = watched.page
    page.focus("#cr-place")
    page.keyboard.type("Germ")
    page.keyboard.press("Tab")
    page.keyboard.type("chat")
    page.keyboard.press("Tab")
    expect(page.locator("[data-fold]")).to_be_focused()
    expect(page.locator("[data-fold]")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#cr-status")).to_be_focused()
    page.keyboard.type("On unless")
    expect(page.locator("[data-fold]")).to_have_text("Filters (1)")
    assert "chatgpt" in slugs(page)
    assert page.locator(COUNT).get_attribute("role") == "status"


def test_without_javascript_the_table_is_whole_and_no_filter_shows(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, java_script_enabled=False)
    watched.page.goto(f"{hosted.url}platforms/")
    assert watched.page.locator(f"{LINES}:visible").count() == 77
    assert watched.page.locator(f"{LINES} .cr-chip:visible").count() == 77 * 4
    assert watched.page.locator("article :is(select, input, button):visible").count() == 0
    expect(watched.page.locator(COUNT)).to_have_text("77 platforms")


def test_filters_and_download_work_in_a_folder_of_files(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page("file://")
    page = watched.page
    file = (hosted.folder / "platforms" / "index.html").as_uri()
    page.goto(f"{file}#topic=licenses-generative&place=FR")
    expect(page.locator("caption")).to_have_text(
        "Sells or licenses for training: generative AI · France"
    )
    page.select_option("#cr-category", "forum")
    page.wait_for_url(f"{file}#place=FR&topic=licenses-generative&category=forum")
    rows = downloaded(page)
    assert [row[0] for row in rows[1:]] == page.locator(f"{LINES} th a").all_inner_texts()
    page.go_back()
    expect(page.locator("#cr-category")).to_have_value("")
    assert watched.foreign_requests == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_axe_finds_nothing_with_every_filter_open(
    hosted: Hosted, open_page: OpenPage, scheme: str, viewport: str
) -> None:
    size = VIEWPORTS[viewport]
    state = "#place=DE&who=user&name=e"
    watched = open_explorer(hosted, open_page, state, color_scheme=scheme, viewport=size, **STILL)
    page = watched.page
    if viewport == "narrow":
        page.locator("[data-fold]").click()
    page.locator("[data-columns] summary").click()
    assert page.locator("#cr-who").is_visible()
    assert watched.accessibility_violations() == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    page.fill("#cr-text", "zzz")
    assert watched.accessibility_violations() == []


def test_a_thousand_platforms_are_drawn_in_parts(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hosted.origin)
    page = watched.page

    def many(text: str) -> str:
        start, body, end = re.split(r"<tbody>|</tbody>", text)
        return f"{start}<tbody>{body * 13}</tbody>{end}"

    serve_changed(page, hosted, many)
    visit(watched, f"{hosted.url}platforms/")
    page.evaluate(
        """() => {
            window.added = 0;
            new MutationObserver(list => list.forEach(each => { added += each.addedNodes.length; }))
                .observe(document.querySelector('#cr-explorer tbody'), {childList: true});
        }"""
    )
    assert len(slugs(page)) == 100
    page.fill("#cr-text", "e")
    page.fill("#cr-text", "linkedin")
    assert slugs(page) == ["linkedin"] * 13
    expect(page.locator(COUNT)).to_contain_text("13 of ")
    page.fill("#cr-text", "")
    assert page.evaluate("added") <= 300
    page.get_by_role("button", name="Show more").click()
    assert len(slugs(page)) == 200
    expect(page.locator(COUNT)).to_have_text(re.compile("^Showing 200 of "))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(slugs(page)) == 77 * 13
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(slugs(page)) == 200
    assert len(downloaded(page)) == 77 * 13 + 1
    assert watched.errors == []


def test_paper_has_the_filtered_table_and_no_controls(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_explorer(hosted, open_page, "#place=GB&status=default_on")
    page = watched.page
    page.emulate_media(media="print")
    assert page.locator("main :is(select, input):visible, [data-csv]:visible").count() == 0
    assert page.locator(CHIPS).first.is_visible()
    assert page.locator(f"{LINES}:visible").count() == len(slugs(page)) < 77


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_nothing_moves_while_the_list_opens_with_a_place_that_was_kept(
    hosted: Hosted, open_page: OpenPage, viewport: str
) -> None:
    watched = open_page(hosted.origin, viewport=VIEWPORTS[viewport])
    visit(watched, hosted.url)
    watched.page.evaluate("""localStorage.setItem('consent-report', '{"place":"DE"}')""")
    watched.page.add_init_script(SHIFT)
    visit(watched, f"{hosted.url}platforms/")
    watched.page.locator("#cr-place:enabled").wait_for()
    assert watched.page.evaluate("shift") < 0.1
