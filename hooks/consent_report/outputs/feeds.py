"""Feeds and the calendar as files of the site, and as links of its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from consent_report.outputs import atom, calendar_file, json_feed
from consent_report.outputs.feed_words import WordedDate, calendar_words, worded_feeds
from consent_report.outputs.html import Templates
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site_files import FeedLink, SiteAsset
from consent_report.pages.feeds import feeds, region_folder
from consent_report.pages.index import ReportIndex
from consent_report.pages.regions import RegionPage


def feed_assets(
    index: ReportIndex,
    coming: Sequence[WordedDate],
    settings: SiteSettings,
    templates: Templates,
) -> Iterator[SiteAsset]:
    """Every feed in both formats, then the calendar."""
    for worded in worded_feeds(feeds(index), settings, templates):
        folder = worded.feed.folder
        yield SiteAsset(folder + atom.FILE, atom.atom_feed(worded, settings))
        yield SiteAsset(folder + json_feed.FILE, json_feed.json_feed(worded, settings))
    about = calendar_words(index.day, settings, templates)
    calendar = calendar_file.calendar_file(coming, about, index.day, settings)
    yield SiteAsset(calendar_file.FILE, calendar)


def feed_links(folder: str, name: str) -> tuple[FeedLink, ...]:
    """Links to the feeds that stand in the folder; ``name`` is what they are about."""
    return (
        FeedLink("Atom", f"{name} (Atom)", atom.MEDIA_TYPE, folder + atom.FILE),
        FeedLink("JSON Feed", f"{name} (JSON Feed)", json_feed.MEDIA_TYPE, folder + json_feed.FILE),
    )


def place_links(page: RegionPage, followed: Collection[str]) -> tuple[FeedLink, ...]:
    """Links to the feeds of a place, else to those of the nearest that holds it and has some.

    ``followed`` are the codes of places that have feeds; without one that fits, there is no link.
    """
    around = (*((page.country,) if page.country else ()), *page.groups)
    for place in (page.place, *around):
        if place.code in followed:
            links = feed_links(region_folder(place.code), place.label)
            if place is page.place:
                return links
            return tuple(replace(each, label=f"{each.label} ({place.label})") for each in links)
    return ()


def calendar_link(name: str) -> FeedLink:
    """The link to the calendar of the report of that name."""
    title = f"{name}: coming dates"
    return FeedLink("Calendar", title, calendar_file.MEDIA_TYPE, calendar_file.FILE)
