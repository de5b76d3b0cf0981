from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from consent_report.evidence.archives import (
    ArchiveRefusedError,
    FileAtCommit,
    read_files,
    repositories,
)
from tests.support.archives import commit_file, make_archive


def test_a_file_is_read_as_it_stood_at_its_commit(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "archive")
    old = commit_file(archive, "Acme/Privacy Policy.md", "We do not train.\n")
    new = commit_file(archive, "Acme/Privacy Policy.md", "We train.\r\n\n")

    found = read_files([archive], [old, new])

    assert found == {old: b"We do not train.\n", new: b"We train.\r\n\n"}


def test_what_no_archive_has_is_left_out(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "archive")
    known = commit_file(archive, "Acme/Terms.md", "text")
    absent = [FileAtCommit("0" * 40, "Acme/Terms.md"), FileAtCommit(known.commit, "Other.md")]
    folder = FileAtCommit(known.commit, "Acme")

    assert read_files([archive], [*absent, folder, known]) == {known: b"text"}


def test_a_bare_repository_in_a_folder_of_archives_is_found(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "work")
    file = commit_file(archive, "a.md", "text")
    bare = tmp_path / "archives" / "acme" / "versions.git"
    subprocess.run(["git", "clone", "-q", "--bare", archive, bare], check=True)

    assert repositories([tmp_path / "archives"]) == (bare,)
    assert read_files([bare], [file]) == {file: b"text"}


def test_a_folder_without_a_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefusedError) as refused:
        repositories([tmp_path])

    assert str(refused.value) == (
        f"expected a git repository or a folder of some; found none in {tmp_path}."
    )
