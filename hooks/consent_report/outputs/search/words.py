"""Text as the words by which it is found.

``docs/assets/search.js`` cuts and folds a question in the same way; a test holds both to one table.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})
"""Letters that no accent makes, as people type them who have no key for them."""


def words_of(text: str) -> list[str]:
    """The words of a text in order, without regard to case and accents."""
    return _WORD.findall(folded(text))


def folded(text: str) -> str:
    """The text in lower case and without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text).lower()
    kept = "".join(each for each in parts if not unicodedata.category(each).startswith("M"))
    return kept.translate(_LETTERS)


def in_browser_order(word: str) -> bytes:
    """The key that sorts words as a browser compares them, by UTF-16 units."""
    return word.encode("utf-16-be")
