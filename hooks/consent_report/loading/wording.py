"""What a schema wants, in sentences for people who edit data.

A schema may speak for itself: ``x-expected`` ends the sentence "expected …",
``x-rule`` names the rule and ``x-advice`` adds what to do. They speak for the
schema's own test of a value, not for its unknown or missing keys and its sizes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jsonschema.exceptions import ValidationError

from consent_report.loading.sentences import sentence_of
from consent_report.model.problems import Breach


@dataclass(frozen=True, slots=True)
class Worded:
    """A breach, and whether its key rather than its value is the place to look at."""

    breach: Breach
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class _Voice:
    """What a schema, or one around it, says of itself; empty where it says nothing."""

    expected: str = ""
    rule: str = ""
    advice: str = ""

    @classmethod
    def of(cls, schema: Any, around: _Voice) -> _Voice:
        if not isinstance(schema, dict) or not schema.keys() & {"x-expected", "x-rule", "x-advice"}:
            return around
        return cls(
            schema.get("x-expected", ""), schema.get("x-rule", ""), schema.get("x-advice", "")
        )


_SILENT = _Voice()
_BRANCHES = frozenset({"then", "else", "anyOf", "oneOf"})
_ABOUT_PARTS = frozenset(
    "required additionalProperties minLength maxLength minItems maxItems minProperties "
    "maxProperties uniqueItems dependentRequired".split()
)


def breaches_of(error: ValidationError) -> Iterator[Worded]:
    """The error in words; several where it stands for those of a branch."""
    yield from _worded(error, _SILENT)


def _worded(error: ValidationError, around: _Voice) -> Iterator[Worded]:
    keyword = str(error.validator)
    voice = _voice(error, keyword, around)
    if keyword in _BRANCHES and not (keyword in {"anyOf", "oneOf"} and voice.expected):
        inside = list(_nearest_branch(error))
        if inside:
            for each in inside:
                yield from _worded(each, voice)
            return
    sentence = sentence_of(error)
    breach = Breach(
        voice.rule or sentence.rule,
        tuple(error.absolute_path),
        voice.expected or sentence.expected,
        sentence.found_alone if voice.expected and sentence.found_alone else sentence.found,
        voice.advice or sentence.advice,
        sentence.related,
    )
    about_name = "propertyNames" in error.absolute_schema_path
    yield Worded(breach, at_key=about_name or sentence.at_key)


def _voice(error: ValidationError, keyword: str, around: _Voice) -> _Voice:
    """The words of the failing schema where they are meant for this keyword."""
    schema = error.schema
    if not isinstance(schema, dict):
        return around
    describes_whole = schema.get("type") in ("object", "array") or "properties" in schema
    if keyword in _ABOUT_PARTS and "type" in schema:
        return around
    if keyword == "type" and describes_whole:
        return around
    return _Voice.of(schema, around)


def _nearest_branch(error: ValidationError) -> Iterator[ValidationError]:
    """The errors of the branch that was most likely meant."""
    context = error.context or []
    if error.validator in {"then", "else"}:
        yield from context
        return
    branches: dict[Any, list[ValidationError]] = {}
    for each in context:
        branches.setdefault(each.relative_schema_path[0], []).append(each)
    fitting = [errors for errors in branches.values() if not any(map(_is_other_kind, errors))]
    if len(fitting) == 1:
        yield from fitting[0]


def _is_other_kind(error: ValidationError) -> bool:
    """Whether the branch is for values of another type, or of another named kind."""
    of_itself = not error.relative_path and error.validator in {"type", "const", "enum"}
    return of_itself or (len(error.relative_path) == 1 and error.validator == "const")
