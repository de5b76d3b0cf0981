"""Small records made of plain data, as a file would hold them, without the rules of the check."""

from __future__ import annotations

from typing import Any

from consent_report.loading.records import record_from
from consent_report.model.platforms import PlatformRecord

SOURCE = {"title": "Text", "publisher": "Acme", "kind": "official", "published_on": "unknown"}


def practice(id_: str, since: str, since_is: str = "", **fields: Any) -> dict[str, Any]:
    """A use that is on by default, stated in a help page."""
    row = {
        "id": id_,
        "regions": ["*"],
        "status": "default_on",
        "since": since,
        "stated_in": "help_page",
        "stated_by": "platform",
        "sources": ["help"],
    }
    return row | ({"since_is": since_is} if since_is else {}) | fields


def version(id_: str, says: str, effective_on: str, seen_on: str, **fields: Any) -> dict[str, Any]:
    """A version of a policy, cited to a source of its own name."""
    return {
        "id": id_,
        "ai_training": says,
        "effective_on": effective_on,
        "seen_on": seen_on,
        "sources": [id_],
    } | fields


def policy(id_: str, *versions: dict[str, Any], kind: str = "privacy") -> dict[str, Any]:
    """A policy with its versions."""
    return {"id": id_, "title": id_.capitalize(), "kind": kind, "versions": list(versions)}


def event(id_: str, on: str, kind: str, *sources: str, **fields: Any) -> dict[str, Any]:
    """Something that the platform did."""
    return {
        "id": id_,
        "on": on,
        "kind": kind,
        "actor": "Acme",
        "actor_kind": "platform",
        "summary": "It was told.",
        "sources": list(sources),
    } | fields


def record(
    *practices: dict[str, Any], sources: dict[str, Any] | None = None, **fields: Any
) -> PlatformRecord:
    """The record of these parts; sources that are cited and not given are undated."""
    data: dict[str, Any] = {
        "slug": "acme",
        "name": "Acme",
        "category": "social_network",
        "homepage": "https://www.acme.com/",
        "looked_on": "2026-11-23",
        "practices": list(practices),
        "sources": {
            each: SOURCE | {"read_on": "2026-11-23"} for each in _cited([*practices, fields])
        },
    } | fields
    for name, more in (sources or {}).items():
        data["sources"][name] = SOURCE | more
    return record_from("data/platforms/acme.yml", data)


def _cited(part: Any) -> set[str]:
    if isinstance(part, dict):
        found = {each for key, value in part.items() if key != "sources" for each in _cited(value)}
        return found | set(part.get("sources", ()))
    return {each for value in part for each in _cited(value)} if isinstance(part, list) else set()
