"""From the text of a file to plain data with places, or to problems."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_report.loading.documents import Document, parse_document
from consent_report.loading.limits import Limits
from consent_report.model.problems import Breach, Pointer, Position


def told(text: str, limits: Limits | None = None) -> list[str]:
    _, problems = parse_document("file.yml", text.encode(), limits or Limits())
    return [str(each).removeprefix("file.yml:") for each in problems]


def parsed(text: str) -> Document:
    document, problems = parse_document("file.yml", text.encode())
    assert problems == ()
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("0", 0),
        ("2024", 2024),
        ("-7", -7),
        ("9007199254740992", 2**53),
        ("0.5", 0.5),
        ("-12.25", -12.25),
        ('""', ""),
        ('"2024"', "2024"),
        ("'~'", "~"),
        ("NO", "NO"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("OFF", "OFF"),
        ("y", "y"),
        ("22:22", "22:22"),
        ("010", "010"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("+1", "+1"),
        (".5", ".5"),
        ("1.", "1."),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("2024-09-18", "2024-09-18"),
        ("2024-02-30", "2024-02-30"),
        ("2024-09-18T10:00:00Z", "2024-09-18T10:00:00Z"),
        ("١٢", "١٢"),
        ("=", "="),
        ("nullable", "nullable"),
        ("truE", "truE"),
    ],
)
def test_an_unquoted_word_means_what_json_says_and_otherwise_itself(word: str, value: Any) -> None:
    found = parsed(f"key: {word}\n").data["key"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("word", "message"),
    [
        (
            "True",
            'expected true in lower case, or quoted text; found "True". '
            'Write true, or quote it if it is text: "True".',
        ),
        (
            "~",
            'expected null in lower case, or quoted text; found "~". '
            'Write null, or quote it if it is text: "~".',
        ),
        (
            "",
            "expected a value that is written out; found nothing. "
            'Write the value, or remove the key; empty text is written "".',
        ),
        *(
            (
                word,
                "expected a number in its shortest form and at most 2^53, or quoted text; "
                f'found "{word}". Quote it if it is text: "{word}".',
            )
            for word in ("1e3", "1E3", "1.10", "-0", "0.0000001", "9007199254740993", "-1.0e5")
        ),
    ],
)
def test_a_word_that_could_be_meant_in_two_ways_is_no_value(word: str, message: str) -> None:
    assert told(f"keys: {word}\n") == [f"1:{7 if word else 6} {message} [value-is-unmistakable]"]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", ["1:1 expected a mapping of keys; found an empty file. [file-holds-a-mapping]"]),
        (
            "# nothing\n",
            ["1:1 expected a mapping of keys; found an empty file. [file-holds-a-mapping]"],
        ),
        ("- a\n", ["1:1 expected a mapping of keys; found a list. [file-holds-a-mapping]"]),
        ("text\n", ['1:1 expected a mapping of keys; found "text". [file-holds-a-mapping]']),
        (
            "a: &x b\nc: *x\n",
            [
                '1:4 expected no anchor; found the anchor "&x". Remove it, or quote the text. '
                "[yaml-is-plain]",
                '2:4 expected the value itself; found the alias "*x". Write it out, or quote it. '
                "[yaml-is-plain]",
            ],
        ),
        (
            "a: !!binary aGk=\n",
            [
                '1:4 expected no tag; found the tag "tag:yaml.org,2002:binary". '
                "Remove it, or quote the text. [yaml-is-plain]"
            ],
        ),
        (
            "<<: {a: b}\n",
            ['1:1 expected a key of the schema; found the merge key "<<". [yaml-is-plain]'],
        ),
        (
            "%YAML 1.1\n---\na: b\n",
            ["1:1 expected no directive; found a line that begins with %. [yaml-is-plain]"],
        ),
        (
            "a: b\n---\nc: d\n",
            ["2:1 expected one document; found a second one. [file-holds-one-document]"],
        ),
        (
            "2024: a\ntrue: b\n",
            [
                '1:1 expected text as the key; found "2024". Quote it: "2024". [keys-are-text]',
                '2:1 expected text as the key; found "true". Quote it: "true". [keys-are-text]',
            ],
        ),
        (
            "[a, b]: c\nd: e\n",
            ["1:1 expected text as the key; found a list. Write a plain word. [keys-are-text]"],
        ),
        (
            "a: 1\nb: 2\na: {c: 3}\nd: 4\n",
            [
                '3:1 expected each key once; found "a" again (see line 1). '
                "Keep one of the two. [keys-are-unique]"
            ],
        ),
        (
            'a: "x\\u202ey"\n',
            [
                "1:4 expected plainly visible text; found a character that changes the direction "
                "of text (U+202E). Remove it. [characters-are-plainly-visible]"
            ],
        ),
        (
            'a: "e\\u0301"\n',
            [
                "1:4 expected text in Unicode normal form C; found U+0065 U+0301, which is "
                "written U+00E9 there. Retype the character, or save the file as NFC. "
                "[text-is-in-normal-form]"
            ],
        ),
        (
            'a: "\\ud800"\n',
            [
                "1:7 expected text that YAML can be read from; found invalid Unicode character "
                "escape code. [yaml-can-be-read]"
            ],
        ),
        (
            "a: b: c\n",
            [
                '1:5 expected no ": " inside unquoted text, and keys of one mapping in one column; '
                'found a ":" here. Quote the text, or align the key. [yaml-can-be-read]'
            ],
        ),
        (
            'a: "b\nc: d\n',
            [
                "3:1 expected the quote that closes the text; found the end of the file (what it "
                "belongs to begins on line 1). Close the quote. [yaml-can-be-read]"
            ],
        ),
        (
            "a: @b\n",
            [
                '1:4 expected quoted text where it begins with "@", "`" or "%"; found it unquoted. '
                "Quote the text. [yaml-can-be-read]"
            ],
        ),
        (
            "a: *\n",
            [
                '1:5 expected quoted text where it begins with "*" or "&"; found it unquoted. '
                "Quote the text. [yaml-can-be-read]"
            ],
        ),
    ],
)
def test_what_json_could_not_say_is_named(text: str, messages: list[str]) -> None:
    assert told(text) == messages


def test_nesting_may_reach_its_limit_and_not_pass_it() -> None:
    limits = Limits(depth=3)
    assert told("a: [[b]]\n", limits) == []
    assert told("a: [[[b]]]\n", limits) == [
        "1:6 expected at most 3 levels of nesting; found one more. [nesting-is-within-limits]"
    ]


def test_keys_and_values_are_counted() -> None:
    limits = Limits(nodes=5)
    assert told("a: b\nc: d\n", limits) == []
    assert told("a: b\nc: d\ne: f\n", limits) == [
        "3:1 expected at most 5 keys and values; found one more. [node-count-is-within-limits]"
    ]


def test_an_over_long_key_is_not_echoed() -> None:
    assert told(f"{'k' * 101}: a\n") == [
        "1:1 expected a key of at most 100 characters; found 101 characters. [keys-are-short]"
    ]


TEXT = """\
name: Acme
practices:
  - status: opt_in
    regions: [GB, "US-IL"]
  - { status: paused }
empty: []
"""


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("name",), (1, 7), (1, 1)),
        (("practices",), (3, 3), (2, 1)),
        (("practices", 0), (3, 5), (3, 5)),
        (("practices", 0, "status"), (3, 13), (3, 5)),
        (("practices", 0, "regions", 1), (4, 19), (4, 19)),
        (("practices", 1), (5, 5), (5, 5)),
        (("practices", 1, "status"), (5, 15), (5, 7)),
        (("empty",), (6, 8), (6, 1)),
        (("practices", 1, "nowhere", 3), (5, 5), (5, 5)),
        (("practices", 7), (3, 3), (3, 3)),
        (("nowhere",), (1, 1), (1, 1)),
    ],
)
def test_a_pointer_has_the_place_of_its_value_and_key_or_of_what_should_hold_it(
    pointer: Pointer, value: tuple[int, int], key: tuple[int, int]
) -> None:
    document = parsed(TEXT)
    assert document.position(pointer) == Position(*value)
    assert document.key_position(pointer) == Position(*key)


def test_a_breach_gets_its_place_and_those_of_its_relatives() -> None:
    where: Pointer = ("practices", 1, "status")
    breach = Breach("rows-differ", where, "another", "one", related=(("practices", 0),))
    assert str(parsed(TEXT).problem(breach)) == (
        "file.yml:5:15 practices[1].status: expected another; found one (see line 3). [rows-differ]"
    )


def test_places_stay_true_after_a_repeated_key() -> None:
    document, problems = parse_document("file.yml", b"a: {b: 1, b: [2, {c: 3}]}\nd: e\n")
    assert document is not None
    assert document.data == {"a": {"b": 1}, "d": "e"}
    assert document.position(("d",)) == Position(2, 4)
    assert len(problems) == 1


PIECES = st.sampled_from(
    [
        *"abc:-?[]{}#&*!|>'\"%@`,\\ \n\t0~",
        *(": ", "- ", "? ", "\n  ", "\r\n", "<<", "---\n", "...\n", "*a", "&a "),
        *("true", "Null", "1e3", "2024", "\u2028", "\ufeff", "\x85", "e\u0301", '"\\ud800"'),
    ]
)


def holds_one_of_the_two(content: bytes) -> None:
    document, problems = parse_document("file.yml", content)
    assert document is not None or problems
    assert all(str(each).isprintable() for each in problems)
    if document is not None:
        assert document.position(("no such key",)) == document.position(())


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_problems(content: bytes) -> None:
    holds_one_of_the_two(content)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_anything_like_yaml_gives_a_document_or_problems(text: str) -> None:
    holds_one_of_the_two(text.encode())


PLAIN = st.recursive(
    st.booleans()
    | st.none()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(max_codepoint=126, min_codepoint=32)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abc~01 :", max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abcxyz", min_size=1), PLAIN))
def test_json_is_read_as_itself(data: dict[str, Any]) -> None:
    assert parsed(json.dumps(data)).data == data
