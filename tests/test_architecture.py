"""Imports go one way, one file knows MkDocs, one file prints or exits (design, section 3)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[1] / "hooks"
PACKAGE = HOOKS / "consent_report"
FILES = sorted(HOOKS.rglob("*.py"))

ALLOWED = {
    "model": {"model"},
    "loading": {"loading", "model"},
    "checks": {"checks", "editions", "model"},
    "editions": {"editions", "model"},
    "pages": {"pages", "editions", "model"},
    "evidence": {"evidence", "model"},
    "outputs": {"outputs", "pages", "editions", "evidence", "model", "folders"},
    "arguments": {"arguments", "commands"},
    "commands": {
        *("commands", "outputs", "pages", "editions", "evidence", "loading", "model"),
        *("folders", "building"),
    },
}
"""What the files of each folder may import of the package."""

EXCEPTIONS = {
    # The two files that put the stages in a row: bytes, data, records, rules, report.
    "consent_report/loading/reports.py": {"checks", "editions"},
    "consent_report/loading/foundations.py": {"checks"},
}


def name_of(path: Path) -> str:
    return path.relative_to(HOOKS).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Full names of modules; what is imported from one is taken for a module of it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    parts = path.relative_to(HOOKS).parts
    if len(parts) < 3 or parts[0] != "consent_report":
        return
    allowed = ALLOWED[parts[1]] | EXCEPTIONS.get(name_of(path), set())

    ours = {name.split(".")[1] for name in imported(path) if name.startswith("consent_report.")}

    assert ours - {"__version__"} <= allowed


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_hooks_know_mkdocs(path: Path) -> None:
    engines = {name for name in imported(path) if name.split(".")[0] in ("mkdocs", "properdocs")}

    assert not engines or name_of(path) == "mkdocs_hooks.py"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if name_of(path) in ("consent_report/cli.py", "consent_report/__main__.py"):
        return
    ends = {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"}

    assert not ends & set(called(path))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_reads_the_clock(path: Path) -> None:
    clocks = ("date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time")

    assert not [name for name in called(path) if name.endswith(clocks)]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_stops_at_three_hundred_lines(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())

    # The model of a record is read in one piece, beside the schema of the same shape.
    assert lines <= (320 if name_of(path) == "consent_report/model/platforms.py" else 300)


def test_only_loading_reads_yaml_records() -> None:
    readers = {
        name_of(path) for path in FILES if "yaml" in {n.split(".")[0] for n in imported(path)}
    }

    assert readers <= {
        "consent_report/loading/events.py",
        "consent_report/loading/syntax.py",
        # The settings of mkdocs.yml, which are not data.
        "consent_report/outputs/export.py",
        # Writes only.
        "consent_report/outputs/editions_file.py",
    }
