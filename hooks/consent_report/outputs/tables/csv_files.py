"""Tables as CSV after RFC 4180, whose cells no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io

from consent_report.outputs.tables.tables import Cell, Table

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet may run."""
PREFIX = "'"
"""Stands before such a cell, as spreadsheets write it themselves."""


def csv_bytes(table: Table) -> bytes:
    """The table in UTF-8 with a header row; lines end in CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = str(cell)
    return PREFIX + text if text.startswith(FORMULA_STARTS) else text
