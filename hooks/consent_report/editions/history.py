"""Every change of a status in a record, day by day: what was so, as far as is known now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from consent_report.editions.changes import Change, status_changes
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import Regions

_DAY = timedelta(days=1)


def status_history(
    record: PlatformRecord, regions: Regions, until: date
) -> Iterator[tuple[date, Change]]:
    """Each change with its day, oldest first, up to and with the last day.

    Only days on which a practice is known to have begun or ended; a month or a year counts from
    its first day.
    """
    for day in _turns(record, until):
        for change in status_changes(record, day - _DAY, record, day, regions):
            yield day, change


def _turns(record: PlatformRecord, until: date) -> list[date]:
    ends = (end for row in record.practices for end in (row.span.since, row.span.until))
    days = {end.first_day for end in ends if isinstance(end, PartialDate)}
    return sorted(day for day in days if day <= until)
