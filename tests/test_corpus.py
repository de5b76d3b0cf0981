"""Each file of the corpus goes through the real loader and every rule.

A new case needs no Python: ``failing/<rule>--<case>.yml`` with the exact messages in a file
beside it that ends in ``.expected``, or ``passing/<rule>--<case>.yml``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from consent_report.checks.rules import ORGANISATIONS_RULES, RECORD_RULES, rule_name
from consent_report.loading.reports import load_report
from tests.support.projects import CORPUS, make_project, record_file

PASSING = sorted((CORPUS / "passing").glob("*.yml"))
FAILING = sorted((CORPUS / "failing").glob("*.yml"))
ORGANISATIONS = sorted((CORPUS / "organisations").glob("*.yml"))


def name_of(path: Path) -> str:
    return path.stem


def rule_of(path: Path) -> str:
    return path.stem.partition("--")[0]


def expected(path: Path) -> list[str]:
    return path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("corpus"))


@pytest.mark.parametrize("path", PASSING, ids=name_of)
def test_a_well_made_record_has_no_problem(project: Path, path: Path) -> None:
    problems = load_report(project, [record_file(path)]).problems

    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize("path", FAILING, ids=name_of)
def test_a_broken_record_gets_exactly_these_messages(project: Path, path: Path) -> None:
    problems = load_report(project, [record_file(path)]).problems

    assert [str(problem) for problem in problems] == expected(path)
    assert rule_of(path) in {problem.breach.rule for problem in problems}


@pytest.mark.parametrize("path", ORGANISATIONS, ids=name_of)
def test_broken_organisations_get_exactly_these_messages(tmp_path: Path, path: Path) -> None:
    problems = load_report(make_project(tmp_path, organisations=path)).problems

    assert [str(problem) for problem in problems] == expected(path)
    assert rule_of(path) in {problem.breach.rule for problem in problems}


@pytest.mark.parametrize("rule", RECORD_RULES, ids=rule_name)
def test_a_rule_has_a_failing_and_a_passing_record(rule: Callable[..., object]) -> None:
    name = rule_name(rule)

    assert name in {rule_of(path) for path in FAILING}
    assert name in {rule_of(path) for path in PASSING}


@pytest.mark.parametrize("rule", ORGANISATIONS_RULES, ids=rule_name)
def test_a_rule_on_organisations_has_a_failing_file(rule: Callable[..., object]) -> None:
    name = rule_name(rule)

    assert name in {rule_of(path) for path in ORGANISATIONS}


@pytest.mark.parametrize("path", [*FAILING, *ORGANISATIONS], ids=name_of)
def test_messages_are_calm(path: Path) -> None:
    text = path.with_suffix(".expected").read_text(encoding="utf-8").lower()

    assert not [word for word in ("invalid", "illegal", "bad ", "error") if word in text]


def test_an_ordinary_platform_is_told_in_thirty_lines() -> None:
    text = (CORPUS / "passing" / "ordinary.yml").read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 30


def test_a_hundred_broken_files_are_all_named_in_one_run(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    broken = (CORPUS / "failing" / "status-in-vocabulary--near-miss.yml").read_text("utf-8")
    for number in range(100):
        text = broken.replace("slug: acme", f"slug: acme-{number}")
        path = project / "data" / "platforms" / f"acme-{number}.yml"
        path.write_text(text, encoding="utf-8")

    loaded = load_report(project)

    assert loaded.report is None
    assert {problem.path for problem in loaded.problems} == {
        f"data/platforms/acme-{number}.yml" for number in range(100)
    }
    assert {problem.breach.rule for problem in loaded.problems} == {"status-in-vocabulary"}
