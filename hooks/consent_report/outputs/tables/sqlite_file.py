"""All tables as one SQLite file, which Datasette opens as it is.

Made in memory, in a fixed order, so that the same findings give the same bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from typing import Any

from consent_report.editions.resolution import specificity
from consent_report.model.vocabularies import EVERYWHERE, Regions, Vocabularies
from consent_report.outputs.tables.sqlite_schema import (
    LINKS,
    OWN_TABLES,
    SEARCHED,
    VIEWS,
    Link,
    link_statement,
    search_statements,
    table_statement,
)
from consent_report.outputs.tables.tables import SEPARATOR, Table

_PAGE_SIZE = 4096
_LIBRARY_VERSION = slice(96, 100)
"""Bytes of the header that name the library which wrote the file, and nothing reads.
Source: https://www.sqlite.org/fileformat.html, section 1.3.19."""


def sqlite_bytes(
    tables: Iterable[Table],
    head: Mapping[str, str],
    records: Iterable[Mapping[str, Any]],
    vocabularies: Vocabularies,
) -> bytes:
    """The file. ``head`` has the keys of the table ``report``; records are as the API has them."""
    made = tuple(tables)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        database.execute("BEGIN")
        _make(database, made)
        _fill_own_tables(database, head, tuple(records), vocabularies)
        _fill(database, made)
        _index(database)
        database.execute("COMMIT")
        content = bytearray(database.serialize())
    content[_LIBRARY_VERSION] = bytes(4)
    return bytes(content)


def _make(database: sqlite3.Connection, tables: Iterable[Table]) -> None:
    statements = (
        *map(table_statement, tables),
        *OWN_TABLES,
        *map(link_statement, LINKS),
        *VIEWS,
    )
    for statement in statements:
        database.execute(statement)


def _fill(database: sqlite3.Connection, tables: Iterable[Table]) -> None:
    for table in tables:
        _insert(database, table.name, table.rows)
        for link in LINKS:
            if link.table == table.name:
                _insert(database, link.name, _entries(link, table))


def _index(database: sqlite3.Connection) -> None:
    for table in SEARCHED:
        for statement in search_statements(table):
            database.execute(statement)


def _entries(link: Link, table: Table) -> Iterator[tuple[str, str, str]]:
    """Platform, identifier and one entry; entries are codes, in which no separator stands."""
    names = [column.name for column in table.columns]
    platform, id_, column = (names.index(name) for name in ("platform", "id", link.column))
    for row in table.rows:
        cell = row[column]
        for entry in dict.fromkeys(str(cell).split(SEPARATOR)) if cell else ():
            yield str(row[platform]), str(row[id_]), entry


def _fill_own_tables(
    database: sqlite3.Connection,
    head: Mapping[str, str],
    records: tuple[Mapping[str, Any], ...],
    vocabularies: Vocabularies,
) -> None:
    keys = ("name", "schema_version", "edition", "as_of", "licence")
    _insert(database, "report", [tuple(head[key] for key in keys)])
    _insert(database, "terms", _terms(vocabularies))
    for table, name in (("audiences", "audiences"), ("contents", "content")):
        parts = (
            (record["slug"], each["id"], each["label"], number == 0)
            for record in records
            for number, each in enumerate(record[name])
        )
        _insert(database, table, parts)
    regions = vocabularies.regions
    _insert(database, "places", ((code, regions.labels[code]) for code in _places(regions)))
    _insert(database, "place_codes", _place_codes(regions))


def _terms(vocabularies: Vocabularies) -> Iterator[tuple[str, str, str, str]]:
    for id_, vocabulary in sorted(vocabularies.by_id.items()):
        for term in vocabulary:
            yield id_, term.code, term.label, term.definition


def _places(regions: Regions) -> tuple[str, ...]:
    """Countries, parts of countries, and ``*`` for a place that no row names."""
    countries = (country.code for country in regions.countries)
    return (*countries, *(part.code for part in regions.subdivisions), EVERYWHERE)


def _place_codes(regions: Regions) -> Iterator[tuple[str, str, int, str, str]]:
    """How closely each code names each place, and during which days."""
    always = (date.min, date.max)
    for place in _places(regions):
        codes = [(code, *always) for code in dict.fromkeys((place, regions.country_of(place)))]
        codes += [
            (group.code, each.days.start, each.days.end)
            for group in regions.groups
            for each in group.members
            if each.country == regions.country_of(place)
        ]
        if place != EVERYWHERE:
            codes.append((EVERYWHERE, *always))
        for code, start, end in codes:
            rank = specificity(code, regions, place, start)
            if rank is not None:
                yield place, code, rank.value, start.isoformat(), end.isoformat()


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    listed = list(rows)
    if listed:
        marks = ", ".join("?" * len(listed[0]))
        database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', listed)  # noqa: S608  # our own names
