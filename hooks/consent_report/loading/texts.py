"""The bytes of a file as text that means exactly what an editor shows.

One encoding, one kind of line break, one way to write each character. A byte
order mark at the very start is dropped, since some editors add it unasked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from consent_report.loading.limits import Limits
from consent_report.model.characters import UNWANTED, kind_of_unwanted
from consent_report.model.problems import Breach, Position, Problem

_BYTE_ORDER_MARK = "\ufeff"
_BREAKS_STRUCTURE = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Where parser and editor could disagree on lines or columns, or the parser would stop."""
_PLAIN_BYTES = b"\n" + bytes(range(0x20, 0x7F))
_MOST_MARKS = 4
"""More of them cover the lines around, and CPython 3.11 sorts long runs in quadratic time."""
_ADVICE = {
    "a tab": "Indent and separate with spaces.",
    "a space other than the ordinary one": "Write an ordinary space.",
    "a line break other than LF or CRLF": "Save the file with LF line ends.",
    "a mark of lost text": "Write the character that stood here.",
}


def decode_text(
    path: str, content: bytes, limits: Limits
) -> tuple[str | None, tuple[Problem, ...]]:
    """The text with LF as its only line break, and all that is not plain in it.

    There is no text where its lines could be read in two ways. There can be both, text and
    problems, so that what else is wrong is found in the same run.
    """
    if len(content) > limits.file_bytes:
        return None, (_size_problem(path, limits, len(content)),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_encoding_problem(path, content, error),)
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n")
    if _is_plain(text):
        return text, ()
    problems = tuple(_text_problems(path, text, limits))
    return (None if _BREAKS_STRUCTURE.search(text) else text), problems


def _is_plain(text: str) -> bool:
    """Whether nothing is to be said of the text, found out in a tenth of the time of saying it."""
    odd = text.encode("utf-8").translate(None, delete=_PLAIN_BYTES).decode("utf-8")
    if UNWANTED.search(odd) or _end_of_marks(odd) is not None:
        return False
    return unicodedata.is_normalized("NFC", text)


def text_breaches(text: str) -> Iterator[tuple[int, str, str, str, str]]:
    """What in a text is not plain: offset, rule, expected, found, advice; in reading order.

    The last may say that the text is not in normal form C.
    """
    for match in UNWANTED.finditer(text):
        kind = kind_of_unwanted(match[0])
        yield (
            match.start(),
            "characters-are-plainly-visible",
            "plainly visible text",
            f"{kind} (U+{ord(match[0]):04X})",
            _ADVICE.get(kind, "Remove it."),
        )
    offset = _end_of_marks(text)
    if offset is not None:
        expected = f"at most {_MOST_MARKS} marks on one letter"
        yield offset, "marks-on-letters-are-few", expected, "one more", "Remove the marks."
    elif not unicodedata.is_normalized("NFC", text):
        offset = _first_denormal(text)
        composed = unicodedata.normalize("NFC", text[offset : offset + 2])
        yield (
            offset,
            "text-is-in-normal-form",
            "text in Unicode normal form C",
            f"{_code_points(text[offset : offset + 2])}, which is written "
            f"{_code_points(composed)} there",
            "Retype the character, or save the file as NFC.",
        )


def _text_problems(path: str, text: str, limits: Limits) -> Iterator[Problem]:
    breaches = text_breaches(text)
    for offset, *words in islice(breaches, limits.problems):
        yield Problem(path, position_at(text, offset), _breach(*words))
    rest = sum(1 for _ in breaches)
    if rest:
        yield more_problems(path, rest)


def _breach(rule: str, expected: str, found: str, advice: str) -> Breach:
    return Breach(rule, (), expected, found, advice)


def more_problems(path: str, count: int | None = None) -> Problem:
    """The closing problem of a long list: how many more there are, where they were counted."""
    breach = Breach(
        "problems-are-few",
        (),
        "few enough problems to name each",
        f"{count:,} more in this file" if count else "more in this file",
        "Mend those that are named, then check again.",
    )
    return Problem(path, Position(1, 1), breach)


def position_at(text: str, offset: int) -> Position:
    """The place of the character at the offset, in a text whose line breaks are LF."""
    start_of_line = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start_of_line + 1)


def _end_of_marks(text: str) -> int | None:
    """Where a letter first bears more marks than any writing needs."""
    marks = 0
    for offset, character in enumerate(text):
        # By category: the class of many marks that stack, Thai ones above all, is 0.
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks > _MOST_MARKS:
            return offset
    return None


def _first_denormal(text: str) -> int:
    """Where the text and its normal form part; the base of a mark rather than the mark."""
    normal = unicodedata.normalize("NFC", text)
    pairs = zip(text, normal, strict=False)
    return next(
        (index for index, (one, other) in enumerate(pairs) if one != other), len(normal) - 1
    )


def _code_points(text: str) -> str:
    return " ".join(f"U+{ord(each):04X}" for each in text)


def _size_problem(path: str, limits: Limits, size: int) -> Problem:
    breach = Breach(
        "file-size-is-within-limits",
        (),
        f"a file of at most {limits.file_bytes:,} bytes",
        f"{size:,} bytes",
    )
    return Problem(path, Position(1, 1), breach)


def _encoding_problem(path: str, content: bytes, error: UnicodeDecodeError) -> Problem:
    before = content[: error.start].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    breach = Breach(
        "file-is-utf-8",
        (),
        "text encoded as UTF-8",
        f"the byte 0x{content[error.start]:02X}",
        "Save the file as UTF-8.",
    )
    return Problem(path, position_at(before, len(before)), breach)
