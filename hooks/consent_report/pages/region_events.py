"""Events by the places that they name, gathered in one pass over all records.

The same event of several platforms, told in the same words, is one event here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from consent_report.model.dates import PartialDate
from consent_report.model.platforms import Event, PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, SOME_PLACES, Term
from consent_report.pages.index import ReportIndex

TWO_YEARS = timedelta(days=730)

AUTHORITIES = frozenset({"regulator", "court"})
"""Kinds of actors that act by law."""

ACTS_OF_LAW = frozenset({"regulator_action", "litigation"})
"""Kinds of events in which a regulator or a court acts, or is called on."""


@dataclass(frozen=True, slots=True)
class RegionEvent:
    """Something that happened, and the platforms that it concerned."""

    on: PartialDate
    kind: Term
    actor: str
    actor_kind: Term
    summary: str
    regions: tuple[str, ...]
    places: tuple[str, ...]
    """Names of the regions; empty where it matters everywhere."""
    of: tuple[tuple[PlatformRecord, Event], ...]
    """Each platform with its own event."""

    @property
    def anchor(self) -> str:
        """Where it stands on a page."""
        record, event = self.of[0]
        return f"event-{record.slug}--{event.id}"

    @property
    def is_act_of_law(self) -> bool:
        """Whether a regulator or a court acted, or was called on."""
        return self.actor_kind.code in AUTHORITIES or self.kind.code in ACTS_OF_LAW


@dataclass(frozen=True)
class RegionEvents:
    """The events of a report up to its day, by place."""

    index: ReportIndex

    @cached_property
    def everywhere(self) -> tuple[RegionEvent, ...]:
        """Those of the last two years that name no place, newest first."""
        first_day = self.index.day - TWO_YEARS
        return _newest_first(
            each for each in self._all if each.on.last_day >= first_day and not _named(each.regions)
        )

    def of_place(self, code: str, parts: Iterable[str] = ()) -> tuple[RegionEvent, ...]:
        """Those that name a country, one of its parts, or a group to which it belonged on the
        day; for a part of a country also those that name the country. Newest first.
        """
        regions = self.index.regions
        country = regions.country_of(code)
        found = [each for name in {code, country, *parts} for each in self._by_code.get(name, ())]
        for group in regions.groups:
            found += (
                each
                for each in self._by_code.get(group.code, ())
                if regions.is_member(country, group.code, each.on.first_day)
            )
        return _newest_first(found)

    def of_group(self, code: str) -> tuple[RegionEvent, ...]:
        """Those that name the group, somebody who was a member on the day, or a group that shared
        a member with it. Newest first.
        """
        return _newest_first(
            each
            for name, events in self._by_code.items()
            for each in events
            if name == code or self._shares_members(name, code, each.on.first_day)
        )

    def _shares_members(self, name: str, group: str, day: date) -> bool:
        regions = self.index.regions
        countries = regions.members_on(name, day) if regions.is_group(name) else (name,)
        return any(
            regions.is_member(regions.country_of(country), group, day) for country in countries
        )

    @cached_property
    def _all(self) -> tuple[RegionEvent, ...]:
        found: dict[tuple[object, ...], list[tuple[PlatformRecord, Event]]] = {}
        for record in self.index.report.platforms:
            for event in record.events:
                if event.on.first_day <= self.index.day:
                    found.setdefault(_said(event), []).append((record, event))
        return tuple(self._view(tuple(of)) for of in found.values())

    @cached_property
    def _by_code(self) -> Mapping[str, tuple[RegionEvent, ...]]:
        table: dict[str, list[RegionEvent]] = {}
        for each in self._all:
            for code in _named(each.regions):
                table.setdefault(code, []).append(each)
        return {code: tuple(events) for code, events in table.items()}

    def _view(self, of: tuple[tuple[PlatformRecord, Event], ...]) -> RegionEvent:
        words, event = self.index.report.vocabularies, of[0][1]
        return RegionEvent(
            on=event.on,
            kind=words["event_kinds"][event.kind],
            actor=event.actor,
            actor_kind=words["actor_kinds"][event.actor_kind],
            summary=event.summary,
            regions=event.regions,
            places=tuple(words.regions.labels[code] for code in event.regions),
            of=of,
        )


def _said(event: Event) -> tuple[object, ...]:
    return (event.on, event.kind, event.actor, event.actor_kind, event.summary, event.regions)


def _named(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes of places; those that name none are left out."""
    return tuple(code for code in codes if code not in (EVERYWHERE, SOME_PLACES))


def _newest_first(events: Iterable[RegionEvent]) -> tuple[RegionEvent, ...]:
    """Each once."""
    once = {each.anchor: each for each in events}
    by_anchor = sorted(once.values(), key=lambda each: each.anchor)
    return tuple(sorted(by_anchor, key=lambda each: each.on.first_day, reverse=True))
