"""What differs from a schema is said in words, and both engines agree on what does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_report.loading.documents import Document, parse_document
from consent_report.loading.limits import Limits
from consent_report.loading.schema_words import unknown_words
from consent_report.loading.schemas import SchemaValidator

FOLDER = Path(__file__).parents[3] / "data" / "schema"
SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def written(data: Any) -> Document:
    document, problems = parse_document("file.yml", json.dumps(data).encode())
    assert problems == ()
    assert document is not None
    return document


def told(schema: dict[str, Any], data: dict[str, Any], **others: dict[str, Any]) -> list[str]:
    problems = SchemaValidator(schema, others).validate(written(data))
    return [str(each).removeprefix("file.yml:") for each in problems]


def of(schema: dict[str, Any], value: Any) -> list[str]:
    """What is said of the value under the key ``k``, without its place."""
    said = told({"properties": {"k": schema}}, {"k": value})
    return [each.split(" ", 1)[1] for each in said]


TEN = [f"code_{letter}" for letter in "abcdefghij"]
CASES: list[tuple[dict[str, Any], Any, list[str]]] = [
    (
        {"type": "string"},
        2024,
        ['k: expected text; found the number 2024. Quote it: "2024". [value-has-its-type]'],
    ),
    (
        {"type": "string"},
        True,
        ['k: expected text; found true. Quote it: "true". [value-has-its-type]'],
    ),
    ({"type": "string"}, [], ["k: expected text; found a list. [value-has-its-type]"]),
    (
        {"type": "array"},
        "a",
        [
            'k: expected a list; found the text "a". '
            "Put it into a list, each item after a dash. [value-has-its-type]"
        ],
    ),
    (
        {"type": ["integer", "null"]},
        "a",
        ['k: expected a whole number or null; found the text "a". [value-has-its-type]'],
    ),
    (
        {"type": "object"},
        1.5,
        ["k: expected a mapping; found the number 1.5. [value-has-its-type]"],
    ),
    (
        {"required": ["status", "since"]},
        {"since": 1},
        ['k: expected the key "status"; found none. [required-keys-are-present]'],
    ),
    (
        {"dependentRequired": {"a": ["b"]}},
        {"a": 1},
        ['k: expected the key "b" beside "a"; found none. [required-keys-are-present]'],
    ),
    (
        {"properties": {"status": {}, "since": {}}, "additionalProperties": False},
        {"Statsu": 1},
        [
            "k.Statsu: expected one of the keys status, since; "
            'found "Statsu". Did you mean "status"? [keys-are-known]'
        ],
    ),
    (
        {"additionalProperties": False},
        {"a": 1},
        ['k.a: expected no key here; found "a". [keys-are-known]'],
    ),
    (
        {"additionalProperties": {"type": "string"}},
        {"a": None},
        ['k.a: expected text; found null. Quote it: "null". [value-has-its-type]'],
    ),
    (
        {"enum": ["default_on", "opt_in"]},
        "optin",
        [
            "k: expected one of default_on, opt_in; "
            'found "optin". Did you mean "opt_in"? [value-is-in-vocabulary]'
        ],
    ),
    (
        {"enum": ["GB", "NO"]},
        "gb",
        ['k: expected one of GB, NO; found "gb". Did you mean "GB"? [value-is-in-vocabulary]'],
    ),
    (
        {"enum": [*TEN, "last"]},
        7,
        [f"k: expected one of {', '.join(TEN)}, …; found the number 7. [value-is-in-vocabulary]"],
    ),
    ({"const": "a"}, "b", ['k: expected "a"; found "b". [value-is-in-vocabulary]']),
    (
        {"pattern": "^[a-z]+$"},
        "A",
        ['k: expected text that matches ^[a-z]+$; found "A". [text-has-its-form]'],
    ),
    (
        {
            "pattern": "^[a-z]+$",
            "x-expected": "a word",
            "x-rule": "word-is-lower",
            "x-advice": "Do.",
        },
        "a\n",
        ['k: expected a word; found "a\\n". Do. [word-is-lower]'],
    ),
    (
        {"pattern": "^\\d+$"},
        "١",
        ['k: expected text that matches ^\\d+$; found "١". [text-has-its-form]'],
    ),
    (
        {"pattern": "^(a+)+$", "maxLength": 5},
        "a" * 40 + "!",
        [
            "k: expected text of at most 5 characters; found 41 characters. "
            "[text-length-is-within-limits]"
        ],
    ),
    (
        {"format": "day"},
        "2024-02-30",
        [
            "k: expected a day of the calendar such as 2024-09-18; "
            'found "2024-02-30". [format-is-day]'
        ],
    ),
    (
        {"format": "public-url"},
        "https://a@b.com/",
        [
            'k: expected a host name without a user name before it ("@"); found "a@b.com". '
            "[format-is-public-url]"
        ],
    ),
    (
        {"minLength": 1},
        "",
        ["k: expected text of at least 1 character; found none. [text-length-is-within-limits]"],
    ),
    (
        {"maxItems": 1},
        [1, 2],
        ["k: expected at most 1 item; found 2 items. [list-length-is-within-limits]"],
    ),
    (
        {"minItems": 1},
        [],
        ["k: expected at least 1 item; found none. [list-length-is-within-limits]"],
    ),
    (
        {"minProperties": 1},
        {},
        ["k: expected at least 1 key; found none. [key-count-is-within-limits]"],
    ),
    (
        {"maxProperties": 1},
        {"a": 1, "b": 2},
        ["k: expected at most 1 key; found 2 keys. [key-count-is-within-limits]"],
    ),
    (
        {"uniqueItems": True},
        ["GB", "US", "GB"],
        ['k[2]: expected each item once; found "GB" again (see line 1). [items-are-different]'],
    ),
    (
        {"minimum": 0, "maximum": 5},
        7,
        ["k: expected a number of at most 5; found 7. [number-is-within-limits]"],
    ),
    (
        {"exclusiveMinimum": 0},
        0,
        ["k: expected a number above 0; found 0. [number-is-within-limits]"],
    ),
    (
        {"propertyNames": {"format": "slug"}},
        {"A b": 1},
        [
            'k["A b"]: expected lower-case ASCII letters and digits, words joined by single '
            'hyphens, at most 60 characters; found "A b". [format-is-slug]'
        ],
    ),
    (
        {"contains": {"const": 1}, "x-expected": "the number 1 in the list"},
        [2],
        ["k: expected the number 1 in the list; found no such item. [list-has-its-items]"],
    ),
    (
        {"not": {"required": ["a"]}, "x-expected": 'no key "a"', "x-rule": "a-is-absent"},
        {"a": 1},
        ['k: expected no key "a"; found a mapping with the keys a. [a-is-absent]'],
    ),
    (
        {"properties": {"a": False}},
        {"a": 1},
        ['k.a: expected nothing here; found the key "a". [keys-are-known]'],
    ),
    (
        {"anyOf": [{"const": "unknown"}, {"format": "day"}], "x-expected": "a day, or unknown"},
        "soon",
        ['k: expected a day, or unknown; found "soon". [shape-is-known]'],
    ),
    (
        {"anyOf": [{"type": "null"}, {"type": "array", "items": {"type": "integer"}}]},
        [1, "2"],
        ['k[1]: expected a whole number; found the text "2". [value-has-its-type]'],
    ),
    (
        {
            "oneOf": [
                {"properties": {"kind": {"const": "a"}, "x": {"type": "integer"}}},
                {"properties": {"kind": {"const": "b"}, "y": {"type": "integer"}}},
            ]
        },
        {"kind": "b", "y": "1"},
        ['k.y: expected a whole number; found the text "1". [value-has-its-type]'],
    ),
    (
        {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
        {"a": 1, "b": 2},
        [
            "k: expected exactly one of the shapes that its schema allows; "
            "found a mapping with the keys a, b. [shape-is-known]"
        ],
    ),
    (
        {
            "type": "object",
            "properties": {"a": {}},
            "additionalProperties": False,
            "oneOf": [{"required": ["a"]}, {"required": ["b"]}],
            "x-expected": "the key a or b",
            "x-rule": "one-is-there",
        },
        {"c": 1},
        [
            "k: expected the key a or b; found a mapping with the keys c. [one-is-there]",
            'k.c: expected one of the keys a; found "c". [keys-are-known]',
        ],
    ),
    (
        {
            "if": {"properties": {"a": {"const": 1}}},
            "then": {"required": ["b"]},
            "else": {
                "required": ["c"],
                "x-expected": 'the key "c" where a is not 1',
                "x-rule": "c",
            },
        },
        {"a": 2},
        ['k: expected the key "c" where a is not 1; found no key "c". [c]'],
    ),
    (
        {
            "if": {"properties": {"a": {"const": 1}}},
            "then": {"properties": {"b": False}},
            "x-expected": "no b beside an a of 1",
            "x-rule": "b-is-alone",
        },
        {"a": 1, "b": 2},
        ['k.b: expected no b beside an a of 1; found the key "b". [b-is-alone]'],
    ),
    (
        {"allOf": [{"required": ["a"]}, {"required": ["b"]}]},
        {},
        [
            'k: expected the key "a"; found none. [required-keys-are-present]',
            'k: expected the key "b"; found none. [required-keys-are-present]',
        ],
    ),
]


@pytest.mark.parametrize(("schema", "value", "messages"), CASES)
def test_each_keyword_has_its_sentence(
    schema: dict[str, Any], value: Any, messages: list[str]
) -> None:
    assert of(schema, value) == messages
    assert list(unknown_words(schema)) == []


@pytest.mark.parametrize(("schema", "value", "_"), CASES)
def test_what_one_engine_refuses_the_other_refuses(
    schema: dict[str, Any], value: Any, _: list[str]
) -> None:
    assert agreed(SchemaValidator({"properties": {"k": schema}}, {}), {"k": value}) is False


def agreed(validator: SchemaValidator, data: dict[str, Any]) -> bool:
    """Whether the data are valid, on which both engines must be of one mind."""
    fast = validator.is_valid(data)
    assert (validator.word(written(data)) == ()) is fast, data
    return fast


def test_a_problem_stands_at_its_value_or_for_an_unknown_key_at_its_key() -> None:
    text = b"practices:\n  - region: GB\n    status: optin\n"
    document, _ = parse_document("data/platforms/acme.yml", text)
    assert document is not None
    item = {
        "properties": {"status": {"enum": ["opt_in"]}, "regions": {}},
        "additionalProperties": False,
    }
    validator = SchemaValidator({"properties": {"practices": {"items": item}}}, {})
    assert [str(each) for each in validator.validate(document)] == [
        "data/platforms/acme.yml:2:5 practices[0].region: expected one of the keys status, "
        'regions; found "region". Did you mean "regions"? [keys-are-known]',
        "data/platforms/acme.yml:3:13 practices[0].status: expected one of opt_in; "
        'found "optin". Did you mean "opt_in"? [value-is-in-vocabulary]',
    ]


def test_a_schema_is_found_by_its_file_name_and_by_nothing_else() -> None:
    common = {"$defs": {"n": {"type": "integer"}}}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": {"a": {"$ref": "common.schema.json#/$defs/n"}},
    }
    assert told(schema, {"a": "x"}, **{"common.schema.json": common}) == [
        '1:7 a: expected a whole number; found the text "x". [value-has-its-type]'
    ]
    with pytest.raises(ValueError, match="is not present in a registry"):
        SchemaValidator(schema, {})


def test_an_unknown_format_is_refused_when_the_validator_is_made() -> None:
    with pytest.raises(ValueError, match="Unknown format: 'dya'"):
        SchemaValidator({"format": "dya"}, {})


def test_many_problems_end_with_a_word_that_there_are_more() -> None:
    schema = {"properties": {"a": {"items": {"enum": ["x", "y"]}}}}
    validator = SchemaValidator(schema, {}, Limits(problems=3))
    problems = validator.validate(written({"a": ["z"] * 9}))
    assert len(problems) == 4
    assert str(problems[-1]) == (
        "file.yml:1:1 expected few enough problems to name each; found more in this file. "
        "Mend those that are named, then check again. [problems-are-few]"
    )


def test_hostile_text_is_echoed_short_and_escaped() -> None:
    (message,) = of({"enum": ["a"]}, "::error::" + "x" * 900)
    assert len(message) < 140
    assert all(each.isprintable() for each in of({"format": "slug"}, "a\n::error::b"))


@pytest.mark.parametrize(
    "schema",
    [
        {"propertees": {}},
        {"properties": {"a": {"requird": ["b"]}}},
        {"items": {"anyOf": [{"format": "uri"}]}},
        {"$defs": {"a": {"if": {"unevaluatedProperties": False}}}},
    ],
)
def test_a_misspelt_word_of_a_schema_is_found(schema: dict[str, Any]) -> None:
    assert len(list(unknown_words(schema))) == 1


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_written_in_known_words_and_formats(name: str) -> None:
    assert list(unknown_words(SCHEMAS[name])) == []
    SchemaValidator(SCHEMAS[name], SCHEMAS)


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.keys() & {"type", "$ref", "enum", "anyOf", "oneOf"}:
            yield schema
        for value in schema.values():
            yield from parts(value)


def examples(schema: Any) -> Iterator[Any]:
    for part in parts(schema):
        given_examples = part.get("examples")
        yield from given_examples if isinstance(given_examples, list) else ()


ODD = [None, True, 0, 1.5, "", " a", "a\n", "١", "2024-02-30", "x" * 3000, [], {}, [1, 1], {"a": 1}]


@pytest.mark.parametrize("name", SCHEMAS)
def test_both_engines_agree_on_every_part_of_every_schema(name: str) -> None:
    definitions = SCHEMAS[name].get("$defs", {})
    values = [*ODD, *examples(SCHEMAS[name]), *examples(SCHEMAS["common.schema.json"])]
    for key in definitions:
        schema = {"properties": {"k": {"$ref": f"{name}#/$defs/{key}"}}}
        validator = SchemaValidator(schema, SCHEMAS)
        for value in values:
            agreed(validator, {"k": value})


EVERYTHING = {
    "type": "object",
    "properties": {
        "a": {"type": "string", "maxLength": 8, "pattern": "^[a-c0-9-]*$"},
        "b": {"type": "array", "uniqueItems": True, "maxItems": 4, "items": {"type": "integer"}},
        "c": {"enum": ["a", 1, None, True]},
        "d": {"anyOf": [{"const": "unknown"}, {"format": "partial-date"}]},
        "e": {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
        "f": {"type": "number", "minimum": 0, "exclusiveMaximum": 9},
        "g": {"propertyNames": {"format": "slug"}, "additionalProperties": {"type": "boolean"}},
        "h": {"format": "plain-text", "minLength": 1},
        "i": {"const": 1},
    },
    "additionalProperties": False,
    "dependentRequired": {"a": ["b"]},
    "if": {"properties": {"c": {"const": "a"}}, "required": ["c"]},
    "then": {"required": ["f"]},
}
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-2, 10)
    | st.sampled_from([0.5, 1.5, "unknown", "2024", "2024-02-30", "2024-02-29", "a\n", " "])
    | st.text("abc-012 \n", max_size=9)
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.sampled_from(["a", "b", "B", "a-b"]), inner, max_size=3)
    ),
    max_leaves=6,
)
EVERYTHING_VALIDATOR = SchemaValidator(EVERYTHING, {})


@given(st.dictionaries(st.sampled_from("abcdefghij"), VALUES, max_size=5))
def test_both_engines_agree_whatever_is_written(data: dict[str, Any]) -> None:
    agreed(EVERYTHING_VALIDATOR, data)
