"""Records as Markdown text, and the list of them that language models are pointed to.

Plain files beside the pages, for programs that read text and for people who keep it.
Source: the proposal "/llms.txt", https://llmstxt.org.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consent_report.outputs.markdown import MarkdownTemplates
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site_files import SiteAsset
from consent_report.pages.index import ReportIndex
from consent_report.pages.platform import PlatformPage

LIST = "llms.txt"


@dataclass(frozen=True)
class RecordTexts:
    """Writes text beside pages of records; reads each template once."""

    settings: SiteSettings
    meanings: Mapping[str, str]
    """What a start date means, by code."""
    templates: MarkdownTemplates

    def record(self, page: PlatformPage) -> SiteAsset:
        """``platforms/<slug>/record.txt``: all that the page says, in the same order."""
        text = self.templates.render(
            "record.md", page=page, report=self.settings.name, meanings=self.meanings
        )
        return SiteAsset(text_path(page.record.slug), text.encode("utf-8"))

    def list(self, index: ReportIndex) -> SiteAsset:
        """``llms.txt``: what the report is, how it may be used, and where each record's text is."""
        text = self.templates.render(
            "llms.md",
            report=self.settings.name,
            as_of=index.day,
            records=[(each, text_path(each.slug)) for each in index.report.platforms],
            labels={term.code: term.label for term in index.report.vocabularies["categories"]},
            licence=self.settings.data_licence_url,
        )
        return SiteAsset(LIST, text.encode("utf-8"))


def text_path(slug: str) -> str:
    """Where the text of a record stands, relative to the edition."""
    return f"platforms/{slug}/record.txt"
