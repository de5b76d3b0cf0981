"""Speaks WebDriver BiDi with a browser: pages to act on, and what they complain of and ask for.

It knows as much of the protocol (https://www.w3.org/TR/webdriver-bidi/) as the tests use.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from websockets.sync.connection import Connection

from tests.support.pages import INLINE_SCHEMES

PATIENCE = 30.0
"""Seconds to wait for an answer, or for a page to come to what is expected."""
PAUSE = 0.02
"""Seconds between two looks at a page."""

EVENTS = ("log.entryAdded", "network.beforeRequestSent")
FILES = """() => [...document.querySelectorAll("script[src], link[rel~=stylesheet], img")]
    .map(each => each.src || each.href).filter(url => url.startsWith("file:"))"""
VISIBLE = """(selector, text) => [...document.querySelectorAll(selector)].filter(
    each => each.checkVisibility() && each.textContent.includes(text))"""
TEXTS = f"selector => ({VISIBLE})(selector, '').map(each => each.innerText)"
CLICK = f"""(selector, text) => {{
    const [first] = ({VISIBLE})(selector, text).filter(each => !each.disabled);
    if (first) first.click();
    return Boolean(first);
}}"""
FILL = """(selector, value) => {
    const field = document.querySelector(selector);
    if (!field || field.disabled) return false;
    field.value = value;
    for (const name of ["input", "change"]) {
        field.dispatchEvent(new Event(name, {bubbles: true}));
    }
    return field.value === value;
}"""
ENTER = "\ue007"


class BidiError(Exception):
    """What a browser answers when it does not do what it is asked."""


@dataclass
class Bidi:
    """A session with a browser; commands are answered one after another."""

    socket: Connection
    told: list[dict[str, Any]] = field(default_factory=list)
    """Events, in the order they came."""
    asked: int = 0

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What the browser answers to a command.

        Raises:
            BidiError: it does not do it.
            TimeoutError: it says nothing for :data:`PATIENCE` seconds.
        """
        self.asked += 1
        command = {"id": self.asked, "method": method, "params": parameters}
        self.socket.send(json.dumps(command))
        while (message := self._next()).get("id") != self.asked:
            self.told.append(message)
        if message["type"] == "error":
            raise BidiError(f"{method}: {message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self.socket.recv(timeout=PATIENCE))
        return message

    def begin(self) -> None:
        """Open the session and ask to be told what pages complain of and ask for."""
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=list(EVENTS))

    def new_page(self) -> BidiPage:
        """A page whose storage is its own."""
        user = self.ask("browser.createUserContext")["userContext"]
        created = self.ask("browsingContext.create", type="tab", userContext=user)
        return BidiPage(self, created["context"], user)


@dataclass(frozen=True, slots=True)
class BidiPage:
    """A page of a browser, to act on."""

    bidi: Bidi
    context: str
    user: str

    def visit(self, url: str) -> None:
        """Go to the address and wait until the page and what it asks for are loaded."""
        self.bidi.ask("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def run(self, function: str, *arguments: Any) -> Any:
        """What a function of JavaScript gives in the page; everything passes as JSON.

        Raises:
            BidiError: it throws, or the page is being left.
        """
        passed = f"({function})(...JSON.parse(given))"
        answer = self.bidi.ask(
            "script.callFunction",
            functionDeclaration=f"async given => JSON.stringify([await {passed}])",
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            awaitPromise=True,
            target={"context": self.context},
        )
        if answer["type"] == "exception":
            raise BidiError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])[0]

    def expect(self, wanted: Any, function: str, *arguments: Any) -> None:
        """Wait until the function gives what is wanted."""
        end = time.monotonic() + PATIENCE
        while (found := self._looked(function, arguments)) != wanted:
            assert time.monotonic() < end, f"wanted {wanted!r}, found {found!r}"
            time.sleep(PAUSE)

    def _looked(self, function: str, arguments: tuple[Any, ...]) -> Any:
        try:
            return self.run(function, *arguments)
        except BidiError as error:
            # A page that is being left for another has nothing to look at for a moment.
            return error

    def expect_text(self, selector: str, text: str) -> None:
        """Wait until an element is seen that holds the text."""
        self.expect(True, f"(...given) => ({VISIBLE})(...given).length > 0", selector, text)

    def expect_texts(self, selector: str, texts: list[str]) -> None:
        """Wait until these are the texts of all elements that are seen."""
        self.expect(texts, TEXTS, selector)

    def expect_address(self, url: str) -> None:
        """Wait until the page of the address is there, whatever follows its path."""
        self.expect(
            [url, "complete"],
            "() => [location.href.replace(/[?#].*/, ''), document.readyState]",
        )

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements that are seen."""
        found: list[str] = self.run(TEXTS, selector)
        return found

    def click(self, selector: str, text: str = "") -> None:
        """Press the first element that is seen, is enabled and holds the text, once it is there."""
        self.expect(True, CLICK, selector, text)

    def fill(self, selector: str, value: str) -> None:
        """Set a field or a choice, once it is enabled, as a reader would."""
        self.expect(True, FILL, selector, value)

    def press(self, keys: str) -> None:
        """Press keys one after another, wherever the focus is."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        actions = [{"type": "key", "id": "keyboard", "actions": strokes}]
        self.bidi.ask("input.performActions", context=self.context, actions=actions)

    def errors(self) -> list[str]:
        """What was complained of since the page was made: errors, and what a policy refused."""
        return [
            event["params"]["text"]
            for event in self._told("log.entryAdded")
            if event["params"]["level"] == "error"
        ]

    def requests(self) -> list[str]:
        """Addresses asked for since the page was made, files and what pages hold themselves not."""
        urls = [
            each["params"]["request"]["url"] for each in self._told("network.beforeRequestSent")
        ]
        return [url for url in urls if not url.startswith(("file://", *INLINE_SCHEMES))]

    def missing_files(self) -> list[str]:
        """Scripts, sheets and pictures of the page that are not there: Firefox tells of none."""
        files = [unquote(urlsplit(url).path) for url in self.run(FILES)]
        return [file for file in files if not Path(file).is_file()]

    def _told(self, method: str) -> list[dict[str, Any]]:
        # An answer comes after everything that was told before it.
        self.run("() => new Promise(done => setTimeout(done, 0))")
        return [event for event in self.bidi.told if event["method"] == method]

    def close(self) -> None:
        """Close the page, and forget what it kept and what was told."""
        self.bidi.ask("browser.removeUserContext", userContext=self.user)
        self.bidi.told.clear()
