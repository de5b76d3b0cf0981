"""The vocabularies as the API publishes them: as data, as a schema, and as labels of a response."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from consent_report.model.vocabularies import Regions, Term, Vocabularies, Vocabulary

SCHEMA_FILE = "codes.schema.json"
"""The schema of all codes, to which the others refer."""

Schemas = Mapping[str, Mapping[str, Any]]


def codes_schema(vocabularies: Vocabularies) -> dict[str, Any]:
    """A definition for each vocabulary under its id, every code with its label and meaning."""
    definitions = {each.id: _definition(each) for each in vocabularies.by_id.values()}
    labels = vocabularies.regions.labels
    definitions["regions"] = {
        "title": "Region",
        "description": "A country (ISO 3166-1), a part of one (ISO 3166-2), a group of countries, "
        "* for everywhere that no more specific row names, or some for places not named.",
        "oneOf": [{"const": code, "title": label} for code, label in labels.items()],
        "examples": ["GB"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Codes",
        "description": "Every code that a response may hold.",
        "$defs": dict(sorted(definitions.items())),
    }


def vocabularies_form(vocabularies: Vocabularies) -> dict[str, Any]:
    """All vocabularies in order of their ids, and the groups of countries, dated."""
    listed = sorted(vocabularies.by_id.items())
    return {
        "vocabularies": [
            {
                "id": id_,
                "label": each.label,
                "definition": each.definition,
                "terms": [_term(term) for term in each],
            }
            for id_, each in listed
        ],
        "groups": list(_groups(vocabularies.regions)),
    }


def _definition(vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "title": vocabulary.label,
        "description": vocabulary.definition,
        "oneOf": [
            {"const": term.code, "title": term.label, "description": term.definition}
            for term in vocabulary
        ],
        "examples": [vocabulary.terms[0].code],
    }


def _term(term: Term) -> dict[str, str]:
    return {"code": term.code, "label": term.label, "definition": term.definition}


def _groups(regions: Regions) -> Iterator[dict[str, Any]]:
    for group in regions.groups:
        members = []
        for each in group.members:
            member = {"country": each.country, "since": each.days.start.isoformat()}
            if each.days.end != date.max:
                member["until"] = each.days.end.isoformat()
            members.append(member)
        yield {
            "code": group.code,
            "label": group.label,
            "definition": group.definition,
            "members": members,
        }
