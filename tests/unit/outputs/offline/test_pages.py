"""An offline copy holds every page, says which copy it is, and asks for nothing."""

from __future__ import annotations

from datetime import date

import pytest

from consent_report.outputs.html import Templates
from consent_report.outputs.offline.copies import Copy, OfferedFile
from consent_report.outputs.offline.pages import OfflinePages, is_kept, with_offer
from consent_report.pages.editions import EditionView
from tests.support.markup import Markup

URL = "https://report.example/latest/"
DAY = date(2026, 11, 24)
LATEST = Copy("Consent Transparency Report", DAY, None, URL)
EDITION = EditionView("2024-09-18", date(2024, 9, 18), DAY, "", True, 7, ())

PAGE = """<!doctype html>
<html><head>
<link rel="canonical" href="https://report.example/latest/data/downloads/">
<link rel="stylesheet" href="../../assets/a.css">
<meta property="og:title" content="T">
<script type="application/ld+json">{"@type":"WebPage"}</script>
</head><body>
<!-- offline note -->
<header>H</header>
<pre>
    kept
</pre>
<!-- offer -->
<p>none</p>
<!-- /offer -->
<a href="../../">Overview</a>
<script id="__config" type="application/json">{"base": "../..", "version": {}}</script>
</body></html>
"""
FILES = {
    "data/downloads/index.html": PAGE.encode(),
    "index.html": b"<p>x</p>",
    "assets/a.css": b"a",
    "downloads/consent-report-latest.zip": b"",
}


def contents(copy: Copy = LATEST) -> dict[str, bytes]:
    return OfflinePages(FILES, copy, Templates()).contents()


def downloads_page(copy: Copy = LATEST) -> str:
    return contents(copy)["data/downloads/index.html"].decode()


@pytest.mark.parametrize(
    "path",
    [
        *("404.html", "sitemap.xml", "sitemap.xml.gz", ".fingerprint"),
        *("downloads/consent-report-latest.zip", "search/search_index.json"),
        *("assets/javascripts/bundle.js.map", "assets/javascripts/lunr/min/lunr.de.min.js"),
    ],
)
def test_what_needs_a_server_or_is_no_part_of_the_report_is_left_out(path: str) -> None:
    assert not is_kept(path)


@pytest.mark.parametrize(
    "path",
    ["index.html", "assets/regions.js", "api/v1/downloads/x.json", "data/downloads/index.html"],
)
def test_everything_else_is_kept(path: str) -> None:
    assert is_kept(path)


def test_files_that_are_no_pages_stay_as_they_are() -> None:
    found = contents()
    assert sorted(found) == [
        "README.txt",
        "assets/a.css",
        "data/downloads/index.html",
        "index.html",
    ]
    assert found["assets/a.css"] == b"a"


def test_a_page_says_which_copy_it_is() -> None:
    text = Markup(downloads_page()).text
    assert "Offline copy: the report as of 24 November 2026. About this copy" in text
    edition = Copy("Consent Transparency Report", EDITION.day, EDITION, URL)
    note = "Offline copy: the reconstructed edition of 18 September 2024. About this copy"
    assert note in Markup(downloads_page(edition)).text


def test_the_page_of_downloads_says_that_the_copy_does_not_hold_itself() -> None:
    page = downloads_page()
    text = Markup(page).text
    assert "It does not hold itself, nor the one-page copy, nor other editions." in text
    assert f'href="{URL}"' in page
    assert f'href="{URL}downloads/SHA256SUMS"' in page
    assert "none" not in text


def test_where_the_address_is_not_known_none_is_named() -> None:
    copy = Copy("Consent Transparency Report", DAY, None, "")
    found = contents(copy)
    assert b"https://report.example" not in found["README.txt"]
    assert "Whoever gave you this copy" in downloads_page(copy)


def test_the_head_and_the_theme_lose_what_is_for_robots_or_needs_a_server() -> None:
    page = downloads_page()
    for gone in ("canonical", "og:title", "ld+json", '"version"'):
        assert gone not in page
    assert '{"base":"../.."}' in page
    assert 'href="../../assets/a.css"' in page


def test_preformatted_text_keeps_its_spaces() -> None:
    assert "<pre>\n    kept\n</pre>" in downloads_page()


def test_the_readme_tells_what_it_is_how_to_open_cite_and_check_it() -> None:
    edition = Copy("Consent Transparency Report", EDITION.day, EDITION, URL)
    text = contents(edition)["README.txt"].decode()
    for said in (
        "reconstructed edition of 18 September 2024, published on 24 November 2026",
        "unpack all of the archive into a folder, then open index.html",
        "edition of 18 September 2024. https://report.example/2024-09-18/ CC BY 4.0.",
        "https://creativecommons.org/licenses/by/4.0/",
        "sha256sum --check --quiet SHA256SUMS",
        "consent-report-2024-09-18.zip",
        "Open Terms Archive",
    ):
        assert said in text
    assert "<" not in text


def test_the_site_offers_copies_with_size_and_sum() -> None:
    offered = [OfferedFile("consent-report-latest.zip", 8_100_000, "ab" * 32)]
    page = with_offer(PAGE, LATEST, offered, Templates())
    assert 'href="../../downloads/consent-report-latest.zip"' in page
    text = Markup(page).text
    assert "8.1 MB" in text
    assert "ab" * 32 in text
    assert "none" not in text
