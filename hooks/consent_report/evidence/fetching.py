"""Brings archives to this machine, when somebody asks for it; nothing else here uses a network."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

HOST = "https://github.com/"
"""Where the repositories that records name are found."""

_QUIET = {"GIT_TERMINAL_PROMPT": "0"}


def fetch_archives(
    repositories: Iterable[str], folder: Path, say: Callable[[str], None]
) -> tuple[str, ...]:
    """Clone each repository into the folder, or bring its clone there up to date.

    Repositories are given as ``owner/name``; a clone is bare and stands in
    ``<owner>+<name>.git``. What goes on is told to ``say``, a line at a time. Returns a
    sentence for each that could not be had; its clone, if there was one, stays as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    failures = []
    for repository in sorted(set(repositories)):
        clone = folder / f"{repository.replace('/', '+')}.git"
        say(f"fetching {repository}")
        if clone.exists():
            command = ["-C", str(clone), "fetch", "--quiet", "--prune", "origin", "+refs/*:refs/*"]
        else:
            command = ["clone", "--quiet", "--mirror", f"{HOST}{repository}.git", str(clone)]
        if reason := _failure(command):
            failures.append(f"{repository} could not be fetched: {reason}")
    return tuple(failures)


def _failure(command: list[str]) -> str:
    """What git said last where it failed; empty where it did not."""
    finished = subprocess.run(  # noqa: S603  # the schema allows plain names of repositories only
        ["git", "-c", "safe.directory=*", *command],  # noqa: S607
        capture_output=True,
        env=os.environ | _QUIET,
        check=False,
    )
    if finished.returncode == 0:
        return ""
    said = finished.stderr.decode("utf-8", "backslashreplace").strip().splitlines()
    return said[-1] if said else f"git ended with {finished.returncode}"
