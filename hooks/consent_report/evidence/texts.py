"""Archived texts as they are compared: by their words, not by their typesetting.

Archives keep policies as Markdown. Before a comparison white space becomes one space,
typographic quotation marks and dashes become plain ones, and the marks of Markdown
(links, emphasis, escapes) are taken away. Words, case and other punctuation stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    }
)
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_MARK = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|`+|^\s{0,3}(?:#{1,6}|>|[-+])\s", re.MULTILINE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")


def folded(text: str) -> str:
    """The text as its words are compared."""
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _ESCAPE.sub(r"\1", _MARK.sub("", text))
    return _SPACE.sub(" ", text.translate(_PLAIN)).strip()


def contains(text: str, quotation: str) -> bool:
    """Whether the words of the quotation stand in the text, one after the other."""
    return folded(quotation) in folded(text)


def count_of(text: str, terms: Iterable[str]) -> int:
    """How often the terms stand in the text, together, as whole words and in any case."""
    haystack = folded(text)
    return sum(len(_whole(term).findall(haystack)) for term in dict.fromkeys(terms))


def passages(text: str) -> tuple[str, ...]:
    """The sentences of the text as they are compared, each once, in order.

    A line of an archived text is a paragraph, an item of a list or a row of a table.
    """
    lines = (folded(line) for line in text.splitlines())
    sentences = (each.strip() for line in lines for each in _SENTENCE_END.split(line))
    return tuple(dict.fromkeys(each for each in sentences if each))


def speaks_of(words: Iterable[str]) -> Callable[[str], bool]:
    """Whether a passage holds one of the words, in any case; a last ``*`` is any ending."""
    either = "|".join(
        re.escape(folded(word.removesuffix("*"))) + (r"\w*" if word.endswith("*") else "")
        for word in words
    )
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    return lambda passage: pattern.search(passage) is not None


def _whole(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(folded(term))}(?!\w)", re.IGNORECASE)
