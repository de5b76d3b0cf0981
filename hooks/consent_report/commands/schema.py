"""``consent-report schema``: the schema of all codes, made from the vocabularies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from consent_report.commands.outcomes import Outcome, RecordsHaveProblemsError
from consent_report.loading.foundations import (
    SCHEMAS,
    VOCABULARIES,
    read_schemas,
    read_vocabularies,
)
from consent_report.loading.vocabulary_schema import SCHEMA_FILE, vocabulary_schema_text


def schema(project: Path, *, is_written: bool) -> Outcome:
    """The schema as text, or its file written anew.

    Raises:
        RecordsHaveProblemsError: a vocabulary has problems.
    """
    # While there is no schema of codes, a vocabulary that names codes of another takes any.
    any_code: dict[str, dict[str, Any]] = {
        path.stem: {} for path in (project / VOCABULARIES).glob("*.yml")
    }
    schemas = {SCHEMA_FILE: {"$defs": any_code}, **read_schemas(project)}
    vocabularies, _problems = read_vocabularies(project, schemas)
    if vocabularies is None:
        raise RecordsHaveProblemsError
    text = vocabulary_schema_text(vocabularies)
    if not is_written:
        return Outcome(text)
    path = project / SCHEMAS / SCHEMA_FILE
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return Outcome(f"{SCHEMAS}/{SCHEMA_FILE} is current.\n")
    path.write_text(text, encoding="utf-8", newline="\n")
    return Outcome(f"{SCHEMAS}/{SCHEMA_FILE} written.\n")
