"""The wording engine: JSON Schema 2020-12, with errors that carry what a sentence needs.

Replaces the keywords of ``jsonschema`` 4.26 whose errors do not say which key they
are about, read a pattern in another way than JSON Schema, or take quadratic time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from consent_report.loading.formats import FORMATS, format_is_kept

Errors = Iterator[ValidationError]


def _pattern(validator: Any, pattern: str, value: Any, schema: Mapping[str, Any]) -> Errors:
    r"""``$`` is the very end and ``\d`` an ASCII digit; over-long text is left to its limit."""
    if not isinstance(value, str) or len(value) > schema.get("maxLength", len(value)):
        return
    if not re.search(re.sub(r"(?<!\\)\$$", r"\\Z", pattern), value, re.ASCII):
        yield ValidationError("pattern")


def _properties(
    validator: Any, properties: Mapping[str, Any], value: Any, schema: Mapping[str, Any]
) -> Errors:
    """As in jsonschema, but that the error of a key with the schema ``false`` names the key."""
    if not isinstance(value, dict):
        return
    for key, part in properties.items():
        if key in value and part is False:
            yield ValidationError("forbidden", validator="forbidden", path=[key], schema=False)
        elif key in value:
            yield from validator.descend(value[key], part, path=key, schema_path=key)


def _required(validator: Any, keys: list[str], value: Any, schema: Mapping[str, Any]) -> Errors:
    if isinstance(value, dict):
        for key in keys:
            if key not in value:
                yield ValidationError("required", validator="required", validator_value=key)


def _dependent_required(
    validator: Any, needs: Mapping[str, list[str]], value: Any, schema: Mapping[str, Any]
) -> Errors:
    if not isinstance(value, dict):
        return
    for key, needed in needs.items():
        for other in needed:
            if key in value and other not in value:
                yield ValidationError(
                    "dependentRequired", validator="dependentRequired", validator_value=(key, other)
                )


def _additional(validator: Any, rest: Any, value: Any, schema: Mapping[str, Any]) -> Errors:
    if not isinstance(value, dict):
        return
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for key, item in value.items():
        if key in known or any(re.search(pattern, key, re.ASCII) for pattern in patterns):
            continue
        if rest is False:
            yield ValidationError("additionalProperties", path=[key])
        else:
            yield from validator.descend(item, rest, path=key)


def _names(validator: Any, names: Any, value: Any, schema: Mapping[str, Any]) -> Errors:
    if isinstance(value, dict):
        for key in value:
            yield from validator.descend(key, names, path=key)


def _unique(validator: Any, wanted: bool, value: Any, schema: Mapping[str, Any]) -> Errors:
    """One error for each repeated item, with the index of the first; in linear time."""
    if not wanted or not isinstance(value, list):
        return
    if len(value) > schema.get("maxItems", len(value)):
        return
    first: dict[str, int] = {}
    for index, item in enumerate(value):
        earlier = first.setdefault(_canonical(item), index)
        if earlier != index:
            yield ValidationError("uniqueItems", path=[index], validator_value=earlier)


def _canonical(item: Any) -> str:
    """The same text for items that JSON Schema calls equal: 1 and 1.0, keys in any order."""
    whole = int(item) if isinstance(item, float) and item.is_integer() else item
    return json.dumps(whole, sort_keys=True)


def _condition(validator: Any, test: Any, value: Any, schema: Mapping[str, Any]) -> Errors:
    """One error that holds those of the branch, so that words beside the branch are found."""
    branch = "then" if validator.evolve(schema=test).is_valid(value) else "else"
    errors = list(validator.descend(value, schema.get(branch, True), schema_path=branch))
    if errors:
        voice = {} if schema.keys() & {"type", "properties"} else _voice(schema)
        voice |= _voice(schema[branch])
        yield ValidationError("if", validator=branch, schema=voice, context=errors)


def _voice(schema: Any) -> dict[str, Any]:
    """What a schema says of itself to people."""
    if not isinstance(schema, dict):
        return {}
    return {word: value for word, value in schema.items() if word.startswith("x-")}


_FORMATS = FormatChecker(formats=())
for _name in FORMATS:
    _FORMATS.checks(_name)(format_is_kept(_name))

FORMAT_CHECKER = _FORMATS
"""Our formats and no others."""

WordingValidator = extend(  # type: ignore[no-untyped-call]  # untyped in types-jsonschema 4.26
    Draft202012Validator,
    {
        "additionalProperties": _additional,
        "dependentRequired": _dependent_required,
        "if": _condition,
        "pattern": _pattern,
        "properties": _properties,
        "propertyNames": _names,
        "required": _required,
        "uniqueItems": _unique,
    },
)
"""Draft 2020-12 as far as :data:`consent_report.loading.schema_words.WORDS` goes."""
