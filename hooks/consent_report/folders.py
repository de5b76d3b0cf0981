"""Folders that are replaced as a whole, so that nobody ever sees half of one.

POSIX only.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

MARKER = ".consent-report"
"""Says that a folder was made by this tool and may be replaced by it; also the lock."""

MARKER_TEXT = "Made by consent-report. It may replace or remove everything in this folder.\n"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class FolderRefusedError(Exception):
    """A folder that must not be written to; its text says which, why, and what to do."""


@contextmanager
def claimed(folder: Path, own_names: frozenset[str] = frozenset()) -> Iterator[Path]:
    """The folder, made if need be, marked as ours and locked while the block runs.

    Raises:
        FolderRefusedError: it is a symlink or no folder, it holds files of somebody else (names
            that are not in ``own_names``, without the marker), or another run is at work in it.
    """
    _require_ours(folder, own_names)
    if not folder.exists():
        folder.mkdir(parents=True)
        # Readable for a web server, whatever the caller's umask.
        folder.chmod(0o755)
    with (folder / MARKER).open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"{folder}: another run is writing here. Wait for it, then try again."
            raise FolderRefusedError(message) from None
        lock.truncate(0)
        lock.write(MARKER_TEXT)
        lock.flush()
        yield folder


def _require_ours(folder: Path, own_names: frozenset[str]) -> None:
    if folder.is_symlink():
        message = f"{folder}: this is a symlink; name the folder itself."
        raise FolderRefusedError(message)
    if not folder.exists():
        return
    if not folder.is_dir():
        message = f"{folder}: this is not a folder."
        raise FolderRefusedError(message)
    names = {path.name for path in folder.iterdir()}
    if MARKER not in names and not names <= own_names:
        message = (
            f"{folder}: this folder holds files that were not made by consent-report. "
            "Name an empty or a new one."
        )
        raise FolderRefusedError(message)


def require_outside(folder: Path, project: Path) -> None:
    """Nothing, where replacing the folder harms neither the sources nor the published site.

    Raises:
        FolderRefusedError: it would.
    """
    target, root = folder.resolve(), project.resolve()
    sources = [root / name for name in ("data", "docs", "hooks", "tests", ".git")]
    if target == root / "site" or root / "site" in target.parents:
        message = f"{folder}: this folder belongs to the built site. Name another one."
        raise FolderRefusedError(message)
    if target == root or target in root.parents:
        message = f"{folder}: this folder holds the project. Name another one."
        raise FolderRefusedError(message)
    if any(target == source or source in target.parents for source in sources):
        message = f"{folder}: this folder belongs to the project's sources. Name another one."
        raise FolderRefusedError(message)


def linked_copy(folder: Path, copy: Path, leave_out: Collection[str] = ()) -> None:
    """Make a copy whose files are those of the folder: hard links, or copies where there are none.

    Names directly in the folder that are in ``leave_out``, and those that this tool keeps for
    itself, are left out. Symbolic links are copied as links.
    """
    left_out = {*leave_out, MARKER}

    def ignored(place: str, names: list[str]) -> set[str]:
        return left_out.intersection(names) if Path(place) == folder else set()

    shutil.copytree(
        folder, copy, symlinks=True, ignore=ignored, copy_function=_link, dirs_exist_ok=True
    )


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def building_folder(final: Path) -> Path:
    """Where this process makes the next version of a folder, beside it.

    Another process has another one: what a killed run left at work cannot mix with ours.
    """
    return final.with_name(f".{final.name}.building-{os.getpid()}")


def recover(final: Path) -> None:
    """Tidy up after a run that was killed: the last whole version stands, the rest is gone.

    Raises:
        FolderRefusedError: the folder is a symlink.
    """
    if final.is_symlink():
        message = f"{final}: this is a symlink; it would be replaced. Remove it first."
        raise FolderRefusedError(message)
    retired = _retired(final)
    if retired.exists() and not final.exists():
        retired.rename(final)
    for leftover in (retired, *final.parent.glob(f".{final.name}.building-*")):
        if leftover.exists():
            shutil.rmtree(leftover)


def replace_folder(final: Path) -> None:
    """Put what was made in :func:`building_folder` in the place of the folder, in one step.

    Where the system cannot exchange two folders, two steps; :func:`recover` mends a kill
    between them.
    """
    made, retired = building_folder(final), _retired(final)
    if final.exists() and not _exchange(made, final):
        final.rename(retired)
    if not final.exists():
        made.rename(final)
    for leftover in (made, retired):
        shutil.rmtree(leftover, ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that readers see the old text or the new, never half."""
    write_whole_bytes(path, text.encode("utf-8"))


def write_whole_bytes(path: Path, content: bytes) -> None:
    """Write a file as :func:`write_whole` does, and the folder that it stands in.

    Readable for a web server, whatever the caller's umask.
    """
    if not path.parent.exists():
        path.parent.mkdir(parents=True)
        path.parent.chmod(0o755)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.chmod(0o644)
    new.replace(path)


def _retired(final: Path) -> Path:
    return final.with_name(f".{final.name}.retired")


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system exchanged the two names at once.

    Source: renameat2(2), Linux 3.15 and glibc 2.28; Python has no call for it.
    """
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    if renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))
