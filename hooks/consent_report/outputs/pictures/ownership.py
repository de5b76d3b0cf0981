"""Where the organisations of a group stand in the picture of who owns whom.

Everything is in ems, so that letters keep their size; the narrowest phone has room for all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consent_report.model.dates import Missing, PartialDate
from consent_report.model.organisations import Ownership
from consent_report.outputs.wording import date_in_words, list_in_words
from consent_report.pages.ownership import OwnershipRow, OwnershipTree

INDENT = 1.3
"""From an owner to what it owns, across."""

NAME_HEIGHT = 1.5
LINE_HEIGHT = 1.2
GAP = 0.5

LETTER = 0.58
"""Average width of a letter of a name."""

LETTERS = 36
"""Of a name at the top, on the narrowest phone; each step down has three fewer."""

FEW = 2
"""So many platforms are named; more are counted."""


@dataclass(frozen=True, slots=True)
class DrawnOrganisation:
    """An organisation in the picture; everything in ems."""

    row: OwnershipRow
    name: str
    """Short enough for the narrowest phone."""
    days: str
    """When it came to its owner; empty at the top."""
    lines: tuple[str, ...]
    """What stands below the name: when it came to its owner, what it operates."""
    x: float
    y: float
    """Of the middle of its name."""
    stem_x: float
    """Of the line from its owner, down."""
    stem_end: float
    """Where that line ends, across."""
    stem_y: float
    """Where that line begins: at the owner, or at what it owns besides."""
    width: float
    """Of the name, about."""


@dataclass(frozen=True, slots=True)
class DrawnTree:
    """A group of organisations, ready for its template."""

    tree: OwnershipTree
    organisations: tuple[DrawnOrganisation, ...]
    height: float


def drawn_trees(trees: Iterable[OwnershipTree]) -> tuple[DrawnTree, ...]:
    """The groups with the places of their organisations."""
    return tuple(_drawn(tree) for tree in trees)


def _drawn(tree: OwnershipTree) -> DrawnTree:
    organisations = tuple(_organisations(tree))
    last = organisations[-1]
    height = last.y + NAME_HEIGHT / 2 + len(last.lines) * LINE_HEIGHT + 0.3
    return DrawnTree(tree, organisations, round(height, 2))


def _organisations(tree: OwnershipTree) -> Iterator[DrawnOrganisation]:
    top = 0.0
    stems: list[float] = []
    """Where the next line at each depth begins."""
    for row in tree.rows:
        lines = tuple(_lines(row))
        name = _short(row.name, LETTERS - 3 * row.depth)
        y = round(top + NAME_HEIGHT / 2, 2)
        yield DrawnOrganisation(
            row=row,
            name=name,
            days=ownership_days(row),
            lines=lines,
            x=round(row.depth * INDENT, 2),
            y=y,
            stem_x=round((row.depth - 1) * INDENT + 0.4, 2),
            stem_end=round(row.depth * INDENT - 0.2, 2),
            stem_y=stems[row.depth - 1] if row.depth else 0.0,
            width=round(len(name) * LETTER + 0.8, 1),
        )
        top += NAME_HEIGHT + len(lines) * LINE_HEIGHT
        stems[max(row.depth - 1, 0) :] = [y] * min(row.depth, 1) + [round(top, 2)]
        top += GAP


def _lines(row: OwnershipRow) -> Iterator[str]:
    if row.ownership is not None and (days := _known_days(row.ownership)):
        yield days
    names = [name for _, name in row.platforms]
    if names:
        what = list_in_words(names) if len(names) <= FEW else f"{len(names)} platforms"
        yield _short(f"operates {what}", LETTERS + 4 - 3 * row.depth)


def ownership_days(row: OwnershipRow) -> str:
    """When an owner came to own, in the table: ``since 2024``, ``Not known``; empty at the top."""
    return (_known_days(row.ownership) or "Not known") if row.ownership is not None else ""


def _known_days(link: Ownership) -> str:
    since = f"since {date_in_words(link.since)}" if isinstance(link.since, PartialDate) else ""
    until = f"until {date_in_words(link.until)}" if isinstance(link.until, PartialDate) else ""
    ended = "ended, day not known" if link.until is Missing.UNKNOWN else until
    return ", ".join(part for part in (since, ended) if part)


def _short(text: str, letters: int) -> str:
    """The text, or as many of its words as there is room for."""
    if len(text) <= letters:
        return text
    return text[:letters].rsplit(" ", 1)[0].rstrip(" ,") + "…"
