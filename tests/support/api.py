"""The API of a report as its readers have it: bytes by path, and what its schemas refuse."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jsonschema_rs
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from consent_report.loading.foundations import read_api_schemas
from consent_report.model.reports import Report
from consent_report.outputs.api.files import FOLDER, Api
from consent_report.outputs.settings import SiteSettings
from consent_report.pages.index import ReportIndex
from consent_report.pages.region_index import RegionIndex
from tests.support.reports import ROOT

Files = Mapping[str, bytes]
BASE = "https://schemas.invalid/"


def api_files(report: Report) -> Files:
    """Every file of the API by its path below ``api/v1/``."""
    api = Api(RegionIndex(ReportIndex(report)), read_api_schemas(ROOT), SiteSettings())
    return {asset.path.removeprefix(FOLDER): asset.content for asset in api.files()}


def responses(files: Files) -> Iterator[tuple[str, Any, str]]:
    """Path, content and schema of each response that the OpenAPI document describes."""
    for path, methods in read(files, "openapi.json")["paths"].items():
        content = methods["get"]["responses"]["200"]["content"]["application/json"]
        before, _, after = path.removeprefix("/").partition("{")
        tail = after.partition("}")[2]
        for file in files:
            same = file == before if not after else is_between(file, before, tail)
            if same:
                yield file, read(files, file), content["schema"]["$ref"].removeprefix("schema/")


def is_between(file: str, start: str, end: str) -> bool:
    middle = file.removeprefix(start).removesuffix(end)
    return file.startswith(start) and file.endswith(end) and "/" not in middle


def read(files: Files, path: str) -> Any:
    """A JSON file as data."""
    return json.loads(files[path])


def breaches(files: Files) -> list[str]:
    """A line for each way in which a response differs from its published schema."""
    resources = [(BASE + name, schema) for name, schema in schemas(files).items()]
    registry = jsonschema_rs.Registry(resources, draft=jsonschema_rs.Draft202012)
    rules: dict[str, jsonschema_rs.Draft202012Validator] = {}
    lines = []
    for path, body, name in responses(files):
        if name not in rules:
            rules[name] = jsonschema_rs.Draft202012Validator(
                {"$ref": BASE + name}, registry=registry, validate_formats=True
            )
        errors = rules[name].iter_errors(body)
        lines += [f"{path}: {list(each.instance_path)}: {each.message}" for each in errors]
    return lines


def schemas(files: Files) -> dict[str, Any]:
    """The published schemas by file name."""
    paths = (path for path in files if path.startswith("schema/"))
    return {path.removeprefix("schema/"): read(files, path) for path in paths}


def reference_registry(files: Files) -> Registry[Any]:
    """The published schemas for jsonschema, the reference engine, which is slower."""
    empty: Registry[Any] = Registry()
    return empty.with_resources(
        (BASE + name, DRAFT202012.create_resource(schema))
        for name, schema in schemas(files).items()
    )


def table(files: Files, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file, as a reader sees them."""
    text = files[f"{name}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@contextmanager
def database(files: Files, folder: Path) -> Iterator[sqlite3.Connection]:
    """The SQLite file, opened for reading only."""
    path = folder / "consent-report.sqlite"
    path.write_bytes(files["consent-report.sqlite"])
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        connection.close()
