"""Small parts that several kinds of record share: dates, sources, quotations.

The defaults of optional fields are those of the model's types: a field that the
data leave out is not passed on (:func:`given`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from consent_report.model.dates import End, Missing, PartialDate, Start
from consent_report.model.evidence import latest_evidence
from consent_report.model.sources import Quotation, Snapshot, Source
from consent_report.model.spans import Span, first_seen, span_of

Data = Mapping[str, Any]
"""A mapping that its schema accepted."""


def given(data: Data, *names: str) -> dict[str, Any]:
    """Those of the fields that the data hold, unchanged: text and numbers."""
    return {name: data[name] for name in names if name in data}


def given_tuples(data: Data, *names: str) -> dict[str, Any]:
    """Those of the lists of text that the data hold, as tuples."""
    return {name: tuple(data[name]) for name in names if name in data}


def start_of(text: str) -> Start:
    """A date as precise as it is written, or *unknown*."""
    return Missing.UNKNOWN if text == "unknown" else PartialDate.parse(text)


def end_of(text: str | None) -> End:
    """A date as precise as it is written, *unknown*, or *open* where nothing is written."""
    return Missing.OPEN if text is None else start_of(text)


def given_dates(data: Data, *names: str) -> dict[str, Any]:
    """Those of the dates that the data hold."""
    return {name: PartialDate.parse(data[name]) for name in names if name in data}


def quotation_in(data: Data) -> dict[str, Any]:
    """The field ``quote``, if the data hold one."""
    if "quote" not in data:
        return {}
    return {"quote": Quotation(data["quote"]["text"], data["quote"]["source"])}


def sources_of(data: Data) -> Mapping[str, Source]:
    """Each source by its identifier, in the order of the file."""
    return MappingProxyType({key: _source(key, value) for key, value in data.items()})


def _source(source_id: str, data: Data) -> Source:
    return Source(
        id=source_id,
        title=data["title"],
        publisher=data["publisher"],
        kind=data["kind"],
        published_on=start_of(data["published_on"]),
        snapshot=_snapshot(data["snapshot"]) if "snapshot" in data else None,
        **given(data, "author", "url", "seen", "seen_at", "language", "detail"),
        read_on=date.fromisoformat(data["read_on"]) if "read_on" in data else None,
        **given_dates(data, "updated_on"),
    )


def _snapshot(data: Data) -> Snapshot:
    return Snapshot(
        archive=data["archive"],
        captured_on=date.fromisoformat(data["captured_on"]),
        **given(data, "repository", "path", "commit", "url", "sha256"),
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """What the findings of one record refer to."""

    looked_on: date
    sources: Mapping[str, Source]
    audiences: tuple[str, ...]
    """Identifiers of those that the record declares, the main one first."""
    content: tuple[str, ...]
    """Identifiers of those that the record declares, the main one first."""

    def span(self, data: Data) -> Span:
        """When a finding holds, from its own dates and those of the sources that it cites."""
        since, until = start_of(data["since"]), end_of(data.get("until"))
        if "confirmed_on" in data:
            confirmed_on: PartialDate | None = PartialDate.parse(data["confirmed_on"])
        else:
            confirmed_on = latest_evidence(self.sources, data["sources"], until)
        seen = first_seen(self.sources, data["sources"], self.looked_on)
        return span_of(since, data.get("since_is", ""), until, confirmed_on, seen)
