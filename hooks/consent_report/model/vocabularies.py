"""Closed vocabularies, and the places of the world with their dated groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from consent_report.model.dates import DayInterval
from consent_report.model.rights import Right

EVERYWHERE = "*"
"""Every place that no more specific row names."""
SOME_PLACES = "some"
"""Places that the source leaves unnamed; such a row answers for no country."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary."""

    code: str
    """What records write."""
    label: str
    """What readers see."""
    definition: str
    """What it means, exactly."""
    shape: str = ""
    """The shape beside the word; only statuses have one."""
    from_day: int | None = None
    """The age in days from which it applies; only ages have one, and not the one for no date."""
    words: tuple[str, ...] = ()
    """What marks a passage, a last ``*`` for any ending; only topics have them."""


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of terms."""

    id: str
    label: str
    definition: str
    terms: tuple[Term, ...]
    """In the order in which they are shown."""

    @cached_property
    def by_code(self) -> Mapping[str, Term]:
        """Each term by its code."""
        return MappingProxyType({term.code: term for term in self.terms})

    def __getitem__(self, code: str) -> Term:
        return self.by_code[code]

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory."""

    code: str
    """ISO 3166-1 alpha-2."""
    label: str
    aliases: tuple[str, ...] = ()
    """Names and codes that people use for it."""


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A part of a country where law differs."""

    code: str
    """ISO 3166-2."""
    label: str
    country: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A country's membership of a group."""

    country: str
    days: DayInterval


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """A group of countries whose members change."""

    code: str
    label: str
    definition: str
    members: tuple[Membership, ...]


Place = Term | Country | Subdivision | RegionGroup


@dataclass(frozen=True)
class Regions:
    """All places that a record may name."""

    wildcards: tuple[Term, ...]
    countries: tuple[Country, ...]
    subdivisions: tuple[Subdivision, ...]
    groups: tuple[RegionGroup, ...]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The English name of each code."""
        places: tuple[Place, ...] = (
            *self.wildcards,
            *self.countries,
            *self.subdivisions,
            *self.groups,
        )
        return MappingProxyType({place.code: place.label for place in places})

    @cached_property
    def _country_of_subdivision(self) -> Mapping[str, str]:
        return MappingProxyType({part.code: part.country for part in self.subdivisions})

    @cached_property
    def _country_codes(self) -> frozenset[str]:
        return frozenset(country.code for country in self.countries)

    @cached_property
    def _group_members(self) -> Mapping[str, Mapping[str, tuple[DayInterval, ...]]]:
        table: dict[str, dict[str, tuple[DayInterval, ...]]] = {}
        for group in self.groups:
            members = table.setdefault(group.code, {})
            for membership in group.members:
                spans = members.get(membership.country, ())
                members[membership.country] = (*spans, membership.days)
        return MappingProxyType(table)

    def is_country(self, code: str) -> bool:
        """Whether the code is that of a country."""
        return code in self._country_codes

    def is_group(self, code: str) -> bool:
        """Whether the code is that of a group."""
        return code in self._group_members

    def country_of(self, code: str) -> str:
        """The country in which a subdivision lies; a country's own code for a country."""
        return self._country_of_subdivision.get(code, code)

    def is_member(self, country: str, group: str, day: date) -> bool:
        """Whether the country belongs to the group on that day."""
        return any(day in span for span in self._group_members[group].get(country, ()))

    def members_on(self, group: str, day: date) -> tuple[str, ...]:
        """The countries of the group on that day, in order of their codes."""
        members = self._group_members[group]
        return tuple(sorted(code for code in members if self.is_member(code, group, day)))

    def membership_days(self, group: str) -> frozenset[date]:
        """The days on which a membership of the group begins, or no longer holds."""
        spans = (span for spans in self._group_members[group].values() for span in spans)
        return frozenset(day for span in spans for day in (span.start, span.end))


@dataclass(frozen=True)
class Vocabularies:
    """Every vocabulary by its id, the regions, and what law gives people there."""

    by_id: Mapping[str, Vocabulary]
    regions: Regions
    rights: tuple[Right, ...] = ()
    """In the order in which they are shown."""

    def __getitem__(self, vocabulary_id: str) -> Vocabulary:
        return self.by_id[vocabulary_id]

    def label(self, vocabulary_id: str, code: str) -> str:
        """What readers see for a code."""
        return self.by_id[vocabulary_id][code].label
