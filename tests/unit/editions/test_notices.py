"""How long before its effect a use could be known: a least figure, or none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from consent_report.editions.notices import NoticeKind, notices
from consent_report.loading.reports import load_report
from tests.support.records import event, policy, practice, record, version
from tests.support.reports import ROOT

USE = practice("use", "2024-06-01", "effective", stated_in="policy", sources=["new"])
OLD = version("old", "not_stated", "2023-06-01", "2024-05-31")
NEW = version("new", "stated", "2024-06-01", "2024-07-01")


def told(*practices: dict[str, Any], **fields: Any) -> list[tuple[NoticeKind, str, int]]:
    found = notices(record(*practices, **fields))
    return [(each.kind, each.id, each.days) for each in found]


def test_a_practice_that_was_announced_tells_of_the_one_that_follows() -> None:
    plan = practice(
        "plan", "2024-04-02", "announced", status="planned", basis="announced", until="2024-06-01"
    )

    assert told(plan, USE) == [(NoticeKind.PLAN, "plan", 60)]


@pytest.mark.parametrize(
    "other",
    [
        {"until": "2024-05-31"},
        {"regions": ["GB"]},
        {"act": "shares"},
        {"purposes": ["safety"]},
        {"since_is": "disclosed"},
    ],
)
def test_an_announcement_of_something_else_is_no_notice(other: dict[str, Any]) -> None:
    plan = practice("plan", "2024-04-02", "announced", status="planned", until="2024-06-01")

    assert told(plan | other, USE) == []


def test_the_earliest_event_of_the_platform_that_shares_a_source_is_a_notice() -> None:
    events = [
        event("elsewhere", "2024-03-01", "policy_change", "other"),
        event("press", "2024-03-02", "disclosure", "new", actor_kind="press"),
        event("regional", "2024-03-03", "policy_change", "new", regions=["GB"]),
        event("pause", "2024-03-04", "pause", "new"),
        event("first", "2024-05", "policy_change", "new"),
        event("second", "2024-05-20", "setting_added", "new"),
        event("effect", "2024-06-01", "policy_change", "new"),
    ]

    # The second has a day and the first only a month, whose last day comes later.
    assert told(USE, events=events) == [(NoticeKind.EVENT, "second", 12)]


def test_an_event_of_the_time_of_an_earlier_version_tells_of_that_version() -> None:
    events = [
        event("old", "2023-05-01", "policy_change", "new"),
        event("new", "2024-04-30", "policy_change", "new"),
    ]
    policies = [policy("privacy", OLD, NEW)]

    assert told(USE, events=events, policies=policies) == [(NoticeKind.EVENT, "new", 32)]


def test_the_effect_of_another_version_is_no_notice() -> None:
    other = version("other", "stated", "2024-04-30", "2024-05-01", sources=["new"])
    events = [event("other", "2024-04-30", "policy_change", "new")]

    assert told(USE, events=events, policies=[policy("terms", other), policy("privacy", NEW)]) == []


def test_a_copy_of_the_policy_from_before_its_effect_is_a_notice() -> None:
    copy = {"snapshot": {"archive": "web_archive", "captured_on": "2024-05-01"}}

    found = told(USE, policies=[policy("privacy", OLD, NEW)], sources={"new": copy})

    assert found == [(NoticeKind.COPY, "new", 31)]


def test_a_copy_that_another_version_cites_is_none() -> None:
    copy = {"snapshot": {"archive": "web_archive", "captured_on": "2024-05-01"}}
    old = OLD | {"sources": ["old", "new"]}

    assert told(USE, policies=[policy("privacy", old, NEW)], sources={"new": copy}) == []


@pytest.mark.parametrize("since_is", ["disclosed", "announced", "first_archived"])
def test_only_what_takes_effect_on_a_day_has_notice(since_is: str) -> None:
    events = [event("told", "2024-04-30", "policy_change", "new")]

    assert told(USE | {"since_is": since_is}, events=events) == []


@pytest.mark.parametrize("status", ["opt_in", "not_used", "paused", "undisclosed"])
def test_what_is_done_to_nobody_unasked_needs_none(status: str) -> None:
    events = [event("told", "2024-04-30", "policy_change", "new")]

    assert told(USE | {"status": status}, events=events) == []


def test_uses_of_one_day_with_one_notice_are_one() -> None:
    events = [event("told", "2024-04-30", "policy_change", "new")]

    (found,) = notices(record(USE, USE | {"id": "second"}, events=events))

    assert found.practices == ("use", "second")
    assert (found.by, str(found.effective_on)) == (date(2024, 4, 30), "2024-06-01")


def test_an_effect_in_a_month_counts_from_its_first_day() -> None:
    events = [event("told", "2024-04-30", "policy_change", "new")]

    assert told(USE | {"since": "2024-06"}, events=events) == [(NoticeKind.EVENT, "told", 32)]


def test_linkedin_told_europe_46_days_before() -> None:
    loaded = load_report(ROOT)
    assert loaded.sound is not None
    linkedin = next(each for each in loaded.sound.platforms if each.slug == "linkedin")

    (found,) = notices(linkedin)

    assert (found.kind, found.id, found.days) == (NoticeKind.EVENT, "terms-announced-2025", 46)
    assert found.practices == ("europe-default-on", "ca-hk-default-on", "gb-shares-microsoft")
