"""``edition cut``, ``list``, ``verify`` and ``erratum`` as they are typed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command, project

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "publish the report as of a day, and keep to what was published"
    examples = (
        "edition cut 2026-12-31",
        "edition list",
        "edition verify",
        'edition erratum linkedin --what "The pause began a day earlier." --why "Misread."',
    )
    parser = command(commands, "edition", summary, examples)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    cut = _action(actions, "cut", "publish the report as of a day, as the records stand", _cut)
    cut.add_argument("day", metavar="DATE", help="a day not after that of the records")
    cut.add_argument("--title", default="", help="why this day")
    listed = _action(actions, "list", "list what was published", _list)
    listed.add_argument("--format", choices=("text", "json"), default="text", help="(text)")
    _action(actions, "verify", "hold the records against what was published", _verify)
    erratum = _action(actions, "erratum", "record a correction of what was published", _erratum)
    erratum.add_argument("slug", metavar="SLUG", help="the platform, as its file is named")
    erratum.add_argument("--what", required=True, help="what was wrong, and what is said instead")
    erratum.add_argument("--why", required=True, help="how the mistake came about or was found")


def _action(actions: Any, name: str, what: str, run: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(
        name, help=what, description=f"{what[:1].upper()}{what[1:]}.", allow_abbrev=False
    )
    parser.set_defaults(command=run)
    return parser


def _cut(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.edition import cut

    return cut(project(), options.day, options.title)


def _list(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.edition import list_editions

    return list_editions(project(), is_json=options.format == "json")


def _verify(_options: argparse.Namespace) -> Outcome:
    from consent_report.commands.edition import verify_editions

    return verify_editions(project())


def _erratum(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.edition import erratum

    return erratum(project(), options.slug, options.what, options.why)
