"""What is typed: the commands, their options and examples.

A module for each command adds its parser; what the command does stands in ``commands``,
which is imported only when it is called.
"""

from __future__ import annotations

import argparse

from consent_report import __version__
from consent_report.arguments import (
    build,
    bundle,
    check,
    diff,
    edition,
    evidence,
    export,
    schema,
    show,
    stale,
    verify,
)

_EXAMPLES = """\
examples:
  consent-report check                              every file of the project
  consent-report check data/platforms/linkedin.yml  one file
  consent-report check --format github              notes beside the lines of a pull request
  consent-report show linkedin                      the answers over all places
  consent-report show linkedin --region GB          one answer, and why
  consent-report show linkedin --region GB --as-of 2024-09-19
  consent-report show linkedin --region DE --act shares --format json
  consent-report diff 2024-09-18 latest             what changed since
  consent-report stale                              what to look at again
  consent-report build                              the whole report into site/
  consent-report bundle 2026-09-30                  an edition to take away
  consent-report verify consent-report-2026-09-30.zip

exit code: 0 fine, 1 problems found, 2 wrong use
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="consent-report",
        description="Check, ask and build the consent transparency report.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for each in (
        check,
        show,
        diff,
        stale,
        edition,
        evidence,
        schema,
        build,
        bundle,
        verify,
        export,
    ):
        each.add(commands)
    return whole
