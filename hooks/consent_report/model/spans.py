"""When a finding holds, from its own dates and those of the sources that it cites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from consent_report.model.dates import DayInterval, End, Missing, PartialDate, Start
from consent_report.model.evidence import Sources, earliest_evidence


@dataclass(frozen=True, slots=True)
class Span:
    """When a finding holds, and how well that is known."""

    since: Start
    since_is: str
    """Code of ``date_meanings.yml``; empty where ``since`` is unknown."""
    until: End
    confirmed_on: PartialDate | None
    """The last date on which a source was seen to say so; None where no source is dated."""
    days: DayInterval
    """The days for which the finding answers. An unknown start counts from the first dated
    evidence, an unknown end up to the day of the last confirmation (ADR-0001)."""

    @property
    def is_open(self) -> bool:
        """Whether it is not known to have ended."""
        return self.until is Missing.OPEN


def span_of(
    since: Start,
    since_is: str,
    until: End,
    confirmed_on: PartialDate | None,
    first_seen: date,
) -> Span:
    """The span with its days.

    ``first_seen`` is the day from which a finding with an unknown start answers
    (:func:`first_seen`).
    """
    start = since.first_day if isinstance(since, PartialDate) else first_seen
    days = DayInterval(start, max(start, _day_after(until, confirmed_on)))
    return Span(since, since_is, until, confirmed_on, days)


def first_seen(sources: Sources, cited: Iterable[str], looked_on: date) -> date:
    """The day of the oldest dated evidence.

    Where none is dated, the day on which a source was first read; the day on which somebody
    looked where the record does not say.
    """
    cited = tuple(cited)
    if evidence := earliest_evidence(sources, cited):
        return evidence.first_day
    read = (sources[each].read_on for each in cited if each in sources)
    return min((day for day in read if day is not None), default=looked_on)


def _day_after(until: End, confirmed_on: PartialDate | None) -> date:
    """The first day for which a finding no longer answers; nothing confirmed, nothing answered."""
    if isinstance(until, PartialDate):
        return until.first_day
    if until is Missing.OPEN:
        return date.max
    return confirmed_on.last_day + timedelta(days=1) if confirmed_on else date.min
