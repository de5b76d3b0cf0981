"""The list of all places, and the page of one: what platforms do there, and what changed there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consent_report.editions.world import WorldClass
from consent_report.model.codes import Status
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE
from consent_report.pages.days import (
    DayAnswer,
    PlaceAnswer,
    answers_by_day,
    answers_said,
    first_day_shown,
)
from consent_report.pages.index import ReportIndex
from consent_report.pages.region_answers import Members, RegionAnswers, region_answers
from consent_report.pages.region_events import RegionEvent, RegionEvents
from consent_report.pages.region_index import PlaceKind, RegionIndex, RegionPlace, in_order

FEW_EVENTS = 10
"""A page shows this many of the events that matter everywhere; more stand on one page."""

MOST_EVENTS = 300
"""How many stand there: a page with all of thousands of platforms would be slow to open."""


@dataclass(frozen=True, slots=True)
class RegionPage:
    """All that the page of a place says."""

    place: RegionPlace
    as_of: date
    platforms: int
    """In the report."""
    naming: int
    """How many of them name the place, alone or with others."""
    definition: str
    """What a group is; empty for other places."""
    groups: tuple[RegionPlace, ...]
    """To which the place belongs on the day of the report."""
    country: RegionPlace | None
    """In which a part lies."""
    parts: tuple[RegionPlace, ...]
    """Of a country, where the report knows some."""
    members: tuple[RegionPlace, ...]
    """Of a group on the day of the report; of everywhere else all that share the page."""
    alike: tuple[RegionPlace, ...]
    """Other places with a page for which every record says the same."""
    apart: tuple[PlatformRecord, ...]
    """Those for which something here is not as elsewhere: for a part of a country as in the whole
    country, for any other place as everywhere that no record names."""
    answers: RegionAnswers
    events: tuple[RegionEvent, ...]
    """Those that name the place, newest first."""
    everywhere: tuple[RegionEvent, ...]
    """The newest that matter everywhere."""
    everywhere_total: int
    days: tuple[tuple[str, tuple[DayAnswer, ...]], ...]
    """For each platform its slug, and its main answer here on any day."""
    from_day: date | None
    """The first day that a reader may go back to; None where nothing ever changed."""
    is_latest: bool

    @property
    def said(self) -> tuple[PlaceAnswer, ...]:
        """Every answer of some day, each once."""
        return answers_said(days for _slug, days in self.days)

    @property
    def acts_of_law(self) -> tuple[RegionEvent, ...]:
        """Of the events that name the place, those of regulators and courts."""
        return tuple(each for each in self.events if each.is_act_of_law)


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A place of the list."""

    place: RegionPlace
    naming: int
    """Platforms that name it, alone or with others."""
    can_refuse: int
    """Platforms that train unless people refuse."""
    cannot_refuse: int
    """Platforms that train without a way out, or without a known one."""


@dataclass(frozen=True, slots=True)
class RegionsPage:
    """All that the list of places says."""

    as_of: date
    platforms: int
    rows: tuple[RegionRow, ...]
    """Groups, countries, then parts of countries, each by name."""
    unnamed: int
    """Countries that no record names."""


@dataclass(frozen=True)
class RegionPages:
    """Makes the pages of places; what several of them share is made once."""

    index: ReportIndex

    @cached_property
    def places(self) -> RegionIndex:
        """Every place, and the page on which its answers stand."""
        return RegionIndex(self.index)

    @cached_property
    def events(self) -> RegionEvents:
        """The events of the report by place."""
        return RegionEvents(self.index)

    @cached_property
    def _from_day(self) -> date | None:
        return first_day_shown(self.index.periods.values())

    def list_page(self) -> RegionsPage:
        """The list of all places of the vocabulary."""
        places = [each for each in self.places.places.values() if each.code != EVERYWHERE]
        unnamed = (each.kind is PlaceKind.COUNTRY and not each.has_page for each in places)
        return RegionsPage(
            as_of=self.index.day,
            platforms=len(self.index.report.platforms),
            rows=tuple(map(self._row, places)),
            unnamed=sum(unnamed),
        )

    def pages(self) -> Iterator[RegionPage]:
        """The page of each place that has one: groups, countries, parts, everywhere else."""
        for place in self.places.places.values():
            if place.has_page:
                yield self.page(place)

    def page(self, place: RegionPlace) -> RegionPage:
        """The page of a place that has one."""
        regions, code = self.index.regions, place.code
        everywhere = self.events.everywhere
        is_elsewhere = place.kind is PlaceKind.ELSEWHERE
        definitions = {group.code: group.definition for group in regions.groups}
        return RegionPage(
            place=place,
            as_of=self.index.day,
            platforms=len(self.index.report.platforms),
            naming=self.places.naming(code),
            definition=definitions.get(code, ""),
            groups=self._named(self.places.groups_of(code)),
            country=self._country(place),
            parts=self.places.parts.get(code, ()),
            members=self._listed_members(place),
            alike=() if is_elsewhere else self._alike(place),
            apart=self._apart(place),
            answers=self._answers(code),
            events=self._events(place),
            everywhere=everywhere[: MOST_EVENTS if is_elsewhere else FEW_EVENTS],
            everywhere_total=len(everywhere),
            days=tuple(
                (record.slug, answers_by_day(record, code, self.index))
                for record in self.index.report.platforms
            ),
            from_day=self._from_day,
            is_latest=self.index.report.edition is None,
        )

    def _row(self, place: RegionPlace) -> RegionRow:
        answers = self._answers(place.code)
        return RegionRow(
            place=place,
            naming=self.places.naming(place.code) if place.has_page else 0,
            can_refuse=answers.count(Status.DEFAULT_ON),
            cannot_refuse=answers.count(Status.MANDATORY, Status.DONE),
        )

    def _members(self, code: str) -> Members:
        """The members of a group by class; any other place is its own only member."""
        regions, world = self.index.regions, self.places.world
        members = regions.members_on(code, self.index.day) if regions.is_group(code) else ()
        found: dict[WorldClass, list[str]] = {}
        for member in members or (code,):
            found.setdefault(world.class_of(member), []).append(member)
        return {each: tuple(codes) for each, codes in found.items()}

    @cached_property
    def _by_class(self) -> Mapping[WorldClass, RegionAnswers]:
        return {
            each: region_answers({each: ("",)}, self.index) for each in self.places.world.classes
        }

    @cached_property
    def _by_group(self) -> Mapping[str, RegionAnswers]:
        groups = (group.code for group in self.index.regions.groups)
        return {code: region_answers(self._members(code), self.index) for code in groups}

    def _answers(self, code: str) -> RegionAnswers:
        return self._by_group.get(code) or self._by_class[self.places.world.class_of(code)]

    def _apart(self, place: RegionPlace) -> tuple[PlatformRecord, ...]:
        world = self.places.world
        country = self._country(place)
        usual = world.class_of(country.code if country else EVERYWHERE)
        slugs = {
            slug
            for each in self._members(place.code)
            for slug, _ in set(each.numbers) ^ set(usual.numbers)
        }
        return tuple(each for each in self.index.report.platforms if each.slug in slugs)

    def _country(self, place: RegionPlace) -> RegionPlace | None:
        if place.kind is not PlaceKind.PART:
            return None
        return self.places.places[self.index.regions.country_of(place.code)]

    def _listed_members(self, place: RegionPlace) -> tuple[RegionPlace, ...]:
        places = self.places.places
        if place.kind is PlaceKind.GROUP:
            return self._named(self.index.regions.members_on(place.code, self.index.day))
        if place.kind is not PlaceKind.ELSEWHERE:
            return ()
        return tuple(
            each for each in places.values() if each.page == place.page and each is not place
        )

    def _alike(self, place: RegionPlace) -> tuple[RegionPlace, ...]:
        world = self.places.world
        if place.kind is PlaceKind.GROUP or world.class_of(place.code).is_rest:
            return ()
        return tuple(
            each for each in self._countries_alike[world.class_of(place.code)] if each is not place
        )

    @cached_property
    def _countries_alike(self) -> Mapping[WorldClass, tuple[RegionPlace, ...]]:
        """Places with a page of their own, groups aside, by class."""
        found: dict[WorldClass, list[RegionPlace]] = {}
        for place in self.places.places.values():
            if place.has_page and place.kind in (PlaceKind.COUNTRY, PlaceKind.PART):
                found.setdefault(self.places.world.class_of(place.code), []).append(place)
        return {each: tuple(places) for each, places in found.items()}

    def _events(self, place: RegionPlace) -> tuple[RegionEvent, ...]:
        if place.kind is PlaceKind.ELSEWHERE:
            return ()
        if place.kind is PlaceKind.GROUP:
            return self.events.of_group(place.code)
        parts = self.places.parts.get(place.code, ())
        return self.events.of_place(place.code, (part.code for part in parts))

    def _named(self, codes: tuple[str, ...]) -> tuple[RegionPlace, ...]:
        """The places in order of their names."""
        places = (self.places.places[code] for code in codes)
        return tuple(sorted(places, key=lambda each: in_order(each.label)))
