"""``consent-report stale``: findings by the age of their confirmation, the oldest first."""

from __future__ import annotations

from pathlib import Path

from consent_report.commands.days import typed_day
from consent_report.commands.outcomes import Outcome
from consent_report.commands.projects import checked_report
from consent_report.editions.staleness import aged_findings
from consent_report.outputs.staleness import staleness_json, staleness_text


def stale(project: Path, as_of: str, *, is_json: bool) -> Outcome:
    """All findings that hold on a day, by default that of the report.

    Raises:
        RecordsHaveProblemsError: the records cannot be used.
        WrongUseError: the day is none.
    """
    report = checked_report(project)
    ages = report.vocabularies["ages"]
    day = typed_day(as_of) if as_of else report.as_of
    findings = aged_findings(report.platforms, ages, day)
    if is_json:
        return Outcome(staleness_json(findings, day))
    return Outcome(staleness_text(findings, ages, day))
