"""A browser page that remembers what went wrong in it and which hosts it called."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
"""axe-core, the accessibility checker."""

INLINE_SCHEMES = ("about:", "blob:", "data:")
"""Addresses that no host is asked for."""

RUN_AXE = """async () => (await axe.run()).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`))"""


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """A page with all that it complained of; ``page`` is Playwright's, to act on."""

    page: Page
    origin: str
    """What each address asked for must begin with: ``http://127.0.0.1:8000/``, ``file://``."""
    errors: list[str] = field(default_factory=list)
    """Messages of the console's error level and uncaught errors, in the order they came.

    A violation of a Content-Security-Policy and a file that is not there are among them.
    """
    foreign_requests: list[str] = field(default_factory=list)
    """Addresses asked for outside the origin, web sockets included. None of them was reached."""

    def accessibility_violations(self) -> list[str]:
        """What axe-core finds on the page as it stands: rule, help and element; empty is well."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        violations: list[str] = self.page.evaluate(RUN_AXE)
        return violations


def watched_page(context: BrowserContext, origin: str) -> WatchedPage:
    """A new page of a context, watched from before its first request.

    The context is to hold this page alone: the requests of all its pages are recorded.
    """
    watched = WatchedPage(context.new_page(), origin)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            watched.errors.append(message.text)

    def on_address(url: str) -> None:
        if not url.startswith((origin, *INLINE_SCHEMES)):
            watched.foreign_requests.append(url)

    def on_request(request: Request) -> None:
        on_address(request.url)

    context.on("console", on_console)
    context.on("weberror", lambda error: watched.errors.append(str(error.error)))
    context.on("request", on_request)
    watched.page.on("websocket", lambda socket: on_address(socket.url))
    return watched
