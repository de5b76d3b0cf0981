"""What was known on a day, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from consent_report.editions.digests import finding_digests, platform_digest
from consent_report.editions.owners import organisations_as_known
from consent_report.editions.projection import as_known
from consent_report.editions.published import (
    FindingHistory,
    _findings_now,
    _Then,
    edition_report,
)
from consent_report.loading.reports import load_report
from consent_report.model.codes import Basis, Status
from consent_report.model.dates import Missing, PartialDate, Start
from consent_report.model.editions import Edition
from consent_report.model.findings import cited_sources, dated_findings
from consent_report.model.platforms import PlatformRecord
from consent_report.model.replies import AnsweredFindings
from consent_report.model.reports import Report
from consent_report.model.sources import Snapshot, Source
from tests.support.reports import ROOT

FIRST, LAST = date(2024, 9, 1), date(2026, 12, 31)
DAYS = tuple(FIRST + timedelta(days=number) for number in range(0, (LAST - FIRST).days, 29))
EMPTY: FindingHistory = MappingProxyType({})


@pytest.fixture(scope="module")
def real() -> Report:
    loaded = load_report(ROOT)
    assert loaded.sound is not None
    return loaded.sound


def source(published_on: str, updated_on: str = "", **more: object) -> Source:
    start: Start = PartialDate.parse(published_on) if published_on else Missing.UNKNOWN
    updated = PartialDate.parse(updated_on) if updated_on else None
    return replace(
        Source("s", "Title", "Publisher", "official", start, updated_on=updated),
        **more,  # type: ignore[arg-type]  # fields of a source
    )


@pytest.mark.parametrize(
    ("found", "published_by", "settled_by"),
    [
        (source("2024-09-18"), date(2024, 9, 18), date(2024, 9, 18)),
        (source("2024-09"), date(2024, 9, 30), date(2024, 9, 30)),
        (source("2024-09-18", "2025-02"), date(2024, 9, 18), date(2025, 2, 28)),
        (source("", read_on=date(2026, 11, 24)), date(2026, 11, 24), date(2026, 11, 24)),
        (
            source("2024", snapshot=Snapshot("web_archive", date(2024, 9, 19))),
            date(2024, 9, 19),
            date(2024, 9, 19),
        ),
        (source(""), None, None),
    ],
)
def test_a_source_is_known_from_the_day_on_which_it_surely_existed(
    found: Source, published_by: date | None, settled_by: date | None
) -> None:
    assert (found.published_by, found.settled_by) == (published_by, settled_by)


@pytest.mark.parametrize("day", DAYS)
def test_nothing_of_a_later_day_is_known(real: Report, day: date) -> None:
    for record in real.platforms:
        known = as_known(record, day)
        if known is None:
            continue
        for each in known.sources.values():
            assert each.published_by is not None
            assert each.published_by <= day
        assert known.looked_on <= day
        assert all(event.on.first_day <= day for event in known.events)
        for _where, finding in dated_findings(known):
            until = finding.span.until
            assert not isinstance(until, PartialDate) or until.first_day <= day
            since = finding.span.since
            if isinstance(since, PartialDate) and since.first_day > day:
                assert finding.span.since_is in ("effective", "announced")


@pytest.mark.parametrize("day", DAYS[::4])
def test_what_is_known_is_a_record_that_stands_by_itself(real: Report, day: date) -> None:
    for record in real.platforms:
        known = as_known(record, day)
        if known is None:
            continue
        assert cited_sources(known) == known.sources.keys()
        audiences = {each.id for each in known.audiences}
        practices = {each.id for each in known.practices}
        for practice in known.practices:
            assert practice.audiences
            assert audiences.issuperset(practice.audiences)
            assert practice.dispute in {"", *(each.id for each in known.disputes)}
            if practice.status in (Status.DISPUTED, Status.CONTRADICTORY):
                assert practice.dispute
            assert {each.id for each in known.recipients}.issuperset(practice.recipients)
        assert all(practices.issuperset(path.practices) for path in known.opt_outs)
        again = as_known(known, day)
        assert again is not None
        assert again.sources == known.sources
        assert [each.id for each in again.practices] == [each.id for each in known.practices]


def test_what_was_known_once_stays_known(real: Report) -> None:
    for record in real.platforms:
        before: set[str] = set()
        for day in DAYS:
            known = as_known(record, day)
            findings = {each.id for each in known.practices} if known else set()
            disputed = {row.id for row in record.practices if row.dispute}
            assert before - disputed <= findings
            before = findings


def test_words_are_left_out_while_one_of_their_sources_was_not_known(full: PlatformRecord) -> None:
    for day in DAYS:
        known = as_known(full, day)
        for practice in known.practices if known else ():
            every = full.practices_by_id[practice.id].sources
            settled = all(
                (by := full.sources[each].settled_by) is not None and by <= day for each in every
            )
            assert practice.detail == (full.practices_by_id[practice.id].detail if settled else "")


def test_what_begins_later_was_announced(full: PlatformRecord) -> None:
    moved = [
        replace(row, span=replace(row.span, since=PartialDate.parse("2026-12-01")))
        for row in full.practices
        if row.id == "after"
    ]
    record = replace(full, practices=tuple(moved), opt_outs=())
    known = as_known(record, date(2026, 11, 24))
    assert known is not None
    assert [row.basis for row in known.practices] == [Basis.ANNOUNCED]


def test_a_reply_is_known_from_its_day_with_the_sources_of_then(full: PlatformRecord) -> None:
    days = (date(2026, 2, 9), date(2026, 2, 11), date(2026, 3, 1), date(2026, 3, 2))
    known = {day: as_known(full, day) for day in days}

    found = {
        day: [(reply.id, reply.sources) for reply in record.replies]
        for day, record in known.items()
        if record is not None
    }
    assert found == {
        days[0]: [],
        days[1]: [("second-letter", ("letter",))],
        days[2]: [("second-letter", ("letter", "press-reply"))],
        days[3]: [("second-letter", ("letter", "press-reply")), ("phone-call", ("letter",))],
    }


def test_a_reply_answers_what_was_known_and_goes_where_nothing_of_it_was(
    full: PlatformRecord,
) -> None:
    letter, call = full.replies
    record = replace(
        full,
        replies=(
            replace(letter, to=AnsweredFindings(practices=("planned", "after"))),
            replace(call, to=AnsweredFindings(practices=("planned",))),
        ),
    )
    before, after = as_known(record, date(2026, 3, 2)), as_known(record, date(2026, 11, 1))

    assert before is not None
    assert [each.to.practices for each in before.replies] == [("after",)]
    assert after is not None
    assert [each.to.practices for each in after.replies] == [("planned", "after"), ("planned",)]


def test_a_reply_has_a_digest_of_its_own(report: Report, full: PlatformRecord) -> None:
    reworded = replace(full, replies=(replace(full.replies[0], says="No."), *full.replies[1:]))
    was = finding_digests(full, report.organisations)
    now = finding_digests(reworded, report.organisations)

    assert {name for name in was if was[name] != now[name]} == {"reply second-letter"}


def test_a_new_audience_does_not_change_what_was_said_of_everyone(report: Report) -> None:
    ordinary = next(record for record in report.platforms if record.slug == "ordinary")
    full = next(record for record in report.platforms if record.slug == "full")
    wider = replace(
        full,
        audiences=(*full.audiences, replace(full.audiences[0], id="robots", label="Robots")),
        practices=tuple(
            replace(row, audiences=(*row.audiences, "robots"))
            if len(row.audiences) == len(full.audiences)
            else row
            for row in full.practices
        ),
        opt_outs=tuple(
            replace(path, audiences=(*path.audiences, "robots"))
            if len(path.audiences) == len(full.audiences)
            else path
            for path in full.opt_outs
        ),
    )
    for record, changed in ((full, wider), (ordinary, ordinary)):
        for day in DAYS:
            was, now = as_known(record, day), as_known(changed, day)
            assert (was is None) == (now is None)
            if was is not None and now is not None:
                organisations = report.organisations
                assert finding_digests(was, organisations) == finding_digests(now, organisations)


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2026, 11, 24)], ids=str)
def test_to_look_again_rewrites_no_edition(real: Report, day: date) -> None:
    edition = Edition(day, day, "", {record.slug: "published" for record in real.platforms})
    looked = tuple(
        replace(record, looked_on=date(2027, 5, 1), gaps=(*record.gaps, "A new gap."))
        for record in real.platforms
    )
    was = edition_report(real, edition).platforms
    now = edition_report(replace(real, platforms=looked), edition).platforms
    assert [replace(record, looked_on=day) for record in was] == list(now)


def test_editions_between_which_nothing_became_known_are_not_looked_at_again(real: Report) -> None:
    editions = [Edition(day, LAST, "", {}) for day in DAYS]
    then = _Then(real.organisations)
    for record in real.platforms:
        for edition, (name, (findings, digest)) in zip(
            editions, _findings_now(record, editions, then), strict=True
        ):
            known = as_known(record, edition.day)
            organisations = organisations_as_known(real.organisations, edition.day)
            expected = finding_digests(known, organisations) if known else {}
            assert name == edition.name
            assert findings == expected
            assert digest == (platform_digest(expected) if expected else "")


@pytest.mark.parametrize(
    ("day", "status", "practice"),
    [
        (date(2024, 9, 18), Status.DEFAULT_ON, "gb-default-on-2024"),
        (date(2024, 9, 20), Status.PAUSED, "gb-paused"),
        (date(2025, 12, 31), Status.DEFAULT_ON, "europe-default-on"),
    ],
)
def test_linkedin_in_the_united_kingdom_is_known_as_it_was_told(
    real: Report, day: date, status: Status, practice: str
) -> None:
    from consent_report.editions.resolution import main_question, resolve

    linkedin = next(record for record in real.platforms if record.slug == "linkedin")
    known = as_known(linkedin, day)
    assert known is not None
    answer = resolve(known.practices, real.vocabularies.regions, main_question(known, "GB", day))
    assert answer.status is status
    assert answer.deciding is not None
    assert answer.deciding.practice.id == practice
