"""What feeds say: dated events of records and errata of editions, newest first.

Feeds are of the records as they stand, never of a published edition. Whatever else is to
come into them, changes of status for instance, becomes one more source in :func:`feed_entries`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice

from consent_report.editions.concern import concerns
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import PlatformRecord
from consent_report.model.sources import Source
from consent_report.model.vocabularies import EVERYWHERE, SOME_PLACES, Term
from consent_report.pages.editions import ErratumView, erratum_views
from consent_report.pages.findings import EventView, event_view
from consent_report.pages.index import ReportIndex
from consent_report.pages.places import region_slug
from consent_report.pages.reading import RecordReader

MOST_ENTRIES = 100
"""Of a feed on more than one platform. Readers ask for feeds again and again, and want what is
new; a platform's own feed has all of its few events."""

CORRECTION = Term("correction", "Correction", "What published editions said was wrong.")
"""The kind of an entry on an erratum; events have theirs from ``event_kinds.yml``."""


class Subject(StrEnum):
    """What an entry tells of."""

    EVENT = "event"
    ERRATUM = "erratum"


class Scope(StrEnum):
    """What a feed is about."""

    REPORT = "report"
    PLATFORM = "platform"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Something that happened on a day, at its place on the site."""

    subject: Subject
    key: str
    """``event/linkedin/gb-pause``: unique in the report, and the same for ever."""
    on: PartialDate
    platform: str
    """Slug."""
    name: str
    """Of the platform."""
    kind: Term
    page: str
    """The folder of its page."""
    anchor: str
    regions: tuple[str, ...]
    """Codes of the places that it names; empty where it matters everywhere."""
    sources: tuple[Source, ...]
    about: EventView | ErratumView


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries that somebody may want to follow."""

    scope: Scope
    name: str
    """Of the platform or place; empty for the whole report."""
    folder: str
    """Where it stands beside its page, ``platforms/linkedin/``; empty for the whole report."""
    updated: date
    entries: tuple[FeedEntry, ...]
    """Newest first."""


def feeds(index: ReportIndex) -> Iterator[Feed]:
    """The whole report's, then each platform's, then each place's in order of codes."""
    entries = feed_entries(index)
    day = index.day
    yield _feed(Scope.REPORT, "", "", day, entries[:MOST_ENTRIES])
    of_platform = _by_platform(entries)
    for record in index.report.platforms:
        folder = f"platforms/{record.slug}/"
        own = of_platform.get(record.slug, ())
        yield _feed(Scope.PLATFORM, record.name, folder, record.looked_on, own)
    for code in named_places(index):
        near = _concerning(code, entries, index)
        folder, name = region_folder(code), index.regions.labels[code]
        yield _feed(Scope.REGION, name, folder, day, islice(near, MOST_ENTRIES))


def feed_entries(index: ReportIndex) -> tuple[FeedEntry, ...]:
    """Every entry, newest first; of one day in order of slugs, and what a record tells last first.

    A date known to the month or year counts from its first day.
    """
    entries = [*_errata(index), *_events(index)]
    entries.sort(key=lambda entry: entry.platform)
    entries.sort(key=lambda entry: entry.on.first_day, reverse=True)
    return tuple(entries)


def named_places(index: ReportIndex) -> tuple[str, ...]:
    """Codes of all countries, parts of countries and groups that an event or a practice names."""
    named: set[str] = set()
    for record in index.report.platforms:
        named.update(code for event in record.events for code in event.regions)
        named.update(code for practice in record.practices for code in practice.regions)
    return tuple(sorted(named - {EVERYWHERE, SOME_PLACES}))


def region_folder(code: str) -> str:
    """Where the page of a place and its feeds stand."""
    return f"regions/{region_slug(code)}/"


def _feed(
    scope: Scope, name: str, folder: str, looked_on: date, entries: Iterable[FeedEntry]
) -> Feed:
    """A feed that is as new as its newest entry, or as the last look."""
    kept = tuple(entries)
    newest = kept[0].on.first_day if kept else looked_on
    return Feed(scope, name, folder, max(looked_on, newest), kept)


def _by_platform(entries: Iterable[FeedEntry]) -> dict[str, list[FeedEntry]]:
    table: dict[str, list[FeedEntry]] = {}
    for entry in entries:
        table.setdefault(entry.platform, []).append(entry)
    return table


def _concerning(code: str, entries: Iterable[FeedEntry], index: ReportIndex) -> Iterator[FeedEntry]:
    return (
        entry
        for entry in entries
        if concerns(entry.regions, code, index.regions, entry.on.first_day)
    )


def _events(index: ReportIndex) -> Iterator[FeedEntry]:
    for record in index.report.platforms:
        reader = RecordReader(record, index)
        for event in reversed(record.events):
            yield _event_entry(record, event_view(event, reader))


def _event_entry(record: PlatformRecord, view: EventView) -> FeedEntry:
    event = view.event
    return FeedEntry(
        subject=Subject.EVENT,
        key=f"event/{record.slug}/{event.id}",
        on=event.on,
        platform=record.slug,
        name=record.name,
        kind=view.kind,
        page=f"platforms/{record.slug}/",
        anchor=f"event-{event.id}",
        regions=event.regions,
        sources=tuple(mark.source for mark in view.marks),
        about=view,
    )


def _errata(index: ReportIndex) -> Iterator[FeedEntry]:
    """A correction concerns every place: what it says of one cannot be told from its words."""
    for view in erratum_views(index.report):
        erratum = view.erratum
        yield FeedEntry(
            subject=Subject.ERRATUM,
            key=f"erratum/{erratum.id}",
            on=PartialDate.parse(erratum.recorded_on.isoformat()),
            platform=erratum.platform,
            name=view.platform,
            kind=CORRECTION,
            page="corrections/",
            anchor=f"erratum-{erratum.id}",
            regions=(),
            sources=(),
            about=view,
        )
