"""What every test stands on: a browser, a web server, no network, nothing skipped.

Helpers live in ``tests/support``; only fixtures and pytest's own hooks are here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.chromium import ARGUMENTS, chromium_path
from tests.support.network import forbid_network
from tests.support.pages import WatchedPage, watched_page
from tests.support.servers import served

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("ci")

NOT_RUN = ("skipped", "xfailed", "xpassed")
"""Outcomes that leave something untested."""


class OpenPage(Protocol):
    """The type of the fixture :func:`open_page`."""

    def __call__(self, origin: str, **context_options: Any) -> WatchedPage:
        """A watched page in a context of its own, not yet gone anywhere."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless; its absence is an error, never a skip."""
    executable = chromium_path()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens watched pages; all are closed when the test ends.

    Options are those of Playwright's ``new_context``: ``java_script_enabled``, ``viewport``, ….
    """
    with ExitStack() as stack:

        def opened(origin: str, **context_options: Any) -> WatchedPage:
            context = stack.enter_context(browser.new_context(**context_options))
            return watched_page(context, origin)

        yield opened


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """Serves folders on the loopback until the run ends; gives the address, ending in ``/``."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_network(monkeypatch)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that opens the browser is a slow one."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


def _not_run(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return sum(len(reporter.stats.get(outcome, ())) for outcome in NOT_RUN) if reporter else 0


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run in which a test was skipped or expected to fail does not pass."""
    if session.exitstatus == pytest.ExitCode.OK and _not_run(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say why a run without failures does not pass."""
    if count := _not_run(config):
        terminalreporter.section("tests that did not run", red=True)
        terminalreporter.line(f"{count} skipped or expected to fail: every test is to run and pass")
