"""Copies of the whole project to build in, and the engines that build them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]

SOURCES = ("data", "docs", "hooks", "tests/corpus", "mkdocs.yml")
"""What a build reads."""

_IGNORED = shutil.ignore_patterns("__pycache__", "*.egg-info")


def copied_project(folder: Path, editions: Sequence[str] = ()) -> Path:
    """The project's sources, copied into a new folder, without anything that was made.

    Of the published editions only these, so that a test builds no more than it looks at.
    """
    for name in SOURCES:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=_IGNORED)
        else:
            shutil.copy2(source, target)
    _keep_editions(folder / "data" / "editions.yml", editions)
    return folder


def take_out_records(project: Path, kept: Sequence[str] = ()) -> None:
    """Remove all records but those of these slugs, and the cases and examples that name them."""
    for path in (project / "data" / "platforms").glob("*.yml"):
        if path.stem not in kept:
            path.unlink()
    guidelines = project / "docs" / "guidelines.md"
    guidelines.write_text("# How to decide\n\n## Replies\n", encoding="utf-8")
    reading = project / "docs" / "reading.md"
    reading.write_text(
        "# How to read a record\n\n## How to stop it\n\n## Four ways of not knowing\n",
        encoding="utf-8",
    )


def _keep_editions(path: Path, names: Sequence[str]) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["editions"] = [each for each in data["editions"] if each["day"] in names]
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")


def run_engine(
    engine: str, project: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What ``mkdocs`` or ``properdocs`` said of a strict build; output and errors together."""
    settings = ("--strict", "--config-file", str(project / "mkdocs.yml"))
    return subprocess.run(
        [sys.executable, "-P", "-m", engine, "build", *settings, *arguments],
        cwd=project,
        env=engine_environment(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def engine_environment(**changes: str) -> dict[str, str]:
    """The environment of a build: nothing of the caller's that a site could show."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"NO_MKDOCS_2_WARNING": "1"} | changes


def file_bytes(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def platform_slugs(project: Path) -> list[str]:
    """The slugs of all records, in order."""
    return sorted(path.stem for path in (project / "data" / "platforms").glob("*.yml"))
