"""Whether what names some places concerns another one, on a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from consent_report.model.vocabularies import EVERYWHERE, Regions


def concerns(named: Collection[str], place: str, regions: Regions, day: date) -> bool:
    """Whether one of the places named is the place, holds it, lies in it or shares a member with
    it; where none is named, everywhere is meant.

    Groups have the members that they had on the day. Places that a source leaves unnamed concern
    no place that has a name.
    """
    if not named or EVERYWHERE in named:
        return True
    return any(_meet(code, place, regions, day) for code in named)


def _meet(one: str, other: str, regions: Regions, day: date) -> bool:
    if one in (other, regions.country_of(other)) or other == regions.country_of(one):
        return True
    if not regions.is_group(one):
        # Two parts of one country have nothing in common, though their country is the same.
        return regions.is_group(other) and _meet(other, one, regions, day)
    countries = regions.members_on(other, day) if regions.is_group(other) else (other,)
    return any(regions.is_member(regions.country_of(each), one, day) for each in countries)
