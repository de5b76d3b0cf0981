"""``bundle`` as it is typed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command, project

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome

DEFAULT = Path("build", "downloads")


def add(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "make copies of editions to take away: an archive and one page of each"
    examples = (
        "bundle                                    the latest edition, into build/downloads/",
        "bundle 2026-09-30 latest --output dist    two editions, into dist/",
        "bundle --all",
    )
    parser = command(commands, "bundle", summary, examples)
    parser.add_argument(
        "editions", nargs="*", metavar="EDITION", help="an edition's day, or latest (latest)"
    )
    parser.add_argument("--all", action="store_true", help="every edition")
    parser.add_argument(
        "--output",
        type=Path,
        default=DEFAULT,
        metavar="DIR",
        help=f"an empty or new folder, or one of an earlier bundle ({DEFAULT})",
    )
    parser.set_defaults(command=_bundle)


def _bundle(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.bundle import bundle

    return bundle(project(), options.editions, options.output, is_all=options.all)
