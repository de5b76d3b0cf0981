"""The report about itself: what changed, editions, corrections, silence, words and fields."""

from __future__ import annotations

from collections.abc import Iterator

from consent_report.outputs.changes import change_pages
from consent_report.outputs.citations import citation_files
from consent_report.outputs.page_writer import PageWriter
from consent_report.outputs.site_files import SiteAsset, SitePage
from consent_report.pages.data_reference import Schemas, data_page
from consent_report.pages.editions import corrections_page, editions_page
from consent_report.pages.glossary import glossary_page
from consent_report.pages.silence import silence_page
from consent_report.pages.staleness import stale_page


def report_section(
    writer: PageWriter, schemas: Schemas, *, has_api: bool
) -> Iterator[SitePage | SiteAsset]:
    """Pages on what changed first; without ``schemas`` there is no field reference."""
    index = writer.index
    for each in change_pages(index, writer.templates):
        yield writer.page(each.kind, each.path, each.model, data=each.data)
    yield writer.page("silence", "silence/", silence_page(index))
    yield writer.page("editions", "editions/", editions_page(index))
    edition = index.report.edition
    yield from citation_files(writer.settings, index.day, edition.name if edition else "")
    yield writer.page("corrections", "corrections/", corrections_page(index))
    yield writer.page("stale", "contribute/stale/", stale_page(index))
    yield writer.page("glossary", "glossary/", glossary_page(index))
    if schemas:
        reference = data_page(schemas, index.report.vocabularies)
        yield writer.page("data", "data/", reference, has_api=has_api)
