"""The calendar as calendar programs read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest

from consent_report.model.dates import PartialDate
from consent_report.model.platforms import OptOut, PlatformRecord
from consent_report.model.reports import Report
from consent_report.outputs.calendar_file import MOST_OCTETS
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SiteAsset

URL = "https://consent-report.example/latest/"
HOSTED = SiteSettings(url=URL)
AWKWARD = r"Ends; with, a \n backslash, a semicolon; “marks”, 🦊🦊🦊 and " + "öäü" * 60


def written(report: Report, settings: SiteSettings = HOSTED) -> bytes:
    items = render_site(report, settings=settings)
    files = {item.path: item.content for item in items if isinstance(item, SiteAsset)}
    return files["calendar.ics"]


def read(calendar: bytes) -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical(calendar)
    assert isinstance(found, icalendar.Calendar)
    assert [error for part in found.walk() for error in part.errors] == []
    return found


def events(calendar: bytes) -> list[icalendar.Event]:
    return list(read(calendar).events)


def with_form(report: Report, full: PlatformRecord, **changes: object) -> Report:
    def changed(path: OptOut) -> OptOut:
        if path.id != "form":
            return path
        return replace(path, **changes)  # type: ignore[arg-type]  # fields of a path

    record = replace(full, opt_outs=tuple(map(changed, full.opt_outs)))
    return replace(report, platforms=(record,))


def test_each_coming_date_is_a_day_of_its_own_that_makes_nobody_busy(report: Report) -> None:
    found = events(written(report))
    assert [(str(each["SUMMARY"]), each.decoded("DTSTART")) for each in found] == [
        ("Full: opt out by December 2026 for full effect", date(2026, 12, 1)),
        ("Full: shares with affiliates that train; to begin (Brazil)", date(2027, 1, 1)),
        ("Full: new version of “Terms”", date(2027, 1, 1)),
    ]
    assert [str(each["URL"]) for each in found] == [
        f"{URL}platforms/full/#opt-out-form",
        f"{URL}platforms/full/#practice-planned",
        f"{URL}platforms/full/#version-terms-coming",
    ]
    assert {str(each["TRANSP"]) for each in found} == {"TRANSPARENT"}


def test_descriptions_say_how_precise_a_date_is_and_who_says_so(report: Report) -> None:
    assert [str(each["DESCRIPTION"]) for each in events(written(report))] == [
        "Form. The day is not known; this stands at the first of the month.\n"
        "What it stops: Training on what others wrote about a person.\n"
        "Source: “Help” (Acme, date not known).",
        "Announced to hold from 1 January 2027.\n"
        "Purpose: generative AI, recommendation and analytics. For: Adults.\n"
        "Source: “What comes next” (Acme, 1 November 2026).",
        "It is to be in effect from 1 January 2027.\n"
        "What it says of AI training: not known.\n"
        "Source: “What comes next” (Acme, 1 November 2026).",
    ]


def test_it_has_a_name_and_stamps_that_come_from_the_records(
    report: Report, full: PlatformRecord
) -> None:
    calendar = read(written(report))
    assert str(calendar["VERSION"]) == "2.0"
    assert str(calendar["PRODID"]) == "-//consent-report//Coming dates//EN"
    assert str(calendar["X-WR-CALNAME"]) == "Coming dates · Consent Transparency Report"
    stamp = datetime(2026, 11, 23, tzinfo=UTC)
    assert full.looked_on == stamp.date()
    assert {each.decoded("DTSTAMP") for each in calendar.events} == {stamp}


def test_a_date_that_is_moved_or_reworded_stays_the_same_event(
    report: Report, full: PlatformRecord
) -> None:
    before = events(written(report))[0]
    moved = with_form(report, full, deadline=PartialDate.parse("2027-03-01"), label="New")
    after = next(each for each in events(written(moved)) if "#opt-out-form" in str(each["URL"]))
    assert after.decoded("DTSTART") == date(2027, 3, 1)
    assert str(after["UID"]) == str(before["UID"])
    assert len({str(each["UID"]) for each in events(written(report))}) == 3


@pytest.mark.parametrize("text", [AWKWARD, "\\", ";,;", "\\n", "x" * 500, "🦊" * 100])
def test_text_comes_back_exactly_as_it_was_written(
    report: Report, full: PlatformRecord, text: str
) -> None:
    calendar = written(with_form(report, full, stops=text, label=text))
    description = str(events(calendar)[0]["DESCRIPTION"])
    assert description.startswith(f"{text}. The day is not known")
    assert f"\nWhat it stops: {text}\n" in description


def test_lines_end_and_are_folded_as_the_standard_demands(
    report: Report, full: PlatformRecord
) -> None:
    """Source: RFC 5545, section 3.1."""
    calendar = written(with_form(report, full, stops=AWKWARD))
    assert calendar.endswith(b"END:VCALENDAR\r\n")
    lines = calendar.removesuffix(b"\r\n").split(b"\r\n")
    assert all(b"\r" not in line and b"\n" not in line for line in lines)
    assert max(map(len, lines)) <= MOST_OCTETS == 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is cut in two


def test_a_calendar_without_dates_is_whole_and_says_that_there_are_none(report: Report) -> None:
    ordinary = [record for record in report.platforms if record.slug != "full"]
    calendar = read(written(replace(report, platforms=tuple(ordinary))))
    (entry,) = calendar.subcomponents
    assert entry.name == "VJOURNAL"
    assert str(entry["SUMMARY"]) == "No coming date is recorded as of 23 November 2026."
    assert {"UID", "DTSTAMP"} <= set(entry)


def test_a_site_that_does_not_say_where_it_stands_gives_no_address(report: Report) -> None:
    found = events(written(report, SiteSettings()))
    assert len(found) == 3
    assert all("URL" not in each for each in found)
    assert len({str(each["UID"]) for each in found}) == 3
