"""A reader makes a checklist, works through it, prints it and takes it along, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from consent_report.loading.documents import parse_document
from consent_report.outputs.calendar_file import MOST_OCTETS
from tests.browser.conftest import Hosted, host
from tests.browser.test_page_scripts import SHIFT
from tests.browser.test_site import STILL, VIEWPORTS, visit
from tests.conftest import OpenPage
from tests.support.engines import copied_project
from tests.support.hostile import ATTACK, Schemas

pytestmark = pytest.mark.slow

PATH = "checklist/"
SOME = f"{PATH}#platforms=instagram,linkedin,x&region=DE"
CHOSEN = "[data-chosen] [data-name]"
TITLES = "[data-ways] h3"
PROGRESS = "[data-progress]"


def ready(page: Page) -> None:
    page.locator("#cr-names:enabled").wait_for()
    page.locator("[data-late][data-ready]").wait_for()


def opened(hosted: Hosted, open_page: OpenPage, path: str = SOME, **options: object) -> Page:
    watched = open_page(hosted.origin, **options)
    visit(watched, hosted.url + path)
    ready(watched.page)
    return watched.page


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def test_from_the_page_of_germany_to_a_printed_checklist(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    visit(watched, f"{hosted.url}regions/de/")
    page.get_by_role("link", name="Make a checklist for Germany").click()
    page.wait_for_url(f"{hosted.url}{PATH}?region=DE")
    ready(page)
    expect(page.locator("#cr-live")).to_have_value("DE")
    page.fill("#cr-names", "LinkedIn, twitter, Insta")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(f"{hosted.url}{SOME}")
    assert sorted(page.locator(TITLES).all_inner_texts()) == ["Instagram", "LinkedIn", "X"]
    expect(page.locator(PROGRESS)).to_have_text(re.compile(r"^0 of \d+ done$"))
    linkedin = page.locator(".cr-platform").filter(
        has=page.get_by_role("link", name="LinkedIn", exact=True)
    )
    first = linkedin.locator(".cr-path").first
    expect(first).to_contain_text("Against training that is on now")
    assert first.locator("ol li").count() > 1
    expect(first.get_by_role("link", name="Open www.linkedin.com")).to_be_visible()
    first.get_by_role("checkbox").check()
    expect(page.locator(PROGRESS)).to_have_text(re.compile(r"^1 of \d+ done$"))

    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    paper = page.locator("article").inner_text()
    assert "To do: Germany" in paper
    assert "Data for Generative AI Improvement" in paper
    assert "Without a recorded way out" in paper
    assert page.locator("[data-others] .cr-path").first.is_visible()
    for hidden in ("#cr-names", "[data-take]", "[data-chosen]", "#law", ".md-header"):
        assert page.locator(hidden).is_hidden(), hidden
    written = first.locator("[data-link] a").evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert "https://www.linkedin.com/" in written or "attr(href)" in written
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert watched.errors == []
    assert watched.foreign_requests == []


def test_a_pasted_list_is_understood_and_what_was_not_is_said(
    hosted: Hosted, open_page: OpenPage
) -> None:
    page = opened(hosted, open_page, PATH)
    page.fill(
        "#cr-names",
        "• LinkedIn\n• twitter\n• Insta\n• Gmail\nlinked-in\nhttps://www.spotify.com/account\n"
        "Friendster; facebook and BARD\nMeta",
    )
    page.keyboard.press("Enter")
    expect(page.locator(CHOSEN)).to_have_count(7)
    assert page.locator(CHOSEN).all_inner_texts() == [
        *("Facebook", "Gemini", "Google Workspace", "Instagram", "LinkedIn", "Spotify", "X"),
    ]
    said = page.locator("[data-understood]").inner_text()
    assert "7 platforms were added." in said
    assert "twitter is now X" in said
    assert "Insta was read as Instagram" in said
    assert "Gmail was read as Google Workspace" in said
    assert "BARD is now Gemini" in said
    assert "Not in this report: “Friendster”, “Meta”." in said
    assert "LinkedIn was read" not in said
    assert "Friendster" in page.input_value("#cr-names")


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("LinkedIn twitter Insta", ["linkedin", "x", "instagram"]),
        ("linkedin & reddit / quora", ["linkedin", "reddit", "quora"]),
        ("POKEMON go", ["pokemon-go"]),
        ("www.reddit.com/r/all", ["reddit"]),
        ("Apple", ["apple"]),
        ("Goo", []),
        ("…, ;;", []),
        ("toString, __proto__, constructor", []),
    ],
)
def test_names_mean_what_people_mean(
    hosted: Hosted, open_page: OpenPage, typed: str, slugs: list[str]
) -> None:
    page = opened(hosted, open_page, PATH)
    read = page.evaluate(
        """async typed => {
            const names = await consentReport.load("assets/platforms.js");
            const read = new consentReport.Names(names).read(typed);
            return read.found.map(each => each[1].platform[0]);
        }""",
        typed,
    )
    assert read == slugs


def test_a_category_is_chosen_and_a_platform_is_taken_out_again(
    hosted: Hosted, open_page: OpenPage
) -> None:
    page = opened(hosted, open_page, PATH)
    page.select_option("#cr-category", "microblogging")
    page.get_by_role("button", name="Add category").click()
    names = page.locator(CHOSEN).all_inner_texts()
    assert {"Bluesky", "Threads", "X"} <= set(names)
    page.get_by_role("button", name="Remove Threads").click()
    expect(page.locator(CHOSEN)).to_have_count(len(names) - 1)
    assert "threads" not in page.url
    page.select_option("#cr-category", "all")
    page.get_by_role("button", name="Add category").click()
    page.wait_for_url(f"{hosted.url}{PATH}#platforms=all")
    assert page.locator(CHOSEN).count() > 70


def test_ticks_survive_a_reload_and_are_in_no_address(hosted: Hosted, open_page: OpenPage) -> None:
    page = opened(hosted, open_page)
    page.get_by_role("checkbox").nth(1).check()
    assert page.url == hosted.url + SOME
    page.reload()
    ready(page)
    expect(page.locator(PROGRESS)).to_have_text(re.compile("^1 of"))
    assert page.get_by_role("checkbox").nth(1).is_checked()


def test_an_address_that_somebody_gave_replaces_nothing_until_the_list_is_worked_on(
    hosted: Hosted, open_page: OpenPage
) -> None:
    page = opened(hosted, open_page, PATH)
    page.fill("#cr-names", "quora")
    page.keyboard.press("Enter")
    expect(page.locator(CHOSEN)).to_have_text(["Quora"])
    for path, chosen in ((SOME, ["Instagram", "LinkedIn", "X"]), (PATH, ["Quora"])):
        page.goto(hosted.url + path)
        ready(page)
        assert page.locator(CHOSEN).all_inner_texts() == chosen


def test_what_was_chosen_is_there_on_the_next_visit_and_forgotten_on_demand(
    hosted: Hosted, open_page: OpenPage
) -> None:
    page = opened(hosted, open_page, PATH)
    page.select_option("#cr-live", "US-CA")
    page.fill("#cr-names", "chatgpt")
    page.keyboard.press("Enter")
    page.goto(hosted.url + PATH)
    ready(page)
    assert page.locator(CHOSEN).all_inner_texts() == ["ChatGPT"]
    expect(page.locator("#cr-live")).to_have_value("US-CA")
    page.get_by_role("button", name="Forget everything").click()
    expect(page.locator(CHOSEN)).to_have_count(0)
    assert page.url == hosted.url + PATH
    kept = page.evaluate("Object.keys(localStorage)")
    assert not [key for key in kept if key.startswith("consent-report")]
    page.reload()
    ready(page)
    expect(page.locator("#cr-live")).to_have_value("")
    assert page.locator(CHOSEN).count() == 0


def test_the_place_is_the_one_that_other_pages_know(hosted: Hosted, open_page: OpenPage) -> None:
    page = opened(hosted, open_page, PATH)
    page.select_option("#cr-live", "GB")
    page.goto(f"{hosted.url}platforms/linkedin/")
    page.locator("#cr-place:enabled").wait_for()
    expect(page.locator("#cr-place")).to_have_value("GB")


def test_another_kind_of_account_has_other_ways(hosted: Hosted, open_page: OpenPage) -> None:
    page = opened(hosted, open_page, f"{PATH}#platforms=linkedin&region=DE")
    accounts = page.get_by_label("Your account")
    assert page.get_by_role("checkbox").count() == 2
    accounts.select_option(label="Members believed to be under 18")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_text("Nothing to tick off for this kind of account.")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "cr-account-linkedin"
    page.reload()
    ready(page)
    assert page.get_by_label("Your account").input_value() == "1"


@pytest.mark.parametrize(
    ("address", "chosen", "place"),
    [
        (f"{PATH}#platforms=linkedin,nosuch,linkedin,&region=XX", ["LinkedIn"], ""),
        (f"{PATH}#platforms=__proto__,toString&region=constructor", [], ""),
        (f"{PATH}#platforms=&region=US-CA", [], "US-CA"),
        (f"{PATH}#platforms=%3Cscript%3Eran=1%3C/script%3E", [], ""),
    ],
)
def test_an_address_is_read_with_care(
    hosted: Hosted, open_page: OpenPage, address: str, chosen: list[str], place: str
) -> None:
    watched = open_page(hosted.origin)
    visit(watched, hosted.url + address)
    ready(watched.page)
    assert watched.page.locator(CHOSEN).all_inner_texts() == chosen
    assert watched.page.input_value("#cr-live") == place
    assert watched.page.evaluate("() => 'ran' in window") is False
    assert watched.errors == []


def test_what_was_kept_is_read_with_care(hosted: Hosted, open_page: OpenPage) -> None:
    hostile = {"platforms": "x", "audiences": {"linkedin": 99, "x": "1"}, "done": {"a": 1}}
    for kept in (
        "{",
        "null",
        "7",
        '"x"',
        json.dumps(hostile),
        '{"platforms": [1, {}, "linkedin"]}',
    ):
        watched = open_page(hosted.origin)
        visit(watched, hosted.url + PATH)
        watched.page.evaluate(
            "kept => localStorage.setItem('consent-report-checklist', kept)", kept
        )
        visit(watched, hosted.url + PATH)
        ready(watched.page)
        visit(watched, hosted.url + SOME)
        ready(watched.page)
        assert watched.page.locator(TITLES).count() == 3
        assert watched.errors == []
        watched.page.context.close()


def test_a_browser_that_keeps_nothing_makes_the_list_all_the_same(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    watched.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('off'); }});"
    )
    visit(watched, hosted.url + SOME)
    ready(watched.page)
    watched.page.get_by_role("checkbox").first.check()
    expect(watched.page.locator(PROGRESS)).to_have_text(re.compile("^1 of"))
    watched.page.get_by_role("button", name="Forget everything").click()
    expect(watched.page.locator(CHOSEN)).to_have_count(0)


def test_the_text_holds_steps_addresses_and_what_is_left(
    hosted: Hosted, open_page: OpenPage
) -> None:
    page = opened(hosted, open_page)
    page.get_by_role("checkbox", name="Switch in the privacy settings").check()
    text = saved(page, "Save as text").decode("utf-8")
    assert text.startswith("My checklist: Germany\n1 of ")
    assert "[x] Switch in the privacy settings" in text
    assert "    3. Data for Generative AI Improvement" in text
    assert "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement" in text
    assert "[ ] " in text
    assert "Without a recorded way out" in text
    assert hosted.url + SOME in text


def test_the_text_can_be_copied(hosted: Hosted, open_page: OpenPage) -> None:
    page = opened(hosted, open_page, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("[data-said]")).to_have_text("The list was copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("My checklist: Germany")


def test_the_calendar_has_deadlines_that_lie_ahead_and_a_reminder(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    page = watched.page
    page.clock.set_fixed_time("2025-10-20T22:30:00")
    visit(watched, f"{hosted.url}{PATH}#platforms=linkedin,instagram&region=DE")
    ready(page)
    expect(page.locator("[data-ways]")).to_contain_text("For full effect, by 3 November 2025")
    expect(page.locator("[data-ways]")).to_contain_text("it was to be done by 26 May 2025")
    events = read(saved(page, "Save dates for a calendar"))
    assert [(str(each["SUMMARY"]), each.decoded("DTSTART")) for each in events] == [
        ("LinkedIn: Switch in the privacy settings", date(2025, 11, 3)),
        ("Look at my checklist again", date(2026, 1, 18)),
    ]
    assert "Data for Generative AI Improvement\n" in str(events[0]["DESCRIPTION"])
    assert all(str(each["TRANSP"]) == "TRANSPARENT" for each in events)
    page.get_by_role("checkbox", name="Switch in the privacy settings").check()
    assert len(read(saved(page, "Save dates for a calendar"))) == 1


def read(calendar: bytes) -> list[icalendar.Event]:
    found = icalendar.Calendar.from_ical(calendar)
    assert isinstance(found, icalendar.Calendar)
    assert [error for part in found.walk() for error in part.errors] == []
    return list(found.events)


def test_any_text_survives_the_calendar(hosted: Hosted, open_page: OpenPage) -> None:
    page = opened(hosted, open_page, PATH)
    awkward = (
        r"Ends; with, a \n backslash; “marks”, 🦊🦊🦊 " + "öäü" * 60 + "\nBEGIN:VEVENT\nsecond"
    )
    calendar = page.evaluate(
        """text => consentReport.files.asCalendar(text, [{uid: "a@b", day: "2027-01-02",
            title: text, text: text}], {title: "Again", text: text}, new Date(2026, 10, 24))""",
        awkward,
    ).encode("utf-8")
    first, again = read(calendar)
    assert str(first["SUMMARY"]) == str(first["DESCRIPTION"]) == awkward
    assert (first.decoded("DTSTART"), again.decoded("DTSTART")) == (
        date(2027, 1, 2),
        date(2027, 2, 22),
    )
    assert calendar.count(b"\n") == calendar.count(b"\r\n")
    assert all(len(line) <= MOST_OCTETS for line in calendar.split(b"\r\n"))


def test_a_letter_names_the_operator_of_the_place_and_the_law(
    hosted: Hosted, open_page: OpenPage
) -> None:
    page = opened(hosted, open_page)
    shown = page.locator("[data-right]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("European Economic Area")
    expect(shown.get_by_role("link")).to_have_attribute(
        "href", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
    )
    page.select_option("#cr-letter", "linkedin")
    shown.locator("summary").click()
    letter = saved(page, "Save letter").decode("utf-8")
    assert letter.startswith("To: LinkedIn Ireland Unlimited Company\n\nObjection to the use")
    assert "my personal data on LinkedIn for training" in letter
    assert "[your grounds" in letter
    assert "They are not legal advice" in page.locator("[data-late]").inner_text()
    page.select_option("#cr-live", "GB")
    expect(shown).to_contain_text("UK General Data Protection Regulation")
    page.select_option("#cr-live", "US-CA")
    expect(shown).to_contain_text("California Consumer Privacy Act")
    page.select_option("#cr-live", "JP")
    expect(shown).to_have_count(0)
    expect(page.get_by_text("For this place no right is recorded here.")).to_be_visible()


def test_a_checklist_is_made_by_keyboard_alone(hosted: Hosted, open_page: OpenPage) -> None:
    page = opened(hosted, open_page, PATH)
    page.locator("#cr-names").focus()
    page.keyboard.type("linked")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("LinkedIn")
    page.keyboard.press("Enter")
    expect(page.locator(CHOSEN)).to_have_text(["LinkedIn"])
    assert page.evaluate("document.activeElement.id") == "cr-names"
    page.keyboard.type("quora")
    page.keyboard.press("Enter")
    expect(page.locator(CHOSEN)).to_have_count(2)
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    expect(page.locator(PROGRESS)).to_have_text(re.compile("^1 of"))
    page.get_by_role("button", name="Remove LinkedIn").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Remove Quora"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    hosted: Hosted, open_page: OpenPage, scheme: str, viewport: str
) -> None:
    size = VIEWPORTS[viewport]
    watched = open_page(hosted.origin, color_scheme=scheme, viewport=size, **STILL)
    visit(
        watched, f"{hosted.url}{PATH}#platforms=linkedin,chatgpt,whatsapp,wetransfer&region=US-CA"
    )
    ready(watched.page)
    watched.page.get_by_role("checkbox").first.check()
    watched.page.evaluate(
        "document.querySelectorAll('details').forEach(each => { each.open = true; })"
    )
    watched.page.locator("#cr-names").fill("meta")
    assert watched.accessibility_violations() == []
    assert watched.page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert watched.errors == []


def test_the_narrowest_phone_scrolls_in_one_direction(hosted: Hosted, open_page: OpenPage) -> None:
    page = opened(hosted, open_page, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_nothing_moves_while_a_list_opens(hosted: Hosted, open_page: OpenPage) -> None:
    for viewport in VIEWPORTS.values():
        watched = open_page(hosted.origin, viewport=viewport)
        watched.page.add_init_script(SHIFT)
        visit(watched, hosted.url + SOME)
        ready(watched.page)
        assert watched.page.evaluate("shift") < 0.1


def test_a_checklist_is_made_from_a_folder_of_files(hosted: Hosted, open_page: OpenPage) -> None:
    watched = open_page("file://")
    page = watched.page
    page.goto((hosted.folder / PATH / "index.html").as_uri() + "?region=DE")
    ready(page)
    page.fill("#cr-names", "linkedin, insta")
    page.keyboard.press("Enter")
    expect(page.locator(TITLES)).to_have_text(["Instagram", "LinkedIn"])
    href = page.locator("[data-ways] h3 a").last.get_attribute("href")
    assert href == (hosted.folder / "platforms/linkedin/index.html").as_uri()
    assert "BEGIN:VCALENDAR" in saved(page, "Save dates for a calendar").decode("utf-8")
    assert "Switch in the privacy" in saved(page, "Save as text").decode("utf-8")
    page.get_by_role("checkbox").first.check()
    assert watched.foreign_requests == []


def test_without_javascript_the_page_leads_to_places_and_shows_letters(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin, java_script_enabled=False)
    page = watched.page
    page.goto(hosted.url + PATH)
    assert page.locator("#cr-names").is_hidden()
    expect(page.get_by_text("which needs JavaScript")).to_be_visible()
    assert page.locator("[data-right]:visible").count() == 5
    page.get_by_role("link", name="Germany", exact=True).click()
    page.wait_for_url(f"{hosted.url}regions/de/")


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]
) -> Hosted:
    """The report with the texts of a record and of the rights under attack."""
    project = copied_project(tmp_path_factory.mktemp("hostile") / "project")
    data = project / "data"
    schemas = Schemas(data / "schema")
    for schema, file, changes in (
        ("platform.schema.json", "platforms/linkedin.yml", {"slug": "linkedin"}),
        ("rights.schema.json", "vocabularies/rights.yml", {}),
    ):
        document, _ = parse_document("", (data / file).read_bytes())
        assert document is not None
        attacked = schemas.attacked(schema, document.data) | changes
        (data / file).write_text(json.dumps(attacked), encoding="utf-8")
    return host(project, serve_folder)


def test_hostile_text_stays_text(hostile: Hosted, open_page: OpenPage) -> None:
    watched = open_page(hostile.origin)
    page = watched.page
    visit(watched, f"{hostile.url}{PATH}#platforms=linkedin&region=DE")
    ready(page)
    page.get_by_role("checkbox").first.check()
    page.fill("#cr-names", ATTACK)
    page.keyboard.press("Enter")
    page.select_option("#cr-letter", "linkedin")
    assert "<script>ran=1</script>" in page.locator("[data-ways]").inner_text()
    assert "<script>ran=1</script>" in saved(page, "Save as text").decode("utf-8")
    assert len(read(saved(page, "Save dates for a calendar"))) >= 1
    assert page.evaluate("() => 'ran' in window") is False
    assert page.locator("article img, article script:not([src]):not([type])").count() == 0
    assert watched.errors == []
