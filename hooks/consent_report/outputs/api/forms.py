"""Records and their parts as JSON holds them, field by field as the model names them.

A key is left out where the record says nothing; lists are always there. A field that the
model gains appears here at once, and a test asks for it in the published schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from consent_report.model.dates import PartialDate
from consent_report.model.platforms import NamedParty, Operator, PlatformRecord
from consent_report.model.spans import Span

NOT_PUBLISHED = frozenset({"path"})
"""Fields of a record that tell of our files and not of the platform."""

_PLAIN = (str, int, bool)


def record_form(record: PlatformRecord, day: date) -> dict[str, Any]:
    """The record with every default written out."""
    names = (each.name for each in fields(record) if each.name not in NOT_PUBLISHED)
    return {name: form_of(getattr(record, name), day) for name in names}


def form_of(value: Any, day: date) -> Any:
    """Text, a number, a list, or an object; ``holds`` and the like are as of the day.

    Of parts by their identifiers, which they hold themselves, it is the list.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [form_of(each, day) for each in value]
    if isinstance(value, Mapping):
        return [form_of(each, day) for each in value.values()]
    return _object_form(value, day)


def span_form(span: Span, day: date) -> dict[str, Any]:
    """When a finding holds, in seven keys at most."""
    form = {
        "since": str(span.since),
        "since_is": span.since_is,
        "until": str(span.until),
        "confirmed_on": span.confirmed_on.text if span.confirmed_on else "",
        "holds": day in span.days,
        "answers_from": span.days.start.isoformat(),
        "answers_until": "" if span.days.end == date.max else span.days.end.isoformat(),
    }
    return {name: value for name, value in form.items() if value != ""}


def _object_form(value: Any, day: date) -> dict[str, Any]:
    form: dict[str, Any] = {}
    for each in fields(value):
        found = getattr(value, each.name)
        if isinstance(found, Span):
            form |= span_form(found, day)
        elif isinstance(found, NamedParty):
            form |= _party_form(found)
        elif found is not None and found != "":
            form[each.name] = form_of(found, day)
    if isinstance(value, Operator):
        form["operates"] = value.operates_on(day)
    return form


def _party_form(party: NamedParty) -> dict[str, str]:
    return {"organisation": party.organisation} if party.organisation else {"name": party.name}
