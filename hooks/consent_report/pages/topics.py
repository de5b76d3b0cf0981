"""The answers to every question that a list of all platforms can ask, by place and day.

Each topic is asked of the main content and the main audience of a record. Places that have
the same answers on every day stand together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consent_report.editions.periods import MainPeriod, main_periods
from consent_report.editions.resolution import MAIN_PURPOSES, MAIN_TOPIC, Topic
from consent_report.model.codes import Act, Purpose
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, Regions, Term
from consent_report.pages.days import DayAnswer, answers_in_periods
from consent_report.pages.index import ReportIndex

TOPICS = tuple(
    Topic(act, purposes)
    for act in Act
    for purposes in (MAIN_PURPOSES, (Purpose.PREDICTIVE,), (Purpose.SAFETY,))
)
"""Those that can be asked, in the order in which a reader may pick them."""


@dataclass(frozen=True, slots=True)
class PlaceDays:
    """The answers that some places share, in order of days."""

    places: tuple[str, ...]
    """Codes of countries, parts of countries and asked groups, sorted; empty for all others. A
    part of a country that nothing names has the answers of its country."""
    days: tuple[DayAnswer, ...]


@dataclass(frozen=True, slots=True)
class TopicAnswers:
    """All answers to one topic."""

    topic: Topic
    act: Term
    purpose: Term
    platforms: Mapping[str, tuple[PlaceDays, ...]]
    """By slug, all other places last. A platform that is missing has no answer on any day."""

    @property
    def is_main(self) -> bool:
        """Whether it is asked where nothing else was picked."""
        return self.topic == MAIN_TOPIC


def topic_answers(index: ReportIndex, groups: tuple[str, ...]) -> tuple[TopicAnswers, ...]:
    """The main topic and all others that some row of some record answers.

    ``groups`` are the groups of countries that are asked like a place.
    """
    vocabularies = index.report.vocabularies
    found = []
    for topic in TOPICS:
        platforms = dict(_platforms(topic, index, groups))
        if platforms or topic == MAIN_TOPIC:
            act = vocabularies["acts"][topic.act]
            purpose = vocabularies["purposes"][topic.purposes[0]]
            found.append(TopicAnswers(topic, act, purpose, platforms))
    return tuple(found)


def _platforms(
    topic: Topic, index: ReportIndex, groups: tuple[str, ...]
) -> Iterator[tuple[str, tuple[PlaceDays, ...]]]:
    for record in index.report.platforms:
        periods = _periods(record, topic, index)
        if any(each.deciding[0] for period in periods for each in period.classes):
            yield record.slug, _place_days(periods, index, groups)


def _periods(record: PlatformRecord, topic: Topic, index: ReportIndex) -> tuple[MainPeriod, ...]:
    if topic == MAIN_TOPIC:
        return index.periods[record.slug]
    if any(row.act is topic.act for row in record.practices):
        return main_periods(record, index.regions, index.day, topic)
    return ()


def _place_days(
    periods: tuple[MainPeriod, ...], index: ReportIndex, groups: tuple[str, ...]
) -> tuple[PlaceDays, ...]:
    rest = answers_in_periods(periods, EVERYWHERE, index)
    found_days = _days_of_places(periods, rest, index, groups)
    by_days: dict[tuple[DayAnswer, ...], list[str]] = {}
    for code, days in found_days.items():
        by_days.setdefault(days, []).append(code)
    found = [PlaceDays(tuple(sorted(codes)), days) for days, codes in by_days.items()]
    return (*sorted(found, key=lambda each: each.places), PlaceDays((), rest))


def _days_of_places(
    periods: tuple[MainPeriod, ...],
    rest: tuple[DayAnswer, ...],
    index: ReportIndex,
    groups: tuple[str, ...],
) -> dict[str, tuple[DayAnswer, ...]]:
    """The answers of each place that are not found as those of its country or of the rest."""
    alike: dict[tuple[int, ...], tuple[DayAnswer, ...]] = {}
    days: dict[str, tuple[DayAnswer, ...]] = {EVERYWHERE: rest}
    for code, numbers in _class_numbers(periods, index.regions).items():
        if numbers not in alike:
            alike[numbers] = answers_in_periods(periods, code, index)
        days[code] = alike[numbers]
    days |= {group: answers_in_periods(periods, group, index) for group in groups}
    countries = {code: index.regions.country_of(code) for code in days}
    fallback = {
        code: days.get(country if country != code else EVERYWHERE, rest)
        for code, country in countries.items()
    }
    return {code: found for code, found in days.items() if found != fallback[code]}


def _class_numbers(periods: tuple[MainPeriod, ...], regions: Regions) -> dict[str, tuple[int, ...]]:
    """For each place that some period names, the number of its class in every period."""
    tables = [
        {code: number for number, each in enumerate(period.classes) for code in each.places}
        for period in periods
    ]
    codes = sorted({code for table in tables for code in table})
    countries = {code: regions.country_of(code) for code in codes}
    return {
        code: tuple(table.get(code, table.get(countries[code], -1)) for table in tables)
        for code in codes
    }
