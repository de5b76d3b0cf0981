"""Divides the world into sets of places for which all records together say the same.

What a record says of a place was decided in its region classes; here they are only laid over
each other. The work follows the places that records name, not places times records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from consent_report.editions.region_classes import RegionClass
from consent_report.model.vocabularies import Regions

_ALL_OTHERS = -1
"""The number of the region class that comes last: that of all places that no class names."""

ClassesByRecord = Mapping[str, tuple[RegionClass, ...]]
"""The region classes of each record by its slug, the one of all other places last."""


@dataclass(frozen=True, slots=True)
class WorldClass:
    """Places for which every record says the same. Two with equal numbers are one."""

    numbers: tuple[tuple[str, int], ...]
    """Slug of a record and number of its region class, in order of slugs. A record that is
    missing answers with its last class, that of all places that it does not name."""

    @property
    def is_rest(self) -> bool:
        """Whether every record answers as it does for places that it does not name."""
        return not self.numbers

    def region_classes(self, by_record: ClassesByRecord) -> Mapping[str, RegionClass]:
        """The region class of each record, by its slug, in the records' order."""
        numbers = dict(self.numbers)
        return {
            slug: classes[numbers.get(slug, _ALL_OTHERS)] for slug, classes in by_record.items()
        }


@dataclass(frozen=True)
class World:
    """Which places are alike."""

    regions: Regions
    _classes: Mapping[str, WorldClass]
    """Of each place that some record tells apart."""

    def class_of(self, place: str) -> WorldClass:
        """The class of a country or of a part of one; a part that no record names has that of its
        country, and ``*`` that of all places which no record names.
        """
        country = self.regions.country_of(place)
        return self._classes.get(place) or self._classes.get(country) or _REST

    @cached_property
    def classes(self) -> tuple[WorldClass, ...]:
        """Each class once, in order of its first place; that of all other places comes last."""
        found = dict.fromkeys(self._classes[place] for place in sorted(self._classes))
        return (*(each for each in found if not each.is_rest), _REST)


_REST = WorldClass(())


def world_of(by_record: ClassesByRecord, regions: Regions) -> World:
    """The region classes of all records, laid over each other."""
    told: dict[str, dict[str, int]] = {}
    for slug, classes in by_record.items():
        for number, each in enumerate(classes):
            for place in each.places:
                told.setdefault(place, {})[slug] = _ALL_OTHERS if each.is_rest else number
    found = {}
    for place in sorted(told):
        # Where a record does not name a part of a country, the part has the country's class.
        numbers = told.get(regions.country_of(place), {}) | told[place]
        kept = sorted(pair for pair in numbers.items() if pair[1] != _ALL_OTHERS)
        found[place] = WorldClass(tuple(kept))
    return World(regions, MappingProxyType(found))
