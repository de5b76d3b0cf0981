"""Days between dates of which only the month or the year may be known: a range, never a guess."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from consent_report.model.dates import PartialDate


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days of which one is meant."""

    first: date
    last: date

    @classmethod
    def of(cls, value: PartialDate) -> DayRange:
        """Every day that the date may mean."""
        return cls(value.first_day, value.last_day)


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many days, as far as that is known."""

    least: int
    most: int | None
    """None where there may be any number more."""

    @property
    def tells_something(self) -> bool:
        """Whether it is more than "none or more"."""
        return self.least > 0 or self.most is not None

    @property
    def or_more(self) -> DayCount:
        """The count of something that may have begun earlier."""
        return replace(self, most=None)


def days_between(start: DayRange, end: DayRange) -> DayCount | None:
    """From the start to the end; None where the end surely came first.

    Where the order is not known, the least is no day at all.
    """
    if end.last < start.first:
        return None
    least = max(0, (end.first - start.last).days)
    return DayCount(least, (end.last - start.first).days)
