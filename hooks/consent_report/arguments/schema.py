"""``schema`` as it is typed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command, project

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "print the schema of all codes, made from the vocabularies"
    parser = command(commands, "schema", summary, ("schema", "schema --write"))
    parser.add_argument("--write", action="store_true", help="write its file anew")
    parser.set_defaults(command=_schema)


def _schema(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.schema import schema

    return schema(project(), is_written=options.write)
