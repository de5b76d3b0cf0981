"""Which places have a page of their own, what they are called, and which page answers for others.

A place has a page where some record names it, by itself or with a group; all others share the
page of everywhere else (ADR-0012).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from consent_report.editions.world import World, world_of
from consent_report.model.findings import named_regions
from consent_report.model.vocabularies import EVERYWHERE, Country, RegionGroup
from consent_report.pages.index import ReportIndex
from consent_report.pages.places import ELSEWHERE, region_slug


class PlaceKind(StrEnum):
    """What a place is."""

    COUNTRY = "country"
    PART = "part"
    GROUP = "group"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """A place, and the page on which its answers stand."""

    code: str
    """``*`` for everywhere else."""
    kind: PlaceKind
    label: str
    country: str
    """The name of the country in which a part lies; empty for what is no part."""
    aliases: tuple[str, ...]
    """Other names, without the code."""
    anchor: str
    """The code as it stands in an address."""
    page: str
    """The folder below ``regions/``: its own, that of its country, or that of everywhere else."""

    @property
    def has_page(self) -> bool:
        """Whether the page is about this place alone."""
        return self.page == self.anchor

    @property
    def address(self) -> str:
        """Its page, or its entry on the page that answers for it; relative to ``regions/``."""
        return f"{self.page}/" if self.has_page else f"{self.page}/#{self.anchor}"


@dataclass(frozen=True)
class RegionIndex:
    """A report with the tables that the pages of its regions share."""

    index: ReportIndex

    @cached_property
    def world(self) -> World:
        """Which places are alike in all records."""
        return world_of(self.index.classes, self.index.regions)

    @cached_property
    def codes_of(self) -> Mapping[str, frozenset[str]]:
        """The codes that each record names, by its slug."""
        records = self.index.report.platforms
        return {record.slug: frozenset(named_regions(record)) for record in records}

    @cached_property
    def named(self) -> frozenset[str]:
        """Every code that some record names."""
        return frozenset().union(*self.codes_of.values())

    @cached_property
    def places(self) -> Mapping[str, RegionPlace]:
        """Every place by its code, in order of names: groups, countries, parts, everywhere else."""
        return {place.code: place for place in self._places()}

    @cached_property
    def parts(self) -> Mapping[str, tuple[RegionPlace, ...]]:
        """The parts of each country that has some, by the country's code."""
        parts: dict[str, list[RegionPlace]] = {}
        for place in self.places.values():
            if place.kind is PlaceKind.PART:
                country = self.index.regions.country_of(place.code)
                parts.setdefault(country, []).append(place)
        return {country: tuple(found) for country, found in parts.items()}

    def groups_of(self, code: str) -> tuple[str, ...]:
        """The groups to which a country, or the country of a part, belongs on the day."""
        regions, country = self.index.regions, self.index.regions.country_of(code)
        return tuple(
            group.code
            for group in regions.groups
            if regions.is_member(country, group.code, self.index.day)
        )

    def reached_by(self, code: str) -> frozenset[str]:
        """The codes by which a record can name a place: its own, that of its country, groups; for
        a group also its members. None for everywhere else.
        """
        if code == EVERYWHERE:
            return frozenset()
        regions = self.index.regions
        if regions.is_group(code):
            members = regions.members_on(code, self.index.day)
            around = (group for member in members for group in self.groups_of(member))
            return frozenset((code, *members, *around))
        return frozenset((code, regions.country_of(code), *self.groups_of(code)))

    def naming(self, code: str) -> int:
        """How many records name the place, alone or with others."""
        codes = self.reached_by(code)
        return sum(not codes.isdisjoint(named) for named in self.codes_of.values())

    def _places(self) -> Iterator[RegionPlace]:
        regions = self.index.regions
        for group in sorted(regions.groups, key=_by_label):
            yield _place(group.code, PlaceKind.GROUP, group.label, page=region_slug(group.code))
        for country in sorted(regions.countries, key=_by_label):
            code, page = country.code, self._page_of(country.code)
            yield _place(code, PlaceKind.COUNTRY, country.label, page, aliases=country.aliases)
        labels = regions.labels
        parts = sorted(
            regions.subdivisions,
            key=lambda each: (in_order(labels[each.country]), in_order(each.label)),
        )
        for part in parts:
            page = self._page_of(part.code)
            yield _place(part.code, PlaceKind.PART, part.label, page, country=labels[part.country])
        yield _place(EVERYWHERE, PlaceKind.ELSEWHERE, labels[EVERYWHERE], page=ELSEWHERE)

    def _page_of(self, code: str) -> str:
        country = self.index.regions.country_of(code)
        if code != country:
            return region_slug(code) if code in self.named else self._page_of(country)
        return region_slug(code) if code in self._countries_named else ELSEWHERE

    @cached_property
    def _countries_named(self) -> frozenset[str]:
        """Countries that a record names, by themselves, with a group or through a part."""
        regions = self.index.regions
        members = (
            regions.members_on(code, self.index.day) if regions.is_group(code) else ()
            for code in self.named
        )
        named = {regions.country_of(code) for code in self.named}
        return frozenset(named.union(*members))


def in_order(label: str) -> str:
    """A name as it is sorted: without regard to case and accents."""
    letters = unicodedata.normalize("NFD", label)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()


def _by_label(place: Country | RegionGroup) -> str:
    return in_order(place.label)


def _place(
    code: str,
    kind: PlaceKind,
    label: str,
    page: str,
    *,
    country: str = "",
    aliases: tuple[str, ...] = (),
) -> RegionPlace:
    return RegionPlace(code, kind, label, country, aliases, region_slug(code), page)
