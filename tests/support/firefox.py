"""Finds the system's Firefox and starts it without a network.

``python -m tests.support.firefox`` says which one tests take; its exit status tells the Makefile
whether one must be installed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from websockets.sync.client import connect

from tests.support.bidi import PATIENCE, PAUSE, Bidi
from tests.support.browsers import browser_path, tell

NAMES = ("firefox-esr", "firefox")
"""Looked for on PATH, in this order; the variable FIREFOX comes before them all."""

ABSENCE = (
    "No Firefox was found for the tests: install Firefox (the package firefox-esr of Debian), "
    "or name its executable in the environment variable FIREFOX."
)

NOWHERE = "127.0.0.1"
CLOSED = 9
"""A port where nobody listens: every request for it ends there, those to the loopback too."""
PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": NOWHERE,
    "network.proxy.http_port": CLOSED,
    "network.proxy.ssl": NOWHERE,
    "network.proxy.ssl_port": CLOSED,
    "network.proxy.socks": NOWHERE,
    "network.proxy.socks_port": CLOSED,
    "network.proxy.socks_remote_dns": True,
    "network.proxy.no_proxies_on": "",
    "network.proxy.allow_hijacking_localhost": True,
}
"""All that differs from a Firefox as it is installed."""

STARTED_AT = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def firefox_path() -> Path:
    """The browser's executable, known to start.

    Raises:
        NoBrowserError: none is on PATH or in FIREFOX, or what stands there does not start.
    """
    return browser_path("FIREFOX", NAMES, ABSENCE)


@contextmanager
def firefox(folder: Path) -> Iterator[Bidi]:
    """A session with a headless Firefox while the block runs; an empty folder is its profile."""
    lines = (
        f"user_pref({json.dumps(name)}, {json.dumps(each)});\n"
        for name, each in PREFERENCES.items()
    )
    (folder / "user.js").write_text("".join(lines), encoding="utf-8")
    said = folder / "said.txt"
    arguments = ("--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", folder)
    with (
        said.open("wb") as log,
        subprocess.Popen(
            [firefox_path(), *arguments],
            stdout=log,
            stderr=log,
            env={**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"},
        ) as process,
    ):
        try:
            address = f"{_address(said)}/session"
            with connect(address, proxy=None, max_size=None, ping_interval=None) as socket:
                bidi = Bidi(socket)
                bidi.begin()
                yield bidi
        finally:
            process.terminate()


def _address(said: Path) -> str:
    """Where the browser listens, as it prints it once it is there."""
    end = time.monotonic() + PATIENCE
    while not (found := STARTED_AT.search(text := said.read_text("utf-8", errors="replace"))):
        if time.monotonic() > end:
            raise TimeoutError(f"Firefox does not say where it listens: {text}")
        time.sleep(PAUSE)
    return found[1]


if __name__ == "__main__":
    sys.exit(tell(firefox_path))
