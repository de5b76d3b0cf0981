"""Editions on the site: side by side, taken over where nothing changed, whole at every moment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from consent_report.building import FINGERPRINT, BuildFailedError, BuiltSite, build_site
from tests.support.engines import (
    copied_project,
    engine_environment,
    file_bytes,
    take_out_records,
)
from tests.support.markup import Markup

pytestmark = pytest.mark.slow

DAYS = ("2024-09-18", "2024-09-20")
BUILD = [sys.executable, "-P", "-m", "consent_report", "build"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(copied_project(tmp_path_factory.mktemp("editions") / "project", DAYS))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of two records and two editions."""
    project = copied_project(tmp_path / "project", DAYS)
    take_out_records(project, kept=("linkedin", "strava"))
    listed = project / "data" / "editions.yml"
    lines = listed.read_text("utf-8").splitlines(keepends=True)
    listed.write_text(
        "".join(
            line
            for line in lines
            if not line.startswith("    ") or line.startswith(("    linkedin:", "    strava:"))
        ),
        "utf-8",
    )
    return project


def page_text(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def add_event(project: Path) -> None:
    """Something that happens after every edition."""
    path = project / "data" / "platforms" / "strava.yml"
    text = path.read_text("utf-8").replace("looked_on: 2026-11-24", "looked_on: 2026-11-25")
    assert "2026-11-25" in text
    event = (
        "  - {id: later, on: 2026-11-25, kind: statement, actor: Strava, actor_kind: platform, "
        "summary: It spoke., sources: [later]}\n"
    )
    source = (
        "  later: {title: Words, publisher: Strava, kind: official, "
        "url: https://www.strava.com/later, published_on: 2026-11-25}\n"
    )
    head, mark, tail = text.partition("\nevents:\n")
    end = next(n for n, line in enumerate(tail.splitlines(True)) if line[0] not in " \n")
    lines = tail.splitlines(True)
    events = "".join((*lines[:end], event, *lines[end:]))
    path.write_text(f"{head}{mark}{events.rstrip()}\n{source}", "utf-8")


def test_editions_stand_beside_the_latest_and_are_listed(built: BuiltSite) -> None:
    assert built.editions == ("latest", "2024-09-20", "2024-09-18")
    versions = json.loads((built.folder / "versions.json").read_text("utf-8"))
    assert [(each["version"], each["aliases"]) for each in versions] == [
        ("latest", []),
        ("2024-09-20", []),
        ("2024-09-18", []),
    ]
    assert versions[0]["title"].startswith("Latest (")
    for name in built.editions:
        assert (built.folder / name / "editions" / "index.html").is_file()


@pytest.mark.parametrize(
    ("edition", "practice", "others"),
    [
        ("2024-09-18", "gb-default-on-2024", ("gb-paused", "europe-default-on")),
        ("2024-09-20", "gb-paused", ("europe-default-on",)),
        ("latest", "europe-default-on", ()),
    ],
)
def test_linkedin_in_the_united_kingdom_is_told_as_it_was_known(
    built: BuiltSite, edition: str, practice: str, others: tuple[str, ...]
) -> None:
    text = page_text(built.folder, f"{edition}/platforms/linkedin")
    anchors = set(Markup(text).values("id"))
    assert f"practice-{practice}" in anchors
    assert anchors.isdisjoint(f"practice-{other}" for other in others)


def test_an_older_edition_says_so_leads_to_today_and_offers_no_edit(built: BuiltSite) -> None:
    text = page_text(built.folder, "2024-09-18/platforms/linkedin")
    assert "This is the reconstructed edition of 18 September 2024" in text
    assert 'href="../../../latest/platforms/linkedin/"' in text
    assert '<meta name="robots" content="noindex">' in text
    assert 'rel="canonical" href="https://consent-report.example/2024-09-18/' in text
    assert "/edit/main/" not in text
    latest = page_text(built.folder, "latest/platforms/linkedin")
    assert "md-banner" not in latest
    assert "noindex" not in latest
    assert "/edit/main/data/platforms/linkedin.yml" in latest


def test_what_did_not_change_is_taken_over_byte_for_byte(small: Path, tmp_path: Path) -> None:
    first = build_site(small)
    assert first.rendered == first.editions
    before = file_bytes(first.folder)
    inode = (first.folder / "2024-09-18" / "index.html").stat().st_ino

    again = build_site(small)
    assert again.rendered == ()
    assert file_bytes(again.folder) == before
    assert (again.folder / "2024-09-18" / "index.html").stat().st_ino == inode

    add_event(small)
    changed = build_site(small)
    assert changed.rendered == ("latest",)
    anew = copied_project(tmp_path / "anew" / "project")
    for name in ("data", "docs"):
        subprocess.run(["cp", "-r", f"{small / name}/.", anew / name], check=True)
    for path in (anew / "data" / "platforms").glob("*.yml"):
        if path.stem not in ("linkedin", "strava"):
            path.unlink()
    assert file_bytes(build_site(anew).folder) == file_bytes(changed.folder)


def test_a_changed_template_or_a_damaged_edition_is_rendered_again(small: Path) -> None:
    first = build_site(small)
    page = first.folder / "2024-09-18" / FINGERPRINT
    page.write_bytes(b"\xff not a fingerprint")
    assert build_site(small).rendered == ("2024-09-18",)
    style = small / "docs" / "assets" / "consent-report.css"
    style.write_text(style.read_text("utf-8") + "/* new */\n", "utf-8")
    assert build_site(small).rendered == first.editions


def test_a_change_of_what_was_published_builds_nothing(small: Path) -> None:
    before = file_bytes(build_site(small).folder)
    path = small / "data" / "platforms" / "linkedin.yml"
    path.write_text(
        path.read_text("utf-8").replace("status: paused", "status: not_used", 1), "utf-8"
    )
    with pytest.raises(BuildFailedError, match="published-editions-stand"):
        build_site(small)
    assert file_bytes(small / "site") == before


@pytest.mark.parametrize("moment", [0.3, 1.2, 2.1])
def test_a_build_that_is_killed_leaves_the_old_site_whole(small: Path, moment: float) -> None:
    before = file_bytes(build_site(small).folder)
    style = small / "docs" / "assets" / "consent-report.css"
    style.write_text(style.read_text("utf-8") + "/* new */\n", "utf-8")
    process = subprocess.Popen(
        BUILD, cwd=small, env=engine_environment(), start_new_session=True, stderr=subprocess.PIPE
    )
    sleep(moment)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    left = file_bytes(small / "site")
    assert left in (before, file_bytes(build_site(small).folder))
    assert [path.name for path in small.iterdir() if path.name.startswith(".site")] == []
