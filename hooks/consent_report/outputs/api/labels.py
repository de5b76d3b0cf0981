"""The labels of all codes in a response, found by the schema that says which values are codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from consent_report.model.vocabularies import Vocabularies
from consent_report.outputs.api.codes import SCHEMA_FILE, Schemas


@dataclass(frozen=True, slots=True)
class CodePlan:
    """Where the codes of a value are."""

    vocabulary: str = ""
    """Of the value itself; empty where it is not a code."""
    below: Mapping[str, CodePlan] = field(default_factory=dict)
    """By key, those of an object; keys without any code below them are left out."""


def code_plan(file: str, schemas: Schemas) -> CodePlan:
    """The plan for the responses of a schema; lists are as their items."""
    return _plan(file, schemas[file], schemas)


def labels_of(value: Any, plan: CodePlan, vocabularies: Vocabularies) -> dict[str, dict[str, str]]:
    """What readers see for each code in the value: by vocabulary, then by code, both sorted."""
    found: dict[str, set[str]] = {}
    for vocabulary, code in _codes(value, plan):
        found.setdefault(vocabulary, set()).add(code)
    labels = vocabularies.regions.labels
    return {
        name: {
            code: labels[code] if name == "regions" else vocabularies.label(name, code)
            for code in sorted(codes)
        }
        for name, codes in sorted(found.items())
    }


def _plan(file: str, schema: Mapping[str, Any], schemas: Schemas) -> CodePlan:
    if reference := schema.get("$ref"):
        named, _, name = reference.partition("#/$defs/")
        if named == SCHEMA_FILE:
            return CodePlan(vocabulary=name)
        target = named or file
        return _plan(target, schemas[target]["$defs"][name], schemas)
    if schema.get("items"):
        return _plan(file, schema["items"], schemas)
    plans = {key: _plan(file, each, schemas) for key, each in schema.get("properties", {}).items()}
    return CodePlan(below={key: each for key, each in plans.items() if each != CodePlan()})


def _codes(value: Any, plan: CodePlan) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for each in value:
            yield from _codes(each, plan)
    elif plan.vocabulary:
        yield plan.vocabulary, value
    else:
        for key, below in plan.below.items():
            if key in value:
                yield from _codes(value[key], below)
