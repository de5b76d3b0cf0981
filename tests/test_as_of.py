"""Any day of the real records: pages, ``resolve`` and ``show --as-of`` give one answer."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice

import pytest

from consent_report.cli import main
from consent_report.editions.resolution import (
    MAIN_PURPOSES,
    NotChecked,
    main_question,
    resolve,
)
from consent_report.loading.reports import load_report
from consent_report.model.codes import Basis
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.reports import Report
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SitePage
from consent_report.pages.explorer import NOTABLE
from tests.support.days import ListDays, PlatformDays
from tests.support.markup import Markup
from tests.support.reports import ROOT

QUESTIONS_EACH = 60
"""Of each record."""


@pytest.fixture(scope="module")
def report() -> Report:
    loaded = load_report(ROOT)
    assert loaded.report is not None
    return loaded.report


@pytest.fixture(scope="module")
def bodies(report: Report) -> dict[str, str]:
    pages = (item for item in render_site(report) if isinstance(item, SitePage))
    return {
        page.path: page.body for page in pages if page.path.startswith(("platforms/", "regions/"))
    }


def decides(
    report: Report, record: PlatformRecord, place: str, day: date, audience: int = 0
) -> Practice | None:
    """The row that answers the main question, as ``show`` asks it."""
    question = replace(main_question(record, place, day), audience=record.audiences[audience].id)
    regions = report.vocabularies.regions
    for purpose in MAIN_PURPOSES:
        row = resolve(record.practices, regions, replace(question, purpose=purpose)).deciding
        if row:
            return row.practice
    return None


def random_days(report: Report, record: PlatformRecord, seed: str) -> Iterator[date]:
    """Days of all kinds: anywhere since 2010, and on and beside the days on which rows change."""
    draw = random.Random(seed)
    first = date(2010, 1, 1)
    edges = [row.span.days.start for row in record.practices]
    edges += [row.span.days.end for row in record.practices if row.span.days.end < report.as_of]
    for _ in range(QUESTIONS_EACH):
        anywhere = first + timedelta(days=draw.randrange((report.as_of - first).days + 1))
        edge = draw.choice(edges) + timedelta(days=draw.choice((-1, 0, 1)))
        yield min(draw.choice((anywhere, edge)), report.as_of)


def test_the_page_of_a_platform_answers_any_day_as_resolved(
    report: Report, bodies: dict[str, str]
) -> None:
    regions = report.vocabularies.regions
    places = [*(each.code for each in regions.countries), *(p.code for p in regions.subdivisions)]
    differing = []
    asked = 0
    for record in report.platforms:
        days = PlatformDays.of(bodies[f"platforms/{record.slug}/"])
        draw = random.Random(record.slug)
        for day in random_days(report, record, record.slug):
            named = [code for row in record.practices for code in row.regions if code in places]
            place = draw.choice((draw.choice(places), draw.choice(named or places)))
            audience = draw.randrange(len(record.audiences))
            row = decides(report, record, place, day, audience)
            expected = (row.id, row.status.value) if row else ("", NotChecked.NOT_CHECKED.value)
            if days is None:
                # Nothing can be picked, for every day has the answer of today.
                found: tuple[str, str] = expected if row is None else ("no data", "")
            else:
                found = days.answer(day.isoformat(), place, audience)
            asked += 1
            if found != expected:
                differing.append((record.slug, place, audience, day, expected, found))
    assert differing == []
    assert asked == QUESTIONS_EACH * len(report.platforms)


def test_every_row_that_decides_on_some_day_stands_among_the_findings(
    report: Report, bodies: dict[str, str]
) -> None:
    for record in report.platforms:
        body = bodies[f"platforms/{record.slug}/"]
        if days := PlatformDays.of(body):
            shown = {f"practice-{practice}" for practice, _ in days.known["rows"] if practice}
            assert shown <= set(Markup(body).values("id"))
            assert {said for _, said in days.known["rows"]} == set(range(len(days.said)))


def test_the_list_of_platforms_answers_any_day_as_resolved(
    report: Report, bodies: dict[str, str]
) -> None:
    regions = report.vocabularies.regions
    body = bodies["platforms/"]
    cells = ListDays(body)
    known = set(Markup(body).values("data-answer"))
    differing = []

    @cache
    def said(slug: str, code: str, day: date) -> str:
        row = decides(report, records[slug], code, day)
        if row is None:
            return "not_checked"
        return row.status + ("" if row.basis is Basis.PRACTICE else f".{row.basis}")

    records = {record.slug: record for record in report.platforms}
    for record in report.platforms:
        for day in random_days(report, record, record.slug + "list"):
            for place in NOTABLE:
                members = regions.members_on(place, day) if regions.is_group(place) else (place,)
                answers = {said(record.slug, code, day) for code in members}
                expected = answers.pop() if len(answers) == 1 else "varies"
                found = cells.answer(record.slug, regions.labels[place], day.isoformat())
                assert found in known
                if found != expected:
                    differing.append((record.slug, place, day, expected, found))
    assert differing == []
    assert len(cells.cells) == len(report.platforms) * len(NOTABLE)


@pytest.mark.parametrize("place", ["GB", "DE", "EU", "US-IL", "*"])
def test_the_page_of_a_place_answers_any_day_as_resolved(
    report: Report, bodies: dict[str, str], place: str
) -> None:
    regions = report.vocabularies.regions
    body = bodies[f"regions/{'elsewhere' if place == '*' else place.lower()}/"]
    known = set(Markup(body).values("data-answer"))
    data = json.loads(re.findall(r"data-days-of>(.*?)</script>", body)[0])
    assert set(data) == {record.slug for record in report.platforms}
    for record in report.platforms:
        entries = [each.split(":") for each in data[record.slug].split(" ")]
        for day in islice(random_days(report, record, record.slug + place), 20):
            members = regions.members_on(place, day) if regions.is_group(place) else (place,)
            rows = {decides(report, record, code, day) for code in members}
            said = {
                f"{row.status}{'' if row.basis is Basis.PRACTICE else f'.{row.basis}'}"
                if row
                else "not_checked"
                for row in rows
            }
            found = [answer for first, answer in entries if first <= day.isoformat()][-1]
            assert found in known
            assert found == (said.pop() if len(said) == 1 else "varies"), (record.slug, day)


@pytest.mark.parametrize(
    ("day", "status"),
    [("2024-09-17", "not_checked"), ("2024-09-19", "default_on"), ("2024-09-20", "paused")],
)
def test_show_answers_a_day_as_the_page_does(
    bodies: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    day: str,
    status: str,
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["show", "linkedin", "--region", "GB", "--as-of", day, "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    days = PlatformDays.of(bodies["platforms/linkedin/"])
    assert days is not None
    rows = shown["rows"]
    assert days.answer(day, "GB", 0) == (rows[0]["id"] if rows else "", shown["status"])
    assert shown["status"] == status
