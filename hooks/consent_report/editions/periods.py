"""The main answers of a record on every day: periods in which none of them changes.

Pages show a past day by these periods, so that precedence is decided here and a browser
only looks up (ADR-0009). They tell what was so, by the record as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from consent_report.editions.region_classes import RegionClass, main_answer, region_classes
from consent_report.editions.resolution import MAIN_TOPIC, Topic
from consent_report.editions.tracks import BEFORE_ALL, needed_places
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.vocabularies import Regions


@dataclass(frozen=True, slots=True)
class MainClass:
    """Places in which the same rows decide the main question for every audience."""

    places: tuple[str, ...]
    """Codes, sorted, as far as a place is found by them: by its own code, else by that of its
    country, else among the rest."""
    is_rest: bool
    """Whether every place that no class names belongs here too."""
    deciding: tuple[Practice | None, ...]
    """For each audience of the record, in order; None where nothing was checked."""


@dataclass(frozen=True, slots=True)
class MainPeriod:
    """Days from the first up to the next period, on each of which the same holds."""

    first_day: date
    classes: tuple[MainClass, ...]
    """In order of their places; the one of all other places comes last."""

    def class_of(self, place: str, regions: Regions) -> MainClass:
        """The class that holds a country or a part of one."""
        for code in (place, regions.country_of(place)):
            for each in self.classes:
                if code in each.places:
                    return each
        return self.classes[-1]


def main_periods(
    record: PlatformRecord, regions: Regions, last_day: date, topic: Topic = MAIN_TOPIC
) -> tuple[MainPeriod, ...]:
    """The periods up to a day, in order; the first begins at :data:`BEFORE_ALL`."""
    rows = tuple(row for row in record.practices if _speaks_of(row, topic, record))
    asked = replace(record, practices=rows, opt_outs=(), recipients=())
    periods: list[MainPeriod] = []
    for day in sorted(_days(rows, regions, last_day)):
        classes = _main_classes(asked, region_classes(asked, regions, day), regions, topic)
        if not periods or periods[-1].classes != classes:
            periods.append(MainPeriod(day, classes))
    return tuple(periods)


def period_on(periods: tuple[MainPeriod, ...], day: date) -> MainPeriod:
    """The period that holds the day."""
    return next(each for each in reversed(periods) if each.first_day <= day)


def _speaks_of(row: Practice, topic: Topic, record: PlatformRecord) -> bool:
    return (
        row.act is topic.act
        and record.main_content.id in row.content
        and not set(topic.purposes).isdisjoint(row.purposes)
    )


def _days(rows: tuple[Practice, ...], regions: Regions, last_day: date) -> Iterator[date]:
    """Each day on which an answer may change, some more than once."""
    yield BEFORE_ALL
    starts = [row.span.days.start for row in rows]
    groups = {code for row in rows for code in row.regions if regions.is_group(code)}
    ends = [row.span.days.end for row in rows]
    members = [day for code in groups for day in regions.membership_days(code)]
    first = min(starts, default=last_day)
    yield from (day for day in {*starts, *ends, *members} if first <= day <= last_day)


def _main_classes(
    record: PlatformRecord, classes: tuple[RegionClass, ...], regions: Regions, topic: Topic
) -> tuple[MainClass, ...]:
    """The classes, those together in which the same rows decide."""
    merged: dict[tuple[str, ...], list[RegionClass]] = {}
    deciding: dict[tuple[str, ...], tuple[Practice | None, ...]] = {}
    for each in classes:
        rows = tuple(_deciding(record, each, audience.id, topic) for audience in record.audiences)
        key = tuple(row.id if row else "" for row in rows)
        merged.setdefault(key, []).append(each)
        deciding[key] = rows
    found = [
        MainClass(
            places=tuple(sorted(place for each in alike for place in each.places)),
            is_rest=any(each.is_rest for each in alike),
            deciding=deciding[key],
        )
        for key, alike in merged.items()
    ]
    found = [replace(each, places=tuple(needed_places(each, found, regions))) for each in found]
    return tuple(sorted(found, key=lambda each: (each.is_rest, each.places)))


def _deciding(
    record: PlatformRecord, places: RegionClass, audience: str, topic: Topic
) -> Practice | None:
    answer = main_answer(record, places, audience, topic)
    return answer.deciding.practice if answer and answer.deciding else None
