"""The list of sources at the end of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from consent_report.model.sources import Source
from consent_report.model.vocabularies import Term
from consent_report.pages.index import ReportIndex
from consent_report.pages.reading import SourceMark


@dataclass(frozen=True, slots=True)
class SourceView:
    """An entry of the list of sources."""

    number: int
    source: Source
    kind: Term
    seen: Term
    archive: Term | None
    """None where there is no snapshot."""


def source_views(marks: Iterable[SourceMark], index: ReportIndex) -> tuple[SourceView, ...]:
    """The entries in the order of their numbers."""
    words = index.report.vocabularies
    return tuple(
        SourceView(
            number=mark.number,
            source=mark.source,
            kind=words["source_kinds"][mark.source.kind],
            seen=words["seen"][mark.source.seen],
            archive=words["archives"][mark.source.snapshot.archive]
            if mark.source.snapshot
            else None,
        )
        for mark in marks
    )
