"""Tables as the data package describes them, with their rows, before anything is written.

The description is authored (``data/schema/api/datapackage.json``); it says which columns there
are, in which order, and what each means. Rows come from the records as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Cell = str | int | bool | None
"""None where the report says nothing."""
Row = Mapping[str, Any]
"""Values by name; lists of texts are still lists."""

SEPARATOR = "; "
"""Between the parts of a list in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a table."""

    name: str
    type: str
    """Of the Table Schema: ``string``, ``date``, ``boolean`` or ``integer``."""
    is_list: bool
    is_required: bool


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """That columns name a row of another table."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its rows."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """In the order of the columns."""


def described_tables(
    package: Mapping[str, Any], rows: Mapping[str, Iterable[Row]]
) -> tuple[Table, ...]:
    """The tables that the package describes, filled with the rows of the same name.

    Values of a row that no column names are left out; a column without a value is empty.
    """
    return tuple(_table(resource, rows[resource["name"]]) for resource in package["resources"])


def _table(resource: Mapping[str, Any], rows: Iterable[Row]) -> Table:
    schema = resource["schema"]
    columns = tuple(_column(field) for field in schema["fields"])
    names = [column.name for column in columns]
    return Table(
        name=resource["name"],
        columns=columns,
        key=tuple(schema["primaryKey"]),
        foreign_keys=tuple(_foreign_key(each) for each in schema.get("foreignKeys", ())),
        rows=tuple(tuple(_cell(row.get(name)) for name in names) for row in rows),
    )


def _column(field: Mapping[str, Any]) -> Column:
    return Column(
        name=field["name"],
        type=field["type"],
        is_list=field.get("list", False),
        is_required=field.get("constraints", {}).get("required", False),
    )


def _foreign_key(key: Mapping[str, Any]) -> ForeignKey:
    target = key["reference"]
    return ForeignKey(tuple(key["fields"]), target["resource"], tuple(target["fields"]))


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        return SEPARATOR.join(value) or None
    found: Cell = value if value != "" else None
    return found
