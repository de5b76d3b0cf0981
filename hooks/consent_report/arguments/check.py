"""``check`` as it is typed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    examples = ("check", "check data/platforms/acme.yml", "check --format sarif > check.sarif")
    parser = command(commands, "check", "name every problem of every record", examples)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file or folder; everything where none is named",
    )
    parser.add_argument(
        "--format", choices=("text", "json", "github", "sarif"), default="text", help="(text)"
    )
    parser.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.check import check
    from consent_report.commands.projects import find_project

    here = Path.cwd()
    project = find_project(*(here / path for path in options.paths), here)
    return check(project, options.paths, options.format, here)
