"""The shapes of the countries on the map, one path for each class of counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from consent_report.pages.world_map import WorldMap

COUNTRIES = Path(__file__).parent / "natural_earth" / "countries.json"
"""Origin and licence: ``VENDOR.md`` beside it."""


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries of the world on a plane."""

    width: int
    height: int
    paths: Mapping[str, str]
    """The shape of each country that the map has, by its code."""
    points: Mapping[str, tuple[int, int]]
    """Where a number has room, for large countries."""


@dataclass(frozen=True, slots=True)
class MapNumber:
    """A count on the map."""

    x: int
    y: int
    count: int


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """The map, ready for its template."""

    map: WorldMap
    width: int
    height: int
    shapes: tuple[str, ...]
    """All countries of each class as one path, the lowest counts first."""
    numbers: tuple[MapNumber, ...]
    """On large countries that are not as most."""


@cache
def countries() -> Countries:
    """The shapes, read once."""
    return Countries(**json.loads(COUNTRIES.read_text(encoding="utf-8")))


def drawn_map(world: WorldMap | None) -> DrawnMap | None:
    """The map with the shapes of its classes."""
    if world is None:
        return None
    land = countries()
    return DrawnMap(
        map=world,
        width=land.width,
        height=land.height,
        shapes=tuple(
            "".join(land.paths[code] for code in _codes(world, level) if code in land.paths)
            for level in range(world.levels)
        ),
        numbers=tuple(_numbers(world, land)),
    )


def _codes(world: WorldMap, level: int) -> list[str]:
    return sorted(code for row in world.rows if row.level == level for code in row.codes)


def _numbers(world: WorldMap, land: Countries) -> Iterator[MapNumber]:
    for row in world.rows:
        if row.count != world.usual:
            for code in row.codes:
                if code in land.points:
                    x, y = land.points[code]
                    yield MapNumber(x, y, row.count)
