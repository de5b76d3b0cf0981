"""What differs between two states, and nothing that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from consent_report.editions.changes import ChangeKind, Direction, State, changes, status_changes
from consent_report.editions.history import status_history
from consent_report.editions.region_classes import region_classes
from consent_report.editions.resolution import Question, resolve
from consent_report.loading.reports import load_report
from consent_report.model.codes import Act, Purpose, Status
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.reports import Report
from tests.support.reports import ROOT

UK_DAYS = (date(2024, 9, 19), date(2024, 9, 20), date(2025, 11, 3))


@pytest.fixture(scope="module")
def report() -> Report:
    loaded = load_report(ROOT)
    assert loaded.sound is not None
    return loaded.sound


@pytest.fixture(scope="module")
def linkedin(report: Report) -> PlatformRecord:
    return next(record for record in report.platforms if record.slug == "linkedin")


def test_a_state_does_not_differ_from_itself(report: Report) -> None:
    state = State(report, report.as_of)
    assert list(changes(state, state, is_rewritten=True)) == []


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        (UK_DAYS[0], UK_DAYS[1], Status.DEFAULT_ON, Status.PAUSED),
        (UK_DAYS[1], UK_DAYS[2], Status.PAUSED, Status.DEFAULT_ON),
    ],
)
def test_the_answers_for_the_united_kingdom_change_as_they_did(
    report: Report, linkedin: PlatformRecord, before: date, after: date, was: Status, now: Status
) -> None:
    found = status_changes(linkedin, before, linkedin, after, report.vocabularies.regions)
    (change,) = [
        each
        for each in found
        if each.places == ("GB",) and "members" in each.audiences and each.act is Act.TRAINS
    ]
    assert (change.before, change.after) == (was, now)
    assert change.since is not None
    assert change.since.first_day == after


@pytest.mark.parametrize("second", [date(2025, 11, 3), date(2026, 11, 24)])
def test_every_change_is_one_of_the_answer_and_every_other_answer_stays(
    report: Report, second: date
) -> None:
    regions, first = report.vocabularies.regions, date(2024, 9, 18)
    for record in report.platforms[::6]:
        changed = {
            axes: (each.before, each.after)
            for each in status_changes(record, first, record, second, regions)
            for axes in product(
                each.places, each.audiences, each.content, (each.act,), each.purposes
            )
        }
        named = {
            place
            for day in (first, second)
            for places in region_classes(record, regions, day)
            for place in places.places
        }
        audiences = [each.id for each in record.audiences]
        content = [each.id for each in record.content]
        for axes in product(("GB", "DE", "US", "JP", "*"), audiences, content, Act, Purpose):
            was, now = (
                resolve(record.practices, regions, Question(*axes, day)).status
                for day in (first, second)
            )
            asked = (axes[0] if axes[0] in named else "*", *axes[1:])
            assert changed.get(asked) == (None if was is now else (was, now))


def test_a_reworded_note_is_an_edit_and_a_changed_fact_a_correction(report: Report) -> None:
    record = report.platforms[0]
    first = record.practices[0]

    def kinds(row: Practice) -> list[tuple[ChangeKind, str]]:
        changed = replace(record, practices=(row, *record.practices[1:]))
        other = replace(report, platforms=(changed, *report.platforms[1:]))
        states = State(report, report.as_of), State(other, report.as_of)
        return [(each.kind, each.finding) for each in changes(*states, is_rewritten=True)]

    name = f"practice {first.id}"
    assert kinds(replace(first, detail="In other words.")) == [(ChangeKind.EDIT, name)]
    assert (ChangeKind.CORRECTION, name) in kinds(replace(first, stated_in="court"))


def test_a_platform_that_is_new_or_gone_is_said_once(report: Report) -> None:
    fewer = replace(report, platforms=report.platforms[1:])
    slug = report.platforms[0].slug
    all_of_it, without = State(report, report.as_of), State(fewer, report.as_of)

    gone = list(changes(all_of_it, without))
    assert [(each.kind, each.platform, each.direction) for each in gone] == [
        (ChangeKind.PLATFORM, slug, Direction.ENDED)
    ]
    new = [each for each in changes(without, all_of_it) if each.kind is ChangeKind.PLATFORM]
    assert [(each.platform, each.direction) for each in new] == [(slug, Direction.ADDED)]


def test_the_history_of_a_record_leads_to_its_answers(report: Report) -> None:
    regions = report.vocabularies.regions
    for record in report.platforms[::9]:
        audience, content = record.main_audience.id, record.main_content.id
        status: str = "not_checked"
        for day, change in status_history(record, regions, report.as_of):
            is_about_it = (
                change.act is Act.TRAINS
                and Purpose.GENERATIVE in change.purposes
                and audience in change.audiences
                and content in change.content
            )
            if is_about_it and "*" in change.places:
                assert change.before == status
                status = change.after
                question = Question("*", audience, content, Act.TRAINS, Purpose.GENERATIVE, day)
                assert resolve(record.practices, regions, question).status == status


def test_no_change_is_told_between_turns(report: Report, linkedin: PlatformRecord) -> None:
    regions = report.vocabularies.regions
    days = [day for day, _change in status_history(linkedin, regions, report.as_of)]
    assert days == sorted(days)
    quiet = UK_DAYS[1] + timedelta(days=40)
    assert quiet not in days
    assert list(status_changes(linkedin, quiet, linkedin, quiet + timedelta(days=1), regions)) == []
