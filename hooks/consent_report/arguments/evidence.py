"""``evidence verify`` and ``evidence drift`` as they are typed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command, project

if TYPE_CHECKING:
    from consent_report.commands.evidence import Archives
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "hold what records say of archived copies against the copies"
    examples = (
        "evidence verify --archive ../pga-versions",
        "evidence verify --archive ../archives --fetch",
        "evidence drift --archive ../archives --format json",
    )
    parser = command(commands, "evidence", summary, examples)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name, what, action in (
        ("verify", "look at each snapshot, quotation and absence claim", _verify_evidence),
        ("drift", "name documents that changed since they were read", _show_drift),
    ):
        _add_evidence_action(actions, name, what).set_defaults(command=action)


def _add_evidence_action(actions: Any, name: str, what: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(
        name,
        help=what,
        description=f"{what[:1].upper()}{what[1:]}. Nothing is fetched unless --fetch is given.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--archive",
        action="append",
        required=True,
        type=Path,
        metavar="DIR",
        help="a git repository, bare or not, or a folder that holds some; may be given again",
    )
    parser.add_argument(
        "--fetch",
        action="store_true",
        help="first clone or update what records name, into the first DIR",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="(text)")
    return parser


def _verify_evidence(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.evidence import verify_evidence

    return verify_evidence(project(), _archives(options), is_json=options.format == "json")


def _show_drift(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.evidence import show_drift

    return show_drift(project(), _archives(options), is_json=options.format == "json")


def _archives(options: argparse.Namespace) -> Archives:
    from consent_report.commands.evidence import Archives

    return Archives(options.archive, options.fetch, options.say)
