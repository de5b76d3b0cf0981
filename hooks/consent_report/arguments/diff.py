"""``diff`` as it is typed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command, project

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    examples = (
        "diff 2024-09-18 2024-09-20",
        "diff 2026-09-30 latest",
        "diff origin/main latest --format markdown",
        "diff ../other-checkout latest --format json",
    )
    parser = command(commands, "diff", "tell what differs between two states, in words", examples)
    states = "an edition's day, latest, a folder of a project, or a git revision"
    parser.add_argument("base", metavar="BASE", help=states)
    parser.add_argument("head", metavar="HEAD", help="the same")
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="(text)"
    )
    parser.set_defaults(command=_diff)


def _diff(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.diff import diff

    return diff(project(), options.base, options.head, options.format)
