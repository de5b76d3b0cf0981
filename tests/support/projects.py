"""A project in an empty folder that holds the real schemas and vocabularies, and no record."""

from __future__ import annotations

import shutil
from pathlib import Path

from consent_report.loading.folders import RecordFile

PROJECT = Path(__file__).parents[2]
CORPUS = PROJECT / "tests" / "corpus"


def make_project(folder: Path, organisations: Path = CORPUS / "organisations.yml") -> Path:
    """The folder, with everything but records; organisations are those of the corpus."""
    data = folder / "data"
    (data / "platforms").mkdir(parents=True)
    for name in ("schema", "vocabularies"):
        shutil.copytree(PROJECT / "data" / name, data / name)
    (data / "exceptions.yml").write_text("exceptions: []\n", encoding="utf-8")
    (data / "editions.yml").write_text("editions: []\nerrata: []\n", encoding="utf-8")
    shutil.copy(organisations, data / "organisations.yml")
    return folder


def record_file(path: Path) -> RecordFile:
    """A file of the corpus as the record of a project.

    Its name before ``--`` is that of a rule; such a record is always called acme.
    """
    name = "acme.yml" if "--" in path.name else path.name
    return RecordFile(f"data/platforms/{name}", name, path.read_bytes())


def add_record(project: Path, corpus_name: str, slug: str = "") -> Path:
    """A file of the passing corpus as a record of the project."""
    source = CORPUS / "passing" / f"{corpus_name}.yml"
    target = project / "data" / "platforms" / f"{slug or corpus_name}.yml"
    text = source.read_text(encoding="utf-8")
    if slug:
        text = text.replace(f"slug: {corpus_name}\n", f"slug: {slug}\n")
        text = text.replace(f"name: {corpus_name.title()}\n", f"name: {slug.title()}\n")
    target.write_text(text, encoding="utf-8")
    return target
