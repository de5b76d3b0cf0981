"""Which characters a text may hold, and how the others are shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_report.model.characters import UNWANTED, kind_of_unwanted
from consent_report.model.problems import pointer_text, printable, shown

VISIBLE_FORMAT = {"ARABIC", "SYRIAC", "KAITHI"}
"""Scripts with signs that Unicode calls format characters and that are seen."""


def test_every_control_format_and_private_character_is_unwanted_but_for_the_line_feed() -> None:
    wanted = [
        each
        for each in map(chr, range(0x110000))
        if unicodedata.category(each) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"}
        and not UNWANTED.match(each)
        and unicodedata.name(each, "CONTROL").split()[0] not in VISIBLE_FORMAT
    ]
    assert wanted == ["\n", " "]


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("\t", "a tab"),
        ("\0", "a control character"),
        ("\x85", "a line break other than LF or CRLF"),
        ("\u2028", "a line break other than LF or CRLF"),
        ("\u00a0", "a space other than the ordinary one"),
        ("\u202e", "a character that changes the direction of text"),
        ("\u2066", "a character that changes the direction of text"),
        ("\u200b", "a character that cannot be seen"),
        ("\u00ad", "a character that cannot be seen"),
        ("\ufe0f", "a character that cannot be seen"),
        ("\U000e0041", "a character that cannot be seen"),
        ("\ufeff", "a byte order mark"),
        ("\ufffd", "a mark of lost text"),
        ("\ue000", "a character without a public meaning"),
        ("\U0001ffff", "a code point that is no character"),
        ("\ud800", "a code point that is no character"),
    ],
)
def test_an_unwanted_character_has_a_kind_in_words(character: str, kind: str) -> None:
    assert kind_of_unwanted(character) == kind


def test_an_ordinary_character_has_no_such_kind() -> None:
    with pytest.raises(ValueError, match=r"U\+00E9 is an ordinary character"):
        kind_of_unwanted("é")


@given(st.text())
def test_what_is_printed_holds_nothing_unwanted(text: str) -> None:
    assert not UNWANTED.search(printable(text))
    assert "\n" not in printable(text)


def test_text_is_shown_in_quotes_escaped_and_cut() -> None:
    assert shown("a\u202e\x1b[31m") == '"a\\u202e\\x1b[31m"'
    assert shown("x" * 100) == '"' + "x" * 59 + '…"'


def test_a_pointer_reads_as_a_path_and_odd_keys_stand_in_brackets() -> None:
    assert pointer_text(("practices", 2, "status")) == "practices[2].status"
    assert pointer_text(("sources", "two words", "url")) == 'sources["two words"].url'
    assert pointer_text(("a\x1b",)) == '["a\\x1b"]'
