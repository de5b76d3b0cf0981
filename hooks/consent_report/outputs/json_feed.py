"""Writes a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Any

from consent_report.outputs.feed_addresses import instant, lasting_id, link
from consent_report.outputs.feed_words import WordedEntry, WordedFeed
from consent_report.outputs.html import checked_address, script_json
from consent_report.outputs.settings import SiteSettings

FILE = "feed.json"
MEDIA_TYPE = "application/feed+json"

EXTENSION = "_consent_report"
"""What feed readers pass over and programs may want: how precise a date is, codes, sources."""


def json_feed(worded: WordedFeed, settings: SiteSettings) -> bytes:
    """The feed as UTF-8; without addresses where the site does not say where it stands.

    No character of it can begin markup, whatever a host says that the file is.
    """
    feed = worded.feed
    document: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": worded.words.title,
        "description": worded.words.text,
        "language": settings.language,
        "authors": [{"name": settings.name}],
    }
    if settings.url:
        document["home_page_url"] = link(feed.folder, feed.folder, settings)
        document["feed_url"] = link(feed.folder + FILE, feed.folder, settings)
    document["items"] = [_item(each, feed.folder, settings) for each in worded.entries]
    return f"{script_json(document)}\n".encode()


def _item(worded: WordedEntry, folder: str, settings: SiteSettings) -> dict[str, Any]:
    entry = worded.entry
    item: dict[str, Any] = {"id": lasting_id(entry.key, settings)}
    if settings.url:
        item["url"] = link(f"{entry.page}#{entry.anchor}", folder, settings)
    return item | {
        "title": worded.words.title,
        "content_text": worded.words.text,
        "date_published": instant(entry.on.first_day),
        "tags": [entry.kind.label, entry.name],
        EXTENSION: {
            "platform": entry.platform,
            "kind": entry.kind.code,
            "date": entry.on.text,
            "regions": list(entry.regions),
            "sources": [
                {
                    "title": source.title,
                    "publisher": source.publisher,
                    "url": checked_address(source.url) if source.url else None,
                }
                for source in entry.sources
            ],
        },
    }
