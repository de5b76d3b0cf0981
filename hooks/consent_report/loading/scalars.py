"""What an unquoted word of a document means: as in JSON, and text for all else.

``NO``, ``22:22``, ``010`` and ``2024-09-18`` are the text that they show. A word
that YAML 1.2 or JSON takes for a number, truth value or absence, but that is not
written in the one way we read, is no value at all: its writer says which is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LARGEST_WHOLE = 2**53
"""Beyond it, readers of JSON round whole numbers. Source: RFC 8259, section 6."""
_LONGEST_NUMBER = 20
_FIXED: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_OTHER_WRITINGS = {
    "True": "true",
    "TRUE": "true",
    "False": "false",
    "FALSE": "false",
    "Null": "null",
    "NULL": "null",
    "~": "null",
}

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A word that could be meant in two ways."""

    nearest: Scalar
    """What it most likely means; stands in its place while other problems are looked for."""
    expected: str
    advice: str


def read_plain(word: str) -> Scalar | Unclear:
    """The value of an unquoted scalar."""
    if word in _FIXED:
        return _FIXED[word]
    if word[:1] in "-0123456789" and _JSON_NUMBER.fullmatch(word):
        return _number(word)
    if word in _OTHER_WRITINGS:
        plain = _OTHER_WRITINGS[word]
        advice = f'Write {plain}, or quote it if it is text: "{word}".'
        return Unclear(_FIXED[plain], f"{plain} in lower case, or quoted text", advice)
    if not word:
        advice = 'Write the value, or remove the key; empty text is written "".'
        return Unclear(None, "a value that is written out", advice)
    return word


def _number(word: str) -> Scalar | Unclear:
    """The number, if it reads back exactly as it is written."""
    if len(word) <= _LONGEST_NUMBER:
        value = float(word) if "." in word else _whole(word)
        if value is not None and str(value) == word and abs(value) <= _LARGEST_WHOLE:
            return value
    shown = word if len(word) <= _LONGEST_NUMBER else word[:_LONGEST_NUMBER] + "…"
    expected = "a number in its shortest form and at most 2^53, or quoted text"
    return Unclear(word, expected, f'Quote it if it is text: "{shown}".')


def _whole(word: str) -> int | None:
    return None if "e" in word.lower() else int(word)
