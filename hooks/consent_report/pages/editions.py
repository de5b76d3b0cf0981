"""Published editions: which there are, and what this one is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.model.editions import Edition, Erratum
from consent_report.model.reports import Report
from consent_report.pages.index import ReportIndex
from consent_report.pages.replies import ListedReply, listed_replies


@dataclass(frozen=True, slots=True)
class EditionView:
    """A published edition."""

    name: str
    """Its folder on the site."""
    day: date
    cut_on: date
    title: str
    is_reconstructed: bool
    """Whether its day is one before the report existed."""
    platforms: int
    errata: tuple[Erratum, ...]


@dataclass(frozen=True, slots=True)
class EditionsPage:
    """All that the page of editions says."""

    as_of: date
    shown: EditionView | None
    """The edition that the page is of; None for the records as they stand."""
    rows: tuple[EditionView, ...]
    """Those that this one knows of, newest first."""


@dataclass(frozen=True, slots=True)
class ErratumView:
    """A correction, with the platform's name."""

    erratum: Erratum
    platform: str
    editions: tuple[str, ...]
    """Names of the editions that it corrects, oldest first."""


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """All that the page of corrections says."""

    errata: tuple[ErratumView, ...]
    """Newest first."""
    replies: tuple[ListedReply, ...]
    """Newest first."""


def edition_view(report: Report) -> EditionView | None:
    """The edition that the report is; None for the records as they stand."""
    return _view(report.edition, report) if report.edition else None


def editions_page(index: ReportIndex) -> EditionsPage:
    """The page of editions."""
    report = index.report
    return EditionsPage(
        as_of=index.day,
        shown=edition_view(report),
        rows=tuple(_view(each, report) for each in reversed(report.listed_editions)),
    )


def corrections_page(index: ReportIndex) -> CorrectionsPage:
    """Errata of this edition, of all in the latest; and every reply of a platform."""
    return CorrectionsPage(errata=erratum_views(index.report), replies=listed_replies(index))


def erratum_views(report: Report) -> tuple[ErratumView, ...]:
    """Errata of this edition, of all in the latest; newest first."""
    names = {record.slug: record.name for record in report.platforms}
    return tuple(
        ErratumView(each, names.get(each.platform, each.platform), tuple(sorted(each.digests)))
        for each in reversed(report.listed_errata)
    )


def _view(edition: Edition, report: Report) -> EditionView:
    return EditionView(
        name=edition.name,
        day=edition.day,
        cut_on=edition.cut_on,
        title=edition.title,
        is_reconstructed=report.editions.is_reconstructed(edition),
        platforms=len(edition.digests),
        errata=tuple(each for each in report.listed_errata if edition.name in each.digests),
    )
