"""Digests of what an edition says: one for each finding, one for each platform.

They are taken of the facts and words that pages show, not of their wording in templates,
nor of when somebody last looked or confirmed: to look again rewrites no edition. Of a
source they hold who publishes it and when, so that its title or address can be mended.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from consent_report.editions.projection import without_unnamed
from consent_report.model.dates import PartialDate
from consent_report.model.findings import named_organisations
from consent_report.model.organisations import Organisations
from consent_report.model.platforms import PlatformRecord

_NOT_SAID = frozenset({"id", "days", "confirmed_on"})
"""Fields that are not part of what an edition says; an identifier is the name of its finding."""

_WORDS = ("detail", "summary", "sources")
"""Fields whose change tells no fact differently."""

Digests = Mapping[str, str]
"""SHA-256 in lower-case hexadecimal, by the name of the finding: ``practice gb-paused``."""


def finding_digests(record: PlatformRecord, organisations: Organisations) -> Digests:
    """A digest for each finding of a record and each organisation that it leads to.

    Record and organisations are as they were known on the day of the edition.
    """
    told_apart = without_unnamed(record)
    return {name: _digest(form) for name, form in _forms(told_apart, organisations)}


def platform_digest(findings: Digests) -> str:
    """One digest for all that is said of a platform."""
    return _digest(sorted(findings.items()))


def facts_of(record: PlatformRecord) -> dict[str, tuple[Any, Any]]:
    """The facts and the words of each finding, by its name; what is equal was not changed.

    Words are notes, summaries and which sources are cited; all else is a fact.
    """
    found = {}
    for name, form in _findings(record):
        words = {key: form[key] for key in _WORDS if key in form}
        found[name] = ({key: form[key] for key in form if key not in _WORDS}, words)
    return found


def _forms(record: PlatformRecord, organisations: Organisations) -> Iterator[tuple[str, Any]]:
    yield (
        "platform",
        {
            "name": record.name,
            "category": record.category,
            "homepage": record.homepage,
            "domains": _plain(record.domains),
            "aliases": _plain(record.aliases),
            "former_names": _plain(record.former_names),
            "operators": _plain(record.operators),
            "main_audience": record.main_audience.id,
            "main_content": record.main_content.id,
        },
    )
    yield from _findings(record)
    for source in record.sources.values():
        yield f"source {source.id}", [source.kind, _plain(source.published_on)]
    behind = organisations.behind(each for _where, each in named_organisations(record))
    for organisation in behind:
        form = [organisation.name, organisation.kind, _plain(organisation.owners)]
        yield f"organisation {organisation.id}", form


def _findings(record: PlatformRecord) -> Iterator[tuple[str, dict[str, Any]]]:
    lists: tuple[tuple[str, Iterable[Any]], ...] = (
        ("audience", record.audiences),
        ("content", record.content),
        ("practice", record.practices),
        ("definition", record.affiliates_definitions),
        ("recipient", record.recipients),
        ("opt-out", record.opt_outs),
        ("policy", record.policies),
        ("event", record.events),
        ("dispute", record.disputes),
        ("reply", record.replies),
    )
    for kind, parts in lists:
        for part in parts:
            yield f"{kind} {part.id}", _written(part, record)


def _written(part: Any, record: PlatformRecord) -> dict[str, Any]:
    """The fields of a finding; a list of every audience or content is written ``all``.

    So a new audience does not change rows that speak of everyone.
    """
    form: dict[str, Any] = _plain(part)
    for key, every in (("audiences", record.audiences), ("content", record.content)):
        if len(form.get(key, ())) == len(every) > 0:
            form[key] = "all"
    return form


def _plain(value: Any) -> Any:
    """The value as JSON can hold it; empty fields are left out, so that new ones change nothing."""
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        pairs = ((each.name, _plain(getattr(value, each.name))) for each in fields(value))
        return {
            name: plain
            for name, plain in pairs
            if name not in _NOT_SAID and plain not in (None, "", [], {})
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _digest(form: Any) -> str:
    text = json.dumps(form, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
