"""The list of places that every picker shares, as a classic script.

A script and not JSON, because browsers load no data from ``file://``.
"""

from __future__ import annotations

from consent_report.model.vocabularies import Regions
from consent_report.outputs.html import script_json
from consent_report.outputs.site_files import SiteAsset

PATH = "assets/regions.js"


def regions_script(regions: Regions) -> SiteAsset:
    """Sets ``consentReportRegions``: code, name, other names for each place, by name.

    Parts of a country come after all countries.
    """
    countries = sorted(regions.countries, key=lambda country: country.label)
    names = regions.labels
    parts = sorted(regions.subdivisions, key=lambda part: (names[part.country], part.label))
    places = [[country.code, country.label, list(country.aliases)] for country in countries]
    places += [[part.code, f"{part.label} ({names[part.country]})", []] for part in parts]
    text = f"window.consentReportRegions={script_json(places)};\n"
    return SiteAsset(PATH, text.encode("utf-8"))
