"""Feeds as other programs read them: whole, exact, with ids that stay."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]  # 6.0.14 has no types
import pytest

from consent_report.editions.published import edition_report
from consent_report.loading.documents import parse_document
from consent_report.model.dates import PartialDate
from consent_report.model.reports import Report
from consent_report.outputs.html import UnsafeAddressError
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SiteAsset, SitePage
from tests.support.hostile import Schemas
from tests.support.reports import ROOT, corpus_project, report_of, with_erratum

URL = "https://consent-report.example/latest/"
HOSTED = SiteSettings(url=URL)
NOWHERE = SiteSettings()

ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
"""RFC 3339, in the one form that is written."""
ABSOLUTE = re.compile(r"(?:tag:[a-z0-9.-]+,\d{4}:|urn:uuid:)[A-Za-z0-9/-]+", re.ASCII)

GOLDEN = ROOT / "tests" / "golden" / "platforms--full--feed.atom"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"


@pytest.fixture(scope="module")
def corrected(report: Report) -> Report:
    return with_erratum(report)


@pytest.fixture(scope="module")
def files(corrected: Report) -> dict[str, bytes]:
    return assets(corrected, HOSTED)


def assets(report: Report, settings: SiteSettings) -> dict[str, bytes]:
    items = render_site(report, settings=settings)
    return {item.path: item.content for item in items if isinstance(item, SiteAsset)}


def atoms(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.endswith(".atom")}


def jsons(files: dict[str, bytes]) -> dict[str, Any]:
    named = (path for path in files if path.endswith("feed.json"))
    return {path: json.loads(files[path]) for path in named}


def tree(atom: bytes) -> ET.Element:
    return ET.fromstring(atom)  # noqa: S314  # our own output


def texts(element: ET.Element, name: str) -> list[str]:
    return [child.text or "" for child in element.findall(ATOM + name)]


def links(element: ET.Element, relation: str) -> list[str]:
    found = element.findall(f"{ATOM}link")
    return [link.attrib["href"] for link in found if link.attrib["rel"] == relation]


def atom_faults(atom: bytes) -> Iterator[str]:
    """What RFC 4287 demands and the feed does not keep (sections 4.1.1, 4.1.2, 4.2.6, 3.3)."""
    feed = tree(atom)
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            if len(texts(element, name)) != 1 or not texts(element, name)[0]:
                yield f"{element.tag}: one {name}"
        yield from (f"{each}: no IRI" for each in texts(element, "id") if not ABSOLUTE.match(each))
        days = texts(element, "updated") + texts(element, "published")
        yield from (f"{each}: no instant" for each in days if not INSTANT.fullmatch(each))
        if len(links(element, "alternate")) != 1:
            yield f"{element.tag}: one page"
    if not feed.findall(f"{ATOM}author/{ATOM}name"):
        yield "no author"
    if len(links(feed, "self")) != 1:
        yield "no address of its own"
    if len({texts(entry, "id")[0] for entry in entries}) != len(entries):
        yield "two entries of one id"


def test_a_feed_is_as_its_golden_file_shows_it(files: dict[str, bytes]) -> None:
    atom = files["platforms/full/feed.atom"]
    if UPDATE:
        GOLDEN.write_bytes(atom)
    assert GOLDEN.read_bytes() == atom


@pytest.mark.parametrize("settings", [HOSTED, NOWHERE], ids=["hosted", "nowhere"])
def test_every_atom_feed_has_all_that_the_standard_demands(
    corrected: Report, settings: SiteSettings
) -> None:
    found = atoms(assets(corrected, settings))
    assert len(found) == 1 + len(corrected.platforms) + 6
    for path, atom in found.items():
        assert list(atom_faults(atom)) == [], path


def test_an_independent_reader_finds_every_entry_with_date_link_and_text(
    files: dict[str, bytes],
) -> None:
    for path, atom in atoms(files).items():
        read = feedparser.parse(io.BytesIO(atom))
        assert (read.version, read.bozo, read.encoding) == ("atom10", False, "utf-8"), path
        assert read.feed.links[0] == {
            "rel": "self",
            "href": URL + path,
            "type": "application/atom+xml",
        }
        assert len(read.entries) == len(tree(atom).findall(f"{ATOM}entry"))
    entry = next(
        each
        for each in feedparser.parse(io.BytesIO(files["feed.atom"])).entries
        if each.id == "tag:consent-report.example,2026:event/full/some-day"
    )
    assert entry.title == "Full: Statement"
    assert entry.link == f"{URL}platforms/full/#event-some-day"
    assert entry.updated_parsed[:3] == entry.published_parsed[:3] == (2024, 9, 1)
    assert [(tag.term, tag.label) for tag in entry.tags] == [("statement", "Statement")]
    assert entry.content[0].type == "text/plain"
    assert entry.content[0].value == (
        "Acme, September 2024: Acme commented on it. The day is not known; this stands at the "
        "first of the month.\nSource: “Report” (The Daily, 1 February 2025)."
    )
    assert [link.href for link in entry.links if link.rel == "via"] == [
        "https://www.the-daily.com/"
    ]


def test_a_date_known_to_the_year_stands_at_the_first_of_january(report: Report) -> None:
    full = next(each for each in report.platforms if each.slug == "full")
    event = replace(full.events[0], on=PartialDate.parse("2023"))
    only = replace(full, events=(event,), replies=())
    files = assets(replace(report, platforms=(only,)), HOSTED)
    (item,) = jsons(files)["feed.json"]["items"]
    assert item["date_published"] == "2023-01-01T00:00:00Z"
    assert item["content_text"].startswith(
        "The Daily, 2023: The practice was reported. The day is not known; this stands at the "
        "first of January.\n"
    )


def test_an_erratum_says_what_was_wrong_why_and_where(files: dict[str, bytes]) -> None:
    entry = tree(files["feed.atom"]).findall(f"{ATOM}entry")[0]
    assert texts(entry, "id") == ["tag:consent-report.example,2026:erratum/full-2026-11-24"]
    assert texts(entry, "title") == ["Full: Correction"]
    assert links(entry, "alternate") == [f"{URL}corrections/#erratum-full-2026-11-24"]
    assert texts(entry, "content") == [
        "It was shown.\nA note was misread.\nCorrects practice before in the edition of 2026-11-23."
    ]


def test_json_feeds_have_all_that_the_standard_demands(files: dict[str, bytes]) -> None:
    """Source: https://www.jsonfeed.org/version/1.1/, "Top-level" and "Items"."""
    for path, feed in jsons(files).items():
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == URL + path
        assert feed["home_page_url"].startswith(URL)
        assert all(author["name"] for author in feed["authors"])
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
        for item in feed["items"]:
            assert item["content_text"], path
            assert INSTANT.fullmatch(item["date_published"]), path
            assert {"content_html", "author"}.isdisjoint(item), path


def test_both_formats_say_the_same(files: dict[str, bytes]) -> None:
    feeds = jsons(files)
    assert {path.removesuffix("atom") for path in atoms(files)} == {
        path.removesuffix("json") for path in feeds
    }
    for path, atom in atoms(files).items():
        feed, root = feeds[path.replace(".atom", ".json")], tree(atom)
        assert [feed["title"]] == texts(root, "title")
        assert [feed["description"]] == texts(root, "subtitle")
        assert [
            (item["id"], item["title"], item["content_text"], item["date_published"], item["url"])
            for item in feed["items"]
        ] == [
            (
                *(texts(entry, name)[0] for name in ("id", "title", "content", "updated")),
                links(entry, "alternate")[0],
            )
            for entry in root.findall(f"{ATOM}entry")
        ]


def test_programs_get_codes_and_the_date_as_it_is_known(files: dict[str, bytes]) -> None:
    items = {item["url"]: item for item in jsons(files)["feed.json"]["items"]}
    assert items[f"{URL}platforms/full/#event-begun"]["_consent_report"] == {
        "platform": "full",
        "kind": "resume",
        "date": "2025-11-03",
        "regions": ["EEA", "CH"],
        "sources": [{"title": "Help", "publisher": "Acme", "url": "https://help.acme.com/ai"}],
    }
    month = items[f"{URL}platforms/full/#event-some-day"]["_consent_report"]
    assert (month["date"], month["regions"]) == ("2024-09", [])


def test_links_lead_to_pages_and_anchors_of_the_site(corrected: Report) -> None:
    items = list(render_site(corrected, settings=HOSTED))
    bodies = {URL + item.path: item.body for item in items if isinstance(item, SitePage)}
    files = {item.path: item.content for item in items if isinstance(item, SiteAsset)}
    for atom in atoms(files).values():
        root = tree(atom)
        for element in (root, *root.findall(f"{ATOM}entry")):
            page, _, anchor = links(element, "alternate")[0].partition("#")
            assert page in bodies
            assert not anchor or f' id="{anchor}"' in bodies[page]


def test_a_site_that_does_not_say_where_it_stands_links_from_file_to_file(
    corrected: Report, files: dict[str, bytes]
) -> None:
    without = assets(corrected, NOWHERE)
    for path, atom in atoms(without).items():
        here, there = tree(atom), tree(files[path])
        for mine, theirs in zip(
            (here, *here.findall(f"{ATOM}entry")),
            (there, *there.findall(f"{ATOM}entry")),
            strict=True,
        ):
            for relation in ("self", "alternate"):
                relative = links(mine, relation)
                assert all(link.startswith(("./", "../")) for link in relative)
                assert [urljoin(URL + path, link) for link in relative] == links(theirs, relation)
    for feed in jsons(without).values():
        assert {"feed_url", "home_page_url"}.isdisjoint(feed)
        assert all("url" not in item for item in feed["items"])
    assert b"consent-report.example" not in b"".join(without.values())


def test_ids_do_not_depend_on_words_dates_or_what_else_there_is(
    report: Report, files: dict[str, bytes]
) -> None:
    full = next(each for each in report.platforms if each.slug == "full")
    moved = [
        replace(event, summary="Reworded.", on=PartialDate.parse("2020")) for event in full.events
    ]
    other = replace(full, name="Renamed", events=tuple(moved))
    changed = jsons(assets(replace(report, platforms=(other,)), HOSTED))
    before = {item["id"] for item in jsons(files)["platforms/full/feed.json"]["items"]}
    after = {item["id"] for item in changed["platforms/full/feed.json"]["items"]}
    assert after == {id_ for id_ in before if ":event/" in id_}


def test_a_site_that_moved_keeps_its_ids(report: Report, files: dict[str, bytes]) -> None:
    moved = SiteSettings(
        url="https://elsewhere.example/r/latest/", feed_host="consent-report.example"
    )
    (before, after) = (jsons(each)["feed.json"] for each in (files, assets(report, moved)))
    ids = {item["id"] for item in before["items"] if "erratum" not in item["id"]}
    assert {item["id"] for item in after["items"]} == ids
    assert all(item["url"].startswith(moved.url) for item in after["items"])


def test_an_older_edition_has_no_feed_and_no_link_to_one(corrected: Report) -> None:
    edition = corrected.editions.published[0]
    items = list(render_site(edition_report(corrected, edition), settings=HOSTED))
    paths = {item.path for item in items}
    assert {path for path in paths if path.endswith((".atom", ".ics", "feed.json"))} == set()
    pages = [item for item in items if isinstance(item, SitePage)]
    assert all(page.feeds == () and ".atom" not in page.body for page in pages)
    following = next(page for page in pages if page.path == "feeds/")
    assert 'href="../../latest/feeds/"' in following.body


def test_pages_lead_to_their_feeds_in_head_and_text(corrected: Report) -> None:
    items = list(render_site(corrected, settings=HOSTED))
    files = {item.path for item in items if isinstance(item, SiteAsset)}
    pages = {item.path: item for item in items if isinstance(item, SitePage)}
    for path in ("", "feeds/", "platforms/full/", "platforms/ordinary/", "regions/gb/"):
        assert f"{path.removeprefix('feeds/')}feed.atom" in [f.path for f in pages[path].feeds]
    for path, page in pages.items():
        assert {feed.path for feed in page.feeds} <= files, path
        root = "../" * path.count("/")
        assert all(f'href="{root}{feed.path}"' in page.body for feed in page.feeds), path


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("regions/gb/", ("Atom", "United Kingdom (Atom)", "regions/gb/feed.atom")),
        (
            "regions/fr/",
            (
                "Atom (European Economic Area)",
                "European Economic Area (Atom)",
                "regions/eea/feed.atom",
            ),
        ),
        (
            "regions/elsewhere/",
            ("Atom", "Consent Transparency Report (Atom)", "feed.atom"),
        ),
    ],
)
def test_a_place_without_feeds_leads_to_those_of_what_holds_it(
    corrected: Report, page: str, feed: tuple[str, str, str]
) -> None:
    items = render_site(corrected, settings=HOSTED)
    found = next(item for item in items if isinstance(item, SitePage) and item.path == page)
    first = found.feeds[0]
    assert (first.label, first.title, first.path) == feed


def test_two_renderings_are_equal(corrected: Report, files: dict[str, bytes]) -> None:
    assert assets(corrected, HOSTED) == files


def test_an_address_that_is_not_https_stops_the_feed(report: Report) -> None:
    full = next(each for each in report.platforms if each.slug == "full")
    sources = {**full.sources, "press": replace(full.sources["press"], url="javascript:alert(1)")}
    with pytest.raises(UnsafeAddressError):
        assets(replace(report, platforms=(replace(full, sources=sources),)), HOSTED)


def test_text_of_records_is_exact_and_no_markup(tmp_path: Path) -> None:
    project = corpus_project(tmp_path)
    path = project / "data" / "platforms" / "full.yml"
    document, _ = parse_document(path.name, path.read_bytes())
    assert document is not None
    record = Schemas(project / "data" / "schema").attacked("platform.schema.json", document.data)
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    files = assets(report_of(project), HOSTED)
    root, feed = tree(files["platforms/full/feed.atom"]), jsons(files)["platforms/full/feed.json"]

    # Elements of no other name than in a feed of plain words.
    assert {element.tag for element in root.iter()} == {
        element.tag for element in tree(GOLDEN.read_bytes()).iter()
    }
    assert feed["title"] == f"{record['name']} · {HOSTED.name}"
    written = {item["id"].rpartition("/")[2]: item for item in feed["items"]}
    for event in record["events"]:
        item = written[event["id"]]
        assert f"{event['actor']}, " in item["content_text"]
        assert f": {event['summary']}" in item["content_text"]
        title = record["sources"][event["sources"][0]]["title"]
        assert f"“{title}” (" in item["content_text"]
        assert item["_consent_report"]["sources"][0]["title"] == title
    assert [texts(entry, "content")[0] for entry in root.findall(f"{ATOM}entry")] == [
        item["content_text"] for item in feed["items"]
    ]
