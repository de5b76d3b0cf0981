"""The rule that no question has two answers.

Rows compete where they share act, basis, purpose, audience, content, a day, and a
place named equally closely (ADR-0001). Rows are swept in order of their first day,
so that only rows that share a day are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from consent_report.checks.breaches import unmet
from consent_report.checks.context import Context
from consent_report.model.dates import DayInterval
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.problems import Breach, shown
from consent_report.model.vocabularies import SOME_PLACES


@dataclass(frozen=True, slots=True)
class _Row:
    index: int
    practice: Practice
    codes: frozenset[str]
    groups: frozenset[str]


def rows_give_one_answer(record: PlatformRecord, context: Context) -> Iterator[Breach]:
    """No two rows of equal basis answer one question from places named equally closely."""
    open_rows: list[_Row] = []
    for row in sorted(_rows(record, context), key=_first_day):
        start = row.practice.span.days.start
        open_rows = [each for each in open_rows if each.practice.span.days.end > start]
        for other in open_rows:
            clash = _clash(row, other, context)
            if clash is not None:
                yield _breach(row, other, clash)
                break
        open_rows.append(row)


def _rows(record: PlatformRecord, context: Context) -> Iterator[_Row]:
    for index, practice in enumerate(record.practices):
        if not practice.span.days.is_empty:
            codes = frozenset(practice.regions) - {SOME_PLACES}
            groups = frozenset(code for code in codes if context.regions.is_group(code))
            yield _Row(index, practice, codes, groups)


def _first_day(row: _Row) -> tuple[date, int]:
    return (row.practice.span.days.start, row.index)


@dataclass(frozen=True, slots=True)
class _Clash:
    place: str
    """The code that both rows name, or a country in two groups that they name."""
    days: DayInterval


def _clash(row: _Row, other: _Row, context: Context) -> _Clash | None:
    one, two = row.practice, other.practice
    if one.act is not two.act or one.basis is not two.basis:
        return None
    if _are_apart(one.purposes, two.purposes) or _are_apart(one.audiences, two.audiences):
        return None
    if _are_apart(one.content, two.content):
        return None
    days = _common(one.span.days, two.span.days)
    shared = row.codes & other.codes
    if shared:
        return _Clash(shown(min(shared)), days)
    return _clash_of_groups(row, other, days, context) if row.groups and other.groups else None


def _clash_of_groups(row: _Row, other: _Row, days: DayInterval, context: Context) -> _Clash | None:
    for mine in sorted(row.groups):
        for theirs in sorted(other.groups):
            for country, membership in context.common_members[mine, theirs]:
                common = _common(days, membership)
                if not common.is_empty:
                    return _Clash(f"{shown(country)} (in {mine} and {theirs})", common)
    return None


def _are_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one != other and set(one).isdisjoint(other)


def _common(one: DayInterval, other: DayInterval) -> DayInterval:
    return DayInterval(max(one.start, other.start), min(one.end, other.end))


def _breach(row: _Row, other: _Row, clash: _Clash) -> Breach:
    earlier, later = sorted((row, other), key=lambda each: each.index)
    one, two = later.practice, earlier.practice
    shared = (
        f"act {one.act}, purpose {_first_shared(one.purposes, two.purposes)}, "
        f"audience {_first_shared(one.audiences, two.audiences)}, "
        f"content {_first_shared(one.content, two.content)}"
    )
    return unmet(
        ("practices", later.index),
        "one row for each place, act, purpose, audience, content and day",
        f"a second row for {clash.place} {_days_in_words(clash.days)}: {shared}",
        "End one where the other begins, or name other places, audiences or contents.",
        (("practices", earlier.index),),
    )


def _first_shared(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    return next(item for item in one if item in other)


def _days_in_words(days: DayInterval) -> str:
    if days.end == date.max:
        return f"from {days.start} on"
    return f"from {days.start} up to {days.end}"
