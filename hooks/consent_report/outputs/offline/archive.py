"""One archive of many files, whose bytes depend on the files alone; and whether one is whole.

Names are sorted, every file has the same rights and the day that is given, nothing tells where,
when or by whom the archive was made. What deflate makes of a file may differ between releases of
zlib; the list of sums inside does not (ADR-0019).
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

SUMS = "SHA256SUMS"
_LEVEL = 6
_UNIX, _READABLE = 3, 0o100644 << 16
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)
"""What is raised of an archive that is cut, altered or encrypted."""


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """The archive of files by path, with their sums as a file beside them."""
    everything = {**files, SUMS: sums_text(files).encode("utf-8")}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as zipped:
        for path in sorted(everything):
            zipped.writestr(_entry(path, day), everything[path])
    return target.getvalue()


def _entry(path: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry


def sum_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def sums_text(files: Mapping[str, bytes]) -> str:
    """A line for each file, as ``sha256sum`` writes and checks it."""
    return "".join(f"{sum_of(files[path])}  {path}\n" for path in sorted(files))


def read_sums(text: str) -> dict[str, str]:
    """Sums by path.

    Raises:
        ValueError: a line is none of such a list.
    """
    sums = {}
    for line in text.splitlines():
        digest, separator, path = line.partition("  ")
        if not separator or len(digest) != 64 or not path:
            message = f"expected a SHA-256, two spaces and a name; found {line!r}"
            raise ValueError(message)
        sums[path] = digest
    return sums


def archive_faults(content: bytes) -> list[str]:
    """A sentence for each way in which an archive is not what was made; none where it is whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            return list(_faults(zipped))
    except (*_DAMAGE, ValueError) as error:
        return [f"it cannot be read to its end: {error}"]


def _faults(zipped: zipfile.ZipFile) -> Iterator[str]:
    names = zipped.namelist()
    yield from (
        f"{name!r}: this name leads out of a folder." for name in names if leaves_folder(name)
    )
    if SUMS not in names:
        yield f"it holds no {SUMS}."
        return
    expected = read_sums(zipped.read(SUMS).decode("utf-8", "replace"))
    for name in sorted({*names, *expected} - {SUMS}):
        if name not in expected:
            yield f"{name!r}: this file is not listed in {SUMS}."
        elif name not in names:
            yield f"{name!r}: this file is missing."
        elif (fault := _differs(zipped, name, expected[name])) is not None:
            yield f"{name!r}: {fault}"


def _differs(zipped: zipfile.ZipFile, name: str, expected: str) -> str | None:
    try:
        # In pieces, because a file may unpack to more than fits into memory.
        with zipped.open(name) as entry:
            found = hashlib.file_digest(entry, "sha256").hexdigest()  # type: ignore[arg-type]
    except _DAMAGE:
        return "its content is damaged."
    return None if found == expected else "its sum is another one."


def leaves_folder(name: str) -> bool:
    """Whether a file of this name would be written elsewhere than below the folder."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name
