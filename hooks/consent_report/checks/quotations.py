"""Rules on quotations."""

from __future__ import annotations

from collections.abc import Iterator

from consent_report.checks.breaches import counted, unmet
from consent_report.checks.context import Context
from consent_report.model.findings import quotations
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach

MOST_WORDS = 25


def quotations_are_short(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A quotation has 25 words at most."""
    for where, quotation, _sources in quotations(record):
        words = len(quotation.text.split())
        if words > MOST_WORDS:
            expected = f"a quotation of at most {MOST_WORDS} words"
            advice = "Quote the words that matter and say the rest in your own."
            yield unmet((*where, "text"), expected, counted(words, "word"), advice)
