"""Times the stages of a build one after the other, each on the output of the one before."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from consent_report.checks.context import Context
from consent_report.checks.rules import RECORD_RULES, record_breaches
from consent_report.loading.documents import Document, parse_document
from consent_report.loading.folders import RecordFile, read_folder
from consent_report.loading.foundations import load_foundation, read_api_schemas, read_schemas
from consent_report.loading.records import record_from
from consent_report.loading.reports import PLATFORMS, load_report
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.outputs.api.files import Api
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site import render_site
from consent_report.pages.index import ReportIndex
from consent_report.pages.region_index import RegionIndex
from tests.bench.synthetic import Project

Result = TypeVar("Result")

TRIVIAL_SETTINGS = """\
site_name: Trivial
theme: {name: material, font: false}
plugins: [search]
validation: {omitted_files: ignore}
nav: [index.md]
"""


@dataclass(frozen=True)
class Measurement:
    """How long one stage took."""

    stage: str
    seconds: float
    """Wall clock."""


@dataclass(frozen=True)
class Stopwatch:
    """Collects measurements in the order in which stages run."""

    measurements: list[Measurement] = field(default_factory=list)

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        """The result of the work; its duration is kept."""
        start = perf_counter()
        result = work()
        self.measurements.append(Measurement(stage, perf_counter() - start))
        return result


def measure_project(project: Project) -> list[Measurement]:
    """Every stage once; the last two are whole builds in processes of their own."""
    watch = Stopwatch()
    _measure_parts(project.folder, watch)
    report = watch.time("all of these: a checked report", lambda: _checked(project.folder))
    schemas, published = read_schemas(project.folder), read_api_schemas(project.folder)
    watch.time("render pages", lambda: tuple(render_site(report, schemas)))
    watch.time(
        "render API and tables",
        lambda: tuple(Api(RegionIndex(ReportIndex(report)), published, SiteSettings()).files()),
    )
    watch.time("whole strict build with MkDocs", lambda: _build(project.folder))
    trivial = _trivial_project(project)
    watch.time("MkDocs, as many trivial pages", lambda: _build(trivial))
    return watch.measurements


def _measure_parts(folder: Path, watch: Stopwatch) -> None:
    foundation = load_foundation(folder)
    if foundation.organisations is None or foundation.vocabularies is None:
        raise ValueError(foundation.problems)
    validator = foundation.records
    context = Context(foundation.organisations, foundation.vocabularies.regions)
    files = watch.time("read files", lambda: _files(folder))
    documents = watch.time("parse YAML", lambda: [_parsed(file) for file in files])
    watch.time("validate", lambda: [validator.validate(document) for document in documents])
    records: list[PlatformRecord] = watch.time(
        "build records",
        lambda: [record_from(document.path, document.data) for document in documents],
    )
    watch.time(
        "apply rules",
        lambda: [tuple(record_breaches(record, context, RECORD_RULES)) for record in records],
    )


def _files(folder: Path) -> list[RecordFile]:
    return [file for file in read_folder(folder, PLATFORMS) if isinstance(file, RecordFile)]


def _parsed(file: RecordFile) -> Document:
    document, problems = parse_document(file.path, file.content)
    if document is None:
        raise ValueError(problems)
    return document


def _checked(folder: Path) -> Report:
    loaded = load_report(folder)
    if loaded.report is None:
        raise ValueError("\n".join(str(problem) for problem in loaded.problems[:20]))
    return loaded.report


def _trivial_project(project: Project) -> Path:
    folder = project.folder.with_name("trivial")
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(TRIVIAL_SETTINGS, "utf-8")
    (docs / "index.md").write_text("# Trivial\n", "utf-8")
    for number in range(project.records):
        (docs / f"page-{number:05}.md").write_text(f"# Page {number}\n\nA sentence.\n", "utf-8")
    return folder


def _build(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True, stderr=subprocess.DEVNULL)
