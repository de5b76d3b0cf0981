"""Our own HTML as nested lists, which a script can build anew without ever reading markup.

A browser makes elements and text of them one by one, so that no text can become markup.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

Node = str | list[Any]
"""Text, or an element: its name, its attributes by name, then its children."""

ELEMENTS = frozenset({"a", "br", "li", "p", "span", "svg", "td", "time", "ul", "use"})
ATTRIBUTES = frozenset(
    {"aria-hidden", "class", "data-age", "data-then", "data-today", "datetime", "hidden", "href"}
    | {"lang"}
)
EMPTY = frozenset({"br"})


class UnknownMarkupError(Exception):
    """A template used an element or attribute that the script does not build."""


def nodes(markup: str) -> list[Node]:
    """The elements and texts of some HTML of our own.

    Raises:
        UnknownMarkupError: there is something in it that a script is not to build.
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Node] = []
        self._open: list[list[Any]] = [self.found]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS or not {name for name, _ in attrs} <= ATTRIBUTES:
            raise UnknownMarkupError(self.get_starttag_text())
        node: list[Any] = [tag, {name: value or "" for name, value in attrs}]
        self._open[-1].append(node)
        if tag not in EMPTY:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() or (data == " " and self._open[-1] is not self.found):
            self._open[-1].append(data.replace("\n", " "))
