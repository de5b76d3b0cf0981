"""What the page of a platform says of any day: one answer for each place and audience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from consent_report.editions.periods import MainClass, MainPeriod
from consent_report.editions.resolution import NotChecked
from consent_report.editions.tracks import BEFORE_ALL
from consent_report.model.codes import Basis, Purpose
from consent_report.model.platforms import Practice
from consent_report.model.vocabularies import Term
from consent_report.pages.days import first_day_shown
from consent_report.pages.places import class_places
from consent_report.pages.practices import PracticeView
from consent_report.pages.reading import RecordReader


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """What a sentence on an answer depends on."""

    status: Term
    basis: Term | None
    """None where it is stated that it is done, and where nothing was checked."""
    is_generative: bool
    """Whether the row speaks of generative AI, rather than of AI for a purpose it leaves open."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """A row that decides on some day, or the absence of one."""

    practice: str
    """Identifier; empty where nothing was checked."""
    said: int
    """Number of the answer in :attr:`DaySheet.said`."""


@dataclass(frozen=True, slots=True)
class DayClass:
    """Places that are answered alike."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    rows: tuple[int, ...]
    """For each audience, the number of the row in :attr:`DaySheet.rows`."""


@dataclass(frozen=True, slots=True)
class DayPeriod:
    """Days on which the same is said."""

    first_day: date | None
    """None for the days before any answer."""
    first: int
    """The class that is shown while no place was picked."""
    classes: tuple[DayClass, ...]
    """The last one also holds all places that no class names."""


@dataclass(frozen=True, slots=True)
class DaySheet:
    """The answers of a record on every day up to that of the report."""

    from_day: date | None
    """The day before the first answer; None where every day has the same."""
    rows: tuple[DayRow, ...]
    said: tuple[SaidAnswer, ...]
    periods: tuple[DayPeriod, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """Codes of the parts of countries that some day tells apart, sorted."""
        codes = {code for each in self.periods for alike in each.classes for code in alike.codes}
        return tuple(sorted(code for code in codes if "-" in code))


@dataclass(frozen=True)
class _Numbers:
    """Rows and answers in order of their first use."""

    views: Mapping[str, PracticeView]
    not_checked: SaidAnswer
    rows: dict[DayRow, int] = field(default_factory=dict)
    said: dict[SaidAnswer, int] = field(default_factory=dict)

    def of(self, practice: Practice | None) -> int:
        """The number of the row, a new one where it was not met yet."""
        answer = self._answer(self.views[practice.id]) if practice else self.not_checked
        said = self.said.setdefault(answer, len(self.said))
        row = DayRow(practice.id if practice else "", said)
        return self.rows.setdefault(row, len(self.rows))

    @staticmethod
    def _answer(view: PracticeView) -> SaidAnswer:
        basis = None if view.practice.basis is Basis.PRACTICE else view.basis
        return SaidAnswer(view.status, basis, Purpose.GENERATIVE in view.practice.purposes)


def day_sheet(reader: RecordReader, practices: Mapping[str, PracticeView]) -> DaySheet:
    """The answers of the record by day; the views are those of its rows by identifier."""
    periods = reader.index.periods[reader.record.slug]
    not_checked = SaidAnswer(reader.index.status_term(NotChecked.NOT_CHECKED), None, True)
    numbers = _Numbers(practices, not_checked)
    found = tuple(_period(period, reader, numbers) for period in periods)
    return DaySheet(
        from_day=first_day_shown((periods,)),
        rows=tuple(numbers.rows),
        said=tuple(numbers.said),
        periods=found,
    )


def _period(period: MainPeriod, reader: RecordReader, numbers: _Numbers) -> DayPeriod:
    return DayPeriod(
        first_day=None if period.first_day == BEFORE_ALL else period.first_day,
        first=_first_class(period.classes),
        classes=tuple(
            DayClass(
                names=class_places(
                    each, reader.index.regions, period.first_day, len(period.classes) == 1
                ),
                codes=each.places,
                rows=tuple(numbers.of(row) for row in each.deciding),
            )
            for each in period.classes
        ),
    )


def _first_class(classes: tuple[MainClass, ...]) -> int:
    """The class of all other places, or the first that has an answer for the main audience."""
    numbers = (len(classes) - 1, *range(len(classes)))
    return next((n for n in numbers if classes[n].deciding[0] is not None), len(classes) - 1)
