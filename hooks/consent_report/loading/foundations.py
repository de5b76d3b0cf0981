"""What every record leans on: schemas, vocabularies, organisations, accepted failures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consent_report.checks.exceptions import AcceptedFailure
from consent_report.checks.rules import organisations_breaches
from consent_report.loading.documents import Document
from consent_report.loading.editions import EDITIONS, EDITIONS_LIMITS
from consent_report.loading.folders import read_record_file
from consent_report.loading.organisations import organisations_from
from consent_report.loading.schemas import SchemaValidator
from consent_report.loading.stages import Schemas, schema_validator, validated
from consent_report.loading.vocabularies import OWN_SHAPES, REGIONS, vocabularies_from
from consent_report.loading.vocabulary_schema import SCHEMA_FILE, vocabulary_schema
from consent_report.model.organisations import Organisations
from consent_report.model.problems import Breach, Problem, shown
from consent_report.model.vocabularies import Vocabularies

SCHEMAS = "data/schema"
API_SCHEMAS = "data/schema/api"
VOCABULARIES = "data/vocabularies"
ORGANISATIONS = "data/organisations.yml"
EXCEPTIONS = "data/exceptions.yml"


@dataclass(frozen=True, slots=True)
class Foundation:
    """What could be read of it, and everything that is wrong with it."""

    vocabularies: Vocabularies | None
    organisations: Organisations | None
    exceptions: Document | None
    editions: Document | None
    records: SchemaValidator
    """What holds records against their schema."""
    problems: tuple[Problem, ...]


def load_foundation(root: Path) -> Foundation:
    """Everything under ``root/data`` but the records.

    While the vocabularies cannot be used, records are held against the codes that their schema
    file lists.
    """
    schemas = read_schemas(root)
    vocabularies, problems = read_vocabularies(root, schemas)
    if vocabularies is not None:
        schemas = {**schemas, SCHEMA_FILE: vocabulary_schema(vocabularies)}
    organisations, found = _read_organisations(root, schemas)
    problems += found
    exceptions, found = _read_exceptions(root, schemas)
    problems += found
    editions, found = _read_editions(root, schemas)
    problems += found
    records = schema_validator("platform.schema.json", schemas)
    return Foundation(vocabularies, organisations, exceptions, editions, records, problems)


def read_schemas(root: Path) -> Schemas:
    """Each schema by its file name.

    Raises:
        OSError: one cannot be read.
        ValueError: one is not JSON.
    """
    return {
        path.name: json.loads(path.read_bytes())
        for path in sorted((root / SCHEMAS).glob("*.schema.json"))
    }


def read_api_schemas(root: Path) -> Schemas:
    """What describes the API and its tables, by file name; not what editors write.

    Raises:
        OSError: one cannot be read.
        ValueError: one is not JSON.
    """
    return {
        path.name: json.loads(path.read_bytes())
        for path in sorted((root / API_SCHEMAS).glob("*.json"))
    }


def read_vocabularies(
    root: Path, schemas: Schemas
) -> tuple[Vocabularies | None, tuple[Problem, ...]]:
    """All vocabularies, if each file of the folder can be used, and what is wrong with them."""
    terms = schema_validator("vocabulary.schema.json", schemas)
    own_shapes = {
        f"{name}.yml": schema_validator(f"{name}.schema.json", schemas) for name in OWN_SHAPES
    }
    documents: dict[str, Mapping[str, Any]] = {}
    problems: tuple[Problem, ...] = ()
    for name in sorted(path.name for path in (root / VOCABULARIES).iterdir()):
        file = read_record_file(root, f"{VOCABULARIES}/{name}")
        document, found = validated(file, own_shapes.get(name, terms))
        problems += found
        if document is not None:
            documents[document.data["id"]] = document.data
            problems += tuple(_misnamed(document, name))
    if problems or REGIONS not in documents:
        return None, problems
    return vocabularies_from(documents), ()


def _misnamed(document: Document, name: str) -> list[Problem]:
    found = document.data["id"]
    if name == f"{found}.yml":
        return []
    expected = f"{shown(name.removesuffix('.yml'))}, the name of the file"
    return [
        document.problem(Breach("vocabulary-is-the-file-name", ("id",), expected, shown(found)))
    ]


def _read_organisations(
    root: Path, schemas: Schemas
) -> tuple[Organisations | None, tuple[Problem, ...]]:
    validator = schema_validator("organisations.schema.json", schemas)
    document, problems = validated(read_record_file(root, ORGANISATIONS), validator)
    if document is None:
        return None, problems
    organisations = organisations_from(document.data)
    breaches = organisations_breaches(organisations)
    return organisations, tuple(document.problem(breach) for breach in breaches)


def _read_exceptions(root: Path, schemas: Schemas) -> tuple[Document | None, tuple[Problem, ...]]:
    validator = schema_validator("exceptions.schema.json", schemas)
    return validated(read_record_file(root, EXCEPTIONS), validator)


def _read_editions(root: Path, schemas: Schemas) -> tuple[Document | None, tuple[Problem, ...]]:
    validator = schema_validator("editions.schema.json", schemas)
    file = read_record_file(root, EDITIONS, EDITIONS_LIMITS)
    return validated(file, validator, EDITIONS_LIMITS)


def accepted_failures(exceptions: Document | None) -> tuple[AcceptedFailure, ...]:
    """The accepted failures, in the order of their file."""
    listed = exceptions.data["exceptions"] if exceptions else ()
    return tuple(AcceptedFailure(each["rule"], each["path"], each["where"]) for each in listed)
