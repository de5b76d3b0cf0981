"""Groups of organisations as trees, and what pages of organisations say of words that mean them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consent_report.model.dates import Missing, PartialDate
from consent_report.model.organisations import Organisation, Organisations, Ownership
from consent_report.model.platforms import Operator, PlatformRecord
from consent_report.model.reports import Report
from consent_report.outputs.pictures.ownership import drawn_trees
from consent_report.pages.index import ReportIndex
from consent_report.pages.organisation_list import organisations_page
from consent_report.pages.organisations import organisation_page
from consent_report.pages.ownership import ownership_trees, trees_of


def index_of(report: Report, **owners: tuple[Ownership, ...]) -> ReportIndex:
    by_id = {id_: Organisation(id_, id_.title(), owners=links) for id_, links in owners.items()}
    return ReportIndex(replace(report, organisations=Organisations(by_id, {})))


def link(owner: str, since: str = "", until: str = "") -> Ownership:
    return Ownership(
        owner,
        PartialDate.parse(since) if since else Missing.UNKNOWN,
        PartialDate.parse(until) if until else Missing.OPEN,
        (),
    )


@pytest.fixture
def index(report: Report) -> ReportIndex:
    return index_of(
        report,
        top=(),
        second=(),
        alone=(),
        child=(link("top", "2024-05"),),
        joint=(link("top", "2026"), link("second", until="2025")),
        leaf=(link("child"),),
    )


def drawn(index: ReportIndex, organisation: str) -> list[list[tuple[int, str, str]]]:
    return [
        [(row.depth, row.organisation, row.owner) for row in tree.rows]
        for tree in trees_of(organisation, index)
    ]


def test_a_group_has_each_owner_above_what_it_owns(index: ReportIndex) -> None:
    whole = [(0, "top", ""), (1, "child", "Top"), (2, "leaf", "Child"), (1, "joint", "Top")]
    assert drawn(index, "top") == drawn(index, "leaf") == [whole]
    assert drawn(index, "alone") == []


def test_what_has_several_owners_stands_below_each(index: ReportIndex) -> None:
    second, top = trees_of("joint", index)
    assert [row.organisation for row in second.rows] == ["second", "joint"]
    assert second.rows[1].has_ended
    assert [row.has_ended for row in top.rows] == [False, False, False, False]


def test_all_groups_hold_every_link_once(index: ReportIndex) -> None:
    links = [
        (row.organisation, row.ownership.organisation)
        for tree in ownership_trees(index)
        for row in tree.rows
        if row.ownership
    ]
    stated = [
        (each.id, owner.organisation) for each in index.organisations for owner in each.owners
    ]
    assert sorted(links) == sorted(stated)


def test_owners_in_a_circle_come_to_an_end(report: Report) -> None:
    index = index_of(report, one=(link("two"),), two=(link("one"),))
    assert [len(tree.rows) for tree in trees_of("one", index)] == [2]


def test_the_picture_has_each_organisation_below_the_one_before(index: ReportIndex) -> None:
    for tree in drawn_trees(ownership_trees(index)):
        heights = [each.y for each in tree.organisations]
        assert heights == sorted(set(heights))
        assert heights[-1] < tree.height
        for each in tree.organisations:
            assert each.stem_y < each.y
            assert (each.row.depth == 0) == (each.days == "")
            if each.row.depth and each.days != "Not known":
                assert each.days == each.lines[0]


@pytest.fixture
def with_words(report: Report, full: PlatformRecord) -> ReportIndex:
    """The corpus, its full record operated by Acme everywhere, with words that work by control."""
    words = (replace(each, mechanism="control") for each in full.affiliates_definitions)
    acme = (Operator("acme", ()),)
    record = replace(full, operators=acme, affiliates_definitions=tuple(words))
    others = (each for each in report.platforms if each.slug != full.slug)
    return ReportIndex(replace(report, platforms=(record, *others)))


def test_words_that_name_an_organisation_stand_apart_from_those_that_may_mean_it(
    with_words: ReportIndex,
) -> None:
    owner = with_words.report.organisations.by_id["acme-group"]
    page = organisation_page(owner, with_words)
    named = [(each.fact.definition.id, each.fact.is_included) for each in page.definitions]
    assert named == [("old", True)]
    assert [each.fact.definition.id for each in page.reaches] == ["new"]
    assert [(link.owned, link.owner) for link in page.reaches[0].links] == [
        ("Acme Inc.", "Acme Group")
    ]


def test_the_list_of_wordings_holds_every_reach_once(with_words: ReportIndex) -> None:
    listed = [
        (row.record.slug, definition.id, id_)
        for row in organisations_page(with_words).wordings
        for definition in row.definitions
        for id_, _ in row.organisations
    ]
    reaches = [
        (each.record.slug, each.definition.id, each.reach.organisation)
        for each in with_words.reaches
    ]
    assert reaches
    assert sorted(listed) == sorted(reaches)
