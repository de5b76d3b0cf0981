"""What is saved while `mkdocs serve` runs is what the next look shows."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.engines import engine_environment, platform_slugs

pytestmark = pytest.mark.slow

Fetch = Callable[[str], str]
PATIENCE_S = 60


@pytest.fixture
def preview(project: Path) -> Iterator[Fetch]:
    """Gives a path's text from a running preview of the project; empty while it is not there."""
    port = free_port()
    log = (project / "serve.log").open("w+", encoding="utf-8")
    server = subprocess.Popen(
        [sys.executable, "-P", "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project,
        env=engine_environment(),
        stdout=log,
        stderr=subprocess.STDOUT,
    )

    def fetch(path: str) -> str:
        assert server.poll() is None, (project / "serve.log").read_text(encoding="utf-8")
        url = f"http://127.0.0.1:{port}/latest/{path}"
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE_S) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            return ""

    try:
        until(lambda: "</html>" in fetch(""))
        yield fetch
    finally:
        server.terminate()
        server.wait()
        log.close()


def test_a_saved_record_template_or_style_is_served(project: Path, preview: Fetch) -> None:
    assert "script-src 'self' 'unsafe-inline'" in preview(""), "the preview adds a script"
    slug = platform_slugs(project)[0]
    page = f"platforms/{slug}/"

    record = project / "data" / "platforms" / f"{slug}.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(
        re.sub("^name: .*$", 'name: "Renamed & <saved>"', text, count=1, flags=re.MULTILINE),
        encoding="utf-8",
    )
    until(lambda: "Renamed &amp; &lt;saved&gt;" in preview(page))

    template = project / "hooks/consent_report/templates/platform.html"
    template.write_text(
        template.read_text(encoding="utf-8").replace("</h1>", "</h1><p>Worded anew</p>", 1),
        encoding="utf-8",
    )
    until(lambda: "Worded anew" in preview(page))

    style = project / "docs" / "assets" / "consent-report.css"
    style.write_text(style.read_text(encoding="utf-8") + "\n.saved {}\n", encoding="utf-8")
    until(lambda: ".saved {}" in preview("assets/consent-report.css"))


def test_a_record_that_breaks_and_is_mended_does_not_end_the_preview(
    project: Path, preview: Fetch
) -> None:
    slug = platform_slugs(project)[0]
    record = project / "data" / "platforms" / f"{slug}.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text + "\nno_such_key: x\n", encoding="utf-8")
    until(lambda: f"data/platforms/{slug}.yml:" in (project / "serve.log").read_text("utf-8"))
    record.write_text(
        re.sub("^name: .*$", "name: Mended", text, count=1, flags=re.MULTILINE), encoding="utf-8"
    )
    until(lambda: "Mended" in preview(f"platforms/{slug}/"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(holds: Callable[[], bool]) -> None:
    """Wait until it holds; fail when it never does."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
