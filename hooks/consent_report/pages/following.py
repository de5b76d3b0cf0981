"""The page that says how to follow the report: feeds, and a calendar of what lies ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.model.vocabularies import Regions
from consent_report.pages.feeds import MOST_ENTRIES, named_places, region_folder
from consent_report.pages.index import ReportIndex


@dataclass(frozen=True, slots=True)
class FollowedPlace:
    """A place that has feeds of its own."""

    name: str
    folder: str
    """Where they stand."""


@dataclass(frozen=True, slots=True)
class FollowingPage:
    """All that the page says."""

    as_of: date
    is_latest: bool
    """Only the latest edition has feeds."""
    most_entries: int
    places: tuple[FollowedPlace, ...]
    """In order of names; none in an older edition."""


def following_page(index: ReportIndex) -> FollowingPage:
    """The page of feeds."""
    is_latest = index.report.edition is None
    codes = named_places(index) if is_latest else ()
    places = [FollowedPlace(_name(code, index.regions), region_folder(code)) for code in codes]
    places.sort(key=lambda place: place.name)
    return FollowingPage(index.day, is_latest, MOST_ENTRIES, tuple(places))


def _name(code: str, regions: Regions) -> str:
    """The place's name; that of a part of a country with the country's."""
    country = regions.country_of(code)
    name = regions.labels[code]
    return name if country == code else f"{name} ({regions.labels[country]})"
