"""The text of a YAML file as plain data with the place of every key and value.

Only what JSON can say, in YAML's comfortable writing: no anchors, aliases, merge
keys, tags, directives or second documents. The parser's events are read one by
one and the first that goes too deep or too far ends the reading, so that no file
costs more than its size. One parser only, libyaml's, since parsers differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from consent_report.loading.events import EventReader, Place
from consent_report.loading.limits import Limits
from consent_report.loading.texts import decode_text, more_problems
from consent_report.model.problems import Breach, Pointer, Position, Problem

LIMITS = Limits()


@dataclass(frozen=True)
class Document:
    """One file of data, as written. Not slotted: the index of places is made when asked for."""

    path: str
    """Relative to the project, ``/``-separated."""
    data: dict[str, Any]
    """Mappings, lists, text, numbers, truth values and ``None``; keys in the order of the file."""
    places: tuple[Place, ...]
    """Line and column of each key and value in the order of the file, a key before its value."""

    def position(self, pointer: Pointer) -> Position:
        """Where the value begins, or the nearest existing one that should hold it."""
        return self._nearest(self._value_places, pointer)

    def key_position(self, pointer: Pointer) -> Position:
        """Where the key of the value begins; the value itself for an item of a list."""
        if pointer in self._key_places:
            return self._key_places[pointer]
        return self.position(pointer)

    def problem(self, breach: Breach, *, at_key: bool = False) -> Problem:
        """The breach with its place in this file."""
        find = self.key_position if at_key else self.position
        related = tuple(self.position(pointer) for pointer in breach.related)
        return Problem(self.path, find(breach.where), breach, related)

    def _nearest(self, places: dict[Pointer, Position], pointer: Pointer) -> Position:
        while pointer not in places:
            pointer = pointer[:-1]
        return places[pointer]

    @cached_property
    def _value_places(self) -> dict[Pointer, Position]:
        return {pointer: place for pointer, is_key, place in self._walk() if not is_key}

    @cached_property
    def _key_places(self) -> dict[Pointer, Position]:
        return {pointer: place for pointer, is_key, place in self._walk() if is_key}

    def _walk(self) -> Iterator[tuple[Pointer, bool, Position]]:
        steps = _pointers((), self.data)
        return (
            (pointer, is_key, Position(*place))
            for (pointer, is_key), place in zip(steps, self.places, strict=True)
        )


def parse_document(
    path: str, content: bytes, limits: Limits = LIMITS
) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document and what is wrong with its writing; at least one of the two.

    A document beside problems is there so that its other problems can be found in the same run;
    it may not be used for anything else.
    """
    text, problems = decode_text(path, content, limits)
    if text is None:
        return None, problems
    reader = EventReader(text, limits)
    reader.read()
    located = (Problem(path, each.position, each.breach, each.related) for each in reader.flaws)
    problems += tuple(islice(located, limits.problems))
    if len(reader.flaws) > limits.problems:
        problems += (more_problems(path, len(reader.flaws) - limits.problems),)
    if reader.top is None:
        return None, problems
    return Document(path, reader.top, tuple(reader.places)), problems


def _pointers(pointer: Pointer, value: Any) -> Iterator[tuple[Pointer, bool]]:
    """Each value, and before it the key that leads to it, in the order of the file."""
    yield pointer, False
    if isinstance(value, dict):
        for key, item in value.items():
            yield (*pointer, key), True
            yield from _pointers((*pointer, key), item)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _pointers((*pointer, index), item)
