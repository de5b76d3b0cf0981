"""The whole report as pages and files, ready for a sink."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from consent_report.model.reports import Report
from consent_report.outputs.html import Templates
from consent_report.outputs.page_writer import PageWriter
from consent_report.outputs.sections.organisations import organisation_section
from consent_report.outputs.sections.places import place_section
from consent_report.outputs.sections.platforms import platform_section
from consent_report.outputs.sections.report import report_section
from consent_report.outputs.sections.taking import data_section, feed_section
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site_files import SiteAsset, SitePage
from consent_report.pages.data_reference import Schemas
from consent_report.pages.index import ReportIndex

NO_SCHEMAS: Schemas = MappingProxyType({})
"""For a site without the field reference."""


def render_site(
    report: Report,
    schemas: Schemas = NO_SCHEMAS,
    settings: SiteSettings | None = None,
    published: Schemas = NO_SCHEMAS,
) -> Iterator[SitePage | SiteAsset]:
    """Every page and file, the overview first, then platforms and organisations by name.

    ``schemas`` are the JSON Schemas by file name; without them there is no field reference.
    ``published`` describe the API by file name; without them there is none.
    """
    writer = PageWriter(ReportIndex(report), settings or SiteSettings(), Templates())
    yield from platform_section(writer)
    yield from organisation_section(writer)
    yield from report_section(writer, schemas, has_api=bool(published))
    yield from place_section(writer)
    yield from feed_section(writer)
    if published:
        yield from data_section(writer, published)
