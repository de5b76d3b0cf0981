"""Reads the file of a platform as the script of comparisons does (docs/assets/compare-table.js)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consent_report.outputs.site_files import SiteAsset
from tests.support.days import holding


@dataclass(frozen=True)
class PlatformFile:
    """What a comparison says of a platform."""

    known: dict[str, Any]

    @classmethod
    def of(cls, asset: SiteAsset) -> PlatformFile:
        """That of a script file."""
        found = re.fullmatch(r"consentReport\.take\((\".*?\"),(.*)\);\n", asset.content.decode())
        assert found is not None
        assert json.loads(found[1]) == asset.path
        return cls(json.loads(found[2]))

    def cell(self, row: str, day: str, place: str, audience: int) -> list[Any]:
        """The nodes of a cell."""
        for rows, periods in self.known["subjects"]:
            if row in rows:
                numbers = self._class_of(holding(periods, day)[1], place)[1:]
                block = numbers[audience] if len(numbers) > 1 else numbers[0]
                return list(self.known["blocks"][block][rows.index(row)])
        raise KeyError(row)

    def findings(self, row: str, day: str, place: str, audience: int) -> list[str]:
        """The anchors to which a cell leads."""
        return [link.partition("#")[2] for link in links(self.cell(row, day, place, audience))]

    def _class_of(self, classes: list[list[int]], place: str) -> list[int]:
        for code in (place, place.split("-")[0]):
            for each in classes:
                if code in self.known["places"][each[0]].split():
                    return each
        return classes[-1]


def links(nodes: list[Any]) -> Iterator[str]:
    """Where the links of some nodes lead."""
    for node in nodes:
        if not isinstance(node, str):
            if node[0] == "a":
                yield node[1]["href"]
            yield from links(node[2:])


def text(nodes: list[Any]) -> str:
    """All text of some nodes, those for other days too."""
    return "".join(node if isinstance(node, str) else text(node[2:]) for node in nodes)
