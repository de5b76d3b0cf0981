"""``consent-report verify``: whether copies are what was made, and whole."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from consent_report.commands.outcomes import FINE, PROBLEMS_FOUND, Outcome
from consent_report.outputs.offline.archive import (
    SUMS,
    archive_faults,
    leaves_folder,
    read_sums,
    sum_of,
)


def verify(paths: Sequence[Path]) -> Outcome:
    """A line for each copy that is whole, and one for each fault of the others."""
    fine: list[str] = []
    faults: list[str] = []
    for path in paths:
        found = list(_folder_faults(path) if path.is_dir() else _file_faults(path))
        faults += found
        if not found:
            fine.append(f"{path}: whole.\n")
    return Outcome("".join(fine), PROBLEMS_FOUND if faults else FINE, "".join(faults))


def _folder_faults(folder: Path) -> Iterator[str]:
    """Faults of everything that the folder's list of sums names."""
    try:
        sums = _sums_in(folder)
    except (OSError, ValueError) as error:
        yield f"{folder / SUMS}: {_reason(error)}\n"
        return
    if not sums:
        yield f"{folder / SUMS}: expected sums; found none.\n"
    for name, expected in sums.items():
        if leaves_folder(name):
            yield f"{folder / SUMS}: {name!r} leads out of the folder.\n"
        else:
            yield from _content_faults(folder / name, expected)


def _file_faults(path: Path) -> Iterator[str]:
    """Faults of one copy, held against the sums beside it where there are some."""
    try:
        beside = _sums_in(path.parent) if (path.parent / SUMS).is_file() else {}
    except (OSError, ValueError) as error:
        yield f"{path.parent / SUMS}: {_reason(error)}\n"
        return
    if path.name not in beside and not zipfile.is_zipfile(path) and path.is_file():
        yield (
            f"{path}: expected an archive, or {SUMS} beside it that names it; found neither, "
            "so that there is nothing to hold it against.\n"
        )
        return
    yield from _content_faults(path, beside.get(path.name, ""))


def _content_faults(path: Path, expected: str) -> Iterator[str]:
    try:
        content = path.read_bytes()
    except OSError as error:
        yield f"{path}: {_reason(error)}\n"
        return
    if expected and (found := sum_of(content)) != expected:
        yield f"{path}: expected the SHA-256 {expected}; found {found}.\n"
    if path.suffix == ".zip":
        yield from (f"{path}: {fault}\n" for fault in archive_faults(content))


def _sums_in(folder: Path) -> dict[str, str]:
    return read_sums((folder / SUMS).read_text(encoding="utf-8"))


def _reason(error: OSError | ValueError) -> str:
    return str(getattr(error, "strerror", None) or error)
