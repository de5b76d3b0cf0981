"""How old the confirmation of a finding is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from consent_report.editions.staleness import age_of, aged_findings
from consent_report.model.reports import Report


@pytest.mark.parametrize(
    ("days", "age"),
    [
        (-40, "fresh"),
        (0, "fresh"),
        (182, "fresh"),
        (183, "ageing"),
        (365, "ageing"),
        (366, "old"),
        (730, "old"),
        (731, "very_old"),
        (20_000, "very_old"),
        (None, "undated"),
    ],
)
def test_an_age_begins_on_its_first_day(report: Report, days: int | None, age: str) -> None:
    assert age_of(days, report.vocabularies["ages"]).code == age


def test_the_longest_unconfirmed_comes_first_and_the_undated_before_all(report: Report) -> None:
    found = aged_findings(report.platforms, report.vocabularies["ages"], report.as_of)

    days = [each.days for each in found]
    dated = [each for each in days if each is not None]
    assert days == [None] * (len(days) - len(dated)) + sorted(dated, reverse=True)


def test_a_month_counts_from_its_first_day(report: Report) -> None:
    found = aged_findings(report.platforms, report.vocabularies["ages"], date(2026, 8, 11))

    (after,) = [each for each in found if each.id == "after"]
    assert (str(after.confirmed_on), after.days) == ("2026-08", 10)


def test_what_has_ended_or_not_begun_is_not_there(report: Report) -> None:
    for day in (date(2024, 9, 17), report.as_of, report.as_of + timedelta(days=4000)):
        for each in aged_findings(report.platforms, report.vocabularies["ages"], day):
            record = each.record
            lists = (
                *(record.practices, record.affiliates_definitions),
                *(record.recipients, record.opt_outs),
            )
            span = next(row.span for rows in lists for row in rows if row.id == each.id)
            assert span.is_open
            assert day in span.days


def test_every_kind_of_finding_grows_old(report: Report) -> None:
    found = aged_findings(report.platforms, report.vocabularies["ages"], report.as_of)

    assert {each.kind for each in found} == {
        "practice",
        "affiliates_definition",
        "recipient",
        "opt_out",
    }
