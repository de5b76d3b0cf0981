"""The index holds every name and every word, in shards that a browser can choose from."""

from __future__ import annotations

from bisect import bisect_right

import pytest

from consent_report.outputs.search import files
from consent_report.outputs.search.files import FOLDER, NAMES_FILE, WrittenPage, search_files
from consent_report.outputs.search.words import in_browser_order, words_of
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import (
    SearchKind,
    SearchName,
    SearchSection,
    SiteAsset,
    SitePage,
)
from tests.support.reports import corpus_project, report_of
from tests.support.search import ReadIndex, numbers_in

WRITTEN = WrittenPage(
    "methodology/", "Methodology", '<h1>Methodology</h1><h2 id="a">How</h2>Words.'
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[SitePage]:
    report = report_of(corpus_project(tmp_path_factory.mktemp("corpus")))
    return [item for item in render_site(report) if isinstance(item, SitePage)]


@pytest.fixture(scope="module")
def assets(pages: list[SitePage]) -> list[SiteAsset]:
    return list(search_files(pages, [WRITTEN]))


@pytest.fixture(scope="module")
def index(assets: list[SiteAsset]) -> ReadIndex:
    return ReadIndex(assets)


def sections_by_number(index: ReadIndex) -> list[tuple[str, str]]:
    """Address and anchor of each section, as the numbers of the index count them."""
    return [
        (row[1], anchor)
        for row in index.names["names"]
        if len(row) > 7
        for anchor, _ in index.names["outlines"][row[7]]
    ]


def test_every_word_leads_to_the_sections_that_hold_it_and_to_no_other(
    pages: list[SitePage], index: ReadIndex
) -> None:
    plain: dict[str, set[tuple[str, str]]] = {}
    for page in pages:
        for entry in page.search:
            if isinstance(entry, SearchSection):
                text = f"{entry.title} {entry.labels} {entry.words} {entry.text}"
                for word in words_of(text):
                    plain.setdefault(word, set()).add((page.path, entry.anchor))
    numbered = sections_by_number(index)
    records = {page.path for page in pages if page.search}
    indexed = {
        word: {
            numbered[number]
            for steps in where.split(" ")
            for number in numbers_in(steps)
            if numbered[number][0] in records
        }
        for word, where in index.rows("words")
    }
    assert {word: where for word, where in indexed.items() if where} == plain


def test_a_word_is_in_the_last_shard_that_does_not_begin_behind_it(index: ReadIndex) -> None:
    firsts = [in_browser_order(word) for word in index.names["words"]]
    for number in range(len(firsts)):
        for word, _ in index.files[f"{FOLDER}words-{number}.js"]:
            assert bisect_right(firsts, in_browser_order(word)) - 1 == number


def test_a_text_is_where_its_number_says(pages: list[SitePage], index: ReadIndex) -> None:
    texts = dict(zip(sections_by_number(index), index.rows("texts"), strict=True))
    (entry,) = (
        each
        for page in pages
        if page.path == "platforms/full/"
        for each in page.search
        if each.anchor == "timeline"
    )
    assert isinstance(entry, SearchSection)
    assert texts["platforms/full/", "timeline"] == entry.text
    assert texts["methodology/", "a"] == "Words."
    first = 0
    for number, start in enumerate(index.names["texts"]):
        assert start == first
        first += len(index.files[f"{FOLDER}texts-{number}.js"])


def test_platforms_come_first_then_places_organisations_and_pages(index: ReadIndex) -> None:
    kinds = [row[0] for row in index.names["names"]]
    assert kinds == sorted(kinds)
    assert set(kinds) == {int(kind) for kind in SearchKind}
    assert [row[1] for row in index.names["names"] if row[2] == "Methodology"] == ["methodology/"]


def test_an_owner_with_a_page_is_a_number_and_one_without_is_a_name() -> None:
    page = SitePage(
        "platforms/a/",
        "A",
        "",
        "",
        search=(SearchName(SearchKind.PLATFORM, "A", owners=("Acme", "Nobody")),),
    )
    owner = SitePage(
        "organisations/acme/",
        "Acme",
        "",
        "",
        search=(SearchName(SearchKind.ORGANISATION, "Acme"),),
    )
    index = ReadIndex(search_files([owner, page], []))
    assert index.names["names"] == [
        [0, "platforms/a/", "A", [], [], [1, "Nobody"]],
        [2, "organisations/acme/", "Acme"],
    ]


def test_shards_stay_small_and_grow_when_there_are_too_many(
    pages: list[SitePage], assets: list[SiteAsset], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = [len(asset.content) for asset in assets if asset.path.startswith(f"{FOLDER}texts-")]
    assert max(sizes) < 20_000
    monkeypatch.setattr(files, "TEXTS_FILES", 2)
    fewer = [a.path for a in search_files(pages, [WRITTEN]) if a.path.startswith(f"{FOLDER}texts-")]
    assert len(fewer) <= 3 < len(sizes)


def test_pages_that_list_changes_are_found_by_their_titles_alone(index: ReadIndex) -> None:
    rows = [row for row in index.names["names"] if row[1].startswith("changes/")]
    assert rows
    assert all(len(row) <= 7 for row in rows)


def test_an_index_of_nothing_is_an_index(pages: list[SitePage]) -> None:
    index = ReadIndex(search_files([], []))
    assert index.names["names"] == []
    assert index.names["words"] == []
    assert NAMES_FILE in index.files
