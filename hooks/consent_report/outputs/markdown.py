"""Templates in, Markdown out: records as text, for readers and programs that want no page.

Every value that a template prints is escaped, so that a Markdown reader shows it as it is.
Templates used here have no macros: what a macro returns would be escaped again.
Source: CommonMark 0.31.2, sections "Backslash escapes", "List items" and "Autolinks".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import minijinja

from consent_report.outputs.html import TEMPLATES, TESTS, WORDS, checked_address

_SPECIAL = re.compile(r"([\\`*_\[\]])")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_BEGINS_A_BLOCK = re.compile(r"^([#>+-])|^(\d{1,9})([.)])")


@dataclass(frozen=True, slots=True)
class _Address:
    """A checked address, printed as it is between angle brackets."""

    url: str


class MarkdownTemplates:
    """The report's templates for text, ready to render; reads each file once."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        self._environment = minijinja.Environment(
            loader=lambda name: (folder / name).read_text(encoding="utf-8"),
            auto_escape_callback=lambda _: False,
            undefined_behavior="strict",
            debug=False,
            trim_blocks=True,
            lstrip_blocks=True,
            finalizer=_printed,
            filters={**WORDS, "address": lambda url: _Address(checked_address(url))},
            tests=TESTS,
        )

    def render(self, name: str, **context: Any) -> str:
        """The template as Markdown, with no space at the lines' ends and single empty lines."""
        text: str = self._environment.render_template(name, **context)
        lines = "\n".join(line.rstrip() for line in text.split("\n"))
        return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


def markdown_text(text: str) -> str:
    """The text as Markdown that shows it exactly, at the start of a line or within it."""
    escaped = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", text)).replace("<", "&lt;")
    return _BEGINS_A_BLOCK.sub(_as_text, escaped)


def _as_text(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _printed(value: Any) -> Any:
    match value:
        case None:  # what an `if` without an `else` gives
            return ""
        case _Address(url):
            return f"<{url}>"
        case str():
            return markdown_text(value)
    return value
