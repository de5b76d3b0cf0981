"""What the SQLite file holds beside the tables: links, places, views and a full-text index."""

from __future__ import annotations

from dataclasses import dataclass

from consent_report.editions.resolution import MAIN_PURPOSES
from consent_report.model.codes import Act, Basis
from consent_report.outputs.tables.tables import Column, ForeignKey, Table


@dataclass(frozen=True, slots=True)
class Link:
    """A list in a column, taken apart: one row for each entry."""

    table: str
    column: str
    name: str
    owner: str
    """The column that holds the identifier of the row that has the list."""
    entry: str
    """The column that holds one entry of the list."""
    target: str
    """The table whose rows the entries name."""


LINKS = (
    Link("practices", "regions", "practice_regions", "practice", "region", ""),
    Link("practices", "purposes", "practice_purposes", "practice", "purpose", ""),
    Link("practices", "audiences", "practice_audiences", "practice", "audience", "audiences"),
    Link("practices", "content", "practice_content", "practice", "content", "contents"),
    Link("practices", "sources", "practice_sources", "practice", "source", "sources"),
    Link("opt_outs", "practices", "opt_out_practices", "opt_out", "practice", "practices"),
    Link("opt_outs", "regions", "opt_out_regions", "opt_out", "region", ""),
    Link("opt_outs", "sources", "opt_out_sources", "opt_out", "source", "sources"),
    Link("recipients", "sources", "recipient_sources", "recipient", "source", "sources"),
    Link("events", "sources", "event_sources", "event", "source", "sources"),
)

SEARCHED = {
    "practices": ("conditions", "detail", "quote"),
    "opt_outs": ("label", "steps", "stops", "goes_on", "detail"),
    "events": ("actor", "summary"),
    "sources": ("title", "publisher", "detail"),
}
"""Columns of each table that the full-text index holds."""


def table_statement(table: Table) -> str:
    """The statement that makes a table of the data package."""
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [_foreign_key(key) for key in table.foreign_keys]
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def link_statement(link: Link) -> str:
    """The statement that makes the table of a list taken apart."""
    columns = ("platform", link.owner, link.entry)
    lines = [f'"{name}" TEXT NOT NULL' for name in columns]
    lines.append(f"PRIMARY KEY ({_names(columns)})")
    owner = ForeignKey(("platform", link.owner), link.table, ("platform", "id"))
    lines.append(_foreign_key(owner))
    if link.target:
        entry = ForeignKey(("platform", link.entry), link.target, ("platform", "id"))
        lines.append(_foreign_key(entry))
    return f'CREATE TABLE "{link.name}" (\n  ' + ",\n  ".join(lines) + "\n) WITHOUT ROWID"


def search_statements(table: str) -> tuple[str, str]:
    """The statements that make the full-text index of a table and fill it."""
    return (
        f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5('
        f'{_names(SEARCHED[table])}, content="{table}")',
        f'INSERT INTO "{table}_fts"("{table}_fts") VALUES (\'rebuild\')',  # noqa: S608
    )


OWN_TABLES = (
    "CREATE TABLE report (name TEXT NOT NULL, schema_version TEXT NOT NULL, "
    "edition TEXT NOT NULL, as_of TEXT NOT NULL, licence TEXT NOT NULL)",
    "CREATE TABLE terms (vocabulary TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL, "
    "definition TEXT NOT NULL, PRIMARY KEY (vocabulary, code))",
    "CREATE TABLE audiences (platform TEXT NOT NULL REFERENCES platforms (slug), "
    "id TEXT NOT NULL, label TEXT NOT NULL, is_main INTEGER NOT NULL, PRIMARY KEY (platform, id))",
    "CREATE TABLE contents (platform TEXT NOT NULL REFERENCES platforms (slug), "
    "id TEXT NOT NULL, label TEXT NOT NULL, is_main INTEGER NOT NULL, PRIMARY KEY (platform, id))",
    "CREATE TABLE places (code TEXT PRIMARY KEY, label TEXT NOT NULL)",
    "CREATE TABLE place_codes (place TEXT NOT NULL REFERENCES places (code), code TEXT NOT NULL, "
    "specificity INTEGER NOT NULL, from_day TEXT NOT NULL, until_day TEXT NOT NULL, "
    "PRIMARY KEY (place, code, from_day)) WITHOUT ROWID",
    "CREATE INDEX place_codes_by_code ON place_codes (code)",
)
"""Tables that the data package does not describe. ``place_codes`` tells by which codes of rows a
place is named, how closely (0 is the closest), and during which days."""

_BASES = " ".join(f"WHEN '{basis.value}' THEN {rank}" for rank, basis in enumerate(Basis))

VIEWS = (
    # Precedence as text that sorts as consent_report.editions.resolution does; least decides.
    f"""CREATE VIEW matches AS
SELECT p.platform, c.place AS region, a.audience, o.content, p.act, u.purpose,
  p.id AS practice, p.status, p.basis,
  c.specificity || '.' || CASE p.basis {_BASES} END || '.' || p.id AS precedence,
  max(p.answers_from, c.from_day) AS from_day,
  min(coalesce(p.answers_until, '9999-12-31'), c.until_day) AS until_day
FROM practices p
JOIN practice_regions r ON r.platform = p.platform AND r.practice = p.id
JOIN place_codes c ON c.code = r.region
JOIN practice_audiences a ON a.platform = p.platform AND a.practice = p.id
JOIN practice_content o ON o.platform = p.platform AND o.practice = p.id
JOIN practice_purposes u ON u.platform = p.platform AND u.practice = p.id""",  # noqa: S608  # no text of records
    f"""CREATE VIEW main_matches AS
SELECT m.platform, m.region, m.purpose, m.practice, m.status, m.basis,
  (m.purpose <> '{MAIN_PURPOSES[0].value}') || '.' || m.precedence AS precedence,
  m.from_day, m.until_day
FROM matches m
JOIN audiences a ON a.platform = m.platform AND a.id = m.audience AND a.is_main
JOIN contents o ON o.platform = m.platform AND o.id = m.content AND o.is_main
WHERE m.act = '{Act.TRAINS.value}'
  AND m.purpose IN ({", ".join(f"'{each.value}'" for each in MAIN_PURPOSES)})""",  # noqa: S608
)
"""``matches``: every row that answers a question for a place, with the days for which it does.
``main_matches``: those that answer the main question. Of the rows of a day, the one with the least
``precedence`` decides."""


def _column(column: Column) -> str:
    kind = "INTEGER" if column.type in ("boolean", "integer") else "TEXT"
    return f'"{column.name}" {kind}' + (" NOT NULL" if column.is_required else "")


def _foreign_key(key: ForeignKey) -> str:
    return f'FOREIGN KEY ({_names(key.columns)}) REFERENCES "{key.table}" ({_names(key.keys)})'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
