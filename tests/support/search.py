"""The search index, read back in the plainest way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from consent_report.outputs.search.files import FOLDER
from consent_report.outputs.search.postings import DIGITS
from consent_report.outputs.site_files import SiteAsset


def numbers_in(text: str) -> list[int]:
    """The rising numbers that :func:`consent_report.outputs.search.postings.steps` wrote."""
    numbers, before, step, factor = [], -1, 0, 1
    for digit in map(DIGITS.index, text):
        step, factor = step + digit % 32 * factor, factor * 32
        if digit < 32:
            before += step + 1
            numbers.append(before)
            step, factor = 0, 1
    return numbers


class ReadIndex:
    """What the files of an index hold."""

    def __init__(self, assets: Iterable[SiteAsset]) -> None:
        self.files = {asset.path: value_of(asset) for asset in assets}
        self.names: dict[str, Any] = self.files[f"{FOLDER}names.js"]

    def rows(self, shards: str) -> list[Any]:
        """The items of all shards of a name, in order."""
        count = len(self.names[shards])
        return [row for n in range(count) for row in self.files[f"{FOLDER}{shards}-{n}.js"]]


def value_of(asset: SiteAsset) -> Any:
    """What a script file hands to the page."""
    text = asset.content.decode("utf-8")
    start = f'consentReport.take("{asset.path}",'
    assert text.startswith(start)
    return json.loads(text.removeprefix(start).removesuffix(");\n"))
