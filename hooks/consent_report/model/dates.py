"""Dates that are known to the year, the month or the day, and the days they mean.

Intervals are half-open: ``until`` is the first day on which something no longer
holds. A month or a year counts from its first day, at both ends, so that rows
that meet in a month neither overlap nor leave a gap (ADR-0001).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal


class Missing(StrEnum):
    """Why there is no date."""

    UNKNOWN = "unknown"
    """There is a day, and nobody knows it."""
    OPEN = "open"
    """It has not ended."""


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as is known."""

    text: str
    """``2024``, ``2024-09`` or ``2024-09-18``; ISO 8601."""
    first_day: date
    """The first day that it may mean."""

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that the text writes.

        Raises:
            ValueError: the text is not a year, month or day of the calendar.
        """
        padded = text + "-01" * (2 - text.count("-"))
        return cls(text, date.fromisoformat(padded))

    @property
    def precision(self) -> Precision:
        """How much of it is known."""
        return (Precision.YEAR, Precision.MONTH, Precision.DAY)[self.text.count("-")]

    @property
    def last_day(self) -> date:
        """The last day that it may mean."""
        first = self.first_day
        if self.precision is Precision.YEAR:
            return date(first.year, 12, 31)
        if self.precision is Precision.MONTH:
            return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return first

    def __str__(self) -> str:
        return self.text


Start = PartialDate | Literal[Missing.UNKNOWN]
End = PartialDate | Literal[Missing.UNKNOWN, Missing.OPEN]


@dataclass(frozen=True, slots=True)
class DayInterval:
    """Days from ``start`` up to but not including ``end``."""

    start: date
    end: date
    """``date.max`` where there is no end."""

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def is_empty(self) -> bool:
        """Whether no day lies in it."""
        return self.start >= self.end

    def overlaps(self, other: DayInterval) -> bool:
        """Whether some day lies in both."""
        return max(self.start, other.start) < min(self.end, other.end)
