"""Every entry of a folder of records is read, or named with the reason why not."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from consent_report.loading.file_names import file_name_breaches
from consent_report.loading.folders import RecordFile, read_folder, read_record_file
from consent_report.loading.limits import Limits
from consent_report.model.problems import Problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def told(root: Path, limits: Limits | None = None) -> list[str]:
    return [str(each) for each in read_folder(root, "data", limits) if isinstance(each, Problem)]


def test_files_are_read_in_the_order_of_their_names(root: Path) -> None:
    for name in ("b.yml", "a-2.yml", "a.yml"):
        (root / "data" / name).write_text(name)
    assert list(read_folder(root, "data")) == [
        RecordFile("data/a-2.yml", "a-2.yml", b"a-2.yml"),
        RecordFile("data/a.yml", "a.yml", b"a.yml"),
        RecordFile("data/b.yml", "b.yml", b"b.yml"),
    ]


def test_the_stem_of_a_file_is_its_slug() -> None:
    assert RecordFile("data/acme-co.yml", "acme-co.yml", b"").stem == "acme-co"


def test_an_empty_file_is_read(root: Path) -> None:
    (root / "data/a.yml").touch()
    assert list(read_folder(root, "data")) == [RecordFile("data/a.yml", "a.yml", b"")]


def test_a_link_is_not_followed(root: Path) -> None:
    (root / "secret").write_text("secret")
    (root / "data/a.yml").symlink_to(root / "secret")
    (root / "data/b.yml").symlink_to(root / "nowhere")
    assert told(root) == [
        f"data/{name}.yml:1:1 expected an ordinary file; found a symbolic link. [file-can-be-read]"
        for name in "ab"
    ]


def test_a_named_pipe_does_not_hang(root: Path) -> None:
    os.mkfifo(root / "data/a.yml")
    assert told(root) == [
        "data/a.yml:1:1 expected an ordinary file; found a named pipe. [file-can-be-read]"
    ]


def test_a_folder_is_named(root: Path) -> None:
    (root / "data/a.yml").mkdir()
    assert told(root) == [
        "data/a.yml:1:1 expected an ordinary file; found a folder. [file-can-be-read]"
    ]


def test_a_socket_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "data")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.yml")
    assert told(root) == [
        "data/a.yml:1:1 expected an ordinary file; found a socket. [file-can-be-read]"
    ]


def test_a_file_beyond_the_limit_is_not_read_whole(root: Path) -> None:
    with (root / "data/a.yml").open("wb") as file:
        file.truncate(10**12)
    assert told(root, Limits(file_bytes=100)) == [
        "data/a.yml:1:1 expected a file of at most 100 bytes; found a longer one. "
        "[file-size-is-within-limits]"
    ]


def test_a_folder_that_is_missing_or_a_link_is_named(root: Path) -> None:
    (root / "linked").symlink_to(root / "data")
    assert [str(each) for each in read_folder(root, "nowhere")] == [
        "nowhere:1:1 expected a folder that can be read; found no such file or directory. "
        "[file-can-be-read]"
    ]
    assert [str(each) for each in read_folder(root, "linked")] == [
        "linked:1:1 expected a folder that can be read; found not a directory. [file-can-be-read]"
    ]


def test_a_file_that_cannot_be_opened_is_named_without_the_machine_s_paths(root: Path) -> None:
    assert str(read_record_file(root, "data/a.yml")) == (
        "data/a.yml:1:1 expected a file that can be read; found no such file or directory. "
        "[file-can-be-read]"
    )


def test_a_single_file_is_read_by_its_path(root: Path) -> None:
    (root / "data/a.yml").write_text("a: b")
    (root / "b.yml").write_text("c: d")
    assert read_record_file(root, "data/a.yml") == RecordFile("data/a.yml", "a.yml", b"a: b")
    assert read_record_file(root, "b.yml") == RecordFile("b.yml", "b.yml", b"c: d")


def test_a_name_that_is_not_utf_8_is_shown_escaped(root: Path) -> None:
    name = os.fsencode(root / "data") + b"/caf\xe9.yml"
    os.close(os.open(name, os.O_CREAT))
    assert told(root) == [
        'data/caf\\udce9.yml:1:1 expected a name in UTF-8; found "caf\\udce9.yml". Rename it. '
        "[file-name-is-plain]"
    ]


def test_a_name_with_a_line_break_stays_on_one_line(root: Path) -> None:
    (root / "data" / "a\nb.yml").touch()
    assert told(root) == [
        "data/a\\nb.yml:1:1 expected a name of visible ASCII characters; "
        'found "a\\nb.yml". Rename it. [file-name-is-plain]'
    ]


@pytest.mark.parametrize("name", ["acme.yml", "a.yml", "3m.yml", "x" * 60 + ".yml", "a-b-2.yml"])
def test_a_plain_name_is_accepted(name: str) -> None:
    assert file_name_breaches(name) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (".acme.yml", "no hidden file"),
        (".gitkeep", "no hidden file"),
        (".DS_Store", "no hidden file"),
        ("acme.yml~", "no backup or temporary file"),
        ("#acme.yml#", "no backup or temporary file"),
        ("acme.yml.orig", "no backup or temporary file"),
        ("acme.yml.bak", "no backup or temporary file"),
        ("acmé.yml", "a name of visible ASCII characters"),
        ("аcme.yml", "a name of visible ASCII characters"),
        ("ac\u200bme.yml", "a name of visible ASCII characters"),
        ("acme\t.yml", "a name of visible ASCII characters"),
        ("acme.yaml", 'a name that ends in ".yml"'),
        ("acme.YAML", 'a name that ends in ".yml"'),
        ("acme.YML", 'only files whose names end in ".yml"'),
        ("README.md", 'only files whose names end in ".yml"'),
        ("acme", 'only files whose names end in ".yml"'),
        ("x" * 61 + ".yml", "at most 60 characters before .yml"),
        *(
            (name, "a name of lower-case letters and digits, words joined by single hyphens")
            for name in (
                "Acme.yml",
                "a_b.yml",
                "a--b.yml",
                "-a.yml",
                "a-.yml",
                "a b.yml",
                "a.b.yml",
                "a\\b.yml",
                "c:a.yml",
                "$a.yml",
                "--help.yml",
            )
        ),
        *(
            (f"{name}.yml", "a name that no operating system keeps for a device")
            for name in ("con", "nul", "aux", "prn", "com1", "lpt9")
        ),
        *(
            (f"{name}.yml", "a name that no page or folder of the site has")
            for name in ("index", "404", "search", "assets", "api", "data", "latest", "all")
        ),
    ],
)
def test_a_name_that_cannot_be_a_slug_is_refused(name: str, expected: str) -> None:
    assert [breach.expected for breach in file_name_breaches(name)] == [expected]
