"""The schema of all codes, made from the vocabularies so that no code is listed twice.

``data/schema/vocabularies.schema.json`` holds its content; a test keeps it current.
"""

from __future__ import annotations

import json
from typing import Any

from consent_report.model.vocabularies import Regions, Vocabularies, Vocabulary

SCHEMA_FILE = "vocabularies.schema.json"
_SINGULARS = (("ies", "y"), ("bases", "basis"), ("statuses", "status"), ("s", ""))
REGION_EXPECTED = (
    "the code of a place: a country (GB), a part of one (US-CA), a group (EU, EEA), "
    '"*" for everywhere else, or some'
)


def vocabulary_schema(vocabularies: Vocabularies) -> dict[str, Any]:
    """A definition for each vocabulary under its id, and one for the codes of regions.

    Hover text follows the annotation ``enumDescriptions`` that editors of YAML read.
    """
    definitions = {each.id: _definition(each) for each in vocabularies.by_id.values()}
    definitions["regions"] = _regions_definition(vocabularies.regions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Codes of the vocabularies",
        "description": "Made from data/vocabularies by `consent-report schema --write`; "
        "edit those instead.",
        "$defs": dict(sorted(definitions.items())),
    }


def vocabulary_schema_text(vocabularies: Vocabularies) -> str:
    """The schema as its file holds it."""
    return json.dumps(vocabulary_schema(vocabularies), indent=2, ensure_ascii=False) + "\n"


def _definition(vocabulary: Vocabulary) -> dict[str, Any]:
    codes = [term.code for term in vocabulary]
    return {
        "title": vocabulary.label,
        "description": vocabulary.definition,
        "type": "string",
        "enum": codes,
        "enumDescriptions": [f"{term.label}. {term.definition}" for term in vocabulary],
        "x-rule": _rule(vocabulary.id),
        "examples": codes[:1],
    }


def _regions_definition(regions: Regions) -> dict[str, Any]:
    definitions = {term.code: term.definition for term in regions.wildcards}
    definitions |= {group.code: group.definition for group in regions.groups}
    labels = regions.labels
    return {
        "title": "Region",
        "description": "Where a statement holds.",
        "type": "string",
        "enum": list(labels),
        "enumDescriptions": [
            f"{label}. {definitions[code]}" if code in definitions else label
            for code, label in labels.items()
        ],
        "x-rule": _rule("regions"),
        "x-expected": REGION_EXPECTED,
        "x-aliases": {
            alias: country.code for country in regions.countries for alias in country.aliases
        },
        "examples": ["GB"],
    }


def _rule(vocabulary_id: str) -> str:
    """``status-in-vocabulary`` for ``statuses``."""
    name = vocabulary_id.replace("_", "-")
    for plural, singular in _SINGULARS:
        if name.endswith(plural):
            name = name.removesuffix(plural) + singular
            break
    return f"{name}-in-vocabulary"
