"""Reads the data of a page on past days as its script does (docs/assets/as-of.js)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from tests.support.markup import Markup


def holding(entries: Sequence[Any], day: str) -> Any:
    """The last entry that has begun; each begins with its first day."""
    return [entry for entry in entries if entry[0] <= day][-1]


@dataclass(frozen=True)
class PlatformDays:
    """The answers of the page of a platform."""

    known: dict[str, Any]
    said: list[str]
    """Status of each template."""

    @classmethod
    def of(cls, body: str) -> PlatformDays | None:
        """Those of a page; None where nothing can be picked."""
        found = re.search(r" data-days>(.*?)</script>", body)
        return cls(json.loads(found[1]), Markup(body).values("data-said")) if found else None

    def answer(self, day: str, place: str, audience: int) -> tuple[str, str]:
        """The practice that decides, empty for none, and the status."""
        _, first, classes = holding(self.known["periods"], day)
        row = (self._class_of(classes, place) if place else classes[first])[1 + audience]
        practice, said = self.known["rows"][row]
        return practice, self.said[said]

    def _class_of(self, classes: list[list[int]], place: str) -> list[int]:
        for code in (place, place.split("-")[0]):
            for each in classes:
                if code in self.known["places"][each[0]][0].split():
                    return each
        return classes[-1]


class ListDays(HTMLParser):
    """The answers of a list whose rows lead to platforms, by slug and label of the cell."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.cells: dict[tuple[str, str], list[list[str]]] = {}
        self._slug = ""
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if found := re.search(r"platforms/([a-z0-9-]+)/$", values.get("href") or ""):
            self._slug = found[1]
        if entries := values.get("data-by-day"):
            label = values["data-label"] or ""
            self.cells[self._slug, label] = [entry.split(":") for entry in entries.split(" ")]

    def answer(self, slug: str, label: str, day: str) -> str:
        """What stands in the cell: a status, with a basis where it is not stated to be done."""
        return str(holding(self.cells[slug, label], day)[1])
