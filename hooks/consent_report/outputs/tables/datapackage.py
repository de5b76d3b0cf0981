"""The description of the tables, after the Data Package standard (https://datapackage.org)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from consent_report.model.vocabularies import Vocabularies


def datapackage_form(
    authored: Mapping[str, Any],
    head: Mapping[str, str],
    contents: Mapping[str, bytes],
    vocabularies: Vocabularies,
) -> dict[str, Any]:
    """The authored description with what is known of this edition.

    That is its version, the codes of each column, and size and hash of each file. ``contents``
    are the tables by path.
    """
    resources = [
        {**resource, **_file_facts(contents[resource["path"]]), "schema": schema}
        for resource in authored["resources"]
        for schema in [_schema(resource["schema"], vocabularies)]
    ]
    return {
        **head,
        **authored,
        "version": head["as_of"],
        "resources": resources,
    }


def _file_facts(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _schema(schema: Mapping[str, Any], vocabularies: Vocabularies) -> dict[str, Any]:
    return {**schema, "fields": [_field(each, vocabularies) for each in schema["fields"]]}


def _field(field: Mapping[str, Any], vocabularies: Vocabularies) -> dict[str, Any]:
    """A field of one code lists its codes; how a list is kept is not a constraint of its cell."""
    vocabulary = field.get("vocabulary", "")
    if not vocabulary or field.get("list"):
        return dict(field)
    codes = [term.code for term in vocabularies[vocabulary]]
    labels = [{"value": term.code, "label": term.label} for term in vocabularies[vocabulary]]
    constraints = {**field.get("constraints", {}), "enum": codes}
    return {**field, "categories": labels, "constraints": constraints}
