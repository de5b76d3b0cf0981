"""What platforms can be filtered by, from their records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from consent_report.editions.resolution import MAIN_TOPIC
from consent_report.model.codes import Act, PathFinding, Use
from consent_report.model.platforms import Content, ContentUse, PlatformRecord
from consent_report.model.reports import Report
from consent_report.outputs.topic_scripts import topic_name, topic_script
from consent_report.pages.explorer import ExplorerRow, explorer_page
from consent_report.pages.index import ReportIndex
from tests.support.topics import TopicFile


@pytest.fixture
def ordinary(report: Report) -> PlatformRecord:
    return next(each for each in report.platforms if each.slug == "ordinary")


def index_of(report: Report, record: PlatformRecord) -> ReportIndex:
    return ReportIndex(replace(report, platforms=(record,)))


def row_of(report: Report, record: PlatformRecord) -> ExplorerRow:
    (row,) = explorer_page(index_of(report, record)).rows
    return row


def test_who_can_opt_out_is_read_from_open_paths_alone(
    report: Report, ordinary: PlatformRecord
) -> None:
    (path, *_) = ordinary.opt_outs
    found = replace(path, finding=PathFinding.FOUND, who=("user", "admin"))
    none = replace(path, finding=PathFinding.NONE_FOUND, who=("merchant",))
    assert row_of(report, replace(ordinary, opt_outs=(found, none))).actors == ("admin", "user")
    row = row_of(report, replace(ordinary, opt_outs=(none,)))
    assert row.actors == ()
    assert row.none_found is not None
    assert row_of(report, replace(ordinary, opt_outs=())).none_found is None


def test_only_data_that_a_source_says_are_used_count_as_used(
    report: Report, ordinary: PlatformRecord
) -> None:
    uses = (("voice", Use.USED), ("posts", Use.EXCLUDED), ("files", Use.UNDISCLOSED))
    kinds = tuple(ContentUse(kind, use, ("terms",)) for kind, use in uses)
    content = (Content(ordinary.main_content.id, "Content", kinds),)
    assert row_of(report, replace(ordinary, content=content)).kinds == ("voice",)


def test_choices_are_those_that_some_platform_has(report: Report) -> None:
    page = explorer_page(ReportIndex(report))
    for choices, codes in (
        (page.actors, {each for row in page.rows for each in row.actors}),
        (page.kinds, {each for row in page.rows for each in row.kinds}),
        (page.categories, {row.category.code for row in page.rows}),
    ):
        assert {term.code for term in choices} == codes
    names = [name.casefold() for _, name in page.companies]
    assert names == sorted(names)
    assert set(page.companies) == {each for row in page.rows for each in row.organisations}


def test_another_act_is_a_topic_of_its_own_with_the_days_of_its_rows(
    report: Report, ordinary: PlatformRecord
) -> None:
    trains = ordinary.practices[0]
    licenses = replace(trains, id="licenses", act=Act.LICENSES, regions=("GB",))
    record = replace(ordinary, practices=(trains, licenses), opt_outs=(), recipients=())
    page = explorer_page(index_of(report, record))
    assert [topic_name(each) for each in page.topics] == [
        "trains-generative",
        "licenses-generative",
    ]
    assert [each.is_main for each in page.topics] == [True, False]
    file = TopicFile.of(topic_script(page.topics[1]).content.decode())
    day = report.as_of.isoformat()
    assert file.answer("ordinary", "GB", day) == trains.status
    assert file.answer("ordinary", "FR", day) == "not_checked"
    assert file.answer("ordinary", "GB", date(1990, 1, 1).isoformat()) == "not_checked"


def test_without_any_row_the_main_topic_is_still_asked(
    report: Report, ordinary: PlatformRecord
) -> None:
    page = explorer_page(index_of(report, replace(ordinary, practices=(), opt_outs=())))
    assert [each.topic for each in page.topics] == [MAIN_TOPIC]
    assert [each.status.code for each in page.said] == ["not_checked"]
