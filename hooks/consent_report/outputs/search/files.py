"""The index as script files: a small one of names, which answers first, and shards for the rest.

``docs/assets/search.js`` reads them. A question loads the names, the shards of its words, and the
texts of what it found, so that what it costs does not follow the size of the report (ADR-0014).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from consent_report.outputs.script_files import script_file
from consent_report.outputs.search.postings import posting
from consent_report.outputs.search.sections import LISTS, sections_of
from consent_report.outputs.search.words import in_browser_order, words_of
from consent_report.outputs.site_files import (
    SearchKind,
    SearchName,
    SearchSection,
    SiteAsset,
    SitePage,
)

FOLDER = "assets/search/"
NAMES_FILE = f"{FOLDER}names.js"

CHANGES = "changes/"
"""Pages that list platforms are found by their titles: the platforms are found by themselves."""

WORDS_SIZE, WORDS_FILES = 5_000, 1_000
TEXTS_SIZE, TEXTS_FILES = 4_000, 2_000
"""About how many characters a shard holds, and how many shards there may be before they grow."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that is no record's, as the site generator rendered it."""

    path: str
    """Relative to the site's root, ending in ``/`` unless empty."""
    title: str
    """Plain text."""
    body: str
    """HTML."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A name with its address, and the sections that belong to it."""

    address: str
    name: SearchName
    sections: tuple[SearchSection, ...] = ()


def search_files(pages: Iterable[SitePage], written: Iterable[WrittenPage]) -> Iterator[SiteAsset]:
    """The names, then the shards of words, then those of texts; the same for the same pages."""
    found = [each for page in pages for each in _found_on(page)]
    found += [_found_by_text(page, ()) for page in written]
    found.sort(key=lambda each: each.name.kind)
    sections = [section for each in found for section in each.sections]
    words = _Shards("words", WORDS_SIZE, WORDS_FILES)
    for word, where in _postings(sections):
        words.add(word, [word, where], len(word) + len(where) + 6)
    texts = _Shards("texts", TEXTS_SIZE, TEXTS_FILES)
    for number, section in enumerate(sections):
        text = ". ".join(filter(None, (section.labels, section.text)))
        texts.add(number, text, len(text) + 3)
    yield script_file(NAMES_FILE, _names(found) | words.directory() | texts.directory())
    yield from words.files()
    yield from texts.files()


def _found_on(page: SitePage) -> Iterator[_Found]:
    """The page with all its sections, then other names that lead to places on it."""
    if not page.search:
        body = "" if page.path.startswith(CHANGES) else page.body
        yield _found_by_text(WrittenPage(page.path, page.title, body), LISTS)
        return
    sections = tuple(each for each in page.search if isinstance(each, SearchSection))
    for name in page.search:
        if isinstance(name, SearchName):
            address = f"{page.path}#{name.anchor}" if name.anchor else page.path
            yield _Found(address, name, sections)
            sections = ()


def _found_by_text(page: WrittenPage, unread: Iterable[str]) -> _Found:
    return _Found(
        page.path, SearchName(SearchKind.PAGE, page.title), sections_of(page.body, unread)
    )


def _postings(sections: Sequence[SearchSection]) -> Iterator[tuple[str, str]]:
    """Each word, in the order of a browser, with the numbers of the sections that hold it."""
    strong: dict[str, list[int]] = {}
    weak: dict[str, list[int]] = {}
    for number, section in enumerate(sections):
        named = set(words_of(f"{section.title} {section.labels} {section.words}"))
        for word in named:
            strong.setdefault(word, []).append(number)
        for word in set(words_of(section.text)) - named:
            weak.setdefault(word, []).append(number)
    for word in sorted(strong.keys() | weak.keys(), key=in_browser_order):
        yield word, posting(strong.get(word, ()), weak.get(word, ()))


def _names(found: Sequence[_Found]) -> dict[str, Any]:
    """Kind, address, title, aliases, former names, owners, note and outline of each name.

    An owner is the number of a name, or its own title where it has no page. Note and outline are
    numbers of ``notes`` and ``outlines``. An outline holds anchor and title of each section. What
    is empty at the end of a name is left out.
    """
    organisations = {
        each.name.title: number
        for number, each in enumerate(found)
        if each.name.kind is SearchKind.ORGANISATION
    }
    notes, outlines = _Numbers(), _Numbers()
    names = []
    for each in found:
        name = each.name
        outline = tuple((section.anchor, section.title) for section in each.sections)
        row: list[Any] = [int(name.kind), each.address, name.title, name.aliases, name.former]
        row += [[organisations.get(owner, owner) for owner in name.owners]]
        row += [notes.of(name.note), outlines.of(outline)]
        while not row[-1]:
            row.pop()
        names.append(row)
    return {"names": names, "notes": notes.values, "outlines": outlines.values}


class _Numbers:
    """Values numbered as they come; the first is the empty one."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def of(self, value: Any) -> int:
        """The number of the value; 0 where it is empty."""
        return self._numbers.setdefault(value, len(self._numbers) + 1) if value else 0

    @property
    def values(self) -> list[Any]:
        """All values by their numbers."""
        return ["", *self._numbers]


class _Shards:
    """Items in order, cut into files of about the same size."""

    def __init__(self, name: str, size: int, files: int) -> None:
        self._name = name
        self._size = size
        self._files = files
        self._items: list[tuple[Any, Any, int]] = []

    def add(self, key: Any, item: Any, size: int) -> None:
        """Put one more at the end; keys rise."""
        self._items.append((key, item, size))

    def directory(self) -> dict[str, list[Any]]:
        """The key of the first item of each file, under the shards' name."""
        return {self._name: [first for first, _ in self._parts()]}

    def files(self) -> Iterator[SiteAsset]:
        """The files, by their numbers."""
        for number, (_, items) in enumerate(self._parts()):
            yield script_file(f"{FOLDER}{self._name}-{number}.js", items)

    def _parts(self) -> list[tuple[Any, list[Any]]]:
        limit = max(self._size, sum(size for _, _, size in self._items) // self._files)
        parts: list[tuple[Any, list[Any]]] = []
        room = 0
        for key, item, size in self._items:
            if room < size:
                parts.append((key, []))
                room = limit
            parts[-1][1].append(item)
            room -= size
        return parts
