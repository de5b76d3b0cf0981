"""How long ago each finding that holds was last confirmed. Pure.

Only what is still said to hold can grow old: a finding that has ended tells of the past.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consent_report.model.dates import PartialDate
from consent_report.model.platforms import PlatformRecord
from consent_report.model.spans import Span
from consent_report.model.vocabularies import Term, Vocabulary


class FindingKind(StrEnum):
    """The lists of a record whose entries hold for some time."""

    PRACTICE = "practice"
    DEFINITION = "affiliates_definition"
    RECIPIENT = "recipient"
    OPT_OUT = "opt_out"


@dataclass(frozen=True, slots=True)
class AgedFinding:
    """A finding that holds, and how old its confirmation is."""

    record: PlatformRecord
    kind: FindingKind
    id: str
    """Identifier in the record."""
    confirmed_on: PartialDate | None
    """None where no source is dated."""
    days: int | None
    """Since the confirmation; a month or a year counts from its first day."""
    age: Term
    """The band of ``ages.yml`` that this falls into."""


def aged_findings(
    records: Iterable[PlatformRecord], ages: Vocabulary, day: date
) -> tuple[AgedFinding, ...]:
    """Every finding that holds on the day, the longest unconfirmed first.

    Those without a dated source come before all others; equals are in the order of the records.
    """
    found = [
        _aged(record, kind, id_, span, ages, day)
        for record in records
        for kind, id_, span in _spans(record)
        if span.is_open and day in span.days
    ]
    return tuple(sorted(found, key=lambda each: -_sorted_as(each.days)))


def age_of(days: int | None, ages: Vocabulary) -> Term:
    """The band for a number of days; the one without a first day where there is no number."""
    if days is None:
        return next(term for term in ages if term.from_day is None)
    bands = [term for term in ages if term.from_day is not None and term.from_day <= max(days, 0)]
    return max(bands, key=lambda term: term.from_day or 0)


def _aged(
    record: PlatformRecord, kind: FindingKind, id_: str, span: Span, ages: Vocabulary, day: date
) -> AgedFinding:
    confirmed_on = span.confirmed_on
    days = (day - confirmed_on.first_day).days if confirmed_on else None
    return AgedFinding(record, kind, id_, confirmed_on, days, age_of(days, ages))


def _spans(record: PlatformRecord) -> Iterator[tuple[FindingKind, str, Span]]:
    for practice in record.practices:
        yield FindingKind.PRACTICE, practice.id, practice.span
    for definition in record.affiliates_definitions:
        yield FindingKind.DEFINITION, definition.id, definition.span
    for recipient in record.recipients:
        yield FindingKind.RECIPIENT, recipient.id, recipient.span
    for path in record.opt_outs:
        yield FindingKind.OPT_OUT, path.id, path.span


def _sorted_as(days: int | None) -> float:
    return float("inf") if days is None else days
