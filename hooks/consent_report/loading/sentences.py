"""One sentence for each keyword of JSON Schema: what was expected, what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from jsonschema.exceptions import ValidationError

from consent_report.loading.formats import FORMATS
from consent_report.model.problems import Pointer, shown

_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "a mapping",
    "string": "text",
}
_LONGEST_LIST = 10
_LONGEST_GUESS = 60
"""Longer text is not compared with known words, which takes quadratic time."""
_Raised = Any
"""A ValidationError whose fields are set, which types-jsonschema 4.26 cannot say."""
_IN_SCHEMA = "its schema allows"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words for one error."""

    rule: str
    expected: str
    found: str
    advice: str = ""
    related: tuple[Pointer, ...] = ()
    at_key: bool = False
    """The key, rather than the value, is the place to look at."""
    found_alone: str = ""
    """What was found, where :attr:`found` needs :attr:`expected` beside it to be understood."""


def sentence_of(error: ValidationError) -> Sentence:
    """The words for an error, whatever its keyword."""
    return _SENTENCES.get(str(error.validator), _any_other)(error)


def _forbidden(error: _Raised) -> Sentence:
    found = f"the key {shown(error.absolute_path[-1])}"
    return Sentence("keys-are-known", "nothing here", found, at_key=True)


def _any_other(error: _Raised) -> Sentence:
    rule = f"{str(error.validator).lower()}-is-kept"
    return Sentence(rule, f"what {_IN_SCHEMA}", _described(error.instance))


def _type(error: _Raised) -> Sentence:
    wanted = error.validator_value
    types = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " or ".join(_TYPES[each] for each in types)
    value = error.instance
    advice = ""
    if "string" in types and not isinstance(value, dict | list):
        advice = f'Quote it: "{shown(value)}".'
    elif "array" in types and not isinstance(value, dict):
        advice = "Put it into a list, each item after a dash."
    return Sentence("value-has-its-type", expected, _named(value), advice)


def _required(error: _Raised) -> Sentence:
    key = shown(error.validator_value)
    rule = "required-keys-are-present"
    return Sentence(rule, f"the key {key}", "none", found_alone=f"no key {key}")


def _dependent_required(error: _Raised) -> Sentence:
    key, other = error.validator_value
    expected = f"the key {shown(other)} beside {shown(key)}"
    found = f"no key {shown(other)}"
    return Sentence("required-keys-are-present", expected, "none", found_alone=found)


def _additional(error: _Raised) -> Sentence:
    key = str(error.absolute_path[-1])
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    known = {each: each for each in schema.get("properties", {})}
    expected = f"one of the keys {_listed(known)}" if known else "no key here"
    return Sentence("keys-are-known", expected, shown(key), _guess(key, known), at_key=True)


def _enum(error: _Raised) -> Sentence:
    options = error.validator_value
    words = {each: each for each in options if isinstance(each, str)}
    aliases = error.schema.get("x-aliases", {}) if isinstance(error.schema, Mapping) else {}
    advice = _guess(error.instance, aliases | words)
    rule = "value-is-in-vocabulary"
    return Sentence(rule, f"one of {_listed(options)}", _described(error.instance), advice)


def _const(error: _Raised) -> Sentence:
    found = _described(error.instance)
    return Sentence("value-is-in-vocabulary", shown(error.validator_value), found)


def _pattern(error: _Raised) -> Sentence:
    expected = f"text that matches {error.validator_value}"
    return Sentence("text-has-its-form", expected, shown(error.instance))


def _format(error: _Raised) -> Sentence:
    name = str(error.validator_value)
    rule = f"format-is-{name}"
    refusal = FORMATS[name](error.instance) if name in FORMATS else None
    if refusal is None:
        return Sentence(rule, f"the format {name}", _described(error.instance))
    return Sentence(rule, refusal.expected, refusal.found, refusal.advice)


def _unique(error: _Raised) -> Sentence:
    first = (*list(error.absolute_path)[:-1], int(error.validator_value))
    item = error.instance[error.relative_path[-1]]
    found = f"{_described(item)} again"
    return Sentence("items-are-different", "each item once", found, related=(first,))


def _size(rule: str, bound: str, unit: str) -> Callable[[_Raised], Sentence]:
    def sentence(error: _Raised) -> Sentence:
        limit, size = error.validator_value, len(error.instance)
        expected = f"{bound} {_counted(limit, unit)}"
        return Sentence(rule, expected, _counted(size, unit) if size else "none")

    return sentence


def _bound(words: str) -> Callable[[_Raised], Sentence]:
    def sentence(error: _Raised) -> Sentence:
        expected = f"a number {words} {error.validator_value}"
        return Sentence("number-is-within-limits", expected, shown(error.instance))

    return sentence


def _any_of(error: _Raised) -> Sentence:
    return Sentence("shape-is-known", f"one of the shapes that {_IN_SCHEMA}", _with_keys(error))


def _one_of(error: _Raised) -> Sentence:
    rule = "shape-is-known"
    return Sentence(rule, f"exactly one of the shapes that {_IN_SCHEMA}", _with_keys(error))


def _not(error: _Raised) -> Sentence:
    return Sentence("shape-is-known", f"something else that {_IN_SCHEMA}", _with_keys(error))


def _contains(error: _Raised) -> Sentence:
    return Sentence("list-has-its-items", f"an item that {_IN_SCHEMA}", "no such item")


_TEXT, _LIST, _KEYS = "text-length", "list-length", "key-count"
_SENTENCES: Mapping[str, Callable[[_Raised], Sentence]] = MappingProxyType(
    {
        "additionalProperties": _additional,
        "anyOf": _any_of,
        "const": _const,
        "contains": _contains,
        "dependentRequired": _dependent_required,
        "enum": _enum,
        "exclusiveMaximum": _bound("below"),
        "exclusiveMinimum": _bound("above"),
        "forbidden": _forbidden,
        "format": _format,
        "maxItems": _size(f"{_LIST}-is-within-limits", "at most", "item"),
        "maxLength": _size(f"{_TEXT}-is-within-limits", "text of at most", "character"),
        "maxProperties": _size(f"{_KEYS}-is-within-limits", "at most", "key"),
        "maximum": _bound("of at most"),
        "minItems": _size(f"{_LIST}-is-within-limits", "at least", "item"),
        "minLength": _size(f"{_TEXT}-is-within-limits", "text of at least", "character"),
        "minProperties": _size(f"{_KEYS}-is-within-limits", "at least", "key"),
        "minimum": _bound("of at least"),
        "not": _not,
        "oneOf": _one_of,
        "pattern": _pattern,
        "required": _required,
        "type": _type,
        "uniqueItems": _unique,
    }
)


def _counted(count: int, unit: str) -> str:
    return f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"


def _listed(options: Iterable[Any]) -> str:
    """The options, or the first ten of many."""
    words = [each if isinstance(each, str) else shown(each) for each in options]
    return ", ".join(words[:_LONGEST_LIST] + (["…"] if len(words) > _LONGEST_LIST else []))


def _guess(word: Any, known: Mapping[str, str]) -> str:
    """A question with what stands for the nearest known name, if one is near."""
    if not isinstance(word, str) or len(word) > _LONGEST_GUESS:
        return ""
    by_lower = {each.lower(): known[each] for each in reversed(tuple(known))}
    near = get_close_matches(word.lower(), by_lower, n=1)
    return f"Did you mean {shown(by_lower[near[0]])}?" if near else ""


def _named(value: Any) -> str:
    """The value with its kind: ``the number 2024``."""
    if isinstance(value, str):
        return f"the text {shown(value)}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"the number {shown(value)}"
    return shown(value)


def _described(value: Any) -> str:
    return shown(value) if isinstance(value, str) else _named(value)


def _with_keys(error: _Raised) -> str:
    """The value, a mapping with its keys, since a shape is told by them."""
    if not isinstance(error.instance, dict):
        return _described(error.instance)
    if not error.instance:
        return "a mapping without keys"
    return f"a mapping with the keys {_listed(shown(key)[1:-1] for key in error.instance)}"
