"""Numbers on pages are counts of records, and add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consent_report.model.codes import Basis, Purpose
from consent_report.model.reports import Report
from consent_report.pages.answer_sheet import AnswerSheet
from consent_report.pages.explorer import explorer_page
from consent_report.pages.index import ReportIndex
from consent_report.pages.overview import overview_page
from consent_report.pages.platform import platform_page


@pytest.fixture(scope="module")
def index(report: Report) -> ReportIndex:
    return ReportIndex(report)


def sheet(report: Report, slug: str) -> AnswerSheet:
    record = next(each for each in report.platforms if each.slug == slug)
    return platform_page(record, ReportIndex(report)).answers


def test_statuses_of_the_overview_add_up_to_all_platforms(index: ReportIndex) -> None:
    page = overview_page(index)
    assert sum(each.count for each in page.statuses) == len(page.platforms)
    assert all(each.count == len(each.names) for each in page.statuses)


def test_the_overview_counts_rows_of_records(index: ReportIndex) -> None:
    page = overview_page(index)
    records = index.report.platforms
    assert page.practices == sum(len(record.practices) for record in records)
    assert page.sources == sum(len(record.sources) for record in records)
    assert page.events == sum(len(record.events) for record in records)
    assert 0 < page.weighty_practices <= page.practices
    assert page.with_opt_out <= page.opt_outs


def test_latest_events_are_not_after_the_day_of_the_report(index: ReportIndex) -> None:
    days = [each.event.on.first_day for each in overview_page(index).latest]
    assert days == sorted(days, reverse=True)
    assert all(day <= index.day for day in days)


def test_the_explorer_has_a_row_for_each_platform_and_a_status_for_each_place(
    index: ReportIndex,
) -> None:
    page = explorer_page(index)
    assert [row.record for row in page.rows] == list(index.report.platforms)
    assert all(len(row.answers) == len(page.places) for row in page.rows)


@pytest.mark.parametrize("slug", ["full", "ordinary"])
def test_a_row_of_the_table_of_answers_says_what_its_blocks_say(report: Report, slug: str) -> None:
    answers = sheet(report, slug)
    shown = {row.practice.practice.id if row.practice else "" for row in answers.rows}
    held = {block.practice.practice.id if block.practice else "" for block in answers.blocks}
    assert shown == held


def test_a_row_that_names_no_purpose_answers_where_no_other_does(report: Report) -> None:
    record = next(each for each in report.platforms if each.slug == "ordinary")
    unspecified = tuple(replace(row, purposes=(Purpose.UNSPECIFIED,)) for row in record.practices)
    changed = replace(report, platforms=(replace(record, practices=unspecified),))
    page = overview_page(ReportIndex(changed))
    assert page.unspecified == 1
    assert sheet(changed, "ordinary").first_block.practice is not None


def test_without_a_row_the_answer_is_not_checked(report: Report) -> None:
    record = next(each for each in report.platforms if each.slug == "ordinary")
    changed = replace(report, platforms=(replace(record, practices=(), opt_outs=()),))
    answers = sheet(changed, "ordinary")
    assert answers.first_block.status.code == "not_checked"
    assert [row.status.label for row in answers.rows] == ["Not checked"]


def test_what_is_only_allowed_is_never_counted_or_shown_as_done(report: Report) -> None:
    ordinary = next(each for each in report.platforms if each.slug == "ordinary")
    allowed = replace(ordinary.practices[0], basis=Basis.PERMISSION)
    index = ReportIndex(replace(report, platforms=(replace(ordinary, practices=(allowed,)),)))

    assert overview_page(index).not_shown_to_be_done == 1
    (row,) = explorer_page(index).rows
    bases = [days[-1].answer.basis for days in row.answers]
    assert [basis and basis.label for basis in bases] == ["Allowed by the terms"] * 4
