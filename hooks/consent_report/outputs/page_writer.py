"""Writes pages of every kind: from a page's model and its template to what a sink takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from consent_report.outputs.feeds import calendar_link, feed_links
from consent_report.outputs.html import Templates, headings, without_unused_shapes
from consent_report.outputs.page_assets import page_scripts, page_styles
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site_files import FeedLink, Heading, SearchEntry, SitePage
from consent_report.pages.index import ReportIndex

LONG_PAGES = frozenset({"platform"})
"""Kinds of pages whose table of contents names sections alone, and that hold no spare shapes."""

Entries = Callable[[tuple[Heading, ...]], Iterable[SearchEntry]]


@dataclass(frozen=True)
class PageWriter:
    """What all pages of one report share."""

    index: ReportIndex
    settings: SiteSettings
    templates: Templates

    def page(
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
        title, description = self.head(kind, page)
        root = "../" * path.count("/")
        rendered = self.templates.render(
            f"{kind}.html", page=page, root=root, meanings=self.meanings, feeds=feeds, **context
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

    def head(self, kind: str, page: object) -> tuple[str, str]:
        """Title and description of a page, as plain text."""
        title, description = self.templates.render_lines(
            "heads.html", kind=kind, page=page, meanings=self.meanings
        )
        return title, description

    @property
    def is_latest(self) -> bool:
        """Whether the report is that of the records as they stand."""
        return self.index.report.edition is None

    @property
    def report_feeds(self) -> tuple[FeedLink, ...]:
        """Those of the whole report; none in an older edition."""
        name = self.settings.name
        return (*feed_links("", name), calendar_link(name)) if self.is_latest else ()

    @cached_property
    def meanings(self) -> Mapping[str, str]:
        """What a start date means, by code; nothing for a start that is not known."""
        terms = self.index.report.vocabularies["date_meanings"]
        return {"": ""} | {term.code: term.label for term in terms}
