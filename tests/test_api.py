"""The API of the real records: valid, small, in agreement with pages and tables, and right."""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from consent_report.editions.resolution import (
    MAIN_PURPOSES,
    Question,
    main_question,
    resolve,
)
from consent_report.loading.reports import load_report
from consent_report.model.codes import Act, Purpose
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SitePage
from consent_report.pages.index import ReportIndex
from consent_report.pages.overview import overview_page
from tests.support.api import Files, api_files, breaches, database, read, table
from tests.support.reports import corpus_project, report_of

ROOT = Path(__file__).parents[1]
DOCUMENTATION = ROOT / "docs" / "data" / "api.md"
ADDRESS = "https://consent-report.example/latest/api/v1/"
MOST_BYTES = 50_000
"""What a client loads at most for one answer in one place, or for all platforms there."""


@pytest.fixture(scope="module")
def report() -> Report:
    loaded = load_report(ROOT)
    assert loaded.problems == ()
    assert loaded.report is not None
    return loaded.report


@pytest.fixture(scope="module")
def files(report: Report) -> Files:
    return api_files(report)


@pytest.fixture(scope="module")
def folder(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as they stand on a disk."""
    root = tmp_path_factory.mktemp("api")
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture(scope="module")
def opened(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with database(files, tmp_path_factory.mktemp("sqlite")) as connection:
        yield connection


def test_every_response_of_the_real_records_keeps_its_schema(files: Files) -> None:
    assert breaches(files) == []


def test_files_for_one_answer_stay_small(files: Files) -> None:
    small = [path for path in files if path.startswith(("answers/", "regions/"))]
    assert {path: len(files[path]) for path in small if len(files[path]) > MOST_BYTES} == {}


def test_every_column_says_something_of_some_record(files: Files, tmp_path: Path) -> None:
    corpus = api_files(report_of(corpus_project(tmp_path)))
    empty = [
        f"{each['name']}.{column['name']}"
        for each in read(files, "datapackage.json")["resources"]
        # Described as sources are, and few.
        if each["name"] != "ownership_sources"
        for rows in [table(files, each["name"]) + table(corpus, each["name"])]
        for column in each["schema"]["fields"]
        if not any(row[column["name"]] for row in rows)
    ]
    assert empty == []


def test_pages_json_tables_and_database_hold_the_same_findings(
    report: Report, files: Files, opened: sqlite3.Connection
) -> None:
    counts = read(files, "index.json")["counts"]
    pages = "".join(
        page.body
        for page in render_site(report)
        if isinstance(page, SitePage)
        if page.path.startswith("platforms/") and page.path != "platforms/"
    )
    records = [read(files, f"platforms/{each.slug}.json")["platform"] for each in report.platforms]
    anchors = {
        "practices": "practice",
        "recipients": "recipient",
        "events": "event",
        "sources": "source",
    }
    for name, count in counts.items():
        assert len(table(files, name)) == count, name
        query = f'SELECT count(*) FROM "{name}"'  # noqa: S608
        assert opened.execute(query).fetchone()[0] == count, name
        if name not in ("platforms", "organisations"):
            assert sum(len(record[name]) for record in records) == count, name
        if name in anchors:
            assert len(re.findall(rf'\sid="{anchors[name]}-', pages)) == count, name
    assert len(read(files, "platforms.json")["platforms"]) == counts["platforms"]
    assert len(read(files, "organisations.json")["organisations"]) == counts["organisations"]
    assert len(read(files, "changes.json")["changes"]) == counts["events"]


def test_numbers_of_the_overview_are_those_of_the_index(report: Report, files: Files) -> None:
    page, counts = overview_page(ReportIndex(report)), read(files, "index.json")["counts"]
    assert (len(page.platforms), page.practices, page.sources, page.events) == tuple(
        counts[name] for name in ("platforms", "practices", "sources", "events")
    )
    assert page.organisations == counts["organisations"]


def places(report: Report) -> list[str]:
    regions = report.vocabularies.regions
    return [*(e.code for e in regions.countries), *(e.code for e in regions.subdivisions), "*"]


def random_questions(report: Report, count: int) -> Iterator[tuple[PlatformRecord, Question]]:
    """Questions that anybody may ask, on the day of the report."""
    random = Random(13)
    codes = places(report)
    named = ["DE", "GB", "US", "US-IL", "US-CA", "KR", "CH", "NO"]
    for _ in range(count):
        record = random.choice(report.platforms)
        yield (
            record,
            Question(
                region=random.choice(random.choice([codes, named])),
                audience=random.choice(record.audiences).id,
                content=random.choice(record.content).id,
                act=random.choice(list(Act)),
                purpose=random.choice(list(Purpose)),
                day=report.as_of,
            ),
        )


def is_of(entry: dict[str, Any], question: Question) -> bool:
    return (
        entry["act"] == question.act
        and question.purpose in entry["purposes"]
        and question.content in entry["content"]
        and question.audience in entry["audiences"]
    )


def entry_for(entries: list[dict[str, Any]], code: str) -> dict[str, Any]:
    """As the documentation says: the place itself, its country, or everywhere else."""
    for wanted in (code, code.split("-")[0]):
        for entry in entries:
            if wanted in entry["codes"]:
                return entry
    return next(entry for entry in entries if entry["elsewhere"])


def test_answers_of_a_platform_are_those_of_the_rule(report: Report, files: Files) -> None:
    for record, question in random_questions(report, 1500):
        body = read(files, f"answers/{record.slug}.json")
        place = entry_for(body["places"], question.region)
        found = [each for each in place["answers"] if is_of(each, question)]
        answer = resolve(record.practices, report.vocabularies.regions, question)
        if answer.deciding is None:
            assert found == [], (record.slug, question)
        else:
            (group,) = found
            assert (group["status"], group["practices"]) == (
                answer.status,
                [answer.deciding.practice.id],
            ), (record.slug, question)


def test_answers_of_a_region_are_those_of_the_rule(report: Report, files: Files) -> None:
    region_of = {each["code"]: each["region"] for each in read(files, "index.json")["places"]}
    known: dict[str, dict[str, Any]] = {}
    for record, question in random_questions(report, 1500):
        code = region_of.get(question.region, "elsewhere")
        if code not in known:
            body = read(files, f"regions/{code}.json")
            known[code] = {each["slug"]: each for each in body["platforms"]}
        statuses = [
            status
            for act, purposes, content, audiences, status in known[code][record.slug]["answers"]
            if act == question.act
            and question.purpose in purposes
            and (content == ["all"] or question.content in content)
            and (audiences == ["all"] or question.audience in audiences)
        ]
        answer = resolve(record.practices, report.vocabularies.regions, question)
        expected = [answer.status] if answer.rows else []
        assert statuses == expected, (record.slug, question)


def main_row(report: Report, record: PlatformRecord, code: str, day: date) -> tuple[str, list[str]]:
    """Status and deciding row of the main question, as the documentation words it."""
    question = main_question(record, code, day)
    for purpose in MAIN_PURPOSES:
        asked = Question(
            code, question.audience, question.content, question.act, purpose, question.day
        )
        answer = resolve(record.practices, report.vocabularies.regions, asked)
        if answer.deciding is not None:
            return answer.status, [answer.deciding.practice.id]
    return "not_checked", []


def test_main_answers_agree_everywhere_and_with_the_rule(report: Report, files: Files) -> None:
    statuses = {
        each["slug"]: each["statuses"] for each in read(files, "statuses.json")["platforms"]
    }
    for record in report.platforms:
        entries = read(files, f"platforms/{record.slug}.json")["places"]
        for code in places(report):
            expected = main_row(report, record, code, report.as_of)
            listed = entry_for(statuses[record.slug], code)
            main = entry_for(entries, code)["main"]
            assert (main["status"], main["practices"]) == expected, (record.slug, code)
            assert (listed["status"], listed["practices"]) == expected, (record.slug, code)


def test_a_group_has_the_answer_of_its_members_or_varies(report: Report, files: Files) -> None:
    body = read(files, "regions/EU.json")
    assert "DE" in body["region"]["members"]
    assert "GB" not in body["region"]["members"]
    records = {each.slug: each for each in report.platforms}
    for platform in body["platforms"]:
        members = {
            main_row(report, records[platform["slug"]], code, report.as_of)[0]
            for code in body["region"]["members"]
        }
        expected = members.pop() if len(members) == 1 else "varies"
        assert platform["main"]["status"] == expected, platform["slug"]


def documented(language: str) -> list[str]:
    """The examples of the documentation in a language, in order."""
    text = DOCUMENTATION.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def test_the_database_answers_the_main_question_for_any_day_as_the_rule_does(
    report: Report, opened: sqlite3.Connection
) -> None:
    random = Random(13)
    (query,) = documented("sql")
    every = re.sub(r"WHERE status IN \(.*\)\n", "", query)
    assert every != query
    first = date(2023, 1, 1)
    days = [first + timedelta(random.randrange((report.as_of - first).days)) for _ in range(12)]
    for day, code in zip(
        days, [*random.sample(places(report), 7), "DE", "GB", "US", "US-IL", "*"], strict=True
    ):
        rows = opened.execute(every, {"region": code, "day": day.isoformat()})
        found = {row["platform"]: (row["status"], [row["practice"]]) for row in rows}
        expected = {
            record.slug: answer
            for record in report.platforms
            if (answer := main_row(report, record, code, day))[1]
        }
        assert found == expected, (code, day)


def test_the_documented_query_finds_who_trained_by_default_in_the_united_kingdom(
    opened: sqlite3.Connection,
) -> None:
    (query,) = documented("sql")
    rows = opened.execute(query, {"region": "GB", "day": "2024-09-19"}).fetchall()
    assert ("linkedin", "default_on") in {(row["platform"], row["status"]) for row in rows}
    assert {row["status"] for row in rows} <= {"default_on", "mandatory", "done"}


def test_the_documented_programs_run_as_they_stand_there(folder: Path) -> None:
    programs = documented("python")
    assert len(programs) == 5
    names: dict[str, Any] = {}
    printed = []
    for program in programs:
        text = program.replace(ADDRESS, folder.as_uri() + "/")
        with redirect_stdout(io.StringIO()) as output:
            exec(compile(text, DOCUMENTATION.name, "exec"), names)  # noqa: S102  # our own page
        printed.append(output.getvalue())
    assert printed[0].startswith("LinkedIn default_on ")
    assert len(printed[1].splitlines()) > 5
    assert printed[2].endswith(f" {names['index']['counts']['platforms']}\n")
    assert "['GB']" in printed[3]
    assert printed[4].startswith(f"{names['index']['counts']['practices']} [")
