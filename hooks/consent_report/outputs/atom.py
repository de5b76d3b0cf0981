"""Writes a feed as Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from consent_report.outputs.feed_addresses import instant, lasting_id, link
from consent_report.outputs.feed_words import WordedEntry, WordedFeed
from consent_report.outputs.html import checked_address
from consent_report.outputs.settings import SiteSettings

FILE = "feed.atom"
MEDIA_TYPE = "application/atom+xml"

_NAMESPACE = "http://www.w3.org/2005/Atom"


def atom_feed(worded: WordedFeed, settings: SiteSettings) -> bytes:
    """The feed as UTF-8; every text in it is plain text."""
    feed = worded.feed
    # The names of elements are written out, because ElementTree keeps prefixes for all documents.
    root = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": settings.language})
    _text(root, "id", lasting_id(f"feed/{feed.folder}".strip("/"), settings))
    _text(root, "title", worded.words.title)
    _text(root, "subtitle", worded.words.text)
    _text(root, "updated", instant(feed.updated))
    author = ET.SubElement(root, "author")
    _text(author, "name", settings.name)
    own = link(feed.folder + FILE, feed.folder, settings)
    _link(root, "self", own, type=MEDIA_TYPE)
    _link(root, "alternate", link(feed.folder, feed.folder, settings), type="text/html")
    _link(root, "license", settings.data_licence_url)
    for each in worded.entries:
        root.append(_entry(each, feed.folder, settings))
    ET.indent(root, space="")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(worded: WordedEntry, folder: str, settings: SiteSettings) -> ET.Element:
    entry, day = worded.entry, instant(worded.entry.on.first_day)
    element = ET.Element("entry")
    _text(element, "id", lasting_id(entry.key, settings))
    _text(element, "title", worded.words.title)
    _text(element, "updated", day)
    _text(element, "published", day)
    _link(element, "alternate", link(f"{entry.page}#{entry.anchor}", folder, settings))
    for source in entry.sources:
        if source.url:
            _link(element, "via", checked_address(source.url), title=source.title)
    ET.SubElement(element, "category", {"term": entry.kind.code, "label": entry.kind.label})
    _text(element, "content", worded.words.text, type="text")
    return element


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text


def _link(parent: ET.Element, relation: str, href: str, **attributes: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": href} | attributes)
