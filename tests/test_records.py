"""The real records: that they keep every rule, and what they answer on days that people quote."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from consent_report.cli import main
from consent_report.editions.resolution import Question, main_question, resolve
from consent_report.loading.reports import load_report
from consent_report.model.codes import Act
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def report() -> Report:
    loaded = load_report(ROOT)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.report is not None
    return loaded.report


def record_of(report: Report, slug: str) -> PlatformRecord:
    return next(each for each in report.platforms if each.slug == slug)


def status_of(report: Report, slug: str, region: str, day: str) -> str:
    record = record_of(report, slug)
    question = main_question(record, region, date.fromisoformat(day))
    return resolve(record.practices, report.vocabularies.regions, question).status


@pytest.mark.parametrize(
    ("region", "day", "status"),
    [
        ("US", "2024-09-17", "not_checked"),
        ("US", "2024-09-18", "default_on"),
        ("JP", "2024-09-18", "default_on"),
        ("DE", "2024-09-19", "not_used"),
        ("GB", "2024-09-19", "default_on"),
        ("GB", "2024-09-20", "paused"),
        ("HK", "2024-10-11", "paused"),
        ("CA", "2024-12-10", "paused"),
        ("GB", "2025-11-02", "paused"),
        ("GB", "2025-11-03", "default_on"),
        ("DE", "2025-11-03", "default_on"),
    ],
)
def test_linkedin_is_answered_as_its_sources_tell_it(
    report: Report, region: str, day: str, status: str
) -> None:
    assert status_of(report, "linkedin", region, day) == status


def test_only_in_the_united_kingdom_linkedin_shares_so_that_microsoft_can_train(
    report: Report,
) -> None:
    linkedin = record_of(report, "linkedin")
    rows = [row for row in linkedin.practices if "microsoft-uk" in row.recipients]

    assert [(row.act, row.regions, str(row.span.since)) for row in rows] == [
        (Act.SHARES, ("GB",), "2025-11-03")
    ]


def test_atlassian_treats_metadata_apart_from_content(report: Report) -> None:
    atlassian = record_of(report, "atlassian")
    answers = {
        content.id: resolve(
            atlassian.practices,
            report.vocabularies.regions,
            Question("DE", "free", content.id, Act.TRAINS, purpose, report.as_of),
        ).status
        for content in atlassian.content
        for purpose in [atlassian.practices[0].purposes[0]]
    }

    assert list(answers.values()) == ["default_on", "mandatory"]


def test_an_older_item_on_roblox_is_not_treated_as_a_new_one(report: Report) -> None:
    roblox = record_of(report, "roblox")
    regions = report.vocabularies.regions
    main = main_question(roblox, "US", report.as_of)
    statuses = {
        audience.id: resolve(
            roblox.practices,
            regions,
            Question("US", audience.id, main.content, main.act, main.purpose, main.day),
        ).status
        for audience in roblox.audiences
    }

    assert "default_on" in statuses.values()
    assert "opt_in" in statuses.values()


def test_show_asks_of_the_content_that_the_act_is_about(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)

    assert main(["show", "linkedin", "--act", "shares", "--region", "GB", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["status"], shown["question"]["content"]) == ("default_on", "public-contributions")


def test_show_falls_back_to_rows_that_name_no_purpose_as_pages_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)

    assert main(["show", "strava", "--region", "GB", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["status"], shown["question"]["purpose"]) == ("done", "unspecified")


def test_the_example_of_the_contribution_page_passes_as_it_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    example = ROOT / "tests" / "corpus" / "passing" / "ordinary.yml"
    shutil.copy(example, tmp_path / "data" / "platforms")
    page = (ROOT / "docs" / "contribute.md").read_text("utf-8")
    organisation = page.split("```yaml\n")[2].split("```")[0]
    organisations = tmp_path / "data" / "organisations.yml"
    text = organisations.read_text("utf-8")
    organisations.write_text(
        text.replace("organisations:\n", "organisations:\n" + organisation, 1), "utf-8"
    )
    monkeypatch.chdir(tmp_path)

    assert main(["check"]) == 0
    assert main(["show", "ordinary", "--region", "GB"]) == 0
