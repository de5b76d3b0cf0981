"""How many platforms train without a known way out, country by country: what the map shows.

Of all counts this one tells places apart most: those that train unless people refuse are nearly
as many everywhere, while ways to refuse are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from consent_report.editions.region_classes import RegionClass, main_answer
from consent_report.editions.world import WorldClass
from consent_report.model.codes import Status
from consent_report.model.vocabularies import EVERYWHERE
from consent_report.pages.index import ReportIndex
from consent_report.pages.places import ELSEWHERE, PlaceName, named_places
from consent_report.pages.region_index import RegionIndex

NO_WAY_OUT_KNOWN = frozenset({Status.MANDATORY, Status.DONE})
"""Statuses that the map counts."""

MOST_CLASSES = 5
"""More cannot be told apart by their patterns."""


@dataclass(frozen=True, slots=True)
class MapRow:
    """Countries with one count."""

    count: int
    level: int
    """Number of its class, from 0 for the lowest counts."""
    codes: tuple[str, ...]
    """Countries, sorted."""
    names: tuple[PlaceName, ...]
    """Groups instead of their members. Places that no record names come first, as one."""
    can_refuse: tuple[int, int]
    """Platforms that train unless people refuse there: the fewest and the most."""


@dataclass(frozen=True, slots=True)
class WorldMap:
    """All that the map says."""

    platforms: int
    rows: tuple[MapRow, ...]
    """The highest count first; every country once."""
    usual: int
    """The count in places that no record names."""

    @property
    def levels(self) -> int:
        """How many classes there are."""
        return max(row.level for row in self.rows) + 1


def world_map(index: ReportIndex) -> WorldMap | None:
    """The map; None where every country has the same count."""
    world = RegionIndex(index).world
    counts = {each: _counts(each, index) for each in world.classes}
    by_count: dict[int, list[str]] = {}
    for country in index.regions.countries:
        by_count.setdefault(counts[world.class_of(country.code)][0], []).append(country.code)
    if len(by_count) == 1:
        return None
    usual = counts[world.class_of(EVERYWHERE)][0]
    levels = _levels(by_count)
    rows = []
    for count, codes in sorted(by_count.items(), reverse=True):
        named = [code for code in codes if not world.class_of(code).is_rest]
        refusals = [counts[world.class_of(code)][1] for code in codes]
        rows.append(
            MapRow(
                count=count,
                level=levels[count],
                codes=tuple(sorted(codes)),
                names=tuple(_names(named, len(named) < len(codes), index)),
                can_refuse=(min(refusals), max(refusals)),
            )
        )
    return WorldMap(len(index.report.platforms), tuple(rows), usual)


def _counts(places: WorldClass, index: ReportIndex) -> tuple[int, int]:
    """Platforms without a known way out, and those that can be refused."""
    by_slug: Mapping[str, RegionClass] = places.region_classes(index.classes)
    answers = (
        main_answer(record, by_slug[record.slug], record.main_audience.id)
        for record in index.report.platforms
    )
    statuses = [answer.status for answer in answers if answer is not None]
    no_way_out = sum(status in NO_WAY_OUT_KNOWN for status in statuses)
    return no_way_out, sum(status == Status.DEFAULT_ON for status in statuses)


def _levels(counts: Iterable[int]) -> dict[int, int]:
    """The class of each count: its own where they are few, else one of equal width."""
    ordered = sorted(counts)
    if len(ordered) <= MOST_CLASSES:
        return {count: level for level, count in enumerate(ordered)}
    width = (ordered[-1] - ordered[0] + 1) / MOST_CLASSES
    return {count: int((count - ordered[0]) / width) for count in ordered}


def _names(named: list[str], has_others: bool, index: ReportIndex) -> Iterator[PlaceName]:
    if has_others:
        yield PlaceName(index.regions.labels[EVERYWHERE], ELSEWHERE)
    yield from named_places(named, index.regions, index.day)
