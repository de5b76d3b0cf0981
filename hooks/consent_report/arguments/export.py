"""``export`` as it is typed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command, project

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "write the pages as a folder that other generators build"
    parser = command(commands, "export", summary, ("export build/pages",))
    parser.add_argument("folder", metavar="DIR", help="an empty or new folder, or one of an export")
    parser.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.export import export

    return export(project(), Path(options.folder))
