"""Text is cut into words as people type them."""

from __future__ import annotations

import unicodedata

import pytest

from consent_report.outputs.search.words import in_browser_order, words_of

WORDS = {
    "LinkedIn": ["linkedin"],
    "Côte d’Ivoire": ["cote", "d", "ivoire"],
    "Pokémon GO": ["pokemon", "go"],
    "Türkiye, İzmir": ["turkiye", "izmir"],
    "Straße, Ærø, Łódź": ["strasse", "aero", "lodz"],
    "US-CA · 18+": ["us", "ca", "18"],
    "snake_case": ["snake", "case"],
    "Ｆｕｌｌ ﬁne": ["full", "fine"],
    "한국": ["한국"],
    "<b>x</b> &amp;": ["b", "x", "b", "amp"],
    "": [],
}
"""By text; ``tests/browser/test_search.py`` holds the browser to the same table."""


@pytest.mark.parametrize("text", WORDS)
def test_words_have_neither_case_nor_accents(text: str) -> None:
    assert [unicodedata.normalize("NFC", word) for word in words_of(text)] == WORDS[text]


def test_words_are_sorted_as_a_browser_compares_them() -> None:
    # By code points the second would come first.
    assert sorted(["\N{FULLWIDTH LATIN SMALL LETTER A}", "\U00010400"], key=in_browser_order) == [
        "\U00010400",
        "\N{FULLWIDTH LATIN SMALL LETTER A}",
    ]
