"""Reports to render: the corpus's passing records as a whole report, ready in memory."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from consent_report.loading.reports import load_report
from consent_report.model.editions import Edition, Editions, Erratum
from consent_report.model.reports import Report

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"


RECORDS = ("full", "ordinary")
"""Records of the passing corpus: one with every field, one as most are."""


def corpus_project(folder: Path) -> Path:
    """A project that holds the real schemas and vocabularies and two records of the corpus."""
    data = folder / "data"
    for name in ("schema", "vocabularies"):
        shutil.copytree(ROOT / "data" / name, data / name)
    (data / "platforms").mkdir()
    for name in RECORDS:
        shutil.copy2(CORPUS / "passing" / f"{name}.yml", data / "platforms")
    shutil.copy2(CORPUS / "organisations.yml", data / "organisations.yml")
    (data / "exceptions.yml").write_text("exceptions: []\n", encoding="utf-8")
    (data / "editions.yml").write_text("editions: []\nerrata: []\n", encoding="utf-8")
    return folder


def report_of(project: Path) -> Report:
    """The report of a project that has no problem."""
    loaded = load_report(project)
    assert loaded.problems == ()
    assert loaded.report is not None
    return loaded.report


def with_erratum(report: Report) -> Report:
    """The report of the corpus with an edition, and an erratum that was recorded the day after."""
    edition = Edition(date(2026, 11, 23), date(2026, 11, 23), "", {"full": "0"})
    erratum = Erratum(
        id="full-2026-11-24",
        recorded_on=date(2026, 11, 24),
        platform="full",
        findings=("practice before",),
        what="It was shown.",
        why="A note was misread.",
        digests={edition.name: "1"},
    )
    return replace(report, editions=Editions((edition,), (erratum,)))


def schemas_of(project: Path) -> Mapping[str, Mapping[str, Any]]:
    """The JSON Schemas of a project by file name."""
    return {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((project / "data" / "schema").glob("*.schema.json"))
    }
