"""``show`` as it is typed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from consent_report.arguments.parts import command, project

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome


def add(commands: Any) -> None:
    """Add the command to the parser."""
    examples = (
        "show linkedin",
        "show linkedin --region GB",
        "show linkedin --region GB --as-of 2024-09-19",
        "show linkedin --region DE --act shares",
        "show linkedin --region US-CA --format json",
    )
    parser = command(commands, "show", "answer a question on one platform, and say why", examples)
    parser.add_argument("slug", metavar="SLUG", help="the platform, as its file is named")
    parser.add_argument("--region", default="", metavar="CODE", help="a place, such as GB or US-CA")
    parser.add_argument("--as-of", default="", metavar="DATE", help="a day (that of the report)")
    parser.add_argument("--audience", default="", metavar="ID", help="(the record's first)")
    parser.add_argument("--content", default="", metavar="ID", help="(the act's first)")
    parser.add_argument("--act", default="", metavar="CODE", help="such as shares (trains)")
    parser.add_argument(
        "--purpose",
        default="",
        metavar="CODE",
        help="such as safety (generative, else unspecified)",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="(text)")
    parser.set_defaults(command=_show)


def _show(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.show import Asked, show

    asked = Asked(
        slug=options.slug,
        region=options.region,
        as_of=options.as_of,
        audience=options.audience,
        content=options.content,
        act=options.act,
        purpose=options.purpose,
        is_json=options.format == "json",
    )
    return show(project(), asked)
