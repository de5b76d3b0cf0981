"""Which places have a file of their own, and what stands in it.

A place has a file where it has a page (ADR-0012); the index says which file answers for others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from consent_report.editions.region_classes import RegionClass
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE
from consent_report.outputs.api.answers import short_form
from consent_report.pages.places import ELSEWHERE
from consent_report.pages.region_index import PlaceKind, RegionIndex, RegionPlace
from consent_report.pages.resolved import resolved_place


@dataclass(frozen=True, slots=True)
class ServedRegion:
    """A place or a group of countries with a file of its own."""

    code: str
    """``elsewhere`` for every place that has none."""
    label: str
    kind: str
    """``country``, ``part``, ``group`` or ``elsewhere``."""
    members: tuple[str, ...]
    """Of a group, on the day of the report; empty for anything else."""

    @property
    def path(self) -> str:
        """Where its file stands, relative to the API."""
        return f"regions/{self.code}.json"

    def form(self) -> dict[str, Any]:
        """The region as its own file describes it."""
        return {
            "code": self.code,
            "label": self.label,
            "kind": self.kind,
            "members": list(self.members),
        }


@dataclass(frozen=True)
class RegionFiles:
    """What every platform does in each region; what is said of a set of places is made once."""

    places: RegionIndex

    @cached_property
    def regions(self) -> tuple[ServedRegion, ...]:
        """Countries and parts by code, then groups, then elsewhere."""
        order = (PlaceKind.COUNTRY, PlaceKind.PART, PlaceKind.GROUP, PlaceKind.ELSEWHERE)
        served = (place for place in self.places.places.values() if place.has_page)
        ordered = sorted(served, key=lambda place: (order.index(place.kind), place.code))
        return tuple(self._served(place) for place in ordered)

    @cached_property
    def region_of(self) -> Mapping[str, str]:
        """For each country and each part of one, by code, the region whose file answers for it."""
        codes = {place.page: place.code for place in self.places.places.values() if place.has_page}
        regions = self.places.index.regions
        listed = (*(e.code for e in regions.countries), *(e.code for e in regions.subdivisions))
        return {code: _file_code(codes[self.places.places[code].page]) for code in listed}

    def form(self, region: ServedRegion) -> dict[str, Any]:
        """The body of a region's file: the region, and every platform in order of names."""
        return {"region": region.form(), "platforms": list(self._platforms(region))}

    def _served(self, place: RegionPlace) -> ServedRegion:
        is_group = place.kind is PlaceKind.GROUP
        regions, day = self.places.index.regions, self.places.index.day
        members = regions.members_on(place.code, day) if is_group else ()
        return ServedRegion(_file_code(place.code), place.label, place.kind.value, members)

    def _platforms(self, region: ServedRegion) -> Iterator[dict[str, Any]]:
        index, world = self.places.index, self.places.world
        own = EVERYWHERE if region.code == ELSEWHERE else region.code
        classes = dict.fromkeys(world.class_of(code) for code in region.members or (own,))
        answers = [each.region_classes(index.classes) for each in classes]
        for record in index.report.platforms:
            # By identity: a region class stands for its places and is made once.
            found = {id(each[record.slug]): each[record.slug] for each in answers}
            yield self._form(record, tuple(found.values()))

    def _form(self, record: PlatformRecord, classes: tuple[RegionClass, ...]) -> dict[str, Any]:
        """That of one class was made already."""
        if len(classes) == 1:
            return self._forms[id(classes[0])]
        return short_form(record, resolved_place(record, classes))

    @cached_property
    def _forms(self) -> Mapping[int, dict[str, Any]]:
        index = self.places.index
        return {
            id(each): short_form(record, resolved_place(record, (each,)))
            for record in index.report.platforms
            for each in index.classes[record.slug]
        }


def _file_code(code: str) -> str:
    return ELSEWHERE if code == EVERYWHERE else code
