"""The formats that a schema may name, each with the words for what does not keep it.

Neither validation engine knows these, and both pass unknown formats in silence;
a test proves that every format of every schema stands here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from consent_report.model.hosts import HostNotAcceptedError, check_host
from consent_report.model.problems import shown
from consent_report.model.urls import UrlNotAcceptedError, public_host

FIRST_YEAR, LAST_YEAR = 1990, 2100
MAX_SLUG_CHARACTERS = 60
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTIAL = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_SHA256 = re.compile("[0-9a-f]{64}")
_COMMIT = re.compile("[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text does not keep a format."""

    expected: str
    found: str
    advice: str = ""


Format = Callable[[str], Refusal | None]


def _day(text: str) -> Refusal | None:
    if _DAY.fullmatch(text) and _is_real(text):
        return None
    return Refusal(f"{_dates_are('a day of the calendar such as 2024-09-18', text)}", shown(text))


def _partial_date(text: str) -> Refusal | None:
    if _PARTIAL.fullmatch(text) and _is_real(text + "-01" * (2 - text.count("-"))):
        return None
    kinds = 'a date such as 2024-09-18, 2024-09 or "2024"'
    return Refusal(_dates_are(kinds, text), shown(text))


def _is_real(day: str) -> bool:
    try:
        return FIRST_YEAR <= date.fromisoformat(day).year <= LAST_YEAR
    except ValueError:
        return False


def _dates_are(kinds: str, text: str) -> str:
    """The kinds of dates, with the years only where the year is the matter."""
    year = text[:4]
    if re.fullmatch("[0-9]{4}", year) and not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return f"{kinds}, in the years {FIRST_YEAR} to {LAST_YEAR}"
    return kinds


def _public_url(text: str) -> Refusal | None:
    try:
        public_host(text)
    except UrlNotAcceptedError as error:
        return Refusal(error.expected, error.found)
    return None


def _domain(text: str) -> Refusal | None:
    try:
        check_host(text)
    except HostNotAcceptedError as error:
        return Refusal(error.expected, error.found)
    return None


def _plain_text(text: str) -> Refusal | None:
    if "\n" in text:
        return Refusal("one line of text", shown(text), "Join the lines; >- does so in YAML.")
    if text != text.strip(" ") or "  " in text:
        return Refusal("text with single spaces, and none at its ends", shown(text))
    if text and not text[0].isascii() and unicodedata.category(text[0]).startswith("M"):
        return Refusal("text that begins with a character of its own", shown(text))
    return None


def _slug(text: str) -> Refusal | None:
    if len(text) <= MAX_SLUG_CHARACTERS and _SLUG.fullmatch(text):
        return None
    expected = (
        "lower-case ASCII letters and digits, words joined by single hyphens, "
        f"at most {MAX_SLUG_CHARACTERS} characters"
    )
    return Refusal(expected, shown(text))


def _sha256(text: str) -> Refusal | None:
    expected = "a SHA-256 digest: 64 hexadecimal digits in lower case"
    return None if _SHA256.fullmatch(text) else Refusal(expected, shown(text))


def _commit(text: str) -> Refusal | None:
    expected = "a full commit: 40 hexadecimal digits in lower case"
    return None if _COMMIT.fullmatch(text) else Refusal(expected, shown(text))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "commit": _commit,
        "day": _day,
        "domain": _domain,
        "partial-date": _partial_date,
        "plain-text": _plain_text,
        "public-url": _public_url,
        "sha256": _sha256,
        "slug": _slug,
    }
)
"""Each format by its name in the schemas; a format says nothing of what is not text."""


def format_is_kept(name: str) -> Callable[[object], bool]:
    """Whether a value keeps the format of that name, as both validation engines ask."""
    refusal_of = FORMATS[name]
    return lambda value: not isinstance(value, str) or refusal_of(value) is None
