"""What pages say of past days: who shares an answer on each, and how far the report knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consent_report.model.codes import Basis, Status
from consent_report.model.dates import DayInterval
from consent_report.model.editions import Edition
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.outputs.days import day_map
from consent_report.outputs.html import plain_text
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SitePage
from consent_report.pages.days import answers_by_day
from consent_report.pages.explorer import NOTABLE, explorer_page
from consent_report.pages.index import ReportIndex
from consent_report.pages.platform import platform_page

Row = tuple[str, Status, str, str]
"""Place, status, first day, first day on which it no longer holds; empty for no end."""


@pytest.fixture(scope="module")
def ordinary(report: Report) -> PlatformRecord:
    return next(each for each in report.platforms if each.slug == "ordinary")


def index_of(report: Report, record: PlatformRecord, *rows: Row) -> ReportIndex:
    """A report of the record alone, with these rows for its practices."""
    row = record.practices[0]
    practices = []
    for number, (place, status, start, end) in enumerate(rows):
        last = date.fromisoformat(end) if end else date.max
        span = replace(row.span, days=DayInterval(date.fromisoformat(start), last))
        changed = replace(row, id=f"row-{number}", regions=(place,), status=status, span=span)
        practices.append(changed)
    changed_record = replace(record, practices=tuple(practices), opt_outs=(), recipients=())
    return ReportIndex(replace(report, platforms=(changed_record,)))


def by_day(index: ReportIndex, place: str) -> list[tuple[str, str]]:
    (record,) = index.report.platforms
    days = answers_by_day(record, place, index)
    return [(str(day.first_day or ""), day.answer.status.code) for day in days]


def test_a_group_has_the_answer_of_those_who_were_its_members(
    report: Report, ordinary: PlatformRecord
) -> None:
    index = index_of(
        report,
        ordinary,
        ("EU", Status.DEFAULT_ON, "2019-01-01", ""),
        ("GB", Status.PAUSED, "2019-06-01", ""),
    )
    assert by_day(index, "EU") == [
        ("", "not_checked"),
        ("2019-01-01", "default_on"),
        ("2019-06-01", "varies"),
        ("2020-02-01", "default_on"),
    ]
    assert by_day(index, "GB")[-1] == ("2019-06-01", "paused")
    assert by_day(index, "US") == [("", "not_checked")]


def test_days_on_which_a_list_says_the_same_are_not_told_apart(
    report: Report, ordinary: PlatformRecord
) -> None:
    index = index_of(
        report,
        ordinary,
        ("*", Status.DEFAULT_ON, "2019-01-01", "2020-01-01"),
        ("*", Status.DEFAULT_ON, "2020-01-01", ""),
    )
    assert by_day(index, "*") == [("", "not_checked"), ("2019-01-01", "default_on")]
    (record,) = index.report.platforms
    periods = day_map(platform_page(record, index).days)["periods"]
    assert [period[0] for period in periods] == ["", "2019-01-01", "2020-01-01"]


def test_what_was_only_allowed_is_said_to_be_so_on_any_day(
    report: Report, ordinary: PlatformRecord
) -> None:
    index = index_of(report, ordinary, ("*", Status.DEFAULT_ON, "2019-01-01", "2020-01-01"))
    (record,) = index.report.platforms
    allowed = replace(record.practices[0], basis=Basis.PERMISSION)
    changed = ReportIndex(
        replace(report, platforms=(replace(record, practices=(allowed,)),)),
    )
    said = platform_page(changed.report.platforms[0], changed).days.said
    assert [each.basis and each.basis.label for each in said] == [None, "Allowed by the terms"]
    bases = [each.basis and each.basis.label for each in explorer_page(changed).said]
    assert bases == [None, "Allowed by the terms"]


def test_without_a_change_there_is_nothing_to_pick(
    report: Report, ordinary: PlatformRecord
) -> None:
    index = index_of(report, ordinary)
    pages = {each.path: each for each in render_site(index.report) if isinstance(each, SitePage)}
    for path in ("platforms/", "platforms/ordinary/"):
        assert "data-as-of" not in pages[path].body
        assert "data-days" not in pages[path].body
    assert all(by_day(index, place) == [("", "not_checked")] for place in NOTABLE)


def test_parts_of_a_country_that_an_older_day_tells_apart_can_be_picked(
    report: Report, ordinary: PlatformRecord
) -> None:
    index = index_of(
        report,
        ordinary,
        ("US", Status.DEFAULT_ON, "2019-01-01", ""),
        ("US-IL", Status.PAUSED, "2019-01-01", "2020-01-01"),
    )
    assert platform_page(index.report.platforms[0], index).days.parts == ("US-IL",)


def test_an_older_edition_says_up_to_when_it_knows(report: Report) -> None:
    edition = Edition(day=date(2026, 3, 1), cut_on=date(2026, 3, 2), title="", digests={})
    older = {
        item.path: plain_text(item.body)
        for item in render_site(replace(report, edition=edition))
        if isinstance(item, SitePage)
    }
    latest = {
        item.path: plain_text(item.body)
        for item in render_site(report)
        if isinstance(item, SitePage)
    }
    for path in ("platforms/", "platforms/full/"):
        assert "What was so on 1 March 2026, as far as was known on 1 March 2026." in older[path]
        assert "What was so on 23 November 2026, as far as is known now." in latest[path]
