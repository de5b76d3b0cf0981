"""Whether what names some places concerns another one, on a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from consent_report.model.vocabularies import EVERYWHERE, Regions


def concerns(named: Collection[str], place: str, regions: Regions, day: date) -> bool:
    """Whether one of the places named is the place, holds it or lies in it; for none, everywhere.

    Groups have the members that they had on the day. Places that a source leaves unnamed concern
    no place that has a name.
    """
    if not named or EVERYWHERE in named:
        return True
    return any(
        holds(code, place, regions, day) or holds(place, code, regions, day) for code in named
    )


def holds(outer: str, inner: str, regions: Regions, day: date) -> bool:
    """Whether a place is another one or the whole of it lies in it on the day.

    A group without members on the day lies in nothing but itself.
    """
    if outer in (inner, regions.country_of(inner)):
        return True
    if not regions.is_group(outer):
        return False
    if regions.is_group(inner):
        members = regions.members_on(inner, day)
        return bool(members) and all(regions.is_member(each, outer, day) for each in members)
    return regions.is_member(regions.country_of(inner), outer, day)
