"""Reads files at commits from local git repositories, bare or not.

A commit's name is the hash of all it holds, so it does not matter which of the
repositories has it. Reading never fetches anything, not even from a partial clone.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path

_DEEPEST = 2
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


class ArchiveRefusedError(Exception):
    """A folder that cannot be read as an archive; its text says which and why."""


@dataclass(frozen=True, slots=True, order=True)
class FileAtCommit:
    """Where a text stands in a git archive."""

    commit: str
    """The full hash."""
    path: str
    """Relative to the repository, ``/``-separated."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A commit that changed a file."""

    commit: str
    captured_on: date
    """The committer's day, in the committer's time zone."""


def repositories(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The git repositories that are these folders or stand at most two folders below them.

    Raises:
        ArchiveRefusedError: a folder is none and holds none.
    """
    found: dict[Path, None] = {}
    for folder in folders:
        here = list(_repositories(folder, _DEEPEST))
        if not here:
            message = f"expected a git repository or a folder of some; found none in {folder}."
            raise ArchiveRefusedError(message)
        found.update(dict.fromkeys(here))
    return tuple(found)


def read_files(
    archives: Sequence[Path], wanted: Iterable[FileAtCommit]
) -> dict[FileAtCommit, bytes]:
    """The bytes of each file that some archive has; files that none has are left out.

    Raises:
        ArchiveRefusedError: git cannot read an archive.
    """
    missing = sorted(set(wanted))
    contents: dict[FileAtCommit, bytes] = {}
    for archive in archives:
        contents |= _read(archive, missing)
        missing = [file for file in missing if file not in contents]
    return contents


def newer_captures(
    archives: Sequence[Path], read: Iterable[FileAtCommit]
) -> dict[FileAtCommit, tuple[Capture, ...]]:
    """For each file, the later commits that changed it, newest first.

    Looked for on the current branch of the archive that has the commit; files whose commit no
    archive has there are left out.

    Raises:
        ArchiveRefusedError: git cannot read an archive.
    """
    missing = set(read)
    found: dict[FileAtCommit, tuple[Capture, ...]] = {}
    for archive in archives:
        if not missing:
            break
        commits, by_path = _history(archive)
        for file in [each for each in missing if each.commit in commits]:
            changes = by_path.get(file.path, ())
            # The copy may have been read at a commit that changed other files.
            day = commits[file.commit]
            found[file] = tuple(
                takewhile(
                    lambda each: each.commit != file.commit and each.captured_on >= day,  # noqa: B023
                    changes,
                )
            )
            missing.discard(file)
    return found


def _history(archive: Path) -> tuple[dict[str, date], dict[str, list[Capture]]]:
    """The day of each commit, and the commits that changed each path, newest first."""
    output = _git(archive, "log", "-z", "--name-only", "--no-renames", "--format=%x01%H %cs")
    commits: dict[str, date] = {}
    by_path: dict[str, list[Capture]] = {}
    capture: Capture | None = None
    for piece in output.decode("utf-8", "surrogateescape").split("\0"):
        text = piece.lstrip("\n")
        if text.startswith("\x01"):
            commit, _, day = text[1:].partition(" ")
            capture = Capture(commit, date.fromisoformat(day))
            commits[commit] = capture.captured_on
        elif text and capture is not None:
            by_path.setdefault(text, []).append(capture)
    return commits, by_path


def _repositories(folder: Path, depth: int) -> Iterator[Path]:
    if (folder / ".git").exists() or _is_bare(folder):
        yield folder
    elif depth and folder.is_dir():
        for inner in sorted(folder.iterdir()):
            if inner.is_dir() and not inner.is_symlink():
                yield from _repositories(inner, depth - 1)


def _is_bare(folder: Path) -> bool:
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir()


def _read(archive: Path, wanted: Sequence[FileAtCommit]) -> dict[FileAtCommit, bytes]:
    """What one ``git cat-file --batch`` answers: a line, then as many bytes as the line says."""
    request = "".join(f"{file.commit}:{file.path}\n" for file in wanted)
    answer, place = _git(archive, "cat-file", "--batch", request=request), 0
    contents: dict[FileAtCommit, bytes] = {}
    for file in wanted:
        end = answer.index(b"\n", place)
        head = answer[place:end]
        place = end + 1
        if head.endswith((b" missing", b" ambiguous")):
            continue
        _, kind, size = head.rsplit(b" ", 2)
        if kind == b"blob":
            contents[file] = answer[place : place + int(size)]
        place += int(size) + 1
    return contents


def _git(archive: Path, *arguments: str, request: str = "") -> bytes:
    """What a command of git that only reads prints; hashes and paths reach it as data."""
    finished = subprocess.run(  # noqa: S603
        ["git", "-c", "safe.directory=*", "-C", str(archive), *arguments],  # noqa: S607
        input=request.encode("utf-8"),
        capture_output=True,
        env=os.environ | _OFFLINE,
        check=False,
    )
    if finished.returncode != 0:
        reason = finished.stderr.decode("utf-8", "backslashreplace").strip()
        message = f"{archive}: git could not read this archive ({reason})."
        raise ArchiveRefusedError(message)
    return finished.stdout
