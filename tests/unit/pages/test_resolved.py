"""Resolved answers hold every question that a record answers once, and nothing else."""

from __future__ import annotations

from itertools import product

import pytest

from consent_report.editions.region_classes import Axes, RegionClass, region_classes
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.pages.resolved import AnswerGroup, resolved_place


@pytest.fixture(scope="module")
def classes(report: Report, full: PlatformRecord) -> tuple[RegionClass, ...]:
    return region_classes(full, report.vocabularies.regions, report.as_of)


def questions(group: AnswerGroup) -> list[Axes]:
    parts = product(group.purposes, group.content, group.audiences)
    return [Axes(audience, content, group.act, purpose) for purpose, content, audience in parts]


def test_every_answered_question_stands_in_exactly_one_group(
    full: PlatformRecord, classes: tuple[RegionClass, ...]
) -> None:
    for each in classes:
        answered = {axes: answer for axes, answer in each.answers.items() if answer.rows}
        found = resolved_place(full, (each,))
        for groups in (found.answers, found.short_answers):
            asked = [axes for group in groups for axes in questions(group)]
            assert len(asked) == len(set(asked))
            assert set(asked) == answered.keys()
            for group in groups:
                assert {answered[axes].status for axes in questions(group)} == {group.status}
        for group in found.answers:
            rows = {answered[axes].rows[0].practice.id for axes in questions(group)}
            assert rows == set(group.practices)


def test_a_group_whose_members_differ_varies_and_names_every_deciding_row(
    full: PlatformRecord, classes: tuple[RegionClass, ...]
) -> None:
    germany, france = (
        next(each for each in classes if code in each.places) for code in ("DE", "FR")
    )

    main = resolved_place(full, (france, germany)).main

    assert (main.status, main.practices) == ("varies", ("after", "de-paused"))
    assert resolved_place(full, (france,)).main.practices == ("after",)


def test_members_with_one_status_share_it(
    full: PlatformRecord, classes: tuple[RegionClass, ...]
) -> None:
    for each in classes:
        assert resolved_place(full, (each, each)) == resolved_place(full, (each,))


def test_where_no_row_speaks_the_main_answer_is_not_checked(full: PlatformRecord) -> None:
    empty = RegionClass(places=(), is_rest=True, answers={}, opt_outs=(), recipients=())

    found = resolved_place(full, (empty,))

    assert (found.main.status, found.main.purposes, found.main.practices) == ("not_checked", (), ())
    assert found.answers == ()
