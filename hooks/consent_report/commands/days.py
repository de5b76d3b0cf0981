"""Days as they are typed."""

from __future__ import annotations

from datetime import date

from consent_report.commands.outcomes import WrongUseError
from consent_report.loading.formats import format_is_kept
from consent_report.model.problems import shown


def typed_day(text: str) -> date:
    """The day that the text writes.

    Raises:
        WrongUseError: it is not a day of the calendar.
    """
    if not format_is_kept("day")(text):
        raise WrongUseError(f"expected a day such as 2025-09-18; found {shown(text)}.")
    return date.fromisoformat(text)
