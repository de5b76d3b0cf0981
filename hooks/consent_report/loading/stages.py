"""One file from its bytes to data that keep a schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consent_report.loading.documents import LIMITS, Document, parse_document
from consent_report.loading.folders import RecordFile
from consent_report.loading.limits import Limits
from consent_report.loading.schemas import SchemaValidator
from consent_report.model.problems import Problem

Schemas = Mapping[str, Mapping[str, Any]]
"""Each schema by its file name."""


def validated(
    file: RecordFile | Problem, validator: SchemaValidator, limits: Limits = LIMITS
) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document, if it keeps the schema, and everything that is wrong with the file.

    There is a document exactly where there is no problem.
    """
    if isinstance(file, Problem):
        return None, (file,)
    document, problems = parse_document(file.path, file.content, limits)
    if document is not None:
        problems += validator.validate(document)
    return (None if problems else document), problems


def schema_validator(name: str, schemas: Schemas) -> SchemaValidator:
    """What holds documents against the schema in the file of that name."""
    others = {other: schema for other, schema in schemas.items() if other != name}
    return SchemaValidator(schemas[name], others)
