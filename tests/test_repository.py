"""Promises of the repository itself: its locks, its commands, its licences, what it never names."""

from __future__ import annotations

import hashlib
import os
import re
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from tests.conftest import OpenPage
from tests.support.browsers import NoBrowserError
from tests.support.chromium import chromium_path
from tests.support.firefox import firefox_path
from tests.support.network import NetworkUseError
from tests.support.pages import AXE

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
MADE = {".git", ".venv", "site", "build", "__pycache__", ".hypothesis"}
"""Folders that hold what was made or fetched, not what was written."""

# Put together here, so that this file does not name them either.
REGISTRY_HOSTS = tuple(
    ".".join(labels)
    for labels in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
    )
)
MACHINE_PATH = re.compile(r"(?<![\w./*>-])/(?:root|work|opt|home|Users)/")


def written_files() -> Iterator[Path]:
    """Every file of the repository that people wrote."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name not in MADE and not name.endswith(("_cache", ".egg-info"))
        ]
        yield from (Path(folder, name) for name in names)


def locked(lock: str) -> list[str]:
    """The entries of a lock, each with its hashes on one line."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def versions(lock: str) -> dict[str, str]:
    """Version by package name."""
    pairs = (entry.split()[0].split("==") for entry in locked(lock))
    return dict(pairs)


def test_no_file_names_a_package_registry_or_a_path_of_one_machine() -> None:
    found = []
    for path in written_files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        named = [host for host in REGISTRY_HOSTS if host in text] + MACHINE_PATH.findall(text)
        found += [f"{path.relative_to(ROOT)}: {name}" for name in named]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_requirement_has_one_version_and_its_hashes(lock: str) -> None:
    entry_form = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert [entry for entry in locked(lock) if not entry_form.fullmatch(entry.strip())] == []
    assert len(versions(lock)) == len(locked(lock))


def test_both_locks_agree() -> None:
    runtime, tools = (versions(lock) for lock in LOCKS)
    shared = runtime.keys() & tools.keys()
    assert {name: runtime[name] for name in shared} == {name: tools[name] for name in shared}


def test_the_environment_holds_no_packages_that_contradict_each_other() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, encoding="utf-8"
    )
    assert answer.stdout == "No broken requirements found.\n"


def test_every_direct_dependency_has_its_reason_in_the_decision_on_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *(entry for group in project["dependency-groups"].values() for entry in group),
    ]
    names = {re.split(r"[^\w-]", requirement)[0] for requirement in wanted}
    decision = (ROOT / "docs/adr/0005-dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if f"| `{name}` |" not in decision} == set()


def test_ci_runs_the_tests_as_everybody_does_and_nothing_else() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [
        "set -euo pipefail",
        'cd "$(dirname "${BASH_SOURCE[0]}")/.."',
        "make test",
    ]
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_make_alone_lists_every_target_that_people_use() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    listed = subprocess.run(
        ["make", "--no-print-directory"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert listed.returncode == 0
    documented = re.findall(r"^make ([a-z]+) +\w", listed.stdout, flags=re.MULTILINE)
    phony = re.findall(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)[0].split()
    assert sorted([*documented, "browser", "java"]) == sorted(phony)


def test_the_vendored_accessibility_checker_is_the_one_its_note_describes() -> None:
    note = (AXE.parent / "VENDOR.md").read_text(encoding="utf-8")
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() in note
    version = re.findall(r"axe v([\d.]+)", AXE.read_text(encoding="utf-8"))[0]
    assert f"axe-core {version}" in note


def test_the_citation_file_has_the_form_that_citation_tools_read() -> None:
    answer = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.citation-file-format", "CITATION.cff"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (answer.returncode, answer.stdout) == (0, "ok -- validation done\n")


def test_the_citation_file_and_the_package_agree_on_the_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    package = (ROOT / "hooks/consent_report/__init__.py").read_text(encoding="utf-8")
    assert f'__version__ = "{citation["version"]}"' in package


def test_a_test_that_leaves_the_machine_fails() -> None:
    # 192.0.2.0/24 is set aside for documentation (RFC 5737): nobody answers there.
    with socket.socket() as probe, pytest.raises(NetworkUseError, match=r"192\.0\.2\.1"):
        probe.connect(("192.0.2.1", 443))


@pytest.mark.parametrize(
    ("variable", "find", "advice"),
    [
        ("CHROMIUM", chromium_path, "install Chromium or Google Chrome, or name its"),
        ("FIREFOX", firefox_path, "install Firefox .* or name its"),
    ],
)
def test_a_machine_without_a_browser_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, variable: str, find: Callable[[], Path], advice: str
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(variable, "no-such-browser")
    with pytest.raises(NoBrowserError, match=advice):
        find()


def test_a_watched_page_tells_errors_and_requests_to_other_hosts(
    tmp_path: Path, serve_folder: Callable[[Path], str], open_page: OpenPage
) -> None:
    body = '<!doctype html><img src="https://elsewhere.example/a.png"><script>missing()</script>'
    (tmp_path / "index.html").write_text(body, encoding="utf-8")
    origin = serve_folder(tmp_path)
    watched = open_page(origin)
    watched.page.goto(origin, wait_until="load")
    assert watched.foreign_requests == ["https://elsewhere.example/a.png"]
    assert any("missing is not defined" in error for error in watched.errors)
    assert any(line.startswith("html-has-lang:") for line in watched.accessibility_violations())


def test_a_run_with_a_skipped_test_does_not_pass(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    (tmp_path / "test_one.py").write_text(
        "import pytest\n\n\n@pytest.mark.skip\ndef test_one(): ...\n\n\ndef test_two(): ...\n",
        encoding="utf-8",
    )
    answer = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider"),
            *("--rootdir", tmp_path, "-c", os.devnull, "-W", "error", tmp_path),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert answer.returncode == pytest.ExitCode.TESTS_FAILED, answer.stdout
    assert "1 skipped or expected to fail: every test is to run and pass" in answer.stdout
