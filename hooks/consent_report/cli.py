"""The command line: printing and exit codes. The only code that prints or exits.

What may be typed stands in ``arguments``, what a command does in ``commands``, which is
imported only when it is called.
Exit codes: 0 fine, 1 problems found, 2 wrong use, 130 interrupted, 141 the reader left.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from consent_report.arguments import parser

if TYPE_CHECKING:
    from consent_report.commands.outcomes import Outcome

_FAILED, _INTERRUPTED, _READER_LEFT = 1, 130, 141


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
        options = parser().parse_args(arguments)
        options.say = _say
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


def _say(line: str) -> None:
    print(f"consent-report: {line}", file=sys.stderr, flush=True)
