"""Rights that a law gives people against the use of their data, with a letter that claims each."""

from __future__ import annotations

from dataclasses import dataclass

COMPANY = "[company]"
"""Stands in a letter for the operator's name."""

PLATFORM = "[platform]"
"""Stands in a letter for the platform's name."""


@dataclass(frozen=True, slots=True)
class Right:
    """A right, where it holds, and what it does not reach."""

    id: str
    regions: tuple[str, ...]
    label: str
    law: str
    """The act and the article."""
    url: str
    """The official text."""
    says: str
    limits: str
    subject: str
    """Of the letter."""
    letter: tuple[str, ...]
    """Its paragraphs; what stands in brackets is to be filled in."""
