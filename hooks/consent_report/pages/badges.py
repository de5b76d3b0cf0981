"""A platform's answer in each place that its record names, for other people's pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.index import ReportIndex
from consent_report.pages.places import region_slug, row_places
from consent_report.pages.region_answers import platform_line


@dataclass(frozen=True, slots=True)
class BadgeView:
    """What a platform does with its main content, for its main audience, in one place."""

    record: PlatformRecord
    as_of: date
    place: str
    """The name of the place."""
    address: str
    """The place as it stands in an address: ``gb``, ``us-il``; ``elsewhere`` for all places
    that the record does not name."""
    status: Term
    basis: Term | None
    """How firm it is where neither it is stated that it is done nor the status tells."""


def badge_views(record: PlatformRecord, index: ReportIndex) -> Iterator[BadgeView]:
    """A view for each country and part of a country that the record tells apart, then for all
    other places.
    """
    classes = index.classes[record.slug]
    for places in classes:
        line = platform_line(record, places, index)
        for code in (*places.places, *((EVERYWHERE,) if places.is_rest else ())):
            (name,) = row_places((code,), index.regions, len(classes) == 1)
            yield BadgeView(record, index.day, name, region_slug(code), line.status, line.basis)
