"""Entries of feeds and coming dates in words: plain text, made by templates.

Text of records is one line with single spaces (``plain-text`` of the schemas), so that it
comes out of a template exactly as it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from consent_report.outputs.html import Templates
from consent_report.outputs.settings import SiteSettings
from consent_report.pages.coming_dates import ComingDate
from consent_report.pages.feeds import MOST_ENTRIES, Feed, FeedEntry


@dataclass(frozen=True, slots=True)
class Words:
    """A title and what follows it."""

    title: str
    text: str
    """Sentences, in lines that may as well be joined."""


@dataclass(frozen=True, slots=True)
class WordedEntry:
    """An entry of a feed, and its words."""

    entry: FeedEntry
    words: Words


@dataclass(frozen=True, slots=True)
class WordedFeed:
    """A feed, and its words."""

    feed: Feed
    words: Words
    entries: tuple[WordedEntry, ...]


@dataclass(frozen=True, slots=True)
class WordedDate:
    """A coming date, and its words."""

    coming: ComingDate
    words: Words


def worded_feeds(
    feeds: Iterable[Feed], settings: SiteSettings, templates: Templates
) -> Iterator[WordedFeed]:
    """The feeds in words; each entry is worded once, however many feeds hold it."""
    known: dict[str, WordedEntry] = {}
    for feed in feeds:
        for entry in feed.entries:
            if entry.key not in known:
                words = _words(templates, "feed_entry.html", entry=entry)
                known[entry.key] = WordedEntry(entry, words)
        yield WordedFeed(
            feed,
            _words(templates, "feed.html", feed=feed, site=settings.name, most=MOST_ENTRIES),
            tuple(known[entry.key] for entry in feed.entries),
        )


def worded_dates(dates: Iterable[ComingDate], templates: Templates) -> tuple[WordedDate, ...]:
    """The dates in words."""
    return tuple(
        WordedDate(each, _words(templates, "coming_date.html", coming=each)) for each in dates
    )


def calendar_words(as_of: date, settings: SiteSettings, templates: Templates) -> Words:
    """The calendar's name, and what it says where no date lies ahead."""
    return _words(templates, "calendar.html", as_of=as_of, site=settings.name)


def _words(templates: Templates, name: str, **context: Any) -> Words:
    """The first line that the template makes, and the others."""
    title, *lines = templates.render_lines(name, **context)
    return Words(title, "\n".join(lines))
