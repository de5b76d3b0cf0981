"""What is said of one thing in every place on every day: sets of places, and periods of days.

Whatever a record says by place and day is told in this shape, so that a browser can look it
up (ADR-0009).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from consent_report.model.vocabularies import EVERYWHERE, Regions

Said = TypeVar("Said", bound=Hashable)

BEFORE_ALL = date.min
"""The first day of the first period, in which nothing was checked."""

AlikePlaces = tuple[Iterable[str], Said]
"""Places, ``*`` for all that are not named, and what is said of them."""


class SetOfPlaces(Protocol):
    """Places for which the same is said."""

    @property
    def places(self) -> tuple[str, ...]:
        """Codes of countries and of parts of countries."""

    @property
    def is_rest(self) -> bool:
        """Whether every place that is not named elsewhere belongs here too."""


@dataclass(frozen=True, slots=True)
class TrackClass(Generic[Said]):
    """Places in which the same is said."""

    places: tuple[str, ...]
    """Codes, sorted, as far as a place is found by them: by its own code, else by that of its
    country, else among the rest."""
    is_rest: bool
    """Whether every place that no class names belongs here too."""
    said: Said


@dataclass(frozen=True, slots=True)
class TrackPeriod(Generic[Said]):
    """Days from the first up to the next period, on each of which the same is said."""

    first_day: date
    classes: tuple[TrackClass[Said], ...]
    """In order of their places; the one of all other places comes last."""

    def said_in(self, place: str, regions: Regions) -> Said:
        """What is said in a country or a part of one."""
        for code in (place, regions.country_of(place)):
            for each in self.classes:
                if code in each.places:
                    return each.said
        return self.classes[-1].said


def track(
    days: Iterable[date],
    said_on: Callable[[date], Iterable[AlikePlaces[Said]]],
    regions: Regions,
) -> tuple[TrackPeriod[Said], ...]:
    """The periods in order; the first begins at :data:`BEFORE_ALL`.

    ``days`` are those on which something may change; together the places that are said to be
    alike on a day hold every place once.
    """
    periods: list[TrackPeriod[Said]] = []
    for day in sorted({BEFORE_ALL, *days}):
        classes = _merged(said_on(day), regions)
        if not periods or periods[-1].classes != classes:
            periods.append(TrackPeriod(day, classes))
    return tuple(periods)


def needed_places(
    alike: SetOfPlaces, classes: Sequence[SetOfPlaces], regions: Regions
) -> Iterator[str]:
    """The codes without which a place would be looked up in another class."""
    named = {place for each in classes if not each.is_rest for place in each.places}
    for place in alike.places:
        country = regions.country_of(place)
        if place == country:
            needed = not alike.is_rest
        else:
            needed = country in named if alike.is_rest else country not in alike.places
        if needed:
            yield place


def _merged(found: Iterable[AlikePlaces[Said]], regions: Regions) -> tuple[TrackClass[Said], ...]:
    """The places, those together of which the same is said."""
    merged: dict[Said, set[str]] = {}
    for places, said in found:
        merged.setdefault(said, set()).update(places)
    classes = [
        TrackClass(tuple(sorted(places - {EVERYWHERE})), EVERYWHERE in places, said)
        for said, places in merged.items()
    ]
    needed = [
        replace(each, places=tuple(needed_places(each, classes, regions))) for each in classes
    ]
    return tuple(sorted(needed, key=lambda each: (each.is_rest, each.places)))
