"""The whole of an edition as one page that needs no other file: its style stands in it.

No script runs in it and nothing is loaded, which its own policy says by the hash of the style.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consent_report.outputs.content_policy import one_style_policy
from consent_report.outputs.html import Templates
from consent_report.outputs.offline.copies import Copy
from consent_report.outputs.pictures.bands import drawn_bands
from consent_report.outputs.pictures.world_map import drawn_map
from consent_report.pages.index import ReportIndex
from consent_report.pages.one_file import one_file_page
from consent_report.pages.platform import PlatformPage
from consent_report.pages.world_map import world_map


def one_file(index: ReportIndex, copy: Copy, templates: Templates) -> str:
    """The page, complete from its document type on."""
    page = one_file_page(index)
    meanings = {"": ""} | {
        term.code: term.label for term in index.report.vocabularies["date_meanings"]
    }
    style = templates.fragment("one_file.css", copy=copy)
    return templates.render(
        "one_file.html",
        page=page,
        copy=copy,
        style=style,
        policy=one_style_policy(str(style)),
        map=drawn_map(world_map(index)),
        platforms=[_platform(each, meanings, templates) for each in page.platforms],
    )


def _platform(page: PlatformPage, meanings: Mapping[str, str], templates: Templates) -> Any:
    _, summary = templates.render_lines("heads.html", kind="platform", page=page, meanings=meanings)
    return templates.fragment(
        "one_file_platform.html",
        page=page,
        summary=summary,
        meanings=meanings,
        bands=drawn_bands(page.bands),
    )
