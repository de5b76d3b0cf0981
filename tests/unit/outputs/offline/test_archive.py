"""An archive depends on its files alone, and tells when it is not whole."""

from __future__ import annotations

import io
import os
import time
import zipfile
from datetime import date

import pytest

from consent_report.outputs.offline.archive import (
    SUMS,
    archive,
    archive_faults,
    read_sums,
    sum_of,
    sums_text,
)

DAY = date(2026, 11, 24)
FILES = {"b/index.html": b"<p>b</p>" * 99, "a.txt": b"a", "c/\u00e9.txt": b""}


def altered(content: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The archive with files replaced, added, or left out (None)."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
        files = {name: old.read(name) for name in old.namelist()} | changes
        for name, each in files.items():
            if each is not None:
                new.writestr(name, each)
    return target.getvalue()


def test_the_bytes_do_not_depend_on_order_clock_zone_or_umask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = archive(FILES, DAY)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    umask = os.umask(0o077)
    try:
        second = archive(dict(reversed(FILES.items())), DAY)
    finally:
        os.umask(umask)
        monkeypatch.undo()
        time.tzset()
    assert second == first


def test_names_are_sorted_and_every_file_can_be_read_by_all() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(FILES, DAY))) as zipped:
        entries = zipped.infolist()
    assert [entry.filename for entry in entries] == [SUMS, "a.txt", "b/index.html", "c/é.txt"]
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.date_time for entry in entries} == {(2026, 11, 24, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}


def test_an_archive_that_was_made_is_whole() -> None:
    assert archive_faults(archive(FILES, DAY)) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"a.txt": b"b"}, "'a.txt': its sum is another one."),
        ({"a.txt": None}, "'a.txt': this file is missing."),
        ({"z.txt": b""}, f"'z.txt': this file is not listed in {SUMS}."),
        ({SUMS: None}, f"it holds no {SUMS}."),
    ],
)
def test_every_change_of_a_file_is_named(changes: dict[str, bytes | None], fault: str) -> None:
    assert archive_faults(altered(archive(FILES, DAY), changes)) == [fault]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "c:\\out.txt", "a\\..\\out.txt"])
def test_a_name_that_leads_out_of_the_folder_is_named(name: str) -> None:
    found = archive_faults(altered(archive(FILES, DAY), {name: b""}))
    assert f"{name!r}: this name leads out of a folder." in found


def test_an_archive_that_is_cut_or_damaged_is_not_whole() -> None:
    content = archive(FILES, DAY)
    (cut,) = archive_faults(content[: len(content) // 2])
    assert cut.startswith("it cannot be read to its end: ")
    at = content.index(b"b/index.html") + len(b"b/index.html") + 4
    assert archive_faults(content[:at] + b"\xff\xff" + content[at + 2 :]) == [
        "'b/index.html': its content is damaged."
    ]


def test_sums_are_read_as_they_are_written() -> None:
    assert read_sums(sums_text(FILES)) == {name: sum_of(each) for name, each in FILES.items()}
    assert list(read_sums(sums_text(FILES))) == sorted(FILES)


def test_a_list_of_sums_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="expected a SHA-256, two spaces and a name; found 'x'"):
        read_sums("x\n")
