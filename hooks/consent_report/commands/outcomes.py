"""What a command hands to the command line: text, a notice, an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from consent_report.model.problems import shown

FINE, PROBLEMS_FOUND, WRONG_USE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is printed, and how the process ends."""

    text: str
    """For standard output; whole lines."""
    code: int = FINE
    notice: str = ""
    """For standard error; whole lines."""


class CommandFailedError(Exception):
    """A command that has nothing to print; its text is a sentence."""

    code = PROBLEMS_FOUND


class WrongUseError(CommandFailedError):
    """An option that cannot be meant; its text says what was expected and found."""

    code = WRONG_USE

    @classmethod
    def unknown(cls, what: str, found: str, known: Iterable[str], hint: str = "") -> WrongUseError:
        """A word that is none of those that are known, with the nearest of them."""
        nearest = get_close_matches(found.lower(), list(known), n=1, cutoff=0.5)
        advice = hint or (f"Did you mean {shown(nearest[0])}?" if nearest else "")
        return cls(f"expected {what}; found {shown(found)}. {advice}".rstrip())


class RecordsHaveProblemsError(CommandFailedError):
    """Nothing can be shown or built of records that have problems."""

    def __init__(self) -> None:
        super().__init__(
            "expected records without problems; found some. "
            "`consent-report check` names each of them."
        )
