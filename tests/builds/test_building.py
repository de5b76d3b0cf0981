"""Whatever goes wrong in a build, what was published stays whole."""

from __future__ import annotations

import fcntl
import json
import os
import stat
from pathlib import Path

import pytest

from consent_report import folders
from consent_report.building import BuildFailedError, build_site
from consent_report.folders import MARKER, FolderRefusedError
from tests.support.engines import file_bytes, platform_slugs, run_engine

pytestmark = pytest.mark.slow


def test_a_build_leaves_the_site_its_root_and_nothing_else(project: Path) -> None:
    latest = build_site(project).latest
    assert latest == project / "site" / "latest"
    assert sorted(path.name for path in latest.parent.iterdir()) == [
        MARKER,
        ".nojekyll",
        "index.html",
        "latest",
        "robots.txt",
        "versions.json",
    ]
    (version,) = json.loads((latest.parent / "versions.json").read_text(encoding="utf-8"))
    assert version["version"] == "latest"
    assert 'content="0; url=latest/"' in (latest.parent / "index.html").read_text(encoding="utf-8")


def test_a_site_can_be_read_by_a_web_server_whatever_the_umask(project: Path) -> None:
    umask = os.umask(0o077)
    try:
        latest = build_site(project).latest
    finally:
        os.umask(umask)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in latest.parent.rglob("*")}
    unreadable = [
        path
        for path, mode in modes.items()
        if path.name != MARKER and mode & 0o055 != (0o055 if path.is_dir() else 0o044)
    ]
    assert unreadable == []
    assert latest.parent.stat().st_mode & 0o055 == 0o055


def test_broken_records_are_all_named_once_and_the_old_site_stays(project: Path) -> None:
    before = file_bytes(build_site(project).latest)
    break_records(project)
    with pytest.raises(BuildFailedError) as failure:
        build_site(project)
    for slug in platform_slugs(project)[:2]:
        assert str(failure.value).count(f"data/platforms/{slug}.yml:") == 1
    assert file_bytes(project / "site" / "latest") == before


def test_plain_mkdocs_names_all_problems_once_without_a_traceback_and_wipes_nothing(
    project: Path,
) -> None:
    before = file_bytes(build_site(project).latest)
    break_records(project)
    finished = run_engine("mkdocs", project)
    assert finished.returncode == 1
    for slug in platform_slugs(project)[:2]:
        assert finished.stdout.count(f"data/platforms/{slug}.yml:") == 1
    assert "Traceback" not in finished.stdout
    assert file_bytes(project / "site" / "latest") == before


def test_an_authored_page_with_the_address_of_a_generated_one_is_refused(project: Path) -> None:
    build_site(project)
    before = file_bytes(project / "site" / "latest")
    slug = platform_slugs(project)[0]
    (project / "docs" / "platforms" / slug).mkdir(parents=True)
    (project / "docs" / "platforms" / slug / "index.md").write_text("# Mine\n", encoding="utf-8")
    finished = run_engine("mkdocs", project)
    assert finished.returncode == 1
    assert (
        f"docs/platforms/{slug}/index.md: expected a name that no generated page has; found one "
        f"that is generated as platforms/{slug}/index.html. Rename the file." in finished.stdout
    )
    assert file_bytes(project / "site" / "latest") == before


def test_a_link_of_an_authored_page_to_a_missing_page_stops_the_build(project: Path) -> None:
    before = file_bytes(build_site(project).latest)
    about = project / "docs" / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n[x](gone.md)\n", encoding="utf-8")
    with pytest.raises(BuildFailedError, match=r"gone\.md"):
        build_site(project)
    assert file_bytes(project / "site" / "latest") == before


def test_an_address_that_does_not_end_in_latest_is_refused(project: Path) -> None:
    finished = run_engine("mkdocs", project, CONSENT_REPORT_SITE_URL="https://report.example/")
    assert finished.returncode == 1
    assert (
        'site_url: expected an address that ends in "/latest/"; found "https://report.example/".'
        in finished.stdout
    )


def test_a_killed_build_is_tidied_up_by_the_next(project: Path) -> None:
    site = project / "site"
    (site / ".latest.building-1").mkdir(parents=True)
    (site / ".latest.building-1" / "half.html").write_text("half", encoding="utf-8")
    (site / ".latest.retired").mkdir()
    (site / ".latest.retired" / "index.html").write_text("whole", encoding="utf-8")
    (site / MARKER).touch()
    folders.recover(site / "latest")
    assert file_bytes(site / "latest") == {"index.html": b"whole"}
    assert {path.name for path in site.iterdir()} == {MARKER, "latest"}


def test_two_builds_at_once_do_not_mix(project: Path) -> None:
    (project / "site").mkdir()
    with (project / "site" / MARKER).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(FolderRefusedError, match="another run is writing here"):
            build_site(project)


def test_a_site_folder_of_somebody_else_is_refused(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "thesis.odt").touch()
    with pytest.raises(FolderRefusedError, match="not made by consent-report"):
        build_site(project)
    assert [path.name for path in (project / "site").iterdir()] == ["thesis.odt"]


def test_a_symlink_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderRefusedError, match="symlink"):
        build_site(project)


def test_folders_are_replaced_where_the_system_cannot_exchange_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_exchange", lambda one, other: False)
    final = tmp_path / "latest"
    for text in ("old", "new"):
        made = folders.building_folder(final)
        made.mkdir()
        (made / "index.html").write_text(text, encoding="utf-8")
        folders.replace_folder(final)
    assert file_bytes(tmp_path) == {"latest/index.html": b"new"}


def break_records(project: Path) -> None:
    """Give the first two records a status that does not exist."""
    for slug in platform_slugs(project)[:2]:
        path = project / "data" / "platforms" / f"{slug}.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text + "\nno_such_key: x\n", encoding="utf-8")
