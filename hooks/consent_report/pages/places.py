"""How places are named to a reader: groups instead of their members, names in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from consent_report.editions.tracks import SetOfPlaces
from consent_report.model.vocabularies import EVERYWHERE, Regions

ALL_PLACES = "Everywhere"
"""What stands for ``*`` where nothing more specific is said."""

ELSEWHERE = "elsewhere"
"""The folder of the page on all places that no record names."""

MOST_MISSING = 2
"""A large group is still named where so few of its members are missing; they are named, too."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as it is named in a row."""

    name: str
    page: str
    """The folder of its page below ``regions/``; empty where it has none."""


def region_slug(code: str) -> str:
    """The folder of a place's own page below ``regions/``; also its anchor on another page."""
    return ELSEWHERE if code == EVERYWHERE else code.lower()


def row_places(codes: Iterable[str], regions: Regions, is_alone: bool) -> tuple[str, ...]:
    """The names of the places in a row, in the row's order.

    ``is_alone`` says that no other row of the record names a place.
    """
    return tuple(
        ALL_PLACES if code == EVERYWHERE and is_alone else regions.labels[code] for code in codes
    )


def class_places(
    places: SetOfPlaces, regions: Regions, day: date, is_alone: bool
) -> tuple[str, ...]:
    """The names of the places in a class: groups first, then the rest in order of names."""
    return tuple(each.name for each in class_place_names(places, regions, day, is_alone))


def class_place_names(
    places: SetOfPlaces, regions: Regions, day: date, is_alone: bool
) -> tuple[PlaceName, ...]:
    """The same names, each with the page that it may lead to."""
    if places.is_rest:
        (name,) = row_places((EVERYWHERE,), regions, is_alone)
        return (PlaceName(name, ELSEWHERE),)
    return named_places(places.places, regions, day)


def place_names(codes: Iterable[str], regions: Regions, day: date) -> tuple[str, ...]:
    """The names of countries and parts of countries; groups instead of their members."""
    return tuple(each.name for each in named_places(codes, regions, day))


def named_places(codes: Iterable[str], regions: Regions, day: date) -> tuple[PlaceName, ...]:
    """The same, each with the page that it may lead to."""
    left = set(codes)
    named = []
    for most_missing in (0, MOST_MISSING) if len(left) > 1 else ():
        for code, members in _groups(regions, day):
            missing = sorted(regions.labels[each] for each in members - left)
            if len(missing) <= min(most_missing, len(members) // 10):
                without = f" (without {' and '.join(missing)})" if missing else ""
                named.append(PlaceName(regions.labels[code] + without, region_slug(code)))
                left -= members
    rest = (PlaceName(regions.labels[code], region_slug(code)) for code in left)
    return (*named, *sorted(rest, key=lambda each: each.name))


def _groups(regions: Regions, day: date) -> list[tuple[str, set[str]]]:
    """Groups with their members on the day, the largest first; those without any are left out."""
    groups = [(group.code, set(regions.members_on(group.code, day))) for group in regions.groups]
    return sorted((each for each in groups if each[1]), key=lambda each: (-len(each[1]), each[0]))
