"""``build`` as it is typed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command, project

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = command(commands, "build", "build the whole report into site/", ("build",))
    parser.set_defaults(command=_build)


def _build(_options: argparse.Namespace) -> Outcome:
    from consent_report.commands.build import build

    return build(project())
