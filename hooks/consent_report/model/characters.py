"""Which characters the text of a record may hold.

What cannot be seen, reorders the text around it, or has no agreed meaning makes a
text read as something that it is not. It is refused everywhere, also where some
scripts or emoji could use it (zero-width joiners, variation selectors): a record
is compared, searched and quoted as plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple


class _Range(NamedTuple):
    first: int
    last: int
    kind: str


_LINE_BREAK = "a line break other than LF or CRLF"
_CONTROL = "a control character"
_BIDI = "a character that changes the direction of text"
_HIDDEN = "a character that cannot be seen"
_SPACE = "a space other than the ordinary one"
_PRIVATE = "a character without a public meaning"
_NONE = "a code point that is no character"

_RANGES_BY_KIND = (
    _Range(0x00, 0x08, _CONTROL),
    _Range(0x09, 0x09, "a tab"),
    _Range(0x0B, 0x0C, _LINE_BREAK),
    _Range(0x0D, 0x0D, _LINE_BREAK),
    _Range(0x0E, 0x1F, _CONTROL),
    _Range(0x7F, 0x84, _CONTROL),
    _Range(0x85, 0x85, _LINE_BREAK),
    _Range(0x86, 0x9F, _CONTROL),
    _Range(0xA0, 0xA0, _SPACE),
    _Range(0xAD, 0xAD, _HIDDEN),
    _Range(0x034F, 0x034F, _HIDDEN),
    _Range(0x061C, 0x061C, _BIDI),
    _Range(0x115F, 0x1160, _HIDDEN),
    _Range(0x1680, 0x1680, _SPACE),
    _Range(0x17B4, 0x17B5, _HIDDEN),
    _Range(0x180B, 0x180F, _HIDDEN),
    _Range(0x2000, 0x200A, _SPACE),
    _Range(0x200B, 0x200D, _HIDDEN),
    _Range(0x200E, 0x200F, _BIDI),
    _Range(0x2028, 0x2029, _LINE_BREAK),
    _Range(0x202A, 0x202E, _BIDI),
    _Range(0x202F, 0x202F, _SPACE),
    _Range(0x205F, 0x205F, _SPACE),
    _Range(0x2060, 0x2064, _HIDDEN),
    _Range(0x2065, 0x2069, _BIDI),
    _Range(0x206A, 0x206F, _HIDDEN),
    _Range(0x2800, 0x2800, _HIDDEN),
    _Range(0x3000, 0x3000, _SPACE),
    _Range(0x3164, 0x3164, _HIDDEN),
    _Range(0xD800, 0xDFFF, _NONE),
    _Range(0xE000, 0xF8FF, _PRIVATE),
    _Range(0xFDD0, 0xFDEF, _NONE),
    _Range(0xFE00, 0xFE0F, _HIDDEN),
    _Range(0xFEFF, 0xFEFF, "a byte order mark"),
    _Range(0xFFA0, 0xFFA0, _HIDDEN),
    _Range(0xFFF0, 0xFFFB, _HIDDEN),
    _Range(0xFFFC, 0xFFFC, _PRIVATE),
    _Range(0xFFFD, 0xFFFD, "a mark of lost text"),
    _Range(0xFFFE, 0xFFFF, _NONE),
    _Range(0x13430, 0x1343F, _HIDDEN),
    _Range(0x1BCA0, 0x1BCA3, _HIDDEN),
    _Range(0x1D173, 0x1D17A, _HIDDEN),
    *(_Range(plane | 0xFFFE, plane | 0xFFFF, _NONE) for plane in range(0x10000, 0xE0000, 0x10000)),
    _Range(0xE0000, 0xE0FFF, _HIDDEN),
    _Range(0xEFFFE, 0xEFFFF, _NONE),
    _Range(0xF0000, 0x10FFFF, _PRIVATE),
)
_RANGES = tuple(sorted(_RANGES_BY_KIND))
"""In ascending order.

Source: Unicode 15, general categories Cc, Cf (but for the visible Arabic, Syriac and Kaithi
signs), Co, Cs, Zl, Zp and Zs, the noncharacters, and Default_Ignorable_Code_Point of
DerivedCoreProperties.txt; U+2800 is blank."""
_FIRSTS = tuple(each.first for each in _RANGES)


def _character_class(ranges: tuple[_Range, ...]) -> str:
    return "".join(f"{chr(each.first)}-{chr(each.last)}" for each in ranges)


UNWANTED = re.compile(f"[{_character_class(_RANGES)}]")
"""One character that no text of a record may hold; LF is the only line break that may stand."""


def kind_of_unwanted(character: str) -> str:
    """What kind of unwanted character it is: "a control character".

    Raises:
        ValueError: the character is an ordinary one.
    """
    code = ord(character)
    nearest = _RANGES[bisect_right(_FIRSTS, code) - 1]
    if nearest.last < code:
        raise ValueError(f"U+{code:04X} is an ordinary character")
    return nearest.kind


def escaped(text: str) -> str:
    r"""The text with an escape such as ``\u202e`` for each character that cannot be seen."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        each
        if each.isprintable() and not UNWANTED.match(each)
        else each.encode("unicode_escape").decode("ascii")
        for each in text
    )
