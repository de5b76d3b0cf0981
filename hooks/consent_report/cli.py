"""The command line: arguments, printing, exit codes. The only code that prints or exits.

What a command does stands in ``commands``, which is imported only when it is called.
Exit codes: 0 fine, 1 problems found, 2 wrong use, 130 interrupted, 141 the reader left.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from consent_report import __version__

if TYPE_CHECKING:
    from consent_report.commands.evidence import Archives
    from consent_report.commands.outcomes import Outcome

_FAILED, _INTERRUPTED, _READER_LEFT = 1, 130, 141

_EXAMPLES = """\
examples:
  consent-report check                              every file of the project
  consent-report check data/platforms/linkedin.yml  one file
  consent-report check --format github              notes beside the lines of a pull request
  consent-report show linkedin                      the answers over all places
  consent-report show linkedin --region GB          one answer, and why
  consent-report show linkedin --region GB --as-of 2024-09-19
  consent-report show linkedin --region DE --act shares --format json
  consent-report stale                              what to look at again
  consent-report build                              the whole report into site/

exit code: 0 fine, 1 problems found, 2 wrong use
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of one call; the arguments are those of the process where none are given."""
    _open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_character(stream)
    # Thousands of small values are made and kept to the end; looking for garbage finds none.
    gc.disable()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer has no reader; the interpreter must not try again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_LEFT
    except OSError as error:
        # The disk behind the output is full; the interpreter must not try again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"consent-report: {error}", file=sys.stderr)
        return _FAILED
    finally:
        gc.enable()
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as exit_of_argparse:
        return int(exit_of_argparse.code or 0)
    from consent_report.commands.outcomes import CommandFailedError

    try:
        outcome: Outcome = options.command(options)
    except CommandFailedError as error:
        print(f"consent-report: {error}", file=sys.stderr)
        return error.code
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"consent-report: {error}", file=sys.stderr)
        return _FAILED
    print(outcome.notice, end="", file=sys.stderr)
    print(outcome.text, end="")
    return outcome.code


def _open_missing_streams() -> None:
    """A caller that closed our output does not want it; Python has no stream there then."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115  # as long as the process
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115  # as long as the process


def _never_fail_on_a_character(stream: TextIO) -> None:
    """A terminal that cannot show a character shows its escape."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="consent-report",
        description="Check, ask and build the consent transparency report.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_check(commands)
    _add_show(commands)
    _add_stale(commands)
    _add_evidence(commands)
    _add_schema(commands)
    _add_build(commands)
    _add_export(commands)
    return parser


def _command(
    commands: Any,  # argparse has no public name for its type
    name: str,
    summary: str,
    examples: Sequence[str],
) -> argparse.ArgumentParser:
    lines = "".join(f"  consent-report {example}\n" for example in examples)
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[:1].upper()}{summary[1:]}.",
        epilog=f"examples:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    return parser


def _add_check(commands: Any) -> None:
    examples = ("check", "check data/platforms/acme.yml", "check --format sarif > check.sarif")
    parser = _command(commands, "check", "name every problem of every record", examples)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file or folder; everything where none is named",
    )
    parser.add_argument(
        "--format", choices=("text", "json", "github", "sarif"), default="text", help="(text)"
    )
    parser.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.check import check
    from consent_report.commands.projects import find_project

    here = Path.cwd()
    project = find_project(*(here / path for path in options.paths), here)
    return check(project, options.paths, options.format, here)


def _add_show(commands: Any) -> None:
    examples = (
        "show linkedin",
        "show linkedin --region GB",
        "show linkedin --region GB --as-of 2024-09-19",
        "show linkedin --region DE --act shares",
        "show linkedin --region US-CA --format json",
    )
    parser = _command(commands, "show", "answer a question on one platform, and say why", examples)
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
    return show(_project(), asked)


def _add_stale(commands: Any) -> None:
    summary = "list what was not confirmed for long, the oldest first"
    parser = _command(commands, "stale", summary, ("stale", "stale --as-of 2027-01-01"))
    parser.add_argument("--as-of", default="", metavar="DATE", help="a day (that of the report)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="(text)")
    parser.set_defaults(command=_stale)


def _stale(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.stale import stale

    return stale(_project(), options.as_of, is_json=options.format == "json")


def _add_evidence(commands: Any) -> None:
    summary = "hold what records say of archived copies against the copies"
    examples = (
        "evidence verify --archive ../pga-versions",
        "evidence verify --archive ../archives --fetch",
        "evidence drift --archive ../archives --format json",
    )
    parser = _command(commands, "evidence", summary, examples)
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

    return verify_evidence(_project(), _archives(options), is_json=options.format == "json")


def _show_drift(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.evidence import show_drift

    return show_drift(_project(), _archives(options), is_json=options.format == "json")


def _archives(options: argparse.Namespace) -> Archives:
    from consent_report.commands.evidence import Archives

    return Archives(options.archive, options.fetch, _say)


def _say(line: str) -> None:
    print(f"consent-report: {line}", file=sys.stderr, flush=True)


def _add_schema(commands: Any) -> None:
    summary = "print the schema of all codes, made from the vocabularies"
    parser = _command(commands, "schema", summary, ("schema", "schema --write"))
    parser.add_argument("--write", action="store_true", help="write its file anew")
    parser.set_defaults(command=_schema)


def _schema(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.schema import schema

    return schema(_project(), is_written=options.write)


def _add_build(commands: Any) -> None:
    parser = _command(commands, "build", "build the whole report into site/", ("build",))
    parser.set_defaults(command=_build)


def _build(_options: argparse.Namespace) -> Outcome:
    from consent_report.commands.build import build

    return build(_project())


def _add_export(commands: Any) -> None:
    summary = "write the pages as a folder that other generators build"
    parser = _command(commands, "export", summary, ("export build/pages",))
    parser.add_argument("folder", metavar="DIR", help="an empty or new folder, or one of an export")
    parser.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> Outcome:
    from consent_report.commands.export import export

    return export(_project(), Path(options.folder))


def _project() -> Path:
    from consent_report.commands.projects import find_project

    return find_project(Path.cwd())
