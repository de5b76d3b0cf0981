"""Copies to take away: the same bytes wherever they are made, and the same facts in every form."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
import time
import zipfile
from pathlib import Path

import pytest

from consent_report.building import BuiltSite, build_site
from consent_report.cli import main
from consent_report.outputs.offline.archive import SUMS, archive_faults, read_sums, sum_of
from tests.support.engines import copied_project, file_bytes, take_out_records

pytestmark = pytest.mark.slow

EDITION = "2024-09-18"
Facts = dict[str, set[tuple[str, ...]]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """All records, without an older edition."""
    return build_site(copied_project(tmp_path_factory.mktemp("bundles") / "project"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one record and one edition, not built."""
    return small_project(tmp_path_factory.mktemp("small") / "project")


def small_project(folder: Path) -> Path:
    project = copied_project(folder, (EDITION,))
    take_out_records(project, kept=("linkedin",))
    listed = project / "data" / "editions.yml"
    lines = listed.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (each for each in lines if not each.startswith("    ") or "linkedin:" in each)
    listed.write_text("".join(kept), encoding="utf-8")
    return project


def bundled(project: Path, *arguments: str) -> int:
    """The exit code of the command, called in the project."""
    before = Path.cwd()
    os.chdir(project)
    try:
        return main(["bundle", *arguments])
    finally:
        os.chdir(before)


def test_an_edition_offers_both_copies_with_the_sums_that_they_have(built: BuiltSite) -> None:
    downloads = file_bytes(built.latest / "downloads")
    assert sorted(downloads) == [SUMS, "consent-report-latest.html", "consent-report-latest.zip"]
    sums = read_sums(downloads.pop(SUMS).decode())
    assert sums == {name: sum_of(content) for name, content in downloads.items()}
    assert archive_faults(downloads["consent-report-latest.zip"]) == []
    page = (built.latest / "data/downloads/index.html").read_text(encoding="utf-8")
    assert all(digest in page for digest in sums.values())


def test_copies_keep_to_the_sizes_that_were_promised(built: BuiltSite) -> None:
    downloads = file_bytes(built.latest / "downloads")
    assert len(downloads["consent-report-latest.zip"]) < 10_000_000
    assert len(downloads["consent-report-latest.html"]) < 6_000_000


def test_every_form_tells_of_the_same_platforms_practices_and_sources(built: BuiltSite) -> None:
    api = file_bytes(built.latest / "api" / "v1")
    expected = of_json(api)
    assert all(expected.values())
    assert of_tables(api) == expected
    assert of_database(api["consent-report.sqlite"]) == expected
    with zipfile.ZipFile(built.latest / "downloads" / "consent-report-latest.zip") as zipped:
        inside = {name: zipped.read(name) for name in zipped.namelist()}
    assert of_pages(inside) == expected
    zipped_api = {name: each for name, each in inside.items() if name.startswith("api/v1/")}
    assert zipped_api == {f"api/v1/{name}": each for name, each in api.items()}
    one = (built.latest / "downloads" / "consent-report-latest.html").read_text(encoding="utf-8")
    assert of_one_page(one) == expected


def test_the_archive_does_not_hold_itself_and_nothing_that_leads_out(built: BuiltSite) -> None:
    with zipfile.ZipFile(built.latest / "downloads" / "consent-report-latest.zip") as zipped:
        names = zipped.namelist()
    assert names == sorted(names)
    assert not [name for name in names if name.startswith("downloads/")]
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]*", name) for name in names)
    assert {"index.html", "README.txt", "assets/regions.js"} <= set(names)


def test_copies_have_the_same_bytes_wherever_and_however_they_are_made(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bundled(small, "--output", str(tmp_path / "one")) == 0
    other = small_project(tmp_path / "another folder" / "projekt")
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    time.tzset()
    umask = os.umask(0o077)
    try:
        assert bundled(other, "--output", str(tmp_path / "two")) == 0
    finally:
        os.umask(umask)
        monkeypatch.undo()
        time.tzset()
    assert file_bytes(tmp_path / "two") == file_bytes(tmp_path / "one")


def test_a_bundle_has_what_the_site_offers_and_leaves_the_site_alone(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = build_site(small)
    before = file_bytes(built.folder)
    target = tmp_path / "dist"
    assert bundled(small, "--all", "--output", str(target)) == 0
    names = [
        f"consent-report-{name}.{kind}" for name in (EDITION, "latest") for kind in ("html", "zip")
    ]
    assert capsys.readouterr().out == "".join(f"{target / name}\n" for name in (*names, SUMS))
    for name in names:
        edition = name.removeprefix("consent-report-").rpartition(".")[0]
        offered = built.folder / edition / "downloads" / name
        assert (target / name).read_bytes() == offered.read_bytes()
    assert file_bytes(built.folder) == before
    assert main(["verify", str(target)]) == 0


def test_what_was_bundled_before_is_replaced_and_what_is_not_ours_is_refused(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "dist"
    assert bundled(small, "--all", "--output", str(target)) == 0
    assert bundled(small, EDITION, "--output", str(target)) == 0
    kept = {path.name for path in target.iterdir() if not path.name.startswith(".")}
    assert kept == {f"consent-report-{EDITION}.html", f"consent-report-{EDITION}.zip", SUMS}
    capsys.readouterr()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.odt").touch()
    assert bundled(small, "--output", str(tmp_path / "mine")) == 2
    assert "not made by consent-report" in capsys.readouterr().err
    assert bundled(small, "--output", str(small / "site" / "new")) == 2
    assert bundled(small, "2024-09-19", "--output", str(target)) == 2
    assert 'Did you mean "2024-09-18"?' in capsys.readouterr().err


def of_json(api: dict[str, bytes]) -> Facts:
    listed = json.loads(api["platforms.json"])["platforms"]
    slugs = {each["slug"] for each in listed}
    records = {slug: json.loads(api[f"platforms/{slug}.json"])["platform"] for slug in slugs}
    return {
        "platforms": {(slug,) for slug in slugs},
        "practices": {(slug, row["id"]) for slug in slugs for row in records[slug]["practices"]},
        "sources": {(slug, row["id"]) for slug in slugs for row in records[slug]["sources"]},
    }


def of_tables(api: dict[str, bytes]) -> Facts:
    def column(name: str, *columns: str) -> set[tuple[str, ...]]:
        table = csv.DictReader(io.StringIO(api[f"{name}.csv"].decode("utf-8"), newline=""))
        return {tuple(row[each] for each in columns) for row in table}

    return {
        "platforms": column("platforms", "slug"),
        "practices": column("practices", "platform", "id"),
        "sources": column("sources", "platform", "id"),
    }


def of_database(content: bytes) -> Facts:
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    queries = {
        "platforms": "select slug from platforms",
        "practices": "select platform, id from practices",
        "sources": "select platform, id from sources",
    }
    found = {name: set(database.execute(query)) for name, query in queries.items()}
    database.close()
    return found


def of_pages(files: dict[str, bytes]) -> Facts:
    pages = {
        match[1]: content.decode("utf-8")
        for name, content in files.items()
        if (match := re.fullmatch(r"platforms/([a-z0-9-]+)/index\.html", name))
    }
    return {
        "platforms": {(slug,) for slug in pages},
        "practices": {(s, i) for s, text in pages.items() for (i,) in of_ids(text, "practice")},
        "sources": {(s, i) for s, text in pages.items() for (i,) in of_ids(text, "source")},
    }


def of_ids(text: str, kind: str) -> set[tuple[str, ...]]:
    return {(each,) for each in re.findall(rf'\sid="{kind}-([^"]+)"', text)}


def of_one_page(text: str) -> Facts:
    return {
        "platforms": {(slug,) for slug in re.findall(r'<article id="([^"]+)"', text)},
        "practices": set(re.findall(r'\sid="([a-z0-9-]+?)--practice-([^"]+)"', text)),
        "sources": set(re.findall(r'\sid="([a-z0-9-]+?)--source-([^"]+)"', text)),
    }
