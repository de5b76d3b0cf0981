"""The command line as its users meet it: what is printed, and the exit code."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from consent_report.cli import main
from tests.support.projects import CORPUS, add_record, make_project

COMMAND = [sys.executable, "-m", "consent_report"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_project(tmp_path))
    return tmp_path


@pytest.fixture
def ordinary(project: Path) -> Path:
    return add_record(project, "ordinary")


def add_failing(project: Path, name: str, slug: str = "acme") -> Path:
    path = project / "data" / "platforms" / f"{slug}.yml"
    path.write_bytes((CORPUS / "failing" / f"{name}.yml").read_bytes())
    return path


def expected(name: str) -> str:
    return (CORPUS / "failing" / f"{name}.expected").read_text("utf-8")


def json_of(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


class TestCheck:
    @pytest.mark.usefixtures("ordinary")
    def test_it_says_so_where_all_is_fine(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check"]) == 0
        assert capsys.readouterr().out == "1 record checked, no problems.\n"

    def test_problems_are_named_and_counted(
        self, project: Path, ordinary: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_failing(project, "quotations-are-short--26-words")

        assert main(["check"]) == 1
        summary = "1 problem in 1 file; 2 records checked.\n"
        assert capsys.readouterr().out == expected("quotations-are-short--26-words") + summary

    def test_a_path_limits_what_is_shown(
        self, project: Path, ordinary: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_failing(project, "quotations-are-short--26-words")

        assert main(["check", "data/platforms/ordinary.yml"]) == 0
        assert capsys.readouterr().out == "1 record checked, no problems.\n"
        assert main(["check", "data/platforms"]) == 1
        assert main(["check", str(project)]) == 1

    def test_a_file_from_elsewhere_is_checked_as_a_record(
        self, ordinary: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        elsewhere = tmp_path / "drafts" / "ordinary.yml"
        elsewhere.parent.mkdir()
        elsewhere.write_text(ordinary.read_text("utf-8").replace("default_on", "optin"), "utf-8")

        assert main(["check", "drafts/ordinary.yml"]) == 1
        line = capsys.readouterr().out.splitlines()[0]
        assert line.startswith("drafts/ordinary.yml:11:13 practices[0].status: expected one of")
        assert main(["check", "drafts"]) == 1
        assert main(["check", str(elsewhere)]) == 1

    @pytest.mark.usefixtures("ordinary")
    def test_the_project_of_a_path_is_found_from_anywhere(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir("/")

        assert main(["check", str(project)]) == 0
        assert main(["check", str(project / "data" / "platforms" / "ordinary.yml")]) == 0
        assert capsys.readouterr().out == "1 record checked, no problems.\n" * 2

    def test_what_kept_a_record_from_being_checked_is_told_with_it(
        self, project: Path, ordinary: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "data" / "vocabularies" / "acts.yml").write_text("id: acts\n", "utf-8")

        assert main(["check", str(ordinary)]) == 1
        assert capsys.readouterr().out.startswith("data/vocabularies/acts.yml:1:1 ")

    @pytest.mark.usefixtures("ordinary")
    def test_every_entry_of_a_folder_is_named_and_none_is_waited_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        drafts = tmp_path / "drafts"
        drafts.mkdir()
        os.mkfifo(drafts / "pipe.yml")
        (drafts / "link.yml").symlink_to("/etc/hostname")
        for name in ("new\nline.yml", ".hidden.yml", "old.yml~", "other.yaml", "con.yml"):
            (drafts / name).write_text("", encoding="utf-8")
        monkeypatch.chdir(drafts)

        assert main(["check", "."]) == 1
        assert capsys.readouterr().out.splitlines() == [
            './.hidden.yml:1:1 expected no hidden file; found ".hidden.yml". '
            "Remove it; only records belong here. [file-name-is-plain]",
            "./con.yml:1:1 expected a name that no operating system keeps for a device; found "
            '"con.yml". Add a word, such as "-app". [file-name-is-plain]',
            "./link.yml:1:1 expected an ordinary file; found a symbolic link. [file-can-be-read]",
            "./new\\nline.yml:1:1 expected a name of visible ASCII characters; found "
            '"new\\nline.yml". Rename it. [file-name-is-plain]',
            './old.yml~:1:1 expected no backup or temporary file; found "old.yml~". Remove it. '
            "[file-name-is-plain]",
            './other.yaml:1:1 expected a name that ends in ".yml"; found "other.yaml". '
            'Rename it to end in ".yml". [file-name-is-plain]',
            "./pipe.yml:1:1 expected an ordinary file; found a named pipe. [file-can-be-read]",
            "7 problems in 7 files; 7 records checked.",
        ]

    @pytest.mark.usefixtures("ordinary")
    def test_a_path_that_leads_nowhere_is_wrong_use(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "no\nwhere.yml"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err == (
            "consent-report: expected a file or folder; found nothing at no\\nwhere.yml.\n"
        )

    def test_json_is_a_list_of_objects(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_failing(project, "until-is-after-since--same-month")

        assert main(["check", "--format", "json"]) == 1
        assert json_of(capsys) == [
            {
                "path": "data/platforms/acme.yml",
                "line": 12,
                "column": 12,
                "where": "practices[0].until",
                "expected": "a day after since (2025-06)",
                "found": '"2025-06"',
                "advice": "A year or a month counts from its first day.",
                "rule": "until-is-after-since",
                "related": [{"line": 10, "column": 12}],
            }
        ]

    @pytest.mark.usefixtures("ordinary")
    def test_json_without_problems_is_an_empty_list(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", "--format", "json"]) == 0
        assert json_of(capsys) == []

    def test_text_of_a_record_cannot_issue_workflow_commands(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = add_failing(project, "keys-are-known--near-miss")
        text = path.read_text("utf-8").replace("sincee", '"100%\\n::error::x, y: z"')
        path.write_text(text, encoding="utf-8")

        assert main(["check", "--format", "github"]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines
        for line in lines:
            assert line.startswith("::error file=data/platforms/acme.yml,line=11,col=5,title=")
            assert line.count("%25\\n") == line.count("100%25")

    def test_paths_are_escaped_in_workflow_commands(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (project / "data" / "platforms" / "a,b:c%.yml").write_text("", encoding="utf-8")

        assert main(["check", "--format", "github"]) == 1
        out = capsys.readouterr().out
        assert out.startswith("::error file=data/platforms/a%2Cb%3Ac%25.yml,line=1,col=1,")

    def test_sarif_names_rule_place_and_related_place(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_failing(project, "until-is-after-since--same-month")

        assert main(["check", "--format", "sarif"]) == 1
        run = json_of(capsys)["runs"][0]
        result = run["results"][0]
        assert run["tool"]["driver"]["rules"] == [{"id": "until-is-after-since"}]
        assert result["ruleId"] == "until-is-after-since"
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "data/platforms/acme.yml"}
        assert place["region"] == {"startLine": 12, "startColumn": 12}
        assert len(result["relatedLocations"]) == 1


@pytest.mark.usefixtures("ordinary")
class TestShow:
    def test_one_answer_explains_itself(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["show", "ordinary", "--region", "GB"]) == 0
        assert capsys.readouterr().out == (CORPUS / "show-ordinary-gb.txt").read_text("utf-8")

    def test_without_a_region_all_answers_are_listed(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["show", "ordinary"]) == 0
        assert capsys.readouterr().out == (CORPUS / "show-ordinary.txt").read_text("utf-8")

    def test_a_day_before_the_first_row_is_not_checked(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        arguments = ["show", "ordinary", "--region", "DE", "--as-of", "2025-05-31"]

        assert main([*arguments, "--format", "json"]) == 0
        answer = json_of(capsys)
        assert answer["status"] == "not_checked"
        assert answer["rows"] == []
        assert answer["why"] == [
            "No row names Germany, and no row holds everywhere else on 2025-05-31 "
            "for this question.",
            "Rows for other days:",
            "“default” (On unless you opt out) answers from 2025-06-01.",
        ]

    def test_a_day_after_the_last_look_is_answered_with_a_warning(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        arguments = ["show", "ordinary", "--region", "DE", "--as-of", "2099-01-01"]

        assert main([*arguments, "--format", "json"]) == 0
        assert json_of(capsys)["why"][-1] == (
            "Nobody has looked at this platform for the report since 2026-11-23."
        )

    @pytest.mark.parametrize("day", ["20240919", "2024-W38-4", "2024-02-30", "today"])
    def test_a_day_is_written_in_one_way(
        self, day: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["show", "ordinary", "--as-of", day]) == 2
        assert capsys.readouterr().err == (
            f'consent-report: expected a day such as 2025-09-18; found "{day}".\n'
        )

    def test_json_holds_question_status_rows_and_why(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["show", "ordinary", "--region", "GB", "--format", "json"]) == 0
        answer = json_of(capsys)
        assert answer["question"] == {
            "platform": "ordinary",
            "region": "GB",
            "audience": "everyone",
            "content": "content",
            "act": "trains",
            "purpose": "generative",
            "as_of": "2026-11-23",
        }
        assert answer["status"] == "default_on"
        assert [(row["id"], row["specificity"]) for row in answer["rows"]] == [
            ("default", "everywhere")
        ]
        assert [path["id"] for path in answer["opt_outs"]] == ["setting"]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                ["show", "ordinry"],
                'expected the slug of a platform; found "ordinry". Did you mean "ordinary"?',
            ),
            (
                ["show", "Ordinary"],
                'expected the slug of a platform; found "Ordinary". Did you mean "ordinary"?',
            ),
            (
                ["show", "ordinary", "--region", "UK"],
                "expected the code of a country or of a part of one, such as GB or US-CA; "
                'found "UK". Did you mean GB (United Kingdom)?',
            ),
            (
                ["show", "ordinary", "--region", "germany"],
                "expected the code of a country or of a part of one, such as GB or US-CA; "
                'found "germany". Did you mean DE (Germany)?',
            ),
            (
                ["show", "ordinary", "--region", "EEA"],
                "expected one place, such as DE or US-CA; found EEA (European Economic Area).",
            ),
            (
                ["show", "ordinary", "--as-of", "2025-02-30"],
                'expected a day such as 2025-09-18; found "2025-02-30".',
            ),
            (
                ["show", "ordinary", "--audience", "everyon"],
                'expected an audience: one of everyone; found "everyon". Did you mean "everyone"?',
            ),
            (
                ["show", "ordinary", "--act", "train"],
                "expected an act: one of trains, shares, licenses, permits_crawling, related; "
                'found "train". Did you mean "trains"?',
            ),
        ],
    )
    def test_an_unknown_word_is_wrong_use_with_the_nearest(
        self, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(arguments) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err == f"consent-report: {message}\n"

    def test_records_with_problems_are_not_shown(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_failing(project, "quotations-are-short--26-words")

        assert main(["show", "ordinary"]) == 1
        assert capsys.readouterr().err == (
            "consent-report: expected records without problems; found some. "
            "`consent-report check` names each of them.\n"
        )


class TestDiff:
    @pytest.fixture
    def published(self, project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
        add_record(project, "full")
        for day in ("2024-12-31", "2025-12-31"):
            assert main(["edition", "cut", day]) == 0
        capsys.readouterr()
        return project

    @pytest.mark.usefixtures("published")
    def test_editions_are_compared_in_sentences(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", "2024-12-31", "2025-12-31"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "Full"
        assert lines[1].startswith("  From November 2025 Full trains generative AI on what people")
        assert " in the European Economic Area and Switzerland unless people refuse" in lines[1]

    @pytest.mark.usefixtures("published")
    def test_what_does_not_differ_is_said_to(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", "latest", "latest"]) == 0
        assert capsys.readouterr().out == "Nothing is told differently.\n"

    def test_another_folder_is_compared_with_edits_told_apart(
        self, published: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Any
    ) -> None:
        other = tmp_path_factory.mktemp("other")
        shutil.copytree(published / "data", other / "data")
        path = other / "data" / "platforms" / "full.yml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("The switch was not shown", "No switch was shown"), "utf-8")

        assert main(["diff", str(other), "latest"]) == 0
        assert capsys.readouterr().out == "Full\n  Also 1 reworded note or new source.\n"
        assert main(["diff", str(other), "latest", "--format", "json"]) == 0
        (change,) = json_of(capsys)["changes"]
        assert (change["kind"], change["finding"]) == ("edit", "practice before")

    def test_a_git_revision_is_compared(self, published: Path, capsys: Any) -> None:
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "one"]):
            subprocess.run(
                ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments],
                cwd=published,
                check=True,
            )
        add_record(published, "ordinary")

        assert main(["diff", "HEAD", "latest", "--format", "markdown"]) == 0
        assert capsys.readouterr().out.startswith("### Ordinary\n\n- Ordinary is new in the report")

    @pytest.mark.usefixtures("published")
    @pytest.mark.parametrize("name", ["nowhere", "--output=x", "2024-12-30"])
    def test_a_state_that_leads_nowhere_is_wrong_use(
        self, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["diff", "--", name, "latest"]) == 2
        assert "a folder of a project or a git revision; found" in capsys.readouterr().err


class TestStale:
    @pytest.mark.usefixtures("ordinary")
    def test_the_oldest_come_first_below_the_counts(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["stale", "--as-of", "2026-06-02"]) == 0
        assert capsys.readouterr().out == (
            "2 findings hold on 2026-06-02. Last confirmed:\n"
            "     0  Within six months\n"
            "     0  Six months to a year\n"
            "     2  More than a year\n"
            "     0  More than two years\n"
            "     0  No dated source\n"
            "\n"
            "  366 days  2025-06-01  ordinary: practice default\n"
            "  366 days  2025-06-01  ordinary: opt out setting\n"
        )

    @pytest.mark.usefixtures("ordinary")
    def test_the_json_has_every_finding(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["stale", "--as-of", "2025-07-01", "--format", "json"]) == 0
        found = json_of(capsys)
        assert found["as_of"] == "2025-07-01"
        assert found["findings"][0] == {
            "platform": "ordinary",
            "kind": "practice",
            "finding": "default",
            "confirmed_on": "2025-06-01",
            "days": 30,
            "age": "fresh",
        }

    @pytest.mark.usefixtures("ordinary")
    def test_the_day_is_that_of_the_report_unless_said_otherwise(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["stale"]) == 0
        assert capsys.readouterr().out.startswith("2 findings hold on 2026-11-23.")

    @pytest.mark.usefixtures("ordinary")
    def test_a_day_that_is_none_is_wrong_use(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["stale", "--as-of", "2025-02-30"]) == 2
        assert "expected a day such as 2025-09-18" in capsys.readouterr().err


def test_every_answer_of_the_full_record_can_be_shown(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(project, "full")

    for region, answer in {"DE": "paused", "FR": "default_on", "US": "default_on"}.items():
        assert main(["show", "full", "--region", region, "--format", "json"]) == 0
        assert json_of(capsys)["status"] == answer
    assert main(["show", "full", "--region", "FR"]) == 0
    assert "to which France belongs on that day" in capsys.readouterr().out
    assert main(["show", "full", "--format", "json"]) == 0
    places = {line["status"]: line["places"] for line in json_of(capsys)["answers"]}
    assert places["paused"] == ["Germany"]


class TestSchema:
    def test_the_schema_of_codes_is_printed(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        written = (project / "data/schema/vocabularies.schema.json").read_text("utf-8")

        assert main(["schema"]) == 0
        assert capsys.readouterr().out == written

    def test_the_schema_of_codes_is_written_anew(
        self, project: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = project / "data/schema/vocabularies.schema.json"
        text = path.read_text("utf-8")
        path.unlink()

        assert main(["schema", "--write"]) == 0
        assert path.read_text("utf-8") == text
        assert main(["schema", "--write"]) == 0
        assert capsys.readouterr().out == (
            "data/schema/vocabularies.schema.json written.\n"
            "data/schema/vocabularies.schema.json is current.\n"
        )


class TestProcess:
    @pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["show", "--help"]])
    def test_help_teaches_by_example(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(arguments) == 0
        assert "examples:\n  consent-report " in capsys.readouterr().out

    @pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--format", "xml"]])
    def test_wrong_use_ends_with_two(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(arguments) == 2
        assert "usage: consent-report" in capsys.readouterr().err

    def test_it_works_for_a_caller_that_closed_its_output(self, project: Path) -> None:
        add_record(project, "ordinary")

        finished = subprocess.run(
            ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, "check"], cwd=project
        )

        assert finished.returncode == 0

    def test_a_full_disk_is_told_without_a_traceback(self, project: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            finished = subprocess.run(
                [*COMMAND, "check"], cwd=project, stdout=full, stderr=subprocess.PIPE
            )

        assert finished.returncode == 1
        assert finished.stderr == b"consent-report: [Errno 28] No space left on device\n"

    def test_a_closed_pipe_ends_cleanly(self, project: Path) -> None:
        for number in range(60):
            add_failing(project, "text-length-is-within-limits--name", f"a-{number}")
        process = subprocess.Popen(
            [*COMMAND, "check", "--format", "sarif"],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        process.stdout.close()
        _, errors = process.communicate()

        assert process.returncode == 141
        assert errors == b""

    def test_an_interrupt_ends_cleanly(self, project: Path) -> None:
        process = subprocess.Popen(
            [sys.executable, "-c", INTERRUPTED], cwd=project, stderr=subprocess.PIPE
        )
        assert process.stderr is not None
        assert process.stderr.readline() == b"waiting\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()

        assert (process.returncode, errors) == (130, b"")

    @pytest.mark.usefixtures("ordinary")
    def test_a_terminal_without_unicode_gets_escapes(self, project: Path) -> None:
        finished = subprocess.run(
            [*COMMAND, "show", "ordinary"],
            cwd=project,
            env=os.environ | {"PYTHONIOENCODING": "ascii"},
            capture_output=True,
        )

        assert finished.returncode == 0
        assert finished.stderr == b""
        assert b"Ordinary \\xb7 as of 2026-11-23" in finished.stdout


INTERRUPTED = """\
import signal, sys, time
# A shell's background job hands down that interrupts are ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
from consent_report import cli
from consent_report.arguments import check
def wait(options):
    print("waiting", file=sys.stderr, flush=True)
    time.sleep(30)
check._check = wait
sys.exit(cli.main(["check"]))
"""
