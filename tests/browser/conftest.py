"""The real site, built and served once for all tests in the browser."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from consent_report.building import build_site
from tests.support.engines import copied_project


@dataclass(frozen=True)
class Hosted:
    """A site as its readers reach it."""

    folder: Path
    """That of the latest edition."""
    origin: str
    """Of the server, ending in ``/``."""
    url: str
    """Of the latest edition, ending in ``/``."""


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> Hosted:
    """The report as it stands in the project, built and served."""
    return host(copied_project(tmp_path_factory.mktemp("hosted") / "project"), serve_folder)


def host(project: Path, serve_folder: Callable[[Path], str]) -> Hosted:
    """The project's site, built and served."""
    built = build_site(project)
    origin = serve_folder(built.folder)
    return Hosted(built.latest, origin, f"{origin}{built.latest.name}/")


@pytest.fixture(scope="session")
def unpacked(hosted: Hosted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the latest edition, unpacked where a path is as paths are."""
    folder = tmp_path_factory.mktemp("away") / "Meine Übersicht № 1" / "копия #2 100%"
    with zipfile.ZipFile(hosted.folder / "downloads" / "consent-report-latest.zip") as zipped:
        zipped.extractall(folder)
    return folder
