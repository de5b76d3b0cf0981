"""What comes into feeds, in which order, and what lies ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from consent_report.model.dates import PartialDate
from consent_report.model.platforms import Event, PlatformRecord
from consent_report.model.reports import Report
from consent_report.pages.coming_dates import ComingDate, coming_dates
from consent_report.pages.feeds import MOST_ENTRIES, Feed, feed_entries, feeds, named_places
from consent_report.pages.following import following_page
from consent_report.pages.index import ReportIndex
from tests.support.reports import with_erratum


def event(full: PlatformRecord, id_: str, on: str, *regions: str) -> Event:
    return replace(full.events[0], id=id_, on=PartialDate.parse(on), regions=regions)


def with_events(report: Report, full: PlatformRecord, *events: Event) -> Report:
    return with_record(report, replace(full, events=events, replies=()))


def with_record(report: Report, record: PlatformRecord) -> Report:
    others = [each for each in report.platforms if each.slug != record.slug]
    return replace(report, platforms=(record, *others))


def feeds_of(report: Report) -> dict[str, Feed]:
    return {feed.folder: feed for feed in feeds(ReportIndex(report))}


def keys(feed: Feed) -> list[str]:
    return [entry.key for entry in feed.entries]


def coming(report: Report) -> list[str]:
    return [each.key for each in coming_dates(ReportIndex(report))]


def found(report: Report, key: str) -> ComingDate:
    return next(each for each in coming_dates(ReportIndex(report)) if each.key == key)


def test_entries_are_newest_first_and_a_month_counts_from_its_first_day(
    report: Report, full: PlatformRecord
) -> None:
    events = [
        event(full, "year", "2025"),
        event(full, "january", "2025-01-02"),
        event(full, "month", "2025-03"),
        event(full, "day", "2025-03-01"),
        event(full, "march", "2025-03-02"),
    ]
    entries = feed_entries(ReportIndex(with_events(report, full, *events)))
    own = [entry.anchor for entry in entries if entry.platform == "full"]
    assert own == ["event-march", "event-day", "event-month", "event-january", "event-year"]


def test_an_erratum_is_an_entry_that_leads_to_the_corrections(report: Report) -> None:
    whole = feeds_of(with_erratum(report))
    entry = whole[""].entries[0]
    assert (entry.key, entry.page, entry.anchor) == (
        "erratum/full-2026-11-24",
        "corrections/",
        "erratum-full-2026-11-24",
    )
    assert str(entry.on) == "2026-11-24"
    assert entry.key in keys(whole["platforms/full/"])
    assert entry.key in keys(whole["regions/gb/"])
    assert entry.key not in keys(whole["platforms/ordinary/"])


def test_a_feed_is_as_new_as_the_last_look_or_its_newest_entry(report: Report) -> None:
    assert feeds_of(report)["platforms/full/"].updated == date(2026, 11, 23)
    corrected = feeds_of(with_erratum(report))
    assert corrected["platforms/full/"].updated == date(2026, 11, 24)
    assert corrected["platforms/ordinary/"].updated == date(2026, 11, 23)


def test_feeds_of_many_platforms_end_after_the_newest_entries_and_those_of_one_do_not(
    report: Report, full: PlatformRecord
) -> None:
    count = MOST_ENTRIES + 20
    events = [event(full, f"number-{n}", f"{1990 + n // 12}-{n % 12 + 1:02}") for n in range(count)]
    whole = feeds_of(with_events(report, full, *events))
    assert len(whole[""].entries) == len(whole["regions/gb/"].entries) == MOST_ENTRIES
    assert keys(whole["platforms/full/"]) == [f"event/full/{each.id}" for each in reversed(events)]
    own = [key for key in keys(whole[""]) if key.startswith("event/full/")]
    assert own == keys(whole["platforms/full/"])[: len(own)]


def test_a_place_has_what_names_it_and_what_holds_everywhere(
    report: Report, full: PlatformRecord
) -> None:
    events = [
        event(full, "everywhere", "2025-01-01"),
        event(full, "eea", "2025-01-02", "EEA"),
        event(full, "ireland", "2025-01-03", "IE"),
        event(full, "britain", "2025-01-04", "GB"),
        event(full, "unnamed", "2025-01-05", "some"),
    ]
    whole = feeds_of(with_events(report, full, *events))
    own = {
        code: [
            entry.anchor.removeprefix("event-")
            for entry in whole[f"regions/{code.lower()}/"].entries
        ]
        for code in ("IE", "EEA", "DE", "GB", "BR")
    }
    assert own["IE"] == own["EEA"] == ["ireland", "eea", "everywhere"]
    assert own["DE"] == ["eea", "everywhere"]
    assert own["GB"] == ["britain", "everywhere"]
    assert own["BR"] == ["everywhere"]


def test_every_place_that_an_event_or_a_practice_names_has_feeds(report: Report) -> None:
    index = ReportIndex(report)
    assert named_places(index) == ("BR", "CH", "DE", "EEA", "GB", "US-CA")
    places = following_page(index).places
    assert {place.folder for place in places} == {
        folder for folder in feeds_of(report) if folder.startswith("regions/")
    }
    assert [place.name for place in places] == sorted(place.name for place in places)


def test_a_platform_without_events_has_a_feed(report: Report, full: PlatformRecord) -> None:
    feed = feeds_of(with_events(report, full))["platforms/full/"]
    assert feed.entries == ()
    assert feed.updated == full.looked_on


def test_practices_versions_and_deadlines_that_lie_ahead_are_found_the_nearest_first(
    report: Report,
) -> None:
    assert coming(report) == [
        "opt-out/full/form",
        "practice/full/planned",
        "version/full/terms-coming",
    ]
    assert [str(each.on) for each in coming_dates(ReportIndex(report))] == [
        "2026-12",
        "2027-01-01",
        "2027-01-01",
    ]


def test_a_date_lies_ahead_until_its_day_has_passed(report: Report, full: PlatformRecord) -> None:
    def on(day: str) -> Report:
        looked_on = date.fromisoformat(day)
        platforms = (replace(each, looked_on=looked_on) for each in report.platforms)
        return replace(report, platforms=tuple(platforms))

    assert "opt-out/full/form" in coming(on("2026-12-01"))
    assert "opt-out/full/form" not in coming(on("2026-12-02"))
    assert "practice/full/planned" in coming(on("2027-01-01"))
    assert coming(on("2027-01-02")) == []


def test_a_path_that_is_no_longer_offered_has_no_deadline_ahead(
    report: Report, full: PlatformRecord
) -> None:
    paths = tuple(
        replace(path, span=replace(path.span, days=replace(path.span.days, end=full.looked_on)))
        for path in full.opt_outs
    )
    assert "opt-out/full/form" not in coming(with_record(report, replace(full, opt_outs=paths)))


def test_a_coming_date_keeps_its_key_when_it_is_moved(report: Report, full: PlatformRecord) -> None:
    later = PartialDate.parse("2027-02")
    paths = tuple(
        replace(path, deadline=later) if path.id == "form" else path for path in full.opt_outs
    )
    moved = found(with_record(report, replace(full, opt_outs=paths)), "opt-out/full/form")
    assert moved.on == later
    assert moved.anchor == found(report, "opt-out/full/form").anchor == "opt-out-form"
