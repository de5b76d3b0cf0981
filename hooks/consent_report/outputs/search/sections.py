"""The sections of a page that is HTML already, with what each says.

For pages that are found by their text as it stands: authored pages, which MkDocs renders, and
those of the report's pages that explain it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from consent_report.outputs.site_files import SearchSection

TITLES = frozenset({"h1", "h2", "h3", "dt"})
"""Elements that begin a section; all but the first need an anchor."""
UNREAD = frozenset({"script", "style", "form", "nav", "svg", "template"})
LISTS = frozenset({"table", "ul", "ol"})
"""What the report's own pages list has pages of its own, which are found by themselves."""
PERMALINK = "headerlink"
"""The class of the mark that the theme puts behind a heading."""
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # HTML standard
)


@dataclass
class _Open:
    """A section that is being read."""

    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, unread: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [_Open("")]
        self._unread = unread
        self._ignored = 0
        """How many elements that are not read are open here."""
        self._title = ""
        """The element that holds the title which is being read."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        mark = tag == "a" and PERMALINK in (values.get("class") or "")
        if self._ignored or mark or tag in self._unread:
            self._ignored += tag not in _VOID
        elif tag == "h1":
            self._title = tag
        elif tag in TITLES and values.get("id"):
            self.sections.append(_Open(values["id"] or ""))
            self._title = tag
        elif not self._title:
            self.sections[-1].text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._ignored:
            self._ignored -= 1
        elif tag == self._title:
            self._title = ""
        elif not self._title:
            self.sections[-1].text.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._ignored:
            section = self.sections[-1]
            (section.title if self._title else section.text).append(data)


def sections_of(markup: str, unread: Iterable[str] = ()) -> tuple[SearchSection, ...]:
    """What stands before the first heading with an anchor, then each section.

    ``unread`` are elements that are passed over, besides those that hold no sentences.
    """
    reader = _Reader(UNREAD.union(unread))
    reader.feed(markup)
    reader.close()
    found = (
        SearchSection(each.anchor, _joined(each.title), _joined(each.text))
        for each in reader.sections
    )
    return tuple(each for each in found if each.anchor or each.text)


def _joined(parts: Iterable[str]) -> str:
    return " ".join("".join(parts).split())
