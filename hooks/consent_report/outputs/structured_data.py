"""JSON-LD: what a page is about, in the words of schema.org, for machines that read pages.

It says nothing that the page does not say.
"""

from __future__ import annotations

from typing import Any

from consent_report.outputs.html import script_json
from consent_report.outputs.settings import SiteSettings
from consent_report.pages.platform import PlatformPage


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
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": title,
            "description": description,
            "inLanguage": settings.language,
            "dateModified": record.looked_on.isoformat(),
            "license": settings.data_licence_url,
            "about": about,
            "isPartOf": _dataset(page.as_of.isoformat(), settings),
        }
    )


def report_structured_data(day: str, description: str, settings: SiteSettings) -> str:
    """The report as a dataset, as of a day."""
    dataset = _dataset(day, settings) | {"description": description}
    return script_json({"@context": "https://schema.org", **dataset})


def _dataset(day: str, settings: SiteSettings) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "name": settings.name,
        "inLanguage": settings.language,
        "dateModified": day,
        "license": settings.data_licence_url,
        "isAccessibleForFree": True,
    }
