"""How large a file of data may be, each number with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file of data may hold; beyond it, it is refused unread."""

    file_bytes: int = 256 * 1024
    """Four times the longest record foreseen (960 lines, 58 kB); the vocabulary of regions is
    16 kB. Bounds the work of everything that follows."""
    depth: int = 16
    """Twice the deepest record; a person cannot follow more. The parser needs no more stack."""
    nodes: int = 20_000
    """Keys and values together: four times the longest record foreseen. An empty ``[]`` costs two
    bytes in a file and a hundred times as much in memory."""
    key_characters: int = 100
    """The longest key of a schema has some thirty; keys are echoed in messages."""
    problems: int = 50
    """Problems named for one file and stage; who wrote more mends these first."""
