"""Pages of places: who has one, what is counted, what comes first, and what happened there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from consent_report.model.codes import Act, Basis, Status
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import Event, PlatformRecord
from consent_report.model.reports import Report
from consent_report.pages.index import ReportIndex
from consent_report.pages.region_answers import ACT_ON_FIRST, SENTENCE_ORDER
from consent_report.pages.region_index import RegionPlace
from consent_report.pages.regions import RegionPage, RegionPages, RegionsPage
from tests.support.reports import corpus_project, report_of


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus_project(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def report(corpus: Path) -> Report:
    return report_of(corpus)


@pytest.fixture(scope="module")
def ordinary(report: Report) -> PlatformRecord:
    """One row and one opt-out path, both for everywhere, and no event."""
    return next(each for each in report.platforms if each.slug == "ordinary")


def pages_of(report: Report, *records: PlatformRecord) -> RegionPages:
    return RegionPages(ReportIndex(replace(report, platforms=records)))


def page(pages: RegionPages, code: str) -> RegionPage:
    return pages.page(pages.places.places[code])


def with_rows(record: PlatformRecord, slug: str, **statuses: Status) -> PlatformRecord:
    """A record with a row of its own for each place, beside the one for everywhere."""
    (row,) = record.practices
    (path,) = record.opt_outs
    rows = tuple(
        replace(row, id=code.lower(), regions=(code.replace("_", "-"),), status=status)
        for code, status in statuses.items()
    )
    ids = tuple(each.id for each in (row, *rows))
    paths = (replace(path, practices=ids),)
    return replace(record, slug=slug, name=slug.title(), practices=(row, *rows), opt_outs=paths)


def event(on: str, *codes: str, **changes: str) -> Event:
    facts = {"id": f"on-{on}", "kind": "policy_change", "actor": "Acme", "actor_kind": "platform"}
    return Event(
        on=PartialDate.parse(on),
        regions=codes,
        sources=("terms",),
        **({"summary": "It changed."} | facts | changes),
    )


def with_events(record: PlatformRecord, *events: Event) -> PlatformRecord:
    return replace(record, events=events)


def days(found: RegionPage) -> list[str]:
    return [each.on.text for each in found.events]


def listed(pages: RegionPages) -> Iterator[tuple[RegionPlace, str]]:
    for row in pages.list_page().rows:
        yield row.place, row.place.address


# ---- Who has a page ----


def test_a_place_has_a_page_where_a_record_names_it_or_its_group_or_a_part_of_it(
    report: Report, ordinary: PlatformRecord
) -> None:
    status = Status.PAUSED
    pages = pages_of(report, with_rows(ordinary, "a", EEA=status, US_IL=status))
    with_page = {each.place.code for each in pages.pages()}
    assert {"EEA", "EU", "NO", "DE", "US", "US-IL", "*"} <= with_page
    assert with_page.isdisjoint({"GB", "US-TX", "BO"})


def test_an_event_or_an_operator_names_a_place_too(
    report: Report, ordinary: PlatformRecord
) -> None:
    (operator,) = ordinary.operators
    named = replace(
        with_events(ordinary, event("2026-01-02", "IN")),
        operators=(replace(operator, regions=("MX",)),),
    )
    pages = pages_of(report, named)
    with_page = {each.place.code for each in pages.pages()}
    assert {"IN", "MX"} <= with_page
    assert page(pages, "IN").apart == ()


def test_a_place_without_a_page_leads_to_its_country_or_to_everywhere_else(
    report: Report, ordinary: PlatformRecord
) -> None:
    pages = pages_of(report, with_rows(ordinary, "a", US_IL=Status.PAUSED))
    addresses = {place.code: address for place, address in listed(pages)}
    assert addresses["US-IL"] == "us-il/"
    assert addresses["US-TX"] == "us/#us-tx"
    assert addresses["BO"] == "elsewhere/#bo"
    assert addresses["CA-QC"] == "elsewhere/#ca-qc"


def test_the_list_holds_every_place_of_the_vocabulary_once(report: Report) -> None:
    pages = RegionPages(ReportIndex(report))
    regions = report.vocabularies.regions
    codes = [place.code for place, _ in listed(pages)]
    wildcards = {each.code for each in regions.wildcards}
    assert sorted(codes) == sorted(regions.labels.keys() - wildcards)


def test_the_page_of_everywhere_else_names_all_that_share_it(
    report: Report, ordinary: PlatformRecord
) -> None:
    pages = pages_of(report, with_rows(ordinary, "a", GB=Status.PAUSED))
    elsewhere = page(pages, "*")
    shown: RegionsPage = pages.list_page()
    codes = {each.code for each in elsewhere.members}
    assert {"BO", "US-TX", "CA"} <= codes
    assert "GB" not in codes
    assert shown.unnamed == len([code for code in codes if "-" not in code])


# ---- Numbers ----


def test_the_numbers_of_every_page_add_up_to_all_platforms(report: Report) -> None:
    pages = RegionPages(ReportIndex(report))
    for each in pages.pages():
        counts = [tally.count for tally in each.answers.tallies]
        assert sum(counts) == each.platforms == len(each.answers.lines), each.place.code


def test_every_status_has_its_place_in_the_sentence_and_in_the_order_of_the_table(
    report: Report,
) -> None:
    known = {*report.vocabularies["statuses"].by_code, "varies", "not_checked"}
    assert set(SENTENCE_ORDER) == set(ACT_ON_FIRST) == known
    assert len(SENTENCE_ORDER) == len(ACT_ON_FIRST) == len(known)


def test_what_can_be_refused_comes_first_and_what_is_only_allowed_after_what_is_done(
    report: Report, ordinary: PlatformRecord
) -> None:
    everywhere = ordinary.practices[0]
    allowed = replace(ordinary, slug="allowed", name="Allowed")
    records = (
        with_rows(ordinary, "undisclosed", GB=Status.UNDISCLOSED),
        replace(allowed, practices=(replace(everywhere, basis=Basis.PERMISSION),)),
        with_rows(ordinary, "mandatory", GB=Status.MANDATORY),
        with_rows(ordinary, "zebra", GB=Status.DEFAULT_ON),
        replace(ordinary, slug="unknown", name="Unknown", practices=(), opt_outs=()),
    )
    found = page(pages_of(report, *records), "GB").answers
    order = [line.record.slug for line in found.lines]
    assert order == ["zebra", "allowed", "mandatory", "undisclosed", "unknown"]
    assert found.not_shown_to_be_done == 1
    assert [(each.status.code, each.count) for each in found.tallies] == [
        *(("default_on", 2), ("mandatory", 1), ("undisclosed", 1), ("not_checked", 1)),
    ]


def test_a_way_to_refuse_is_one_that_is_offered_there(
    report: Report, ordinary: PlatformRecord
) -> None:
    record = with_rows(ordinary, "a", GB=Status.DEFAULT_ON)
    (path,) = record.opt_outs
    there = replace(path, id="there", regions=("GB",), label="A form")
    elsewhere = replace(path, id="elsewhere", regions=("US",), label="A switch")
    pages = pages_of(report, replace(record, opt_outs=(elsewhere, there)))
    named = {code: page(pages, code).answers.lines[0].way_name for code in ("GB", "US", "*")}
    assert named == {"GB": "A form", "US": "A switch", "*": ""}


def test_a_deadline_is_told_until_it_has_passed(report: Report, ordinary: PlatformRecord) -> None:
    (path,) = ordinary.opt_outs
    today = PartialDate.parse(report.as_of.isoformat())
    for deadline, told in ((today, today), (PartialDate.parse("2025-11-03"), None)):
        changed = replace(ordinary, opt_outs=(replace(path, deadline=deadline),))
        (line,) = page(pages_of(report, changed), "*").answers.lines
        assert line.deadline == told


def test_other_acts_are_told_by_act_and_status(report: Report, ordinary: PlatformRecord) -> None:
    record = with_rows(ordinary, "a", GB=Status.DEFAULT_ON)
    shares = replace(record.practices[1], id="shares", act=Act.SHARES, status=Status.MANDATORY)
    pages = pages_of(report, replace(record, practices=(*record.practices, shares)), ordinary)
    (tallies,) = page(pages, "GB").answers.acts
    (tally,) = tallies.tallies
    assert (tallies.act.code, tally.status.code) == ("shares", "mandatory")
    assert [entry.practice.id for entry in tally.entries] == ["shares"]
    assert page(pages, "*").answers.acts == ()


# ---- Groups ----


def test_a_group_shows_the_answer_that_its_members_share_and_where_they_differ(
    report: Report, ordinary: PlatformRecord
) -> None:
    shared = with_rows(ordinary, "shared", EEA=Status.OPT_IN)
    split = with_rows(ordinary, "split", EEA=Status.OPT_IN, DE=Status.PAUSED)
    found = page(pages_of(report, shared, split), "EU").answers
    lines = {line.record.slug: line for line in found.lines}
    assert lines["shared"].status.code == "opt_in"
    assert (lines["split"].status.code, lines["split"].practice) == ("varies", None)
    (difference,) = found.differences
    told = [(len(each.members), each.line.status.code) for each in difference.lines]
    assert told == [(1, "paused"), (26, "opt_in")]
    assert difference.lines[0].members == ("DE",)


def test_members_with_one_status_from_different_rows_share_the_status_alone(
    report: Report, ordinary: PlatformRecord
) -> None:
    record = with_rows(ordinary, "a", EEA=Status.PAUSED, DE=Status.PAUSED)
    (line,) = page(pages_of(report, record), "EU").answers.lines
    assert (line.status.code, line.practice, line.differs) == ("paused", None, True)


def test_a_group_names_its_members_of_the_day(report: Report, ordinary: PlatformRecord) -> None:
    codes = {each.code for each in page(pages_of(report, ordinary), "EU").members}
    assert len(codes) == 27
    assert "GB" not in codes


# ---- What is different, and events ----


def test_a_part_of_a_country_is_told_apart_from_its_country(
    report: Report, ordinary: PlatformRecord
) -> None:
    both = with_rows(ordinary, "both", US=Status.OPT_IN, US_IL=Status.PAUSED)
    country = with_rows(ordinary, "country", US=Status.OPT_IN)
    pages = pages_of(report, both, country)
    assert [each.slug for each in page(pages, "US-IL").apart] == ["both"]
    assert [each.slug for each in page(pages, "US").apart] == ["both", "country"]


def test_places_with_the_same_answers_know_of_each_other(
    report: Report, ordinary: PlatformRecord
) -> None:
    pages = pages_of(report, with_rows(ordinary, "a", GB=Status.PAUSED, EEA=Status.OPT_IN))
    assert page(pages, "GB").alike == ()
    alike = [each.code for each in page(pages, "NO").alike]
    assert len(alike) == 29
    assert "NO" not in alike
    assert page(pages, "NO").answers is page(pages, "FR").answers


def test_events_of_a_place_name_it_its_parts_or_a_group_it_belonged_to_on_the_day(
    report: Report, ordinary: PlatformRecord
) -> None:
    record = with_events(
        ordinary,
        event("2019-05-01", "EU"),
        event("2021-05-01", "EU"),
        event("2022-05-01", "GB"),
        event("2023-05-01", "US"),
        event("2024-05-01", "US-IL"),
        event("2025-05-01"),
    )
    pages = pages_of(report, record)
    assert days(page(pages, "GB")) == ["2022-05-01", "2019-05-01"]
    assert days(page(pages, "FR")) == ["2021-05-01", "2019-05-01"]
    assert days(page(pages, "EU")) == ["2021-05-01", "2019-05-01"]
    assert days(page(pages, "EEA")) == ["2021-05-01", "2019-05-01"]
    assert days(page(pages, "US")) == ["2024-05-01", "2023-05-01"]
    assert days(page(pages, "US-IL")) == ["2024-05-01", "2023-05-01"]
    assert days(page(pages, "*")) == []


def test_what_happened_in_a_member_belongs_to_its_group(
    report: Report, ordinary: PlatformRecord
) -> None:
    pages = pages_of(report, with_events(ordinary, event("2022-05-01", "IT")))
    assert days(page(pages, "EU")) == days(page(pages, "IT")) == ["2022-05-01"]
    assert days(page(pages, "EEA")) == ["2022-05-01"]


def test_only_events_of_the_last_two_years_matter_everywhere(
    report: Report, ordinary: PlatformRecord
) -> None:
    today = report.as_of
    recent, old = today - timedelta(days=700), today - timedelta(days=800)
    coming = date(today.year + 1, 1, 1)
    record = with_events(ordinary, *(event(each.isoformat()) for each in (recent, old, coming)))
    everywhere = page(pages_of(report, record), "EU").everywhere
    assert [each.on.text for each in everywhere] == [recent.isoformat()]


def test_one_event_of_several_platforms_is_told_once(
    report: Report, ordinary: PlatformRecord
) -> None:
    told = event("2024-06-14", "IE")
    other = replace(ordinary, slug="other", name="Other")
    pages = pages_of(report, with_events(ordinary, told), with_events(other, told))
    (found,) = page(pages, "IE").events
    assert [record.slug for record, _ in found.of] == ["ordinary", "other"]


def test_acts_of_regulators_and_courts_are_told_apart(
    report: Report, ordinary: PlatformRecord
) -> None:
    record = with_events(
        ordinary,
        event("2024-01-01", "GB"),
        event("2024-01-02", "GB", kind="regulator_action", actor_kind="regulator"),
        event("2024-01-03", "GB", kind="pause", actor_kind="regulator"),
        event("2024-01-04", "GB", kind="litigation", actor_kind="claimant"),
    )
    found = page(pages_of(report, record), "GB")
    law = [each.on.text for each in found.acts_of_law]
    assert law == ["2024-01-04", "2024-01-03", "2024-01-02"]
    assert len(found.events) == 4
