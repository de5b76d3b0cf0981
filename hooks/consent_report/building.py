"""Builds the whole report into ``site/``, so that the published site is never harmed.

Records are checked first. Every edition is rendered beside the old site, or taken over from
it where nothing that it is made of has changed; the whole is checked, and exchanged with the
old site in one step. The site generator runs as processes of its own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from consent_report.bundling import add_downloads, copy_downloads, write_sums
from consent_report.editions.published import edition_report
from consent_report.fingerprints import edition_fingerprint, source_fingerprint
from consent_report.folders import (
    MARKER,
    MARKER_TEXT,
    building_folder,
    claimed,
    linked_copy,
    recover,
    replace_folder,
    write_whole,
)
from consent_report.loading.reports import load_report
from consent_report.model.editions import Edition
from consent_report.model.problems import Problem
from consent_report.model.reports import Report
from consent_report.outputs.export import project_settings
from consent_report.outputs.root_files import LATEST, SECURITY, root_files
from consent_report.outputs.settings import SiteSettings
from consent_report.site_check import site_faults

EDITION_VARIABLE = "CONSENT_REPORT_EDITION"
"""Names the edition that the site generator is to show; the latest where it is not set."""
SITE_URL_VARIABLE = "CONSENT_REPORT_SITE_URL"
FINGERPRINT = ".fingerprint"
"""The file of an edition that tells what it was made of."""

_PROCESSES = min(os.cpu_count() or 1, 8)
_NOTICES = ("INFO ", "DEBUG ")
_LEVEL = re.compile(r"^(?:WARNING|ERROR) +- +")
_OWN_NAMES = frozenset(
    {
        LATEST,
        MARKER,
        "index.html",
        "versions.json",
        "robots.txt",
        ".nojekyll",
        SECURITY.split("/")[0],
    }
)
"""What ``site/`` may hold when only the site generator has written there."""


class BuildFailedError(Exception):
    """The site was not replaced; carries every reason, in order."""

    def __init__(self, reasons: Sequence[Problem | str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(str(reason) for reason in self.reasons))


class UnknownEditionError(Exception):
    """No edition of this name was published; carries it, and the names that there are."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(name)


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """What a build left in ``site/``."""

    folder: Path
    editions: tuple[str, ...]
    """Names of all editions, the latest first."""
    rendered: tuple[str, ...]
    """Those that were not taken over from the old site."""

    @property
    def latest(self) -> Path:
        """The folder of the latest edition."""
        return self.folder / LATEST


@dataclass(frozen=True, slots=True)
class _Part:
    """An edition that the site is to hold."""

    name: str
    report: Report
    fingerprint: str


def build_site(project: Path) -> BuiltSite:
    """The whole site, built anew; the old one stands until the very end.

    Raises:
        BuildFailedError: records have problems, the generator refused, or the result is not whole.
        FolderRefusedError: ``site/`` is not ours, or another build is at work.
        OSError: the disk is full or not writable.
    """
    with claimed(project / "site", _OWN_NAMES) as site:
        recover(site)
        try:
            report = _checked_report(project)
            parts = _parts(project, report)
            made = building_folder(site)
            linked_copy(site, made, leave_out={part.name for part in parts})
            rendered = _fill(project, site, made, parts)
            _write_root(made, report, project_settings(project))
            _require_whole(made, parts, rendered)
            replace_folder(site)
        finally:
            recover(site)
    return BuiltSite(site, tuple(part.name for part in parts), rendered)


def bundle_editions(project: Path, names: Collection[str] | None, target: Path) -> tuple[str, ...]:
    """The names of the files put into the folder: both copies of each edition, and their sums.

    Of all editions where ``names`` is None.

    They are those of ``site/`` where it is up to date, else made for the purpose; ``site/`` is
    only read.

    Raises:
        BuildFailedError: records have problems, or the generator refused.
        UnknownEditionError: an edition of this name was not published.
        OSError: the disk is full or not writable.
    """
    parts = {part.name: part for part in _parts(project, _checked_report(project))}
    for name in names or ():
        if name not in parts:
            raise UnknownEditionError(name, tuple(parts))
    for part in (part for part in parts.values() if names is None or part.name in names):
        built = project / "site" / part.name
        if _fingerprint_of(built) == part.fingerprint:
            copy_downloads(built, target)
        else:
            with tempfile.TemporaryDirectory() as made:
                _generate(project, part, Path(made) / part.name)
                copy_downloads(Path(made) / part.name, target)
    return write_sums(target)


def _checked_report(project: Path) -> Report:
    loaded = load_report(project)
    if loaded.report is None or loaded.problems:
        raise BuildFailedError(loaded.problems)
    return loaded.report


def _parts(project: Path, report: Report) -> tuple[_Part, ...]:
    """The latest edition, then the published ones, newest first."""
    sources = source_fingerprint(project)
    reports = [(LATEST, report)]
    reports += [(e.name, edition_report(report, e)) for e in reversed(report.editions.published)]
    return tuple(
        _Part(name, each, edition_fingerprint(name, each, sources)) for name, each in reports
    )


def _fill(project: Path, site: Path, made: Path, parts: Iterable[_Part]) -> tuple[str, ...]:
    """Take over editions that did not change, and render the others; the names of these."""
    changed = []
    for part in parts:
        if _fingerprint_of(site / part.name) == part.fingerprint:
            linked_copy(site / part.name, made / part.name)
        else:
            changed.append(part)
    with ThreadPoolExecutor(_PROCESSES) as pool:
        for future in [pool.submit(_generate, project, part, made / part.name) for part in changed]:
            future.result()
    return tuple(part.name for part in changed)


def _fingerprint_of(folder: Path) -> str:
    try:
        return (folder / FINGERPRINT).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _generate(project: Path, part: _Part, folder: Path) -> None:
    """Run MkDocs on the project, into the folder; a warning is a reason to stop."""
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict"]
    places = ["--config-file", str(project / "mkdocs.yml"), "--site-dir", str(folder)]
    finished = subprocess.run(  # noqa: S603  # our own interpreter, no text from records
        [*command, *places],
        env=os.environ | _environment(part.report.edition),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="backslashreplace",
        # Files stay readable for a web server, whatever the caller's umask.
        umask=0o022,
        check=False,
    )
    if finished.returncode != 0:
        raise BuildFailedError(
            _complaints(finished.stdout) or [f"MkDocs ended with exit code {finished.returncode}."]
        )
    add_downloads(folder, part.report, project_settings(project))
    write_whole(folder / FINGERPRINT, f"{part.fingerprint}\n")


def _environment(edition: Edition | None) -> dict[str, str]:
    """What the site generator is told beside the project's settings."""
    # The notice of mkdocs-material 9.8.1 about its end (ADR-0005); goes with it.
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    return quiet | {EDITION_VARIABLE: edition.name if edition else ""}


def _complaints(output: str) -> list[str]:
    """What the generator said, without its notices and the names of its levels."""
    lines = (line for line in output.splitlines() if line and not line.startswith(_NOTICES))
    return [_LEVEL.sub("", line) for line in lines]


def _require_whole(site: Path, parts: Iterable[_Part], rendered: Iterable[str]) -> None:
    """Every platform of every edition has its page, and every new link leads somewhere.

    What was taken over was looked at when it was rendered.
    """
    expected = ["index.html", "versions.json", "robots.txt"]
    for part in parts:
        expected.append(f"{part.name}/index.html")
        expected += (f"{part.name}/platforms/{p.slug}/index.html" for p in part.report.platforms)
    if faults := site_faults(site, expected, [f"{name}/" for name in rendered]):
        raise BuildFailedError(faults)


def _write_root(site: Path, report: Report, settings: SiteSettings) -> None:
    """Write what stands beside the editions."""
    for path, text in root_files(report, settings):
        (site / path).parent.mkdir(exist_ok=True)
        write_whole(site / path, text)
    write_whole(site / MARKER, MARKER_TEXT)
