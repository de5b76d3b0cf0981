"""Vocabularies and regions as the model has them, from data that its schema accepted.

It must not check anything: what reaches it has the shape of the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from consent_report.model.dates import DayInterval
from consent_report.model.rights import Right
from consent_report.model.vocabularies import (
    Country,
    Membership,
    RegionGroup,
    Regions,
    Subdivision,
    Term,
    Vocabularies,
    Vocabulary,
)

REGIONS = "regions"
RIGHTS = "rights"
OWN_SHAPES = (REGIONS, RIGHTS)
"""The vocabularies that have a shape of their own."""


def vocabularies_from(documents: Mapping[str, Mapping[str, Any]]) -> Vocabularies:
    """All vocabularies from the data of their files, by id; one of them is that of regions, and one
    may be that of rights.
    """
    by_id = {
        vocabulary_id: vocabulary_from(data)
        for vocabulary_id, data in sorted(documents.items())
        if vocabulary_id not in OWN_SHAPES
    }
    rights = documents.get(RIGHTS, {"rights": ()})["rights"]
    return Vocabularies(
        MappingProxyType(by_id),
        regions_from(documents[REGIONS]),
        tuple(_right(each) for each in rights),
    )


def vocabulary_from(data: Mapping[str, Any]) -> Vocabulary:
    """A closed list of terms, in the order of its file."""
    terms = tuple(_term(each) for each in data["terms"])
    return Vocabulary(data["id"], data["label"], data["definition"], terms)


def regions_from(data: Mapping[str, Any]) -> Regions:
    """Every place that a record may name."""
    return Regions(
        wildcards=tuple(_term(each) for each in data["wildcards"]),
        countries=tuple(_country(each) for each in data["countries"]),
        subdivisions=tuple(
            Subdivision(each["code"], each["label"], each["country"])
            for each in data["subdivisions"]
        ),
        groups=tuple(_group(each) for each in data["groups"]),
    )


def _right(data: Mapping[str, Any]) -> Right:
    return Right(
        regions=tuple(data["regions"]),
        letter=tuple(data["letter"]),
        **{name: data[name] for name in ("id", "label", "law", "url", "says", "limits", "subject")},
    )


def _term(data: Mapping[str, Any]) -> Term:
    return Term(
        code=data["code"],
        label=data["label"],
        definition=data["definition"],
        shape=data.get("shape", ""),
        from_day=data.get("from_day"),
        words=tuple(data.get("words", ())),
    )


def _country(data: Mapping[str, Any]) -> Country:
    return Country(data["code"], data["label"], tuple(data.get("aliases", ())))


def _group(data: Mapping[str, Any]) -> RegionGroup:
    members = tuple(_membership(each) for each in data["members"])
    return RegionGroup(data["code"], data["label"], data["definition"], members)


def _membership(data: Mapping[str, Any]) -> Membership:
    start = date.fromisoformat(data["since"])
    end = date.fromisoformat(data["until"]) if "until" in data else date.max
    return Membership(data["country"], DayInterval(start, end))
