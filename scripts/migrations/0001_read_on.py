#!/usr/bin/env python3
"""Gives each source that nothing dates early enough the day on which it was read.

That day is the record's looked_on. A source of "2026" may be of any day of that year.

Needed once, when editions began to ask since when a source was known (ADR-0007). Run it from the
project: ``python scripts/migrations/0001_read_on.py``. A file that needs nothing stays as it is,
so it may be run again.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_SOURCE = re.compile(r"^  ([a-z0-9][a-z0-9-]*):(.*)$")
_PUBLISHED = re.compile(r"published_on: [\"']?(unknown|[0-9-]+)[\"']?")


def migrated(text: str, read_on: str = "") -> str:
    """The record with ``read_on`` where it is needed; the day is its ``looked_on`` by default."""
    if not read_on:
        found = re.search(r"^looked_on: (\S+)$", text, re.MULTILINE)
        if found is None:
            return text
        read_on = found[1]
    head, separator, body = text.partition("\nsources:\n")
    if not separator:
        return text
    return head + separator + "".join(_dated(block, read_on) for block in _blocks(body))


def _blocks(body: str) -> list[str]:
    """The text of each source."""
    blocks: list[str] = []
    for line in body.splitlines(keepends=True):
        if _SOURCE.match(line.rstrip("\n")) or not blocks:
            blocks.append(line)
        else:
            blocks[-1] += line
    return blocks


def _dated(block: str, read_on: str) -> str:
    is_dated = any(f"{key}:" in block for key in ("updated_on", "captured_on", "read_on"))
    found = None if is_dated else _PUBLISHED.search(block)
    # A year or month that begins as the day of reading does may end after it.
    if found is None or not (found[1] == "unknown" or _may_be_later(found[1], read_on)):
        return block
    in_braces = _SOURCE.match(block.splitlines()[0])
    joint = ", " if in_braces and in_braces[2].strip().startswith("{") else "\n    "
    return f"{block[: found.end()]}{joint}read_on: {read_on}{block[found.end() :]}"


def _may_be_later(published_on: str, read_on: str) -> bool:
    return len(published_on) < len(read_on) and read_on.startswith(published_on)


def main() -> int:
    """Write the files that change, and say which."""
    for path in sorted(Path("data/platforms").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        if (changed := migrated(text)) != text:
            path.write_text(changed, encoding="utf-8", newline="\n")
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
