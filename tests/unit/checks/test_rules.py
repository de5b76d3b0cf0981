"""Rules that need more than one file, and what the check costs at its worst."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from consent_report.checks.rules import ORGANISATIONS_RULES, RECORD_RULES, REPORT_RULES, rule_name
from consent_report.loading.folders import RecordFile
from consent_report.loading.reports import load_report
from tests.support.projects import CORPUS, add_record, make_project

ALL_RULES: list[Callable[..., object]] = [*RECORD_RULES, *ORGANISATIONS_RULES, *REPORT_RULES]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def messages(project: Path) -> list[str]:
    return [str(problem) for problem in load_report(project).problems]


def except_failure(project: Path, rule: str, where: str, slug: str = "acme") -> None:
    text = (
        "exceptions:\n"
        f"  - {{rule: {rule}, path: data/platforms/{slug}.yml, "
        f"where: '{where}', reason: It is being looked into.}}\n"
    )
    (project / "data" / "exceptions.yml").write_text(text, encoding="utf-8")


def test_every_rule_says_in_one_sentence_what_must_hold() -> None:
    for rule in ALL_RULES:
        sentence = (rule.__doc__ or "").split("\n\n")[0].strip()
        assert sentence.endswith("."), rule_name(rule)


def test_rules_have_different_names() -> None:
    names = [rule_name(rule) for rule in ALL_RULES]

    assert len(set(names)) == len(names)


def test_two_platforms_may_not_bear_one_name(project: Path) -> None:
    add_record(project, "ordinary")
    path = add_record(project, "ordinary", slug="other")
    path.write_text(path.read_text("utf-8").replace("name: Other", "name: ORDINARY"), "utf-8")

    assert messages(project) == [
        "data/platforms/other.yml:2:7 name: expected a name of this platform alone; found "
        '"ORDINARY", which data/platforms/ordinary.yml bears too. [names-belong-to-one-platform]'
    ]


@pytest.mark.parametrize("name", ["\N{CYRILLIC CAPITAL LETTER O}rdinary", "\uff2f\uff52dinary"])
def test_a_name_that_only_looks_like_another_is_that_name(project: Path, name: str) -> None:
    add_record(project, "ordinary")
    path = add_record(project, "ordinary", slug="other")
    path.write_text(path.read_text("utf-8").replace("name: Other", f"name: {name}"), "utf-8")

    assert [message.rsplit(" ", 1)[1] for message in messages(project)] == [
        "[names-belong-to-one-platform]"
    ]


def test_a_former_name_may_not_be_the_name_of_another_platform(project: Path) -> None:
    add_record(project, "ordinary")
    path = add_record(project, "ordinary", slug="other")
    text = path.read_text("utf-8").replace("category:", "former_names: [Ordinary]\ncategory:")
    path.write_text(text, "utf-8")

    assert messages(project) == [
        "data/platforms/other.yml:3:16 former_names[0]: expected a name of this platform alone; "
        'found "Ordinary", which data/platforms/ordinary.yml bears too. '
        "[names-belong-to-one-platform]"
    ]


def test_another_name_may_not_be_the_name_of_another_platform(project: Path) -> None:
    add_record(project, "ordinary")
    path = add_record(project, "ordinary", slug="other")
    text = path.read_text("utf-8").replace("category:", "aliases: [ordinary]\ncategory:")
    path.write_text(text, "utf-8")

    assert messages(project) == [
        "data/platforms/other.yml:3:11 aliases[0]: expected a name of this platform alone; found "
        '"ordinary", which data/platforms/ordinary.yml bears too. [names-belong-to-one-platform]'
    ]


def test_people_may_look_for_two_platforms_by_one_name(project: Path) -> None:
    for slug in ("one", "two"):
        path = add_record(project, "ordinary", slug=slug)
        text = path.read_text("utf-8").replace("category:", "aliases: [Same]\ncategory:")
        path.write_text(text, "utf-8")

    assert messages(project) == []


def test_an_accepted_failure_is_no_problem(project: Path) -> None:
    failing = CORPUS / "failing" / "quotations-are-short--26-words.yml"
    (project / "data" / "platforms" / "acme.yml").write_bytes(failing.read_bytes())
    except_failure(project, "quotations-are-short", "practices[0].quote.text")

    assert messages(project) == []


def test_an_exception_that_is_no_longer_needed_is_a_problem(project: Path) -> None:
    add_record(project, "ordinary")
    except_failure(project, "quotations-are-short", "practices[0].quote.text", slug="ordinary")

    assert messages(project) == [
        'data/exceptions.yml:2:5 exceptions[0]: expected a failure of "quotations-are-short" at '
        '"practices[0].quote.text" in "data/platforms/ordinary.yml"; found none. '
        "Remove this exception. [exception-is-needed]"
    ]


def test_what_a_schema_refuses_cannot_be_accepted(project: Path) -> None:
    failing = CORPUS / "failing" / "status-in-vocabulary--near-miss.yml"
    (project / "data" / "platforms" / "acme.yml").write_bytes(failing.read_bytes())
    except_failure(project, "status-in-vocabulary", "practices[0].status")

    rules = [problem.breach.rule for problem in load_report(project).problems]

    assert rules == ["exception-is-needed", "status-in-vocabulary"]


def test_records_are_looked_at_while_the_organisations_cannot_be_read(project: Path) -> None:
    failing = CORPUS / "failing" / "quotations-are-short--26-words.yml"
    (project / "data" / "platforms" / "acme.yml").write_bytes(failing.read_bytes())
    (project / "data" / "organisations.yml").write_text("[]\n", encoding="utf-8")

    rules = [problem.breach.rule for problem in load_report(project).problems]

    assert rules == ["file-holds-a-mapping", "quotations-are-short"]


def test_records_are_looked_at_while_a_vocabulary_cannot_be_read(project: Path) -> None:
    failing = CORPUS / "failing" / "status-in-vocabulary--near-miss.yml"
    (project / "data" / "platforms" / "acme.yml").write_bytes(failing.read_bytes())
    (project / "data" / "vocabularies" / "acts.yml").write_text("id: act\n", encoding="utf-8")

    paths = [problem.path for problem in load_report(project).problems]

    assert set(paths) == {"data/platforms/acme.yml", "data/vocabularies/acts.yml"}


def test_a_report_is_in_order_of_names_and_as_of_the_newest_look(project: Path) -> None:
    for slug in ("zebra", "apple"):
        add_record(project, "ordinary", slug=slug)

    report = load_report(project).report

    assert report is not None
    assert [record.slug for record in report.platforms] == ["apple", "zebra"]
    assert report.as_of.isoformat() == "2026-11-23"


def test_a_record_as_large_as_may_be_is_checked_in_time(project: Path) -> None:
    text = (CORPUS / "failing" / "rows-give-one-answer--same-place.yml").read_text("utf-8")
    head, row = text.split("  - id: second\n")[0], text.split("  - id: second\n")[1]
    row, tail = row.split("opt_outs:\n")
    places = "[" + ", ".join(["EEA", "GB", "US", "BR", "IN", "JP", "KR", "CA", "AU", "CH"]) + "]"
    rows = [
        f"  - id: row-{number}\n" + row.replace('["*"]', places).replace("not_used", "opt_in")
        for number in range(119)
    ]
    content = (head + "".join(rows) + "opt_outs:\n" + tail).encode("utf-8")

    start = perf_counter()
    problems = load_report(
        project, [RecordFile("data/platforms/acme.yml", "acme.yml", content)]
    ).problems

    assert len(problems) == 118
    assert perf_counter() - start < 5
