"""``consent-report verify``: what people have is held against what was made."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from consent_report.cli import main
from consent_report.outputs.offline.archive import SUMS, archive, sums_text

ZIP, PAGE = "consent-report-latest.zip", "consent-report-latest.html"


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """A folder as ``bundle`` makes it, with small copies."""
    content = archive({"index.html": b"<p>x</p>", "a/b.txt": b"b"}, date(2026, 11, 24))
    made = {ZIP: content, PAGE: b"<p>y</p>"}
    for name, each in made.items():
        (tmp_path / name).write_bytes(each)
    (tmp_path / SUMS).write_text(sums_text(made), encoding="utf-8")
    return tmp_path


def test_a_bundle_and_each_of_its_copies_are_whole(
    copies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [str(copies), str(copies / ZIP), str(copies / PAGE)]
    assert main(["verify", *paths]) == 0
    assert capsys.readouterr().out == "".join(f"{path}: whole.\n" for path in paths)


def test_an_archive_alone_is_held_against_the_sums_inside(
    copies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copies / SUMS).unlink()
    assert main(["verify", str(copies / ZIP)]) == 0
    assert main(["verify", str(copies / PAGE)]) == 1
    assert "there is nothing to hold it against" in capsys.readouterr().err


def test_an_unpacked_copy_is_held_against_its_own_sums(
    copies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(copies / ZIP) as zipped:
        zipped.extractall(folder)
    assert main(["verify", str(folder)]) == 0
    (folder / "a" / "b.txt").write_bytes(b"c")
    (folder / "index.html").unlink()
    assert main(["verify", str(folder)]) == 1
    told = capsys.readouterr().err
    assert f"{folder / 'a/b.txt'}: expected the SHA-256 " in told
    assert f"{folder / 'index.html'}: No such file or directory" in told


def test_a_copy_that_was_altered_or_cut_is_told(
    copies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = (copies / ZIP).read_bytes()
    (copies / ZIP).write_bytes(content[:-9])
    assert main(["verify", str(copies)]) == 1
    told = capsys.readouterr().err
    assert f"{copies / ZIP}: expected the SHA-256 " in told
    assert f"{copies / ZIP}: it cannot be read to its end: " in told


@pytest.mark.parametrize(
    ("sums", "told"),
    [
        ("", "expected sums; found none."),
        ("x\n", "expected a SHA-256, two spaces and a name; found 'x'"),
        (f"{'0' * 64}  ../passwd\n", "'../passwd' leads out of the folder."),
    ],
)
def test_a_list_of_sums_that_cannot_be_used_is_told(
    copies: Path, capsys: pytest.CaptureFixture[str], sums: str, told: str
) -> None:
    (copies / SUMS).write_text(sums, encoding="utf-8")
    assert main(["verify", str(copies)]) == 1
    assert told in capsys.readouterr().err


def test_what_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "gone.zip"
    assert main(["verify", str(missing), str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert f"{missing}: No such file or directory\n" in told
    assert f"{tmp_path / SUMS}: No such file or directory\n" in told
