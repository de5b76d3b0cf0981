"""What an edition is made of, as one digest: equal digests give equal pages, byte for byte."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from consent_report.model.reports import Report

_FOLDERS = ("docs", "hooks", "data/schema", "data/vocabularies")
_FILES = ("mkdocs.yml", "pyproject.toml", "requirements.txt")
_VARIABLES = ("CONSENT_REPORT_SITE_URL", "CONSENT_REPORT_EDIT_URI")
_UNREAD = ("__pycache__", ".pyc", ".egg-info")


def source_fingerprint(project: Path) -> str:
    """Of everything but records: code, templates, authored pages, settings, what is installed."""
    digest = hashlib.sha256()
    for path in _source_files(project):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(project).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    installed = sorted(
        f"{each.name}=={each.version}" for each in importlib.metadata.distributions()
    )
    settings = [f"{name}={os.environ.get(name, '')}" for name in _VARIABLES]
    digest.update("\0".join((*settings, *installed)).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def edition_fingerprint(name: str, report: Report, sources: str) -> str:
    """Of an edition: its records and owners as they are shown, its errata, and the sources."""
    digest = hashlib.sha256(f"{name}\0{sources}\0{report.as_of}".encode())
    for part in _shown(report):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


def _shown(report: Report) -> Iterator[str]:
    # The text of a frozen dataclass holds every field, in order.
    yield from (repr(platform) for platform in report.platforms)
    yield from (repr(each) for each in report.organisations.by_id.values())
    yield from (repr(each) for each in report.organisations.sources.values())
    for edition in report.listed_editions:
        yield f"{edition.name} {edition.cut_on} {edition.title} {len(edition.digests)}"
    yield from (repr(erratum) for erratum in report.listed_errata)


def _source_files(project: Path) -> Iterable[Path]:
    found = [project / name for name in _FILES if (project / name).is_file()]
    for folder in _FOLDERS:
        found += (
            path
            for path in (project / folder).rglob("*")
            if path.is_file() and not any(part.endswith(_UNREAD) for part in path.parts)
        )
    return sorted(found)
