"""Scripts that changed many records at once."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

MIGRATIONS = Path(__file__).parents[1] / "scripts" / "migrations"


def migration(name: str) -> ModuleType:
    spec = spec_from_file_location("migration", MIGRATIONS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "  a:\n    title: A\n    published_on: unknown\n    seen: mirror\n",
            "  a:\n    title: A\n    published_on: unknown\n    read_on: 2026-11-23\n"
            "    seen: mirror\n",
        ),
        (
            "  a: {title: A, published_on: unknown, kind: press}\n",
            "  a: {title: A, published_on: unknown, read_on: 2026-11-23, kind: press}\n",
        ),
        ("  a: {title: A, published_on: 2024-09, kind: press}\n", ""),
        (
            "  a:\n    published_on: 2026-11\n",
            "  a:\n    published_on: 2026-11\n    read_on: 2026-11-23\n",
        ),
        ('  a: {published_on: "2026"}\n', '  a: {published_on: "2026", read_on: 2026-11-23}\n'),
        ("  a: {published_on: 2026-11-23}\n", ""),
        ("  a:\n    published_on: unknown\n    snapshot:\n      captured_on: 2024-09-18\n", ""),
        ("  a:\n    published_on: unknown\n    updated_on: 2024\n", ""),
        ("  a:\n    published_on: unknown\n    read_on: 2025-01-01\n", ""),
    ],
)
def test_sources_that_nothing_dates_get_the_day_on_which_they_were_read(
    source: str, expected: str
) -> None:
    record = "slug: a\nlooked_on: 2026-11-23\ngaps: ['published_on: unknown']\nsources:\n"
    migrate = migration("0001_read_on").migrated
    assert migrate(record + source) == record + (expected or source)
    assert migrate(migrate(record + source)) == migrate(record + source)
