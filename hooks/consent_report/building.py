"""Builds the whole report into ``site/``, so that the published site is never harmed.

Records are checked first; the site is built beside the old one, checked, and exchanged
with it in one step. The site generator runs as a process of its own.
"""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from consent_report.folders import (
    MARKER,
    building_folder,
    claimed,
    recover,
    replace_folder,
    write_whole,
)
from consent_report.loading.reports import load_report
from consent_report.model.problems import Problem
from consent_report.model.reports import Report
from consent_report.site_check import site_faults

LATEST = "latest"
"""The folder of the edition that shows the records as they stand."""

_NOTICES = ("INFO ", "DEBUG ")
_LEVEL = re.compile(r"^(?:WARNING|ERROR) +- +")
_OWN_NAMES = frozenset({LATEST, MARKER, "index.html", "versions.json", ".nojekyll"})
"""What ``site/`` may hold when only the site generator has written there."""


class BuildFailedError(Exception):
    """The site was not replaced; carries every reason, in order."""

    def __init__(self, reasons: Sequence[Problem | str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(str(reason) for reason in self.reasons))


def build_site(project: Path) -> Path:
    """The folder of the latest edition, built anew; the old one stands until the very end.

    Raises:
        BuildFailedError: records have problems, the generator refused, or the result is not whole.
        FolderRefusedError: ``site/`` is not ours, or another build is at work.
        OSError: the disk is full or not writable.
    """
    with claimed(project / "site", _OWN_NAMES) as site:
        latest = site / LATEST
        recover(latest)
        try:
            report = _checked_report(project)
            _generate(project, building_folder(latest))
            _require_whole(building_folder(latest), report)
            replace_folder(latest)
        finally:
            recover(latest)
        _write_root(site, report.as_of)
        return latest


def _checked_report(project: Path) -> Report:
    loaded = load_report(project)
    if loaded.report is None or loaded.problems:
        raise BuildFailedError(loaded.problems)
    return loaded.report


def _generate(project: Path, folder: Path) -> None:
    """Run MkDocs on the project, into the folder; a warning is a reason to stop."""
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict"]
    places = ["--config-file", str(project / "mkdocs.yml"), "--site-dir", str(folder)]
    finished = subprocess.run(  # noqa: S603  # our own interpreter, no text from records
        [*command, *places],
        # The notice of mkdocs-material 9.8.1 about its end (ADR-0005); goes with it.
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
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


def _complaints(output: str) -> list[str]:
    """What the generator said, without its notices and the names of its levels."""
    lines = (line for line in output.splitlines() if line and not line.startswith(_NOTICES))
    return [_LEVEL.sub("", line) for line in lines]


def _require_whole(folder: Path, report: Report) -> None:
    pages = (f"platforms/{platform.slug}/index.html" for platform in report.platforms)
    if faults := site_faults(folder, ("index.html", *pages)):
        raise BuildFailedError(faults)


def _write_root(site: Path, as_of: date) -> None:
    """Write what stands beside the editions: the way to the latest, and their list."""
    title = f"latest (as of {as_of.isoformat()})"
    versions = [{"version": LATEST, "title": title, "aliases": []}]
    write_whole(site / "index.html", _redirect(f"{LATEST}/"))
    write_whole(site / "versions.json", json.dumps(versions, indent=2) + "\n")
    write_whole(site / ".nojekyll", "")


def _redirect(target: str) -> str:
    """A page that leads on, without a script."""
    url = html.escape(target)
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>Consent Transparency Report</title>\n"
        f'<meta http-equiv="refresh" content="0; url={url}">\n'
        f'<link rel="canonical" href="{url}">\n'
        f'<link rel="icon" href="{url}assets/images/favicon.png">\n'
        f'<p><a href="{url}">Consent Transparency Report, latest edition</a></p>\n</html>\n'
    )
