"""Which sources of a record were known on a day, and what that leaves of a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from consent_report.model.dates import End, Missing, PartialDate, Start
from consent_report.model.evidence import latest_evidence
from consent_report.model.findings import DatedFinding
from consent_report.model.platforms import PlatformRecord
from consent_report.model.sources import Quotation, Source
from consent_report.model.spans import Span, first_seen, span_of

_KNOWN_AHEAD = frozenset({"effective", "announced"})
"""Meanings of a start that can be known before the day comes; codes of ``date_meanings.yml``."""


@dataclass(frozen=True, slots=True)
class Seen:
    """When a finding was known to hold, and by which sources."""

    span: Span
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Knowledge:
    """What the sources of a record could tell on a day.

    A source that was updated later is taken to have said in the beginning what was so by the
    day, and nothing of what was to come.
    """

    record: PlatformRecord
    day: date

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Those that could be read, without what happened to them later."""
        return {
            id_: self._then(source)
            for id_, source in self.record.sources.items()
            if source.published_by is not None and source.published_by <= self.day
        }

    @cached_property
    def settled(self) -> frozenset[str]:
        """Identifiers of those that said all that they were read to say."""
        return frozenset(
            id_
            for id_, source in self.record.sources.items()
            if source.settled_by is not None and source.settled_by <= self.day
        )

    def cited(self, source_ids: Iterable[str], start: Start = Missing.UNKNOWN) -> tuple[str, ...]:
        """Those of the sources that could tell of something that began on that day."""
        has_begun = isinstance(start, PartialDate) and start.first_day <= self.day
        known = self.sources.keys() if has_begun else self.settled
        return tuple(each for each in source_ids if each in known)

    def words(self, text: str, source_ids: Iterable[str]) -> str:
        """The text, which may tell of later days as soon as one of its sources does."""
        return text if self.settled.issuperset(source_ids) else ""

    def quote(self, quote: Quotation | None) -> Quotation | None:
        """The quotation, if its source was known."""
        return quote if quote and quote.source in self.sources else None

    def end(self, until: End) -> End:
        """The end, if it did not lie ahead."""
        is_ahead = isinstance(until, PartialDate) and until.first_day > self.day
        return Missing.OPEN if is_ahead else until

    def seen(self, finding: DatedFinding) -> Seen | None:
        """What was known of a finding with a start; None where no source could tell of it."""
        cited = self.cited(finding.sources, finding.span.since)
        span = self._span(finding.span, cited) if cited else None
        return Seen(span, cited) if span else None

    def _span(self, span: Span, cited: tuple[str, ...]) -> Span | None:
        """None where the start lay ahead and could not be foreseen."""
        since = span.since
        lies_ahead = isinstance(since, PartialDate) and since.first_day > self.day
        if lies_ahead and span.since_is not in _KNOWN_AHEAD:
            return None
        until, confirmed_on = self.end(span.until), span.confirmed_on
        if confirmed_on is None or confirmed_on.last_day > self.day or until != span.until:
            confirmed_on = latest_evidence(self.sources, cited, until)
        seen = first_seen(self.sources, cited, self.record.looked_on)
        return span_of(since, span.since_is, until, confirmed_on, seen)

    def _then(self, source: Source) -> Source:
        updated_on, snapshot = source.updated_on, source.snapshot
        return replace(
            source,
            updated_on=updated_on if updated_on and updated_on.first_day <= self.day else None,
            snapshot=snapshot if snapshot and snapshot.captured_on <= self.day else None,
        )
