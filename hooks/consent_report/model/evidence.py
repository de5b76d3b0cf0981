"""From when to when the dated sources of a finding speak for it.

A date known to the month or year counts from its first day: no source speaks
earlier than it may have been written, and none is taken to speak later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from consent_report.model.dates import End, PartialDate
from consent_report.model.sources import Source

Sources = Mapping[str, Source]
"""Each source by its identifier."""


def earliest_evidence(sources: Sources, source_ids: Iterable[str]) -> PartialDate | None:
    """The oldest date of the cited sources; None where none is dated."""
    return min(_cited(sources, source_ids), key=_first_day, default=None)


def latest_evidence(sources: Sources, source_ids: Iterable[str], until: End) -> PartialDate | None:
    """The newest date of the cited sources before ``until``, where that is a date.

    What was written after the end of a finding can tell of it and cannot confirm it. None where
    no source is dated, or none that early.
    """
    cited = _cited(sources, source_ids)
    if isinstance(until, PartialDate):
        cited = [each for each in cited if each.first_day < until.first_day]
    return max(cited, key=_first_day, default=None)


def _first_day(value: PartialDate) -> date:
    return value.first_day


def _cited(sources: Sources, source_ids: Iterable[str]) -> list[PartialDate]:
    return [
        value
        for source_id in source_ids
        if source_id in sources
        for value in sources[source_id].evidence_dates
    ]
