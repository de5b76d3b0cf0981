"""Templates in, HTML out: the only place where text becomes markup.

Every value that a template prints is escaped. The one way around it is
:func:`minijinja.safe`, and this module alone calls it: on text that it has
just escaped itself, whole templates included, and on JSON without a character
that HTML could mistake.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import minijinja

from consent_report.model.dates import PartialDate
from consent_report.outputs.site_files import Heading
from consent_report.outputs.wording import (
    capital,
    date_in_words,
    day_count_in_words,
    iso_date,
    labels_in_a_sentence,
    labels_in_words,
    list_in_words,
    number_in_words,
    phrase,
    places_in_words,
    places_with_in,
    quoted_labels,
    size_in_words,
)

TEMPLATES = Path(__file__).parents[1] / "templates"

_LOCAL = re.compile(
    r"(?:\.\./)*(?:[A-Za-z0-9_-]+/)*(?:[A-Za-z0-9_-]+(?:\.[a-z0-9]+)*)?"
    r"(?:\?region=[A-Z0-9-]+)?(?:#[a-z0-9_-]+)?",
    re.ASCII,
)
"""A page or a file of the site, which may be told a place; folders and files of places are named by
their codes."""
_PUBLIC = re.compile(r"https://[^\s\x00-\x20\\]+")
_NEEDLESS = (("&#x2f;", "/"), ("&#x27;", "'"))
"""What minijinja escapes and HTML lets stand, as long as no template puts a value in ``'``."""
_SYMBOL = re.compile(r'<symbol id="(s-[a-z]+)".*</symbol>\n')
_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


WORDS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "words": date_in_words,
        "iso": iso_date,
        "listed": list_in_words,
        "counted": number_in_words,
        "days": day_count_in_words,
        "labels": labels_in_words,
        "phrase": phrase,
        "phrases": labels_in_a_sentence,
        "placed": places_in_words,
        "located": places_with_in,
        "quoted": quoted_labels,
        "capital": capital,
        "sized": size_in_words,
    }
)
"""Filters that every template knows; each gives plain text."""

TESTS: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {"dated": lambda value: isinstance(value, PartialDate)}
)


class UnsafeAddressError(Exception):
    """A template was given an address that is neither https nor inside the site."""


class Templates:
    """The report's templates, ready to render; reads each file once."""

    def __init__(self, folder: Path = TEMPLATES) -> None:
        self._environment = minijinja.Environment(
            loader=lambda name: (folder / name).read_text(encoding="utf-8"),
            auto_escape_callback=lambda _: True,
            undefined_behavior="strict",
            # With it, an error would print everything the template was given.
            debug=False,
            trim_blocks=True,
            lstrip_blocks=True,
            filters={**WORDS, "address": _address, "json": _json},
            tests=TESTS,
        )

    def render(self, name: str, **context: Any) -> str:
        """The template as HTML, without space at the lines' ends and empty lines."""
        text: str = self._environment.render_template(name, **context)
        for reference, character in _NEEDLESS:
            text = text.replace(reference, character)
        lines = (line.strip() for line in text.split("\n"))
        return "\n".join(line for line in lines if line) + "\n"

    def fragment(self, name: str, **context: Any) -> Any:
        """The template as HTML that another template may print as it stands."""
        return minijinja.safe(self.render(name, **context))

    def render_lines(self, name: str, **context: Any) -> list[str]:
        """The template's lines as plain text, each without needless space."""
        return [plain_text(line) for line in self.render(name, **context).split("\n") if line]


def plain_text(markup: str) -> str:
    """What a reader sees of some of our own HTML."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", markup))).strip()


def without_unused_shapes(body: str) -> str:
    """The body without those shapes of statuses that nothing on it shows."""
    return _SYMBOL.sub(lambda shape: shape[0] if f'href="#{shape[1]}"' in body else "", body)


def headings(body: str) -> Iterator[Heading]:
    """The headings of a body that have an anchor, as its table of contents."""
    for level, anchor, title in _HEADING.findall(body):
        yield Heading(int(level), html.unescape(anchor), plain_text(title))


def script_json(value: Any) -> str:
    """JSON that may stand in a script element: no character in it can end the element.

    Source: HTML standard, "Restrictions for contents of script elements".
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def checked_address(url: str) -> str:
    """The address as it is; the last gate before it is written, whatever into.

    Raises:
        UnsafeAddressError: it is neither https nor a path of the site.
    """
    if not (_PUBLIC.fullmatch(url) or _LOCAL.fullmatch(url)):
        raise UnsafeAddressError(url)
    return url


def _address(url: str) -> str:
    """The checked address as the value of an attribute, its slashes readable."""
    return minijinja.safe(html.escape(checked_address(url), quote=True))


def _json(value: Any) -> str:
    return minijinja.safe(script_json(value))
