"""JSON-LD: what a page is about, in the words of schema.org, for machines that read pages.

It says nothing that the page does not say.
"""

from __future__ import annotations

from typing import Any

from consent_report.outputs.html import script_json
from consent_report.outputs.settings import SiteSettings
from consent_report.pages.platform import PlatformPage
from consent_report.pages.region_index import PlaceKind
from consent_report.pages.regions import RegionPage

PLACE_TYPES = {
    PlaceKind.COUNTRY: "Country",
    PlaceKind.PART: "AdministrativeArea",
    PlaceKind.GROUP: "Place",
    PlaceKind.ELSEWHERE: "Place",
}
"""What schema.org calls the kinds of places."""


def platform_structured_data(
    page: PlatformPage, title: str, description: str, settings: SiteSettings
) -> str:
    """A web page about a service, as of a day; safe inside a script element."""
    record = page.record
    about: dict[str, Any] = {"@type": "Service", "name": record.name, "url": record.homepage}
    if names := (*record.aliases, *record.former_names):
        about["alternateName"] = list(names)
    if page.operators:
        about["provider"] = [
            {"@type": "Organization", "name": operator.party.name} for operator in page.operators
        ]
    return script_json(
        _page(title, description, about, settings)
        | {
            "dateModified": record.looked_on.isoformat(),
            "isPartOf": _dataset(page.as_of.isoformat(), settings),
        }
    )


def region_structured_data(
    page: RegionPage, title: str, description: str, settings: SiteSettings
) -> str:
    """A web page about a place, as of a day; safe inside a script element."""
    place, day = page.place, page.as_of.isoformat()
    about: dict[str, Any] = {"@type": PLACE_TYPES[place.kind], "name": place.label}
    if place.kind is not PlaceKind.ELSEWHERE:
        about["identifier"] = place.code
    if place.aliases:
        about["alternateName"] = list(place.aliases)
    if page.country:
        about["containedInPlace"] = {"@type": "Country", "name": page.country.label}
    return script_json(
        _page(title, description, about, settings)
        | {"dateModified": day, "isPartOf": _dataset(day, settings)}
    )


def report_structured_data(day: str, description: str, settings: SiteSettings) -> str:
    """The report as a dataset, as of a day."""
    dataset = _dataset(day, settings) | {"description": description}
    return script_json({"@context": "https://schema.org", **dataset})


def _page(
    title: str, description: str, about: dict[str, Any], settings: SiteSettings
) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": title,
        "description": description,
        "inLanguage": settings.language,
        "license": settings.data_licence_url,
        "about": about,
    }


def _dataset(day: str, settings: SiteSettings) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "name": settings.name,
        "inLanguage": settings.language,
        "dateModified": day,
        "license": settings.data_licence_url,
        "isAccessibleForFree": True,
    }
