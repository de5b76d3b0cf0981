"""Tables are what their description says, cell by cell, and the database holds the same."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from consent_report.model.reports import Report
from consent_report.outputs.tables.csv_files import csv_bytes
from consent_report.outputs.tables.sqlite_schema import LINKS, SEARCHED
from consent_report.outputs.tables.tables import Column, Table
from tests.support.api import Files, api_files, database, read, table

NAME = {"type": "string", "pattern": "^[a-z0-9._-]+$"}
FIELD = {
    "type": "object",
    "required": ["name", "type", "title", "description"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "date", "boolean", "integer"]},
        "format": {"enum": ["default", "uri"]},
        "constraints": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "required": {"type": "boolean"},
                "pattern": {"type": "string"},
                "enum": {"type": "array", "minItems": 1, "uniqueItems": True},
            },
        },
        "categories": {"type": "array", "items": {"required": ["value", "label"]}},
    },
}
FIELD_NAMES = {"type": "array", "minItems": 1, "items": {"type": "string"}, "uniqueItems": True}
DESCRIPTOR = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["$schema", "name", "title", "licenses", "sources", "resources", "version"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": NAME,
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"anyOf": [{"required": ["name"]}, {"required": ["path"]}]},
        },
        "sources": {"type": "array", "minItems": 1, "items": {"required": ["title"]}},
        "contributors": {"type": "array", "items": {"required": ["title"]}},
        "keywords": {"type": "array", "items": {"type": "string"}},
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path", "type", "schema", "bytes", "hash"],
                "properties": {
                    "name": NAME,
                    # No absolute path and no way up, as the standard asks.
                    "path": {"type": "string", "pattern": "^(?!/|\\.\\.)[a-z_]+\\.csv$"},
                    "type": {"const": "table"},
                    "mediatype": {"const": "text/csv"},
                    "encoding": {"const": "utf-8"},
                    "bytes": {"type": "integer", "minimum": 1},
                    "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                    "schema": {
                        "type": "object",
                        "required": ["fields", "primaryKey", "missingValues"],
                        "properties": {
                            "fields": {"type": "array", "minItems": 1, "items": FIELD},
                            "primaryKey": FIELD_NAMES,
                            "missingValues": {"const": [""]},
                            "foreignKeys": {
                                "type": "array",
                                "items": {
                                    "required": ["fields", "reference"],
                                    "properties": {
                                        "fields": FIELD_NAMES,
                                        "reference": {
                                            "required": ["resource", "fields"],
                                            "properties": {"fields": FIELD_NAMES},
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What is used here of the Data Package standard 2.0 (https://datapackage.org/standard/)."""


@pytest.fixture(scope="module")
def files(report: Report) -> Files:
    return api_files(report)


def resources(files: Files) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(files, "datapackage.json")["resources"]
    return found


def test_the_description_of_the_tables_keeps_the_data_package_standard(files: Files) -> None:
    package = read(files, "datapackage.json")
    errors = Draft202012Validator(DESCRIPTOR).iter_errors(package)
    assert [f"{each.json_path}: {each.message}" for each in errors] == []
    names = [each["name"] for each in package["resources"]]
    assert len(set(names)) == len(names)
    assert {each["path"] for each in package["resources"]} == {
        path for path in files if path.endswith(".csv")
    }


def test_every_table_has_the_size_and_hash_that_its_description_gives(files: Files) -> None:
    for each in resources(files):
        content = files[each["path"]]
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_every_cell_has_the_type_and_keeps_the_constraints_of_its_column(files: Files) -> None:
    for each in resources(files):
        columns = each["schema"]["fields"]
        rows = table(files, each["name"])
        assert all(list(row) == [column["name"] for column in columns] for row in rows)
        wrong = [
            f"{each['name']}.{column['name']}: {row[column['name']]!r}"
            for row in rows
            for column in columns
            if not is_kept(row[column["name"]], column)
        ]
        assert wrong == []


def is_kept(cell: str, column: Mapping[str, Any]) -> bool:
    constraints = column.get("constraints", {})
    if cell == "":
        return not constraints.get("required", False)
    if column["type"] == "date":
        return date.fromisoformat(cell).isoformat() == cell
    if column["type"] == "integer" and not re.fullmatch(r"-?[0-9]+", cell):
        return False
    if column["type"] == "boolean" and cell not in ("true", "false"):
        return False
    if column.get("format") == "uri" and not cell.startswith("https://"):
        return False
    pattern = re.fullmatch(constraints.get("pattern", ".*"), cell)
    return pattern is not None and cell in constraints.get("enum", [cell])


def test_keys_are_unique_and_foreign_keys_lead_to_a_row(files: Files) -> None:
    tables = {each["name"]: table(files, each["name"]) for each in resources(files)}
    for each in resources(files):
        schema, rows = each["schema"], tables[each["name"]]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), each["name"]
        for foreign in schema.get("foreignKeys", ()):
            reference = foreign["reference"]
            known = {
                tuple(row[name] for name in reference["fields"])
                for row in tables[reference["resource"]]
            }
            named = {tuple(row[name] for name in foreign["fields"]) for row in rows}
            assert {key for key in named if all(key)} <= known, each["name"]


def test_lines_end_as_the_standard_for_csv_asks(files: Files) -> None:
    for each in resources(files):
        content = files[each["path"]]
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")
        assert not content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_could_start_a_formula_has_an_apostrophe_before_it(start: str) -> None:
    column = Column("text", "string", is_list=False, is_required=True)
    written = csv_bytes(Table("t", (column,), ("text",), (), ((f"{start}1+1",), ("a=1",))))
    assert f"'{start}1+1" in written.decode()
    assert written.endswith(b"\na=1\r\n")


def test_texts_with_quotation_marks_commas_and_line_breaks_come_back_as_they_are() -> None:
    text = 'He said "a, b"\r\nand left.'
    columns = tuple(Column(n, "string", is_list=False, is_required=False) for n in ("a", "b"))
    written = csv_bytes(Table("t", columns, ("a",), (), ((text, None), ("x", True))))
    assert table({"t.csv": written}, "t") == [{"a": text, "b": ""}, {"a": "x", "b": "true"}]


def test_the_database_holds_every_row_of_every_table(files: Files, tmp_path: Path) -> None:
    with database(files, tmp_path) as opened:
        for each in resources(files):
            found = [dict(row) for row in all_rows(opened, each["name"])]
            assert [
                {name: as_in_csv(value, each, name) for name, value in row.items()} for row in found
            ] == table(files, each["name"])


def as_in_csv(value: Any, resource: Mapping[str, Any], name: str) -> str:
    column = next(each for each in resource["schema"]["fields"] if each["name"] == name)
    if value is None:
        return ""
    if column["type"] == "boolean":
        return "true" if value else "false"
    text = str(value)
    return "'" + text if text.startswith(("=", "+", "-", "@")) else text


def test_the_database_is_whole_and_its_keys_hold(files: Files, tmp_path: Path) -> None:
    with database(files, tmp_path) as opened:
        assert [row[0] for row in opened.execute("PRAGMA integrity_check")] == ["ok"]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        assert opened.execute("PRAGMA page_size").fetchone()[0] == 4096


def test_lists_are_taken_apart_into_one_row_an_entry(files: Files, tmp_path: Path) -> None:
    with database(files, tmp_path) as opened:
        for link in LINKS:
            entries = sum(
                len(row[link.column].split("; ")) if row[link.column] else 0
                for row in table(files, link.table)
            )
            assert rows_in(opened, link.name) == entries


def rows_in(opened: sqlite3.Connection, name: str) -> int:
    count: int = opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
    return count


def all_rows(opened: sqlite3.Connection, name: str) -> list[sqlite3.Row]:
    return opened.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608


def test_the_full_text_index_finds_rows_by_their_words(files: Files, tmp_path: Path) -> None:
    with database(files, tmp_path) as opened:
        found = opened.execute(
            "SELECT p.id FROM practices_fts f JOIN practices p ON p.rowid = f.rowid "
            "WHERE practices_fts MATCH 'switch'"
        ).fetchall()
        assert [row["id"] for row in found] == ["before"]
        for name in SEARCHED:
            assert rows_in(opened, f"{name}_fts") == rows_in(opened, name)


def test_the_database_says_which_edition_it_is(files: Files, tmp_path: Path) -> None:
    with database(files, tmp_path) as opened:
        (row,) = opened.execute("SELECT * FROM report").fetchall()
    index = read(files, "index.json")
    assert dict(row) == {
        key: index[key] for key in ("name", "schema_version", "edition", "as_of", "licence")
    }


def test_the_database_does_not_tell_which_library_wrote_it(files: Files) -> None:
    content = files["consent-report.sqlite"]
    assert content.startswith(b"SQLite format 3\0")
    assert content[96:100] == bytes(4)
