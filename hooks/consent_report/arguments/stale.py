"""``stale`` as it is typed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command, project

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "list what was not confirmed for long, the oldest first"
    parser = command(commands, "stale", summary, ("stale", "stale --as-of 2027-01-01"))
    parser.add_argument("--as-of", default="", metavar="DATE", help="a day (that of the report)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="(text)")
    parser.set_defaults(command=_stale)


def _stale(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.stale import stale

    return stale(project(), options.as_of, is_json=options.format == "json")
