"""Finds the system's Chromium and says how tests start it.

Tests never bring a browser of their own. ``python -m tests.support.chromium`` says which one
they take; its exit status tells the Makefile whether one must be installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Looked for on PATH, in this order; the variable CHROMIUM comes before them all."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name but the loopback's resolves, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""What Chromium is started with: no services of its own, no network but the loopback."""

ABSENCE = (
    "No browser was found for the tests: install Chromium or Google Chrome, "
    "or name its executable in the environment variable CHROMIUM."
)


class NoBrowserError(Exception):
    """No browser that starts was found; its text tells what to do."""


def chromium_path() -> Path:
    """The browser's executable, known to start.

    Raises:
        NoBrowserError: none is on PATH or in CHROMIUM, or what stands there does not start (a
            package can put a command on PATH that only points to a shop).
    """
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        found = shutil.which(name) if name else None
        if found and _starts(found):
            return Path(found)
    raise NoBrowserError(ABSENCE)


def _starts(executable: str) -> bool:
    try:
        answer = subprocess.run([executable, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def main() -> int:
    """Print the browser's path, or the reason why there is none."""
    try:
        sys.stdout.write(f"{chromium_path()}\n")
    except NoBrowserError as absence:
        sys.stderr.write(f"{absence}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
