"""How rules word what they find."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from consent_report.model.problems import Breach, Pointer, shown

UNNAMED = ""
"""The rule of a breach until the list of rules fills it in."""


def unmet(
    where: Pointer,
    expected: str,
    found: str,
    advice: str = "",
    related: tuple[Pointer, ...] = (),
) -> Breach:
    """A breach of the rule that is speaking."""
    return Breach(UNNAMED, where, expected, found, advice, related)


def did_you_mean(found: str, known: Iterable[str], otherwise: str = "") -> str:
    """The advice to use the nearest of the known words; another advice where none is near."""
    nearest = get_close_matches(found, list(known), n=1, cutoff=0.7)
    return f"Did you mean {shown(nearest[0])}?" if nearest else otherwise


def in_words(items: Iterable[str]) -> str:
    """The items joined by commas and a last "and"."""
    listed = list(items)
    return " and ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))


def counted(number: int, singular: str, plural: str = "") -> str:
    """The number with its noun: ``1 word``, ``26 words``."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
