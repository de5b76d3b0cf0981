"""Organisations and who owns them, from data that their schema accepted."""

from __future__ import annotations

from types import MappingProxyType

from consent_report.loading.fields import (
    Data,
    end_of,
    given,
    given_tuples,
    sources_of,
    start_of,
)
from consent_report.model.organisations import Organisation, Organisations, Ownership


def organisations_from(data: Data) -> Organisations:
    """All organisations in the order of the file."""
    by_id = {key: _organisation(key, value) for key, value in data["organisations"].items()}
    return Organisations(MappingProxyType(by_id), sources_of(data["sources"]))


def _organisation(organisation_id: str, data: Data) -> Organisation:
    return Organisation(
        id=organisation_id,
        owners=tuple(_ownership(each) for each in data.get("owners", ())),
        **given(data, "name", "kind", "homepage", "detail"),
        **given_tuples(data, "aliases", "former_names", "domains"),
    )


def _ownership(data: Data) -> Ownership:
    return Ownership(
        organisation=data["organisation"],
        since=start_of(data["since"]),
        until=end_of(data.get("until")),
        sources=tuple(data["sources"]),
        detail=data.get("detail", ""),
    )
