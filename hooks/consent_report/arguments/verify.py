"""``verify`` as it is typed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "check copies that were taken away: their sums, and that archives are whole"
    examples = (
        "verify build/downloads                    all that its SHA256SUMS lists",
        "verify consent-report-2026-09-30.zip      one archive, and every file in it",
        "verify ~/unpacked-copy                    a copy that was unpacked",
    )
    parser = command(commands, "verify", summary, examples)
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="DIR|FILE",
        help="a folder that holds SHA256SUMS, or a copy",
    )
    parser.set_defaults(command=_verify)


def _verify(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.verify import verify

    return verify(options.paths)
