"""Comparisons: what is proposed, and what stands in cells."""

from __future__ import annotations

import re
from dataclasses import replace

from consent_report.model.editions import Edition
from consent_report.model.reports import Report
from consent_report.outputs.comparison import FOLDER
from consent_report.outputs.html import plain_text
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SiteAsset, SitePage
from consent_report.pages.comparison import PROPOSED
from tests.support.comparison import PlatformFile, text


def rendered(report: Report) -> dict[str, SitePage | SiteAsset]:
    return {item.path: item for item in render_site(report)}


def page_of(report: Report) -> str:
    page = rendered(report)["compare/"]
    assert isinstance(page, SitePage)
    return page.body


def file_of(report: Report, slug: str) -> PlatformFile:
    asset = rendered(report)[f"{FOLDER}{slug}.js"]
    assert isinstance(asset, SiteAsset)
    return PlatformFile.of(asset)


def test_every_platform_has_a_file(report: Report) -> None:
    items = rendered(report)
    assert {f"{FOLDER}{record.slug}.js" for record in report.platforms} <= items.keys()


def test_what_a_report_has_of_the_known_comparisons_is_proposed(report: Report) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    first, _, third = PROPOSED[0]
    named = tuple(replace(ordinary, slug=slug, name=slug.upper()) for slug in (first, third))
    body = page_of(replace(report, platforms=named))
    assert re.findall(r'href="\?platforms=([^"]+)"', body) == [f"{first},{third}"]


def test_a_report_without_them_proposes_its_first_platforms(report: Report) -> None:
    assert re.findall(r'href="\?platforms=([^"]+)"', page_of(report)) == ["full,ordinary"]


def test_an_empty_report_proposes_nothing(report: Report) -> None:
    body = page_of(replace(report, platforms=()))
    assert "?platforms=" not in body
    assert "as an example" not in body


def test_a_reader_without_scripts_gets_an_example_with_every_row(report: Report) -> None:
    example = re.search(r"<noscript>.*?</noscript>", page_of(report), re.DOTALL)
    assert example is not None
    rows = re.findall(r"<tr data-row=.*?</tr>", example[0], re.DOTALL)
    assert len(rows) > 15
    assert {row.count("<td") for row in rows} == {2}


def test_a_cell_that_nothing_answers_says_so(report: Report) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    bare = replace(ordinary, practices=(), opt_outs=(), recipients=(), operators=())
    file = file_of(replace(report, platforms=(bare,)), "ordinary")
    assert "Nobody has looked yet." in text(file.cell("answer", "2026-01-01", "GB", 0))
    for row in ("shares", "recipients", "affiliates", "operator"):
        assert text(file.cell(row, "2026-01-01", "GB", 0)) == "Not checked"
    assert text(file.cell("way", "2026-01-01", "GB", 0)) == "–"


def test_no_cell_of_a_platform_names_it_so_that_cells_can_be_compared(report: Report) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    named = replace(ordinary, name="Zyxwvut")
    file = file_of(replace(report, platforms=(named,)), "ordinary")
    blocks = file.known["blocks"]
    assert not [cell for block in blocks for cell in block if "Zyxwvut" in text(cell)]


def test_an_older_edition_says_up_to_when_it_knows(report: Report) -> None:
    day = report.as_of
    edition = Edition(day=day, cut_on=day, title="", digests={})
    words = plain_text(page_of(replace(report, edition=edition)))
    assert "as far as was known on 23 November 2026" in words
