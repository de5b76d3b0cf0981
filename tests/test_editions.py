"""``consent-report edition``: published once, never rewritten in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from consent_report.cli import main
from tests.support.projects import add_record, make_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    add_record(folder, "full")
    add_record(folder, "ordinary")
    return folder


@pytest.fixture
def published(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    for day in ("2024-12-31", "2025-12-31", "2026-11-23"):
        assert main(["edition", "cut", day]) == 0
    capsys.readouterr()
    return project


def edit(project: Path, slug: str, old: str, new: str) -> None:
    path = project / "data" / "platforms" / f"{slug}.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def editions(project: Path) -> Any:
    return yaml.safe_load((project / "data" / "editions.yml").read_text("utf-8"))


def test_an_edition_tells_of_the_platforms_of_which_something_was_known(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = {each["day"]: sorted(each["platforms"]) for each in editions(published)["editions"]}
    assert listed == {
        "2024-12-31": ["full"],
        "2025-12-31": ["full", "ordinary"],
        "2026-11-23": ["full", "ordinary"],
    }
    assert main(["edition", "verify"]) == 0
    assert capsys.readouterr().out == "3 editions say what was published; 5 digests hold.\n"
    assert main(["check"]) == 0


def test_the_list_tells_reconstructed_editions_apart(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["edition", "list"]) == 0
    assert capsys.readouterr().out == (
        "2024-12-31  reconstructed     1 platforms   0 errata\n"
        "2025-12-31  reconstructed     2 platforms   0 errata\n"
        "2026-11-23  published         2 platforms   0 errata\n"
    )


def test_a_changed_word_in_the_past_is_named_with_its_editions(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(published, "full", "The switch was not shown there at first.", "It was not shown.")

    assert main(["check"]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "data/platforms/full.yml:26:5 practices[0]: expected practice before as 2 editions "
        "(2025-12-31 to 2026-11-23) tell of it; found something else. If what was published was "
        'wrong, say so: `consent-report edition erratum full --what "…" --why "…"`. If the fact '
        "has changed, close the row with until and add a new one. [published-editions-stand]"
    )
    assert main(["edition", "verify"]) == 1
    assert main(["build"]) == 1


def test_an_erratum_lets_the_change_stand_and_leaves_other_digests_alone(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = editions(published)["editions"]
    edit(published, "full", "The switch was not shown there at first.", "It was not shown.")

    assert main(["edition", "erratum", "full", "--what", "It was.", "--why", "Misread."]) == 0
    assert capsys.readouterr().out == "Erratum full-2026-11-23 corrects 2025-12-31, 2026-11-23.\n"
    assert main(["check"]) == 0
    assert main(["edition", "verify"]) == 0
    after = editions(published)
    assert after["editions"] == before
    assert [(each["id"], each["findings"]) for each in after["errata"]] == [
        ("full-2026-11-23", ["practice before"])
    ]
    edit(published, "full", "It was not shown.", "It was hidden.")
    assert main(["check"]) == 1
    assert main(["edition", "erratum", "full", "--what", "It is.", "--why", "Misread."]) == 0
    assert [each["id"] for each in editions(published)["errata"]] == [
        "full-2026-11-23",
        "full-2026-11-23-2",
    ]
    assert main(["check"]) == 0


def test_what_is_new_or_newly_looked_at_needs_no_erratum(published: Path) -> None:
    edit(published, "ordinary", "looked_on: 2026-11-23", "looked_on: 2027-02-01")
    edit(
        published,
        "ordinary",
        "opt_outs:\n",
        "  - {id: crawlers, act: permits_crawling, regions: ['*'], status: not_used, "
        "since: 2027-01-15, since_is: disclosed, stated_in: press, stated_by: press, "
        "sources: [news]}\nopt_outs:\n",
    )
    with (published / "data/platforms/ordinary.yml").open("a", encoding="utf-8") as record:
        record.write(
            "  news: {title: News, publisher: News, kind: press, "
            "url: https://www.news.com/a, published_on: 2027-01-15}\n"
        )
    add_record(published, "ordinary", "later")
    organisations = published / "data" / "organisations.yml"
    assert organisations.exists()

    assert main(["check"]) == 0


def test_a_closed_row_rewrites_no_edition_of_an_earlier_day(published: Path) -> None:
    edit(published, "ordinary", "looked_on: 2026-11-23", "looked_on: 2027-02-01")
    edit(
        published,
        "ordinary",
        "    stated_in: policy",
        "    until: 2027-01-01\n    stated_in: policy",
    )

    assert main(["check"]) == 0


def test_a_record_that_is_gone_is_missed(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (published / "data" / "platforms" / "ordinary.yml").unlink()

    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith(
        "data/editions.yml:4:1 editions: expected the record of ordinary, which 2 editions "
        "(2025-12-31 to 2026-11-23) tell of; found none."
    )


@pytest.mark.parametrize("content", ["", "[]", '{"full": 1}', '{"full": {"x": 1}}', "{" * 2000])
def test_without_the_history_the_platform_is_named(
    published: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (published / "data" / "editions.findings.json").write_text(content, "utf-8")
    assert main(["check"]) == 0
    capsys.readouterr()
    edit(published, "full", "The switch was not shown there at first.", "It was not shown.")

    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith(
        "data/platforms/full.yml:2:7 slug: expected what 2 editions (2025-12-31 to 2026-11-23) "
        "say of full; found something else."
    )


def test_a_cut_can_be_repeated_from_the_same_records(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_project(tmp_path / "other")
    monkeypatch.chdir(other)
    add_record(other, "ordinary")
    add_record(other, "full")
    for day in ("2026-11-23", "2024-12-31", "2025-12-31"):
        assert main(["edition", "cut", day]) == 0
    for name in ("editions.yml", "editions.findings.json"):
        ours, theirs = (folder / "data" / name for folder in (published, other))
        assert ours.read_text("utf-8") == theirs.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["cut", "2026-11-24"],
            "expected a day not after that of the records (2026-11-23); found 2026-11-24.",
        ),
        (
            ["cut", "2025-12-31"],
            "edition 2025-12-31 was published already; record an erratum instead.",
        ),
        (["cut", "2025-02-30"], 'expected a day such as 2025-09-18; found "2025-02-30".'),
        (
            ["cut", "2025-06-30", "--title", "a\nb"],
            'expected plain text for --title; found "a\\nb".',
        ),
        (
            ["erratum", "full", "--what", "a", "--why", "b"],
            "expected a platform of which editions would say something else; found full.",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(
    published: Path, arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = editions(published)

    assert main(["edition", *arguments]) == 2
    assert capsys.readouterr().err == f"consent-report: {complaint}\n"
    assert editions(published) == before


def test_the_json_lists_editions_with_their_errata(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(published, "full", "The switch was not shown there at first.", "It was not shown.")
    assert main(["edition", "erratum", "full", "--what", "It was.", "--why", "Misread."]) == 0
    capsys.readouterr()

    assert main(["edition", "list", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["editions"]
    assert [(each["edition"], each["reconstructed"], each["errata"]) for each in listed] == [
        ("2024-12-31", True, []),
        ("2025-12-31", True, ["full-2026-11-23"]),
        ("2026-11-23", False, ["full-2026-11-23"]),
    ]
