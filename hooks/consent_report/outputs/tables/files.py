"""Every table of one edition as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from consent_report.model.vocabularies import Vocabularies
from consent_report.outputs.api.texts import json_bytes
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.tables.csv_files import csv_bytes
from consent_report.outputs.tables.datapackage import datapackage_form
from consent_report.outputs.tables.rows import Form
from consent_report.outputs.tables.sqlite_file import sqlite_bytes
from consent_report.outputs.tables.tables import Row, described_tables

PACKAGE = "datapackage.json"
SQLITE = "consent-report.sqlite"


def table_files(
    package: Mapping[str, Any],
    head: Mapping[str, str],
    rows: Mapping[str, list[Row]],
    records: Mapping[str, Form],
    vocabularies: Vocabularies,
    settings: SiteSettings,
) -> Iterator[tuple[str, bytes]]:
    """Path and content of each table as CSV, of their description, and of the SQLite file.

    ``package`` is the authored description of the tables, ``head`` what responses begin with.
    """
    tables = described_tables(package, rows)
    contents = {f"{table.name}.csv": csv_bytes(table) for table in tables}
    yield from contents.items()
    yield PACKAGE, json_bytes(datapackage_form(package, head, contents, vocabularies))
    facts = {**head, "name": settings.name, "licence": settings.data_licence_url}
    yield SQLITE, sqlite_bytes(tables, facts, records.values(), vocabularies)
