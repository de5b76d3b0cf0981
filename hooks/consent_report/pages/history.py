"""The pages on what changed: by date, and between editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from consent_report.editions.changes import State, changes
from consent_report.editions.history import status_history
from consent_report.editions.published import edition_report
from consent_report.pages.changes import ChangeView, PlatformChanges, change_view, change_views
from consent_report.pages.index import ReportIndex

LATELY = 60
"""Changes on the first page; the others stand on the pages of their years."""


@dataclass(frozen=True, slots=True)
class DayOfChanges:
    """A day and what changed on it."""

    day: date
    views: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class EditionStep:
    """What one edition tells that the one before did not."""

    name: str
    """Of the later edition; ``latest`` for the records as they stand."""
    day: date
    before: str
    """Name of the earlier edition."""
    before_day: date
    platforms: tuple[PlatformChanges, ...]

    @property
    def count(self) -> int:
        """How many changes are told."""
        return sum(len(each.told) for each in self.platforms)


@dataclass(frozen=True, slots=True)
class YearPage:
    """All changes of a year, newest first."""

    as_of: date
    year: int
    days: tuple[DayOfChanges, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The newest changes, and the way to all others."""

    as_of: date
    days: tuple[DayOfChanges, ...]
    """Newest first, :data:`LATELY` changes or a few more."""
    total: int
    years: tuple[int, ...]
    """Newest first."""
    steps: tuple[EditionStep, ...]
    """Newest first; the edition's own step alone where the report is an edition."""


def year_pages(index: ReportIndex) -> tuple[YearPage, ...]:
    """A page for each year in which something changed, newest first."""
    by_day: dict[date, list[ChangeView]] = {}
    for record in index.report.platforms:
        for day, change in status_history(record, index.regions, index.day):
            # Below its day a change needs no date.
            view = change_view(change, record, index, date.max)
            by_day.setdefault(day, []).append(view)
    days = [DayOfChanges(day, tuple(by_day[day])) for day in sorted(by_day, reverse=True)]
    years = sorted({each.day.year for each in days}, reverse=True)
    return tuple(
        YearPage(index.day, year, tuple(each for each in days if each.day.year == year))
        for year in years
    )


def changes_page(
    index: ReportIndex, years: Sequence[YearPage], steps: Sequence[EditionStep]
) -> ChangesPage:
    """The first page on what changed."""
    days = [each for page in years for each in page.days]
    shown: list[DayOfChanges] = []
    for each in days:
        if sum(len(day.views) for day in shown) >= LATELY:
            break
        shown.append(each)
    return ChangesPage(
        as_of=index.day,
        days=tuple(shown),
        total=sum(len(each.views) for each in days),
        years=tuple(page.year for page in years),
        steps=tuple(steps),
    )


def edition_steps(index: ReportIndex) -> tuple[EditionStep, ...]:
    """What each edition tells that the one before did not, newest first.

    Of an edition its own step; of the records as they stand all of them, and what is new since
    the newest edition.
    """
    report = index.report
    shown = report.listed_editions if report.edition is None else report.listed_editions[-2:]
    listed = [(each.name, State(edition_report(report, each), each.day)) for each in shown]
    if report.edition is None and listed:
        listed.append(("latest", State(report, report.as_of)))
    return tuple(reversed([_step(before, after) for before, after in pairwise(listed)]))


def _step(before: tuple[str, State], after: tuple[str, State]) -> EditionStep:
    found = changes(before[1], after[1])
    index = ReportIndex(after[1].report)
    return EditionStep(
        name=after[0],
        day=after[1].day,
        before=before[0],
        before_day=before[1].day,
        platforms=change_views(found, index, before[1].day),
    )
