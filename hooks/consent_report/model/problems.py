"""What is wrong with a file of data, said so that its editor can mend it.

A problem is a value, never an exception: every stage collects all it finds, and
the reader gets them together (house style 18 to 21).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from consent_report.model.characters import escaped

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]{1,60}")

Pointer = tuple[str | int, ...]
"""Where a value stands in a document: keys and list indexes from the top."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file."""

    line: int
    """Counted from 1."""
    column: int
    """In characters, counted from 1."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that one value of a document does not keep; not yet located in its file."""

    rule: str
    """What must hold, in kebab case: ``until-is-after-since``."""
    where: Pointer
    """The value that the message is about; empty for the whole document."""
    expected: str
    """What should stand there, as the end of a sentence that begins with "expected"."""
    found: str
    """What stands there; text of the document is shown with :func:`shown`."""
    advice: str = ""
    """What to do, as a full sentence; empty where the expectation says it all."""
    related: tuple[Pointer, ...] = ()
    """Other values that take part, so that every line involved is named."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A breach with its place in a file; its text is the line that people read."""

    path: str
    """Relative to the project, ``/``-separated."""
    position: Position
    breach: Breach
    related: tuple[Position, ...] = ()
    """Positions of :attr:`Breach.related`, in the same order."""

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """By file, then place, then rule."""
        return (self.path, self.position, self.breach.rule, self.message)

    @property
    def message(self) -> str:
        """The sentence without the place and the rule."""
        breach = self.breach
        where = pointer_text(breach.where)
        parts = [
            f"{where}: " if where else "",
            f"expected {breach.expected}; found {breach.found}",
            "".join(f" (see line {position.line})" for position in self.related),
            ".",
            f" {breach.advice}" if breach.advice else "",
        ]
        return "".join(parts)

    def __str__(self) -> str:
        line, column = self.position.line, self.position.column
        return f"{shown_path(self.path)}:{line}:{column} {self.message} [{self.breach.rule}]"


def pointer_text(pointer: Pointer) -> str:
    """``practices[2].status`` for ``("practices", 2, "status")``; empty for the document.

    A key that is not a plain word stands in brackets: ``sources["two words"]``.
    """
    text = ""
    for step in pointer:
        if isinstance(step, int):
            text += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            text += f".{step}" if text else step
        else:
            text += f"[{shown(step)}]"
    return text


def printable(text: str) -> str:
    """The text with every control, invisible or bidirectional character escaped.

    What a stranger wrote never reaches a terminal or a log raw.
    """
    return escaped(text)


def shown(value: object, limit: int = 60) -> str:
    """A value of a document as a message shows it: text in double quotes, long text cut."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, str):
        cut = value if len(value) <= limit else value[: limit - 1] + "…"
        return '"' + printable(cut) + '"'
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return str(value)


def shown_path(path: str) -> str:
    """A file's path as a message shows it."""
    return printable(path)
