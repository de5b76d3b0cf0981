"""Finds the system's Chromium and says how tests start it.

Tests never bring a browser of their own. ``python -m tests.support.chromium`` says which one
they take; its exit status tells the Makefile whether one must be installed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.browsers import browser_path, tell

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


def chromium_path() -> Path:
    """The browser's executable, known to start.

    Raises:
        NoBrowserError: none is on PATH or in CHROMIUM, or what stands there does not start.
    """
    return browser_path("CHROMIUM", NAMES, ABSENCE)


if __name__ == "__main__":
    sys.exit(tell(chromium_path))
