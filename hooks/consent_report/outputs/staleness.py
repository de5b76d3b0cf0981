"""Ages of findings, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from consent_report.editions.staleness import AgedFinding
from consent_report.model.vocabularies import Vocabulary


def staleness_text(findings: Sequence[AgedFinding], ages: Vocabulary, day: date) -> str:
    """The counts of each age, then a line for each finding that is no longer fresh."""
    counts = {term.code: 0 for term in ages}
    for finding in findings:
        counts[finding.age.code] += 1
    lines = [f"{len(findings)} findings hold on {day}. Last confirmed:"]
    lines += [f"{counts[term.code]:>6}  {term.label}" for term in ages]
    lines += _lines([each for each in findings if each.age.from_day != 0])
    return "\n".join([*lines, ""])


def staleness_json(findings: Sequence[AgedFinding], day: date) -> str:
    """An object with the day and a list of all findings in the same order."""
    listed = [
        {
            "platform": each.record.slug,
            "kind": each.kind,
            "finding": each.id,
            "confirmed_on": each.confirmed_on.text if each.confirmed_on else None,
            "days": each.days,
            "age": each.age.code,
        }
        for each in findings
    ]
    return json.dumps({"as_of": day.isoformat(), "findings": listed}, indent=2) + "\n"


def _lines(findings: Sequence[AgedFinding]) -> Iterator[str]:
    if findings:
        yield ""
    for each in findings:
        days = "-" if each.days is None else f"{each.days} days"
        confirmed_on = each.confirmed_on.text if each.confirmed_on else "undated"
        kind = each.kind.replace("_", " ")
        yield f"{days:>10}  {confirmed_on:<10}  {each.record.slug}: {kind} {each.id}"
