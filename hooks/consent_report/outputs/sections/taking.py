"""What others take up: feeds, badges, the API and its tables, linked data."""

from __future__ import annotations

from collections.abc import Iterator

from consent_report.outputs.api.files import FOLDER, Api
from consent_report.outputs.badges import badge_assets
from consent_report.outputs.feed_words import worded_dates
from consent_report.outputs.feeds import feed_assets
from consent_report.outputs.linked_data import MAPPING, linked_data
from consent_report.outputs.page_writer import PageWriter
from consent_report.outputs.site_files import SiteAsset, SitePage
from consent_report.pages.coming_dates import coming_dates
from consent_report.pages.data_reference import Schemas
from consent_report.pages.downloads import downloads_page
from consent_report.pages.following import following_page
from consent_report.pages.linked_data import linked_data_page
from consent_report.pages.region_index import RegionIndex


def feed_section(writer: PageWriter) -> Iterator[SitePage | SiteAsset]:
    """The page on feeds, and what only the latest edition has: feeds, the calendar and badges."""
    index, settings, templates = writer.index, writer.settings, writer.templates
    coming = worded_dates(coming_dates(index), templates) if writer.is_latest else ()
    page = following_page(index)
    yield writer.page("feeds", "feeds/", page, feeds=writer.report_feeds, coming=coming)
    if writer.is_latest:
        yield from feed_assets(index, coming, settings, templates)
        yield from badge_assets(index, settings, templates)


def data_section(writer: PageWriter, published: Schemas) -> Iterator[SitePage | SiteAsset]:
    """Every file of the API and of linked data, then the pages that tell of them."""
    index, mapping = writer.index, published[MAPPING]
    api = Api(RegionIndex(index), published, writer.settings)
    sizes = {}
    for asset in api.files():
        sizes[asset.path.removeprefix(FOLDER)] = len(asset.content)
        yield asset
    yield linked_data(index, mapping, writer.settings)
    linked = linked_data_page(mapping, index.report.vocabularies)
    yield writer.page("linked_data", "data/linked-data/", linked)
    page = downloads_page(index, published, sizes, api.table_rows())
    yield writer.page("downloads", "data/downloads/", page)
