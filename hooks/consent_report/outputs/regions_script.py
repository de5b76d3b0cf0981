"""The list of places that every picker shares."""

from __future__ import annotations

from collections.abc import Mapping

from consent_report.model.vocabularies import Regions
from consent_report.outputs.script_files import script_file
from consent_report.outputs.site_files import SiteAsset

PATH = "assets/regions.js"


def regions_script(regions: Regions, pages: Mapping[str, str]) -> SiteAsset:
    """Holds code, name, other names for each place, by name.

    Parts of a country come after all countries. A place whose answers stand on the page of
    another has that page's folder below ``regions/`` as a fourth value; ``pages`` gives the
    folder of each code.
    """
    countries = sorted(regions.countries, key=lambda country: country.label)
    names = regions.labels
    parts = sorted(regions.subdivisions, key=lambda part: (names[part.country], part.label))
    places = [_place(each.code, each.label, each.aliases, pages) for each in countries]
    for part in parts:
        places.append(_place(part.code, f"{part.label} ({names[part.country]})", (), pages))
    return script_file(PATH, places)


def _place(
    code: str, name: str, other_names: tuple[str, ...], pages: Mapping[str, str]
) -> list[str | list[str]]:
    page = pages[code]
    return [code, name, list(other_names), *(() if page == code.lower() else (page,))]
