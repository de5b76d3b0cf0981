"""The page of downloads: every file of the API and every table, and what each holds.

Titles and meanings are those of the published descriptions; nothing is described here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from consent_report.pages.editions import EditionView, edition_view
from consent_report.pages.index import ReportIndex

Published = Mapping[str, Mapping[str, Any]]
"""The authored descriptions of the API, by file name."""


@dataclass(frozen=True, slots=True)
class ColumnDoc:
    """A column of a table."""

    name: str
    description: str
    type: str
    """``text``, ``day``, ``yes or no`` or ``number``."""
    vocabulary: str
    """Identifier of the vocabulary of its codes; empty where there is none."""


@dataclass(frozen=True, slots=True)
class TableDoc:
    """A table and its columns."""

    name: str
    path: str
    """Relative to the folder of the API."""
    title: str
    description: str
    rows: int
    bytes: int
    columns: tuple[ColumnDoc, ...]


@dataclass(frozen=True, slots=True)
class ResourceDoc:
    """A kind of response of the API."""

    path: str
    """As the OpenAPI document has it, without the slash: ``platforms/{slug}.json``."""
    is_one_file: bool
    title: str
    description: str
    schema: str
    """Path of its schema, relative to the folder of the API."""
    files: int
    bytes: int
    """Of the largest file."""


@dataclass(frozen=True, slots=True)
class DownloadsPage:
    """All that the page of downloads says."""

    as_of: date
    edition: EditionView | None
    """None for the records as they stand."""
    tables: tuple[TableDoc, ...]
    resources: tuple[ResourceDoc, ...]
    sizes: Mapping[str, int]
    """Bytes of every file by its path."""


def downloads_page(
    index: ReportIndex, published: Published, sizes: Mapping[str, int], rows: Mapping[str, int]
) -> DownloadsPage:
    """The page; ``sizes`` are of files by path in the API, ``rows`` of tables by name."""
    return DownloadsPage(
        as_of=index.day,
        edition=edition_view(index.report),
        tables=tuple(_tables(published["datapackage.json"], sizes, rows)),
        resources=tuple(_resources(published["openapi.json"], sizes)),
        sizes=sizes,
    )


def _tables(
    package: Mapping[str, Any], sizes: Mapping[str, int], rows: Mapping[str, int]
) -> Iterator[TableDoc]:
    for each in package["resources"]:
        yield TableDoc(
            name=each["name"],
            path=each["path"],
            title=each["title"],
            description=each["description"],
            rows=rows[each["name"]],
            bytes=sizes[each["path"]],
            columns=tuple(_column(field) for field in each["schema"]["fields"]),
        )


_TYPES = {"string": "text", "date": "day", "boolean": "yes or no", "integer": "number"}


def _column(field: Mapping[str, Any]) -> ColumnDoc:
    return ColumnDoc(
        name=field["name"],
        description=field["description"],
        type=_TYPES[field["type"]],
        vocabulary="" if field.get("vocabulary") == "regions" else field.get("vocabulary", ""),
    )


def _resources(openapi: Mapping[str, Any], sizes: Mapping[str, int]) -> Iterator[ResourceDoc]:
    for path, methods in openapi["paths"].items():
        get, pattern = methods["get"], path.removeprefix("/")
        wildcard = pattern.replace("{slug}", "*").replace("{code}", "*")
        found = [size for file, size in sizes.items() if fnmatchcase(file, wildcard)]
        content = get["responses"]["200"]["content"]["application/json"]
        yield ResourceDoc(
            path=pattern,
            is_one_file=wildcard == pattern,
            title=get["summary"],
            description=get["description"],
            schema=content["schema"]["$ref"],
            files=len(found),
            bytes=max(found, default=0),
        )
