"""Findings that were not confirmed for long: where a contributor can begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.editions.staleness import AgedFinding, FindingKind
from consent_report.model.vocabularies import Term
from consent_report.pages.finding_links import finding_link
from consent_report.pages.index import ReportIndex

MOST_ROWS = 300
"""A page with a row for each finding of thousands of platforms would be slow to open."""

_LISTS = {
    FindingKind.PRACTICE: "practices",
    FindingKind.DEFINITION: "affiliates_definitions",
    FindingKind.RECIPIENT: "recipients",
    FindingKind.OPT_OUT: "opt_outs",
}
"""The list of a record in which findings of each kind stand."""


@dataclass(frozen=True, slots=True)
class AgeCount:
    """How many findings have an age."""

    age: Term
    count: int


@dataclass(frozen=True, slots=True)
class StaleRow:
    """A finding to look at again."""

    finding: AgedFinding
    anchor: str
    """On the page of its platform."""
    says: str
    """What it is about, in a few words."""


@dataclass(frozen=True, slots=True)
class StalePage:
    """All that the page says."""

    as_of: date
    total: int
    counts: tuple[AgeCount, ...]
    """For every age, in the order of the vocabulary."""
    rows: tuple[StaleRow, ...]
    """Those that are no longer fresh, the longest unconfirmed first, :data:`MOST_ROWS` at most."""
    stale: int
    """How many are no longer fresh."""


def stale_page(index: ReportIndex) -> StalePage:
    """What to look at again, as of the day of the report."""
    findings = index.aged_findings
    stale = [each for each in findings if each.age.from_day != 0]
    ages = index.report.vocabularies["ages"]
    return StalePage(
        as_of=index.day,
        total=len(findings),
        counts=tuple(AgeCount(age, sum(each.age is age for each in findings)) for age in ages),
        rows=tuple(_row(each, index) for each in stale[:MOST_ROWS]),
        stale=len(stale),
    )


def _row(finding: AgedFinding, index: ReportIndex) -> StaleRow:
    link = finding_link(finding.record, _LISTS[finding.kind], finding.id, index)
    return StaleRow(finding, link.anchor, link.says)
