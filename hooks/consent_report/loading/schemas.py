"""A document held against its JSON Schema 2020-12, with every difference in words.

A fast engine says yes or no; only what it refuses is worded by the slow one. They
are handed the same schemas, formats and names, and nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import jsonschema_rs
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from consent_report.loading.documents import Document
from consent_report.loading.formats import FORMATS, format_is_kept
from consent_report.loading.keywords import FORMAT_CHECKER, WordingValidator
from consent_report.loading.limits import Limits
from consent_report.loading.texts import more_problems
from consent_report.loading.wording import Worded, breaches_of
from consent_report.model.problems import Breach, Problem, shown

_BASE = "https://schemas.invalid/"
"""Where relative references lead: a host that cannot exist, since none is to be asked."""
_MAIN = _BASE + "main.schema.json"


class SchemaValidator:
    """Holds documents against one schema; made once, used for many."""

    def __init__(
        self,
        schema: Mapping[str, Any],
        others: Mapping[str, Mapping[str, Any]],
        limits: Limits | None = None,
    ) -> None:
        """``others`` are the schemas that references name, by file name."""
        resources = [(_BASE + name, dict(other)) for name, other in sorted(others.items())]
        resources.append((_MAIN, dict(schema)))
        self._limits = limits or Limits()
        self._fast = _fast_engine(resources)
        self._wording = _wording_engine(resources)

    def validate(self, document: Document) -> tuple[Problem, ...]:
        """Each way in which the document differs from the schema, in the order of the file."""
        if self._fast.is_valid(document.data):
            return ()
        return self.word(document) or tuple(self._unworded(document))

    def is_valid(self, data: Any) -> bool:
        """Whether the data keep the schema."""
        return self._fast.is_valid(data)

    def word(self, document: Document) -> tuple[Problem, ...]:
        """What the wording engine finds, asked or not; tests hold the two engines together."""
        found = self._worded(document)
        some = tuple(islice(found, self._limits.problems + 1))
        unique = dict.fromkeys(
            document.problem(each.breach, at_key=each.at_key)
            for each in some[: self._limits.problems]
        )
        problems = tuple(sorted(unique, key=lambda problem: problem.sort_key))
        if len(some) > self._limits.problems:
            problems += (more_problems(document.path),)
        return problems

    def _worded(self, document: Document) -> Iterator[Worded]:
        errors: Iterator[ValidationError] = self._wording.iter_errors(document.data)
        for error in errors:
            yield from breaches_of(error)

    def _unworded(self, document: Document) -> Iterator[Problem]:
        """What only the fast engine refuses: never let through, if in plain words."""
        for error in islice(self._fast.iter_errors(document.data), self._limits.problems):
            where = tuple(error.instance_path)
            found = shown(error.instance)
            yield document.problem(Breach("schema-is-kept", where, "what its schema says", found))


def _fast_engine(resources: list[tuple[str, dict[str, Any]]]) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        {"$ref": _MAIN},
        formats={name: format_is_kept(name) for name in FORMATS},
        validate_formats=True,
        ignore_unknown_formats=False,
        registry=jsonschema_rs.Registry(resources, draft=jsonschema_rs.Draft202012),
        offline=True,
    )


def _wording_engine(resources: list[tuple[str, dict[str, Any]]]) -> Any:
    """``$schema`` is left out, at which jsonschema 4.26 would turn to its own keywords."""
    empty: Registry[Any] = Registry()
    registry = empty.with_resources(
        (name, DRAFT202012.create_resource(_without(schema, "$schema")))
        for name, schema in resources
    )
    return WordingValidator({"$ref": _MAIN}, registry=registry, format_checker=FORMAT_CHECKER)


def _without(schema: dict[str, Any], keyword: str) -> dict[str, Any]:
    return {word: value for word, value in schema.items() if word != keyword}
