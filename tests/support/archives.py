"""Small git archives of texts, made for a test."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from consent_report.evidence.archives import FileAtCommit

_NOBODY = {
    "GIT_AUTHOR_NAME": "Archive",
    "GIT_AUTHOR_EMAIL": "archive@example.com",
    "GIT_COMMITTER_NAME": "Archive",
    "GIT_COMMITTER_EMAIL": "archive@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def make_archive(folder: Path) -> Path:
    """An empty repository."""
    folder.mkdir(parents=True)
    _git(folder, "init", "-q")
    return folder


def commit_file(archive: Path, path: str, text: str, day: str = "2024-09-19") -> FileAtCommit:
    """Where the text stands, once it is committed as this file on that day."""
    file = archive / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))
    _git(archive, "-c", "core.autocrlf=false", "add", "--", path)
    return _commit(archive, path, day)


def remove_file(archive: Path, path: str, day: str) -> FileAtCommit:
    """The commit in which the file is gone."""
    _git(archive, "rm", "-q", "--", path)
    return _commit(archive, path, day)


def _commit(archive: Path, path: str, day: str) -> FileAtCommit:
    _git(archive, "commit", "-q", "-m", path, day=day)
    return FileAtCommit(_git(archive, "rev-parse", "HEAD").strip(), path)


def _git(archive: Path, *arguments: str, day: str = "2024-09-19") -> str:
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T00:00:00Z")
    finished = subprocess.run(
        ["git", *arguments],
        cwd=archive,
        env=os.environ | _NOBODY | dates,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return finished.stdout
