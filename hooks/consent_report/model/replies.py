"""What a company answered to findings of a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from consent_report.model.dates import PartialDate
from consent_report.model.sources import Quotation


@dataclass(frozen=True, slots=True)
class AnsweredFindings:
    """Identifiers of findings; each field is named as the list of the record that they are in."""

    practices: tuple[str, ...] = ()
    affiliates_definitions: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    opt_outs: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()

    def by_list(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each list of the record of which something is answered, and the identifiers."""
        for name in ANSWERABLE:
            if ids := getattr(self, name):
                yield name, ids


ANSWERABLE = tuple(each.name for each in fields(AnsweredFindings))
"""Lists of a record whose findings can be answered."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the platform, or a company behind it, says of findings of the record."""

    id: str
    on: PartialDate
    to: AnsweredFindings
    says: str
    sources: tuple[str, ...]
    quote: Quotation | None = None
