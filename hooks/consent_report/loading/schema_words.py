"""The words that our schemas are written in.

A misspelt keyword is an annotation to every validator: it passes, and checks
nothing. Tests hold all schemas to this list; nothing here runs in a build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from consent_report.loading.formats import FORMATS

_HOLD_SCHEMAS_BY_NAME = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas"})
_HOLD_ONE_SCHEMA = frozenset(
    {"additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"}
)
_HOLD_SCHEMAS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_HOLD_NONE = frozenset(
    "$comment $id $ref $schema const default dependentRequired description enum "
    "enumDescriptions examples "
    "exclusiveMaximum exclusiveMinimum format maxContains maxItems maxLength maxProperties "
    "maximum minContains minItems minLength minProperties minimum pattern required title type "
    "uniqueItems x-advice x-aliases x-expected x-rule".split()
)
WORDS = _HOLD_SCHEMAS_BY_NAME | _HOLD_ONE_SCHEMA | _HOLD_SCHEMAS | _HOLD_NONE
"""Every keyword that a schema may use, our four annotations among them.

``x-expected`` ends the sentence "expected …", ``x-rule`` names the rule, ``x-advice`` is a
sentence of advice, ``x-aliases`` gives the codes that other names stand for. Left out:
``unevaluated…`` and dynamic references, which have no wording yet.
"""


def unknown_words(schema: Any, where: str = "#") -> Iterator[str]:
    """Each keyword outside :data:`WORDS` and each format without a check, with its place."""
    if not isinstance(schema, Mapping):
        return
    for word, value in schema.items():
        if word not in WORDS:
            yield f"{where}: {word}"
        elif word == "format" and value not in FORMATS:
            yield f"{where}: format {value}"
        for step, part in _parts(word, value):
            yield from unknown_words(part, f"{where}/{word}{step}")


def _parts(word: str, value: Any) -> Iterator[tuple[str, Any]]:
    if word in _HOLD_ONE_SCHEMA:
        yield "", value
    elif word in _HOLD_SCHEMAS_BY_NAME:
        yield from ((f"/{name}", part) for name, part in value.items())
    elif word in _HOLD_SCHEMAS:
        yield from ((f"/{index}", part) for index, part in enumerate(value))
