"""Finds browsers of the system, for tests that never bring one of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


class NoBrowserError(Exception):
    """No browser that starts was found; its text tells what to do."""


def browser_path(variable: str, names: tuple[str, ...], absence: str) -> Path:
    """The executable that the environment variable names, else the first of the names on PATH.

    It is known to start: a package can put a command on PATH that only points to a shop.

    Raises:
        NoBrowserError: none of them starts; its text is ``absence``.
    """
    for name in (os.environ.get(variable, ""), *names):
        found = shutil.which(name) if name else None
        if found and _starts(found):
            return Path(found)
    raise NoBrowserError(absence)


def _starts(executable: str) -> bool:
    try:
        answer = subprocess.run([executable, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def tell(find: Callable[[], Path]) -> int:
    """Print the browser's path, or the reason why there is none; the exit status says which."""
    try:
        sys.stdout.write(f"{find()}\n")
    except NoBrowserError as absence:
        sys.stderr.write(f"{absence}\n")
        return 1
    return 0
