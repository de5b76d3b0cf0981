"""The parser's complaints in our words.

The words of libyaml 0.2.5 stand on the left. What is not in the table is told as
the parser tells it, made printable.
"""

from __future__ import annotations

from typing import NamedTuple

import yaml

from consent_report.model.problems import Breach, printable


class _Words(NamedTuple):
    expected: str
    found: str
    advice: str


_QUOTE = "Quote the text, or indent its next line further than its key."
_TABLE = {
    "mapping values are not allowed in this context": _Words(
        'no ": " inside unquoted text, and keys of one mapping in one column',
        'a ":" here',
        "Quote the text, or align the key.",
    ),
    "could not find expected ':'": _Words(
        'a ":" after the key',
        "none",
        _QUOTE,
    ),
    "did not find expected key": _Words(
        "a key in the column of its neighbours",
        "something else",
        _QUOTE,
    ),
    "did not find expected '-' indicator": _Words(
        'a "-" in the column of its neighbours',
        "something else",
        "Align the items of the list.",
    ),
    "did not find expected ',' or ']'": _Words('"," or "]" in the list', "something else", ""),
    "did not find expected ',' or '}'": _Words('"," or "}" in the mapping', "something else", ""),
    "did not find expected node content": _Words("a value", "none that can be read", ""),
    "found unexpected end of stream": _Words(
        "the quote that closes the text", "the end of the file", "Close the quote."
    ),
    "found unexpected document indicator": _Words(
        "the quote that closes the text", "a second document", "Close the quote."
    ),
    "found character that cannot start any token": _Words(
        'quoted text where it begins with "@", "`" or "%"', "it unquoted", "Quote the text."
    ),
    "found unknown escape character": _Words(
        'an escape of YAML after "\\"', "another one", 'Write "\\\\" for a backslash.'
    ),
    "did not find expected alphabetic or numeric character": _Words(
        'quoted text where it begins with "*" or "&"', "it unquoted", "Quote the text."
    ),
    "block sequence entries are not allowed in this context": _Words(
        "an item of a list on a line of its own", 'a "-" here', "Quote the text, or break the line."
    ),
    "did not find expected <document start>": _Words(
        "one mapping from the first line to the last",
        "more after its end",
        "Align the keys of the file.",
    ),
}


def syntax_breach(error: yaml.YAMLError) -> tuple[int, int, Breach]:
    """Line, column and words of what the parser could not read."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    told = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "").strip()
    plain = printable(told.removeprefix("found ")) or "something else"
    default = _Words("text that YAML can be read from", plain, "")
    words = _TABLE.get(told, default)
    opened = getattr(error, "context_mark", None)
    since = f" (what it belongs to begins on line {opened.line + 1})" if opened else ""
    found = words.found + (since if opened and opened.line + 1 != line else "")
    return line, column, Breach("yaml-can-be-read", (), words.expected, found, words.advice)
