"""From bytes to text that means what an editor shows."""

from __future__ import annotations

import pytest

from consent_report.loading.limits import Limits
from consent_report.loading.texts import decode_text

PLAIN = "file.yml:{} expected plainly visible text; found {}. {} [characters-are-plainly-visible]"


def told(content: bytes, limits: Limits | None = None) -> list[str]:
    return [str(each) for each in decode_text("file.yml", content, limits or Limits())[1]]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a: b\nc: d\n", "a: b\nc: d\n"),
        (b"a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        (b"\xef\xbb\xbfa: b\n", "a: b\n"),
        ("a: Übersicht ¿Qué? 日本語 😀\n".encode(), "a: Übersicht ¿Qué? 日本語 😀\n"),
        (b"", ""),
    ],
)
def test_plain_text_is_taken_as_it_stands_with_one_kind_of_line_break(
    content: bytes, text: str
) -> None:
    assert decode_text("file.yml", content, Limits()) == (text, ())


@pytest.mark.parametrize(
    ("text", "place", "found", "advice"),
    [
        ("a: \0", "1:4", "a control character (U+0000)", "Remove it."),
        ("a: b\n\tc: d", "2:1", "a tab (U+0009)", "Indent and separate with spaces."),
        ("a: \x1b[31m", "1:4", "a control character (U+001B)", "Remove it."),
        (
            "a: b # \x85c: d",
            "1:8",
            "a line break other than LF or CRLF (U+0085)",
            "Save the file with LF line ends.",
        ),
        (
            "a: b # \u2028c: d",
            "1:8",
            "a line break other than LF or CRLF (U+2028)",
            "Save the file with LF line ends.",
        ),
        (
            "a: b # \rc: d",
            "1:8",
            "a line break other than LF or CRLF (U+000D)",
            "Save the file with LF line ends.",
        ),
        (
            "a: b\u202e",
            "1:5",
            "a character that changes the direction of text (U+202E)",
            "Remove it.",
        ),
        ("a: b\u200b", "1:5", "a character that cannot be seen (U+200B)", "Remove it."),
        ("é: 😀\u200b", "1:5", "a character that cannot be seen (U+200B)", "Remove it."),
        (
            "a:\u00a0b",
            "1:3",
            "a space other than the ordinary one (U+00A0)",
            "Write an ordinary space.",
        ),
        ("\ufeff\ufeffa: b", "1:1", "a byte order mark (U+FEFF)", "Remove it."),
        ("a: \ue000", "1:4", "a character without a public meaning (U+E000)", "Remove it."),
        (
            "a: \ufffd",
            "1:4",
            "a mark of lost text (U+FFFD)",
            "Write the character that stood here.",
        ),
        ("a: \ufdd0", "1:4", "a code point that is no character (U+FDD0)", "Remove it."),
    ],
)
def test_a_character_that_is_not_plainly_visible_is_named_with_its_place(
    text: str, place: str, found: str, advice: str
) -> None:
    assert told(text.encode()) == [PLAIN.format(place, found, advice)]


@pytest.mark.parametrize(
    ("content", "place", "byte"),
    [
        (b"a: b\nc: \xff", "2:4", "0xFF"),
        ("ü: ".encode() + b"\xe9t\xe9", "1:4", "0xE9"),
        (b"\xff\xfea\0:\0", "1:1", "0xFF"),
        (b"a: \xed\xa0\x80", "1:4", "0xED"),
        (b"a: \xc0\x80", "1:4", "0xC0"),
    ],
)
def test_the_first_byte_that_is_not_utf_8_is_named_with_its_place(
    content: bytes, place: str, byte: str
) -> None:
    assert told(content) == [
        f"file.yml:{place} expected text encoded as UTF-8; found the byte {byte}. "
        "Save the file as UTF-8. [file-is-utf-8]"
    ]


def test_text_that_is_not_in_normal_form_c_is_named_with_its_place() -> None:
    assert told("a: b\nc: cafe\u0301".encode()) == [
        "file.yml:2:7 expected text in Unicode normal form C; found U+0065 U+0301, which is "
        "written U+00E9 there. Retype the character, or save the file as NFC. "
        "[text-is-in-normal-form]"
    ]


@pytest.mark.parametrize("mark", ["\N{THAI CHARACTER MAI EK}", "\N{COMBINING ENCLOSING CIRCLE}"])
def test_marks_that_stack_count_whatever_their_combining_class(mark: str) -> None:
    letter = "\N{THAI CHARACTER KO KAI}"

    assert told(f"name: {letter}{4 * mark}\n".encode()) == []
    assert len(told(f"name: {letter}{5 * mark}\n".encode())) == 1


def test_a_letter_may_bear_few_marks() -> None:
    assert told("a: x\u0301\u0302\u0303\u0304".encode()) == []
    assert told("a: x\u0301\u0302\u0303\u0304\u0305".encode()) == [
        "file.yml:1:9 expected at most 4 marks on one letter; found one more. Remove the marks. "
        "[marks-on-letters-are-few]"
    ]


def test_a_file_beyond_the_limit_is_refused_by_its_size_alone() -> None:
    assert told(b"\xff" * 11, Limits(file_bytes=10)) == [
        "file.yml:1:1 expected a file of at most 10 bytes; found 11 bytes. "
        "[file-size-is-within-limits]"
    ]


def test_many_problems_end_with_how_many_more_there_are() -> None:
    problems = told(b"\0" * 7, Limits(problems=3))
    assert len(problems) == 4
    assert problems[-1] == (
        "file.yml:1:1 expected few enough problems to name each; found 4 more in this file. "
        "Mend those that are named, then check again. [problems-are-few]"
    )


def test_text_whose_lines_are_certain_is_read_on_beside_its_problems() -> None:
    text, problems = decode_text("file.yml", "a: b\u200b".encode(), Limits())
    assert text == "a: b\u200b"
    assert len(problems) == 1
