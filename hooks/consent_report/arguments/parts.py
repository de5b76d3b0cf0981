"""What the parsers of several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def command(
    commands: Any,  # argparse has no public name for its type
    name: str,
    summary: str,
    examples: Sequence[str],
) -> argparse.ArgumentParser:
    """The parser of a new command, whose help teaches by example."""
    lines = "".join(f"  consent-report {example}\n" for example in examples)
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[:1].upper()}{summary[1:]}.",
        epilog=f"examples:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    return parser


def project() -> Path:
    """The project that is meant where none is named.

    Raises:
        WrongUseError: there is none.
    """
    from consent_report.commands.projects import find_project

    return find_project(Path.cwd())
