"""How long a use was known before a policy spoke: only what the record carries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_report.editions.day_counts import DayCount, DayRange
from consent_report.editions.silence import (
    Outcome,
    PlatformSilence,
    StartKind,
    by_length,
    platform_silence,
)
from consent_report.loading.reports import load_report
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from tests.support.records import event, policy, practice, record, version
from tests.support.reports import ROOT

TODAY = date(2026, 11, 23)
SILENT = version("silent", "not_stated", "2023-06-01", "2024-05-31")
SPEAKING = version("speaking", "stated", "2024-06-01", "2024-07-01")
USE = practice("use", "2024-01-10", "effective")


@pytest.fixture(scope="module")
def real() -> Report:
    loaded = load_report(ROOT)
    assert loaded.sound is not None
    return loaded.sound


def found(*practices: dict[str, Any], **fields: Any) -> PlatformSilence:
    return platform_silence(record(*practices, **fields), TODAY)


def days(silence: PlatformSilence) -> DayCount | None:
    return silence.longest.days if silence.longest else None


def test_a_use_that_began_on_a_day_is_counted_to_the_effect_of_the_policy() -> None:
    silence = found(USE, policies=[policy("privacy", SILENT, SPEAKING)])

    assert silence.outcome is Outcome.MEASURED
    assert days(silence) == DayCount(143, 143)
    assert [each.policy.id for each in silence.quiet] == ["privacy"]
    assert silence.word is not None
    assert (silence.word.earliest, silence.word.latest) == (date(2024, 6, 1), date(2024, 6, 1))


@pytest.mark.parametrize("meaning", ["disclosed", "first_archived", "first_used"])
def test_known_by_a_day_is_at_least_so_long(meaning: str) -> None:
    use = practice("use", "2024-01-10", meaning)

    assert days(found(use, policies=[policy("privacy", SILENT, SPEAKING)])) == DayCount(143, None)


def test_a_month_is_any_of_its_days() -> None:
    use = practice("use", "2024-01", "announced")

    assert days(found(use, policies=[policy("privacy", SILENT, SPEAKING)])) == DayCount(122, 152)


def test_from_the_last_copy_that_says_nothing_nobody_knows() -> None:
    silent = version("silent", "not_stated", "2023-06-01", "2024-03-01")

    silence = found(USE, policies=[policy("privacy", silent, SPEAKING)])

    assert days(silence) == DayCount(52, 143)
    assert silence.word is not None
    assert silence.word.earliest == date(2024, 3, 2)


def test_before_the_first_copy_that_says_nothing_nobody_knows() -> None:
    silent = version("silent", "not_stated", "2024-03-01", "2024-05-31")

    assert days(found(USE, policies=[policy("privacy", silent, SPEAKING)])) == DayCount(92, 143)


def test_a_policy_that_speaks_in_part_ends_the_silence() -> None:
    partly = version("partly", "partly", "2024-06-01", "2024-07-01")
    later = version("later", "stated", "2025-01-01", "2025-01-01")

    assert days(found(USE, policies=[policy("privacy", SILENT, partly, later)])) == DayCount(
        143, 143
    )


def test_a_help_page_does_not_end_it() -> None:
    page = version("page", "stated", "2024-01-10", "2024-01-10")
    policies = [policy("help", page, kind="help"), policy("privacy", SILENT, SPEAKING)]

    assert days(found(USE, policies=policies)) == DayCount(143, 143)


def test_a_policy_without_earlier_wording_may_have_spoken_all_along() -> None:
    terms = policy("terms", version("terms", "stated", "2024-03-01", "2024-03-01"), kind="terms")

    silence = found(USE, policies=[policy("privacy", SILENT, SPEAKING), terms])

    assert days(silence) == DayCount(0, 51)
    assert silence.word is not None
    assert silence.word.earliest is None


def test_so_may_one_that_a_practice_rests_on() -> None:
    other = practice("other", "2024-03-01", "effective", stated_in="contract", status="opt_in")

    silence = found(USE, other, policies=[policy("privacy", SILENT, SPEAKING)])

    assert days(silence) == DayCount(0, 51)
    assert silence.word is not None
    assert (silence.word.text, silence.word.practice) == (None, "other")


def test_a_policy_that_never_spoke_does_not_stand_for_the_one_that_did() -> None:
    silent = version("silent", "not_stated", "2024-03-01", "2024-05-31")
    terms = policy(
        "terms", version("terms", "not_stated", "2022-01-01", "2025-01-01"), kind="terms"
    )

    silence = found(USE, policies=[policy("privacy", silent, SPEAKING), terms])

    assert days(silence) == DayCount(92, 143)
    assert [each.policy.id for each in silence.quiet] == ["privacy", "terms"]


def test_a_practice_that_begins_later_does_not_speak_yet() -> None:
    other = practice("other", "2027-01-01", "effective", stated_in="contract", status="planned")

    assert days(found(USE, other, policies=[policy("privacy", SILENT)])) == DayCount(142, None)


def test_where_no_policy_speaks_the_silence_has_no_end() -> None:
    silence = found(USE, policies=[policy("privacy", SILENT)])

    assert silence.word is None
    assert days(silence) == DayCount(142, None)


def test_a_policy_that_takes_effect_later_does_not_speak_yet() -> None:
    coming = version("coming", "stated", "2027-01-01", "2026-11-01")

    assert days(found(USE, policies=[policy("privacy", SILENT, coming)])) == DayCount(142, None)


def test_a_version_without_a_day_speaks_by_the_day_on_which_it_was_seen() -> None:
    undated = version("undated", "stated", "unknown", "2024-08-15")

    silence = found(USE, policies=[policy("privacy", SILENT, undated)])

    assert days(silence) == DayCount(143, 218)
    assert silence.word is not None
    assert (silence.word.earliest, silence.word.latest) == (date(2024, 6, 1), date(2024, 8, 15))


def test_a_copy_dates_a_silent_version_without_a_day() -> None:
    silent = version("silent", "not_stated", "unknown", "unknown")
    copy = {"snapshot": {"archive": "web_archive", "captured_on": "2024-02-01"}}

    silence = found(USE, policies=[policy("privacy", silent, SPEAKING)], sources={"silent": copy})

    assert [each.quiet for each in silence.quiet] == [DayRange(date(2024, 2, 1), date(2024, 2, 1))]
    assert days(silence) == DayCount(1, 143)


def test_a_copy_that_other_versions_cite_dates_none() -> None:
    silent = version("silent", "not_stated", "unknown", "unknown", sources=["speaking"])
    copy = {"snapshot": {"archive": "web_archive", "captured_on": "2024-02-01"}}

    silence = found(USE, policies=[policy("privacy", silent, SPEAKING)], sources={"speaking": copy})

    assert silence.outcome is Outcome.TEXT_NOT_READ


def test_dates_that_contradict_each_other_give_no_figure() -> None:
    seen_later = version("silent", "not_stated", "2023-06-01", "2025-01-01")

    silence = found(USE, policies=[policy("privacy", seen_later, SPEAKING)])

    assert silence.outcome is Outcome.TEXT_NOT_READ
    assert silence.longest is None


def test_an_event_counts_by_a_source_that_it_shares() -> None:
    way = {
        "id": "switch",
        "practices": ["use"],
        "channel": "setting",
        "stops": "It.",
        "since": "unknown",
        "sources": ["way"],
    }
    events = [
        event("other-setting", "2023-08-01", "setting_added", "elsewhere"),
        event("setting", "2023-09-01", "setting_added", "way"),
        event("told", "2023-10-01", "disclosure", "help"),
        event("other", "2023-07-01", "disclosure", "elsewhere"),
    ]

    silence = found(
        USE, events=events, opt_outs=[way], policies=[policy("privacy", SILENT, SPEAKING)]
    )

    assert [(each.start.kind, each.start.id, each.days) for each in silence.silences] == [
        (StartKind.SETTING, "setting", DayCount(274, 274)),
        (StartKind.DISCLOSURE, "told", DayCount(244, 244)),
        (StartKind.PRACTICE, "use", DayCount(143, 143)),
    ]


@pytest.mark.parametrize(
    ("practices", "policies", "outcome"),
    [
        ([USE], [policy("privacy", SPEAKING)], Outcome.TEXT_NOT_READ),
        ([USE], [], Outcome.TEXT_NOT_READ),
        (
            [practice("use", "2025-01-01", "effective")],
            [policy("privacy", SILENT, SPEAKING)],
            Outcome.SPOKE_FIRST,
        ),
        (
            [practice("use", "2024-06-01", "disclosed")],
            [policy("privacy", SILENT | {"seen_on": "2024-06-01"}, SPEAKING)],
            Outcome.ORDER_NOT_KNOWN,
        ),
        ([practice("use", "unknown")], [policy("privacy", SILENT)], Outcome.START_NOT_KNOWN),
        (
            [practice("use", "2024-06-01", "effective", stated_in="policy")],
            [policy("privacy", SILENT, SPEAKING)],
            Outcome.START_NOT_KNOWN,
        ),
        *(
            ([practice("use", "2024-01-10", "effective") | other], [], Outcome.NOTHING_DONE)
            for other in (
                {"status": "opt_in"},
                {"status": "not_used"},
                {"status": "undisclosed"},
                {"act": "related"},
                {"act": "permits_crawling"},
                {"basis": "permission"},
                {"basis": "announced"},
            )
        ),
    ],
)
def test_a_platform_without_a_figure_says_why(
    practices: list[dict[str, Any]], policies: list[dict[str, Any]], outcome: Outcome
) -> None:
    silence = found(*practices, policies=policies)

    assert silence.outcome is outcome
    assert silence.longest is None
    assert silence.silences == ()
    assert silence.quiet == ()


def test_the_surest_silence_comes_first_and_then_the_one_that_may_be_longer() -> None:
    uses = {
        "exact": practice("use", "2024-01-10", "effective"),
        "open": practice("use", "2024-01-10", "disclosed"),
        "month": practice("use", "2024-01", "announced"),
        "none": practice("use", "unknown"),
    }
    silences = [
        replace(
            found(use, policies=[policy("privacy", SILENT, SPEAKING)]), record=record(use, slug=s)
        )
        for s, use in uses.items()
    ]

    assert [each.record.slug for each in by_length(silences)] == ["open", "exact", "month"]


DAYS = st.integers(0, 900)
LENGTHS = st.sampled_from((4, 7, 10))


def coarse(day: date, length: int) -> str:
    return day.isoformat()[:length]


@given(st.tuples(DAYS, DAYS, DAYS, DAYS), st.tuples(LENGTHS, LENGTHS, LENGTHS, LENGTHS))
def test_the_true_silence_is_always_within(
    offsets: tuple[int, int, int, int], lengths: tuple[int, int, int, int]
) -> None:
    first = date(2020, 1, 1)
    start, (quiet_from, quiet_to, word) = (
        first + timedelta(days=offsets[0]),
        sorted(first + timedelta(days=each) for each in offsets[1:]),
    )
    word += timedelta(days=1)
    silent = version(
        "silent", "not_stated", coarse(quiet_from, lengths[1]), coarse(quiet_to, lengths[2])
    )
    speaking = version("speaking", "stated", coarse(word, lengths[3]), coarse(word, lengths[3]))
    use = practice("use", coarse(start, lengths[0]), "effective")

    counted = days(found(use, policies=[policy("privacy", silent, speaking)]))

    if counted is not None and start <= word:
        assert counted.most is not None
        assert counted.least <= (word - start).days <= counted.most


def test_linkedin_comes_out_as_its_sources_tell_it(real: Report) -> None:
    linkedin = of(real, "linkedin")

    silence = platform_silence(linkedin, real.as_of)

    assert [
        (each.start.kind, each.start.id, str(each.start.on), each.days) for each in silence.silences
    ] == [
        (StartKind.SETTING, "setting-appears", "2024-08", DayCount(18, 48)),
        (StartKind.PRACTICE, "us-default-on", "2024-09-18", DayCount(0, None)),
        (StartKind.DISCLOSURE, "help-post", "2024-09", DayCount(0, 17)),
    ]
    assert silence.word is not None
    assert silence.word.text is not None
    assert silence.word.text.speaking is not None
    assert silence.word.text.speaking.id == "privacy-policy-2024-09-18"
    assert (silence.word.earliest, silence.word.latest) == (date(2024, 9, 18),) * 2
    assert [each.policy.id for each in silence.quiet] == [
        "user-agreement",
        "privacy-policy",
        "cookie-policy",
        "community-policies",
        "api-terms",
        "pages-terms",
        "copyright-policy",
    ]


def test_every_figure_of_the_report_leads_to_findings_of_its_record(real: Report) -> None:
    silences = [platform_silence(each, real.as_of) for each in real.platforms]
    measured = by_length(silences)

    assert len(measured) == sum(each.outcome is Outcome.MEASURED for each in silences) > 0
    for silence in measured:
        findings = {each.id for each in silence.record.practices}
        findings |= {each.id for each in silence.record.events}
        assert {each.start.id for each in silence.silences} <= findings
        assert silence.quiet


def of(report: Report, slug: str) -> PlatformRecord:
    return next(each for each in report.platforms if each.slug == slug)
