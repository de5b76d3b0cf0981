"""Regions, and the checklist of what to refuse in one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from consent_report.outputs.checklist import checklist_assets
from consent_report.outputs.days import by_day
from consent_report.outputs.feeds import place_links
from consent_report.outputs.page_writer import PageWriter
from consent_report.outputs.regions_script import regions_script
from consent_report.outputs.search.entries import region_entries
from consent_report.outputs.site_files import FeedLink, SiteAsset, SitePage
from consent_report.outputs.structured_data import region_structured_data
from consent_report.pages.checklist import checklist_page
from consent_report.pages.feeds import named_places
from consent_report.pages.region_answers import RegionAnswers
from consent_report.pages.regions import RegionPage, RegionPages


def place_section(writer: PageWriter) -> Iterator[SitePage | SiteAsset]:
    """The list of places, the page of each, the checklist, and the names of all places."""
    regions = RegionPages(writer.index)
    yield writer.page("regions", "regions/", regions.list_page())
    answers: dict[RegionAnswers, Any] = {}
    followed = frozenset(named_places(writer.index)) if writer.is_latest else frozenset()
    for page in regions.pages():
        if page.answers not in answers:
            answers[page.answers] = writer.templates.fragment(
                "region_answers.html", page=page, meanings=writer.meanings
            )
        feeds = place_links(page, followed) or writer.report_feeds
        yield _region(writer, page, answers[page.answers], feeds)
    yield writer.page("checklist", "checklist/", checklist_page(writer.index, regions.places))
    yield from checklist_assets(writer.index)
    folders = {code: place.page for code, place in regions.places.places.items()}
    yield regions_script(writer.index.regions, folders)


def _region(
    writer: PageWriter, page: RegionPage, answers: Any, feeds: tuple[FeedLink, ...]
) -> SitePage:
    title, description = writer.head("region", page)
    return writer.page(
        "region",
        f"regions/{page.place.page}/",
        page,
        entries=partial(region_entries, page),
        structured_data=region_structured_data(page, title, description, writer.settings),
        feeds=feeds,
        answers=answers,
        labels=writer.index.regions.labels,
        days={slug: by_day(days) for slug, days in page.days},
    )
