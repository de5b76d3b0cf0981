"""The files of a folder of records, each read safely or named with the reason why not.

No entry is skipped in silence, no link is followed, and nothing waits: a pipe or a
device is opened without blocking and refused by what it is, not by its name.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from consent_report.loading.file_names import ENDING, file_name_breaches
from consent_report.loading.limits import Limits
from consent_report.model.problems import Breach, Position, Problem, shown

_FILE_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY | os.O_CLOEXEC
_KINDS = (
    (stat.S_ISLNK, "a symbolic link"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file of a folder, read."""

    path: str
    """Relative to the project, ``/``-separated."""
    name: str
    """The last part of the path: ``acme.yml``."""
    content: bytes

    @property
    def stem(self) -> str:
        """The name without its ending, which is the slug: ``acme``."""
        return self.name.removesuffix(ENDING)


def read_folder(
    root: Path, folder: str, limits: Limits | None = None
) -> Iterator[RecordFile | Problem]:
    """Each entry of the folder under the root, by name: its file, or why there is none."""
    try:
        descriptor = os.open(root / folder, _FOLDER_FLAGS)
    except OSError as error:
        yield _unread(folder, "a folder that can be read", _reason(error))
        return
    try:
        with os.scandir(descriptor) as entries:
            names = sorted((entry.name for entry in entries), key=os.fsencode)
        for name in names:
            yield _entry(descriptor, f"{folder}/{name}", name, limits or Limits())
    finally:
        os.close(descriptor)


def read_record_file(root: Path, path: str, limits: Limits | None = None) -> RecordFile | Problem:
    """The one file at the path under the root, or why it could not be read."""
    folder, _, name = path.rpartition("/")
    try:
        descriptor = os.open(root / folder, _FOLDER_FLAGS)
    except OSError as error:
        return _unread(folder, "a folder that can be read", _reason(error))
    try:
        return _content(descriptor, path, name, limits or Limits())
    finally:
        os.close(descriptor)


def _entry(folder: int, path: str, name: str, limits: Limits) -> RecordFile | Problem:
    breaches = file_name_breaches(name)
    if breaches:
        return Problem(path, Position(1, 1), breaches[0])
    return _content(folder, path, name, limits)


def _content(folder: int, path: str, name: str, limits: Limits) -> RecordFile | Problem:
    try:
        kind = _kind(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
        if kind:
            return _unread(path, "an ordinary file", kind)
        content = _bounded_read(folder, name, limits)
    except OSError as error:
        return _unread(path, "a file that can be read", _reason(error))
    if content is None:
        return _unread(path, "an ordinary file", "something that took its place")
    if len(content) > limits.file_bytes:
        expected = f"a file of at most {limits.file_bytes:,} bytes"
        return _unread(path, expected, "a longer one", "file-size-is-within-limits")
    return RecordFile(path, name, content)


def _bounded_read(folder: int, name: str, limits: Limits) -> bytes | None:
    """At most one byte more than a file may hold; ``None`` if it is no ordinary file."""
    descriptor = os.open(name, _FILE_FLAGS, dir_fd=folder)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return file.read(limits.file_bytes + 1)


def _kind(mode: int) -> str:
    """What stands there if it is no ordinary file; empty if it is one."""
    if stat.S_ISREG(mode):
        return ""
    return next((words for is_kind, words in _KINDS if is_kind(mode)), "something else")


def _reason(error: OSError) -> str:
    """The system's own words, without the path, which differs from machine to machine."""
    return os.strerror(error.errno).lower() if error.errno else shown(str(error))


def _unread(path: str, expected: str, found: str, rule: str = "file-can-be-read") -> Problem:
    return Problem(path, Position(1, 1), Breach(rule, (), expected, found))
