"""The whole report as pages and files, ready for a sink."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any

from consent_report.model.organisations import Organisation
from consent_report.model.reports import Report
from consent_report.outputs.api.files import FOLDER, Api
from consent_report.outputs.badges import badge_assets
from consent_report.outputs.changes import change_pages
from consent_report.outputs.checklist import checklist_assets
from consent_report.outputs.citations import CitationText, citation, citation_texts
from consent_report.outputs.comparison import comparison_file, comparison_list
from consent_report.outputs.days import by_day, day_map, short_names
from consent_report.outputs.feed_words import worded_dates
from consent_report.outputs.feeds import calendar_link, feed_assets, feed_links, place_links
from consent_report.outputs.html import Templates, headings, without_unused_shapes
from consent_report.outputs.linked_data import MAPPING, linked_data
from consent_report.outputs.markdown import MarkdownTemplates
from consent_report.outputs.page_assets import page_scripts, page_styles
from consent_report.outputs.pictures.bands import drawn_bands
from consent_report.outputs.pictures.world_map import drawn_map
from consent_report.outputs.record_text import RecordTexts
from consent_report.outputs.regions_script import regions_script
from consent_report.outputs.search_entries import (
    organisation_entries,
    platform_entries,
    region_entries,
)
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site_files import (
    FeedLink,
    Heading,
    SearchEntry,
    SiteAsset,
    SitePage,
)
from consent_report.outputs.structured_data import (
    platform_structured_data,
    region_structured_data,
    report_structured_data,
)
from consent_report.outputs.topic_scripts import topic_name, topic_script
from consent_report.pages.answer_sheet import AnswerSheet
from consent_report.pages.checklist import checklist_page
from consent_report.pages.coming_dates import coming_dates
from consent_report.pages.comparison import ComparedPlatform, compared_platform, comparison_page
from consent_report.pages.data_reference import Schemas, data_page
from consent_report.pages.day_sheet import DaySheet
from consent_report.pages.downloads import downloads_page
from consent_report.pages.editions import corrections_page, editions_page
from consent_report.pages.explorer import explorer_page
from consent_report.pages.feeds import named_places
from consent_report.pages.following import following_page
from consent_report.pages.glossary import glossary_page
from consent_report.pages.here import HereGroup
from consent_report.pages.index import ReportIndex
from consent_report.pages.linked_data import linked_data_page
from consent_report.pages.organisations import organisation_page, organisations_page
from consent_report.pages.overview import overview_page
from consent_report.pages.platform import PlatformPage, platform_page
from consent_report.pages.region_answers import RegionAnswers
from consent_report.pages.region_index import RegionIndex
from consent_report.pages.regions import RegionPage, RegionPages
from consent_report.pages.silence import silence_page
from consent_report.pages.staleness import stale_page

ORGANISATIONS_FILE = "data/organisations.yml"

NO_SCHEMAS: Schemas = MappingProxyType({})
"""For a site without the field reference."""

LONG_PAGES = frozenset({"platform"})
"""Kinds of pages whose table of contents names sections alone, and that hold no spare shapes."""

Entries = Callable[[tuple[Heading, ...]], Iterable[SearchEntry]]


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
    yield from _SiteWriter(
        ReportIndex(report), schemas, settings or SiteSettings(), published, Templates()
    ).write()


@dataclass(frozen=True)
class _SiteWriter:
    index: ReportIndex
    schemas: Schemas
    settings: SiteSettings
    published: Schemas
    templates: Templates

    def write(self) -> Iterator[SitePage | SiteAsset]:
        yield self._overview()
        yield from self._explorer()
        compared: dict[str, ComparedPlatform] = {}
        for record in self.index.report.platforms:
            page = platform_page(record, self.index)
            compared[record.slug] = compared_platform(page, self.index)
            yield from self._platform(page)
        yield from self._comparison(compared)
        yield self._page("organisations", "organisations/", organisations_page(self.index))
        for organisation in self.index.organisations:
            yield self._organisation(organisation)
        for each in change_pages(self.index, self.templates):
            yield self._page(each.kind, each.path, each.model, data=each.data)
        yield self._page("silence", "silence/", silence_page(self.index))
        yield self._page("editions", "editions/", editions_page(self.index))
        yield self._page("corrections", "corrections/", corrections_page(self.index))
        yield self._page("stale", "contribute/stale/", stale_page(self.index))
        yield self._page("glossary", "glossary/", glossary_page(self.index))
        if self.schemas:
            reference = data_page(self.schemas, self.index.report.vocabularies)
            yield self._page("data", "data/", reference, has_api=bool(self.published))
        yield from self._regions()
        yield from self._following()
        if self.published:
            yield from self._api()

    def _following(self) -> Iterator[SitePage | SiteAsset]:
        """What only the latest edition has for others to take up, and the page on feeds."""
        coming = worded_dates(coming_dates(self.index), self.templates) if self._is_latest else ()
        yield self._page(
            "feeds",
            "feeds/",
            following_page(self.index),
            feeds=self._report_feeds,
            coming=coming,
        )
        if self._is_latest:
            yield from feed_assets(self.index, coming, self.settings, self.templates)
            yield from badge_assets(self.index, self.settings, self.templates)
            yield self._texts.list(self.index)

    def _api(self) -> Iterator[SitePage | SiteAsset]:
        """Every file of the API, then the page that lists them."""
        api = Api(RegionIndex(self.index), self.published, self.settings)
        sizes = {}
        for asset in api.files():
            sizes[asset.path.removeprefix(FOLDER)] = len(asset.content)
            yield asset
        mapping = self.published[MAPPING]
        yield linked_data(self.index, mapping, self.settings)
        words = self.index.report.vocabularies
        yield self._page("linked_data", "data/linked-data/", linked_data_page(mapping, words))
        page = downloads_page(self.index, self.published, sizes, api.table_rows())
        yield self._page("downloads", "data/downloads/", page)

    def _overview(self) -> SitePage:
        page = overview_page(self.index)
        _, description = self._head("overview", page)
        data = report_structured_data(self.index.day.isoformat(), description, self.settings)
        return self._page(
            "overview",
            "",
            page,
            structured_data=data,
            feeds=self._report_feeds,
            map=drawn_map(page.world),
        )

    def _explorer(self) -> Iterator[SitePage | SiteAsset]:
        """The table of all platforms, and the answers that it loads when a reader wants them."""
        page = explorer_page(self.index)
        topics = [(topic_name(each), each) for each in page.topics]
        yield self._page("explorer", "platforms/", page, topics=topics)
        for each in page.topics:
            yield topic_script(each)

    def _comparison(self, compared: dict[str, ComparedPlatform]) -> Iterator[SitePage | SiteAsset]:
        """The page, and what it says of each platform once that is chosen."""
        yield self._page("compare", "compare/", comparison_page(self.index, compared))
        categories = self.index.report.vocabularies["categories"]
        labels = {term.code: term.label for term in categories}
        yield comparison_list(self.index.report.platforms, labels)
        for platform in compared.values():
            yield comparison_file(platform, self.templates, self._meanings)

    def _platform(self, page: PlatformPage) -> Iterator[SitePage | SiteAsset]:
        """The page and, in the latest edition, the same as text."""
        record = page.record
        title, description = self._head("platform", page)
        yield self._page(
            "platform",
            f"platforms/{record.slug}/",
            page,
            entries=partial(platform_entries, page),
            structured_data=platform_structured_data(page, title, description, self.settings),
            edit_path=record.path,
            feeds=feed_links(f"platforms/{record.slug}/", record.name) if self._is_latest else (),
            citations=self._citations(f"platforms/{record.slug}/", title),
            map=picker_map(page.answers, page.days),
            days=day_map(page.days),
            bands=drawn_bands(page.bands),
        )
        if self._is_latest:
            yield self._texts.record(page)

    def _citations(self, path: str, title: str) -> tuple[CitationText, ...]:
        report = self.index.report
        edition = report.edition.name if report.edition else ""
        cited = citation(self.settings, self.index.day, edition, path=path, title=title)
        return citation_texts(cited)

    def _regions(self) -> Iterator[SitePage | SiteAsset]:
        regions = RegionPages(self.index)
        yield self._page("regions", "regions/", regions.list_page())
        answers: dict[RegionAnswers, Any] = {}
        followed = frozenset(named_places(self.index)) if self._is_latest else frozenset()
        for page in regions.pages():
            if page.answers not in answers:
                answers[page.answers] = self.templates.fragment(
                    "region_answers.html", page=page, meanings=self._meanings
                )
            feeds = place_links(page, followed) or self._report_feeds
            yield self._region(page, answers[page.answers], feeds)
        yield self._page("checklist", "checklist/", checklist_page(self.index, regions.places))
        yield from checklist_assets(self.index)
        folders = {code: place.page for code, place in regions.places.places.items()}
        yield regions_script(self.index.regions, folders)

    def _region(self, page: RegionPage, answers: Any, feeds: tuple[FeedLink, ...]) -> SitePage:
        title, description = self._head("region", page)
        return self._page(
            "region",
            f"regions/{page.place.page}/",
            page,
            entries=lambda _: region_entries(page),
            structured_data=region_structured_data(page, title, description, self.settings),
            feeds=feeds,
            answers=answers,
            labels=self.index.regions.labels,
            days={slug: by_day(days) for slug, days in page.days},
        )

    def _organisation(self, organisation: Organisation) -> SitePage:
        page = organisation_page(organisation, self.index)
        return self._page(
            "organisation",
            f"organisations/{organisation.id}/",
            page,
            entries=lambda _: organisation_entries(page),
            edit_path=ORGANISATIONS_FILE,
        )

    def _page(
        self,
        kind: str,
        path: str,
        page: object,
        *,
        entries: Entries = lambda _: (),
        structured_data: str = "",
        edit_path: str = "",
        feeds: tuple[FeedLink, ...] = (),
        **context: Any,
    ) -> SitePage:
        """The page of a kind; its title and description come from ``heads.html``."""
        title, description = self._head(kind, page)
        root = "../" * path.count("/")
        rendered = self.templates.render(
            f"{kind}.html", page=page, root=root, meanings=self._meanings, feeds=feeds, **context
        )
        is_long = kind in LONG_PAGES
        body = without_unused_shapes(rendered) if is_long else rendered
        found = tuple(headings(body))
        return SitePage(
            path=path,
            title=title,
            description=description,
            body=body,
            headings=tuple(each for each in found if each.level == 2) if is_long else found,
            search=tuple(entries(found)),
            structured_data=structured_data,
            edit_path=edit_path,
            feeds=feeds,
            scripts=page_scripts(kind),
            styles=page_styles(kind),
        )

    def _head(self, kind: str, page: object) -> tuple[str, str]:
        lines = self.templates.render_lines(
            "heads.html", kind=kind, page=page, meanings=self._meanings
        )
        title, description = lines
        return title, description

    @cached_property
    def _texts(self) -> RecordTexts:
        return RecordTexts(self.settings, self._meanings, MarkdownTemplates())

    @property
    def _is_latest(self) -> bool:
        return self.index.report.edition is None

    @property
    def _report_feeds(self) -> tuple[FeedLink, ...]:
        """Those of the whole report; none in an older edition."""
        name = self.settings.name
        return (*feed_links("", name), calendar_link(name)) if self._is_latest else ()

    @property
    def _meanings(self) -> dict[str, str]:
        """What a start date means, by code; nothing for a start that is not known."""
        terms = self.index.report.vocabularies["date_meanings"]
        return {"": ""} | {term.code: term.label for term in terms}


def picker_map(sheet: AnswerSheet, days: DaySheet) -> dict[str, Any]:
    """What a browser needs to show the answer for a place and audience, precedence decided.

    ``parts`` are the parts of countries that another day tells apart. ``holds`` and ``decides``
    name anchors of findings and the cells in which they hold or decide, class by class; what holds
    everywhere is not named.
    """
    return {
        "first": sheet.first,
        "places": [
            [" ".join(codes), short_names(names)]
            for codes, names in zip(sheet.codes, sheet.places, strict=True)
        ],
        "cells": sheet.cells,
        "parts": days.parts,
        "holds": _here(sheet.here.holds),
        "decides": _here(sheet.here.decides),
    }


def _here(groups: Iterable[HereGroup]) -> list[list[Any]]:
    return [[" ".join(group.anchors), list(group.cells)] for group in groups]
