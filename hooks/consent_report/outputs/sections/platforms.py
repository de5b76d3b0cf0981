"""Overview, the list of platforms, the page of each, and platforms side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from consent_report.outputs.citations import CitationText, citation, citation_texts
from consent_report.outputs.comparison import comparison_file
from consent_report.outputs.days import day_map
from consent_report.outputs.feeds import feed_links
from consent_report.outputs.markdown import MarkdownTemplates
from consent_report.outputs.page_writer import PageWriter
from consent_report.outputs.picker_map import picker_map
from consent_report.outputs.pictures.bands import drawn_bands
from consent_report.outputs.pictures.world_map import drawn_map
from consent_report.outputs.record_text import RecordTexts
from consent_report.outputs.search.entries import platform_entries
from consent_report.outputs.site_files import SiteAsset, SitePage
from consent_report.outputs.structured_data import platform_structured_data, report_structured_data
from consent_report.outputs.topic_scripts import topic_name, topic_script
from consent_report.pages.comparison import ComparedPlatform, compared_platform, comparison_page
from consent_report.pages.explorer import explorer_page
from consent_report.pages.overview import overview_page
from consent_report.pages.platform import PlatformPage, platform_page


def platform_section(writer: PageWriter) -> Iterator[SitePage | SiteAsset]:
    """The overview first, then the list, then platforms by name."""
    yield _overview(writer)
    yield from _explorer(writer)
    texts = RecordTexts(writer.settings, writer.meanings, MarkdownTemplates())
    compared: dict[str, ComparedPlatform] = {}
    for record in writer.index.report.platforms:
        page = platform_page(record, writer.index)
        compared[record.slug] = compared_platform(page, writer.index)
        yield _platform(writer, page)
        if writer.is_latest:
            yield texts.record(page)
    yield from _comparison(writer, compared)
    if writer.is_latest:
        yield texts.list(writer.index)


def _overview(writer: PageWriter) -> SitePage:
    page = overview_page(writer.index)
    _, description = writer.head("overview", page)
    day = writer.index.day.isoformat()
    return writer.page(
        "overview",
        "",
        page,
        structured_data=report_structured_data(day, description, writer.settings),
        feeds=writer.report_feeds,
        map=drawn_map(page.world),
    )


def _explorer(writer: PageWriter) -> Iterator[SitePage | SiteAsset]:
    """The table of all platforms, and the answers that it loads when a reader wants them."""
    page = explorer_page(writer.index)
    topics = [(topic_name(each), each) for each in page.topics]
    yield writer.page("explorer", "platforms/", page, topics=topics)
    for each in page.topics:
        yield topic_script(each)


def _platform(writer: PageWriter, page: PlatformPage) -> SitePage:
    record = page.record
    path = f"platforms/{record.slug}/"
    title, description = writer.head("platform", page)
    return writer.page(
        "platform",
        path,
        page,
        entries=partial(platform_entries, page),
        structured_data=platform_structured_data(page, title, description, writer.settings),
        edit_path=record.path,
        feeds=feed_links(path, record.name) if writer.is_latest else (),
        citations=_citations(writer, path, title),
        map=picker_map(page.answers, page.days),
        days=day_map(page.days),
        bands=drawn_bands(page.bands),
    )


def _citations(writer: PageWriter, path: str, title: str) -> tuple[CitationText, ...]:
    report = writer.index.report
    edition = report.edition.name if report.edition else ""
    cited = citation(writer.settings, writer.index.day, edition, path=path, title=title)
    return citation_texts(cited)


def _comparison(
    writer: PageWriter, compared: dict[str, ComparedPlatform]
) -> Iterator[SitePage | SiteAsset]:
    """The page, and what it says of each platform once that is chosen."""
    yield writer.page("compare", "compare/", comparison_page(writer.index, compared))
    for platform in compared.values():
        yield comparison_file(platform, writer.templates, writer.meanings)
