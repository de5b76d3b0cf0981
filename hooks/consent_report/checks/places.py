"""Rules on the places that one finding names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from consent_report.checks.breaches import unmet
from consent_report.checks.context import Context
from consent_report.model.platforms import OptOut, PlatformRecord
from consent_report.model.problems import Breach, Pointer, shown
from consent_report.model.spans import Span
from consent_report.model.vocabularies import SOME_PLACES, Regions

Placed = tuple[Pointer, tuple[str, ...], date]
"""Where a list of regions stands, the list, and the last day on which it matters so far."""


def places_are_named_once(record: PlatformRecord, context: Context) -> Iterator[Breach]:
    """No place is named twice under two names: with its group, or a part with its country.

    ``*`` beside a place is fine: it means all others, and the place gains precedence. A group
    counts with its members of the last day of the finding, so that a former member may be named.
    """
    for where, codes, day in _placed(record):
        yield from _named_twice(where, codes, day, context.regions)


def unnamed_places_stand_alone(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """``some`` stands alone, since it answers for no place."""
    for where, codes, _day in _placed(record):
        if SOME_PLACES in codes:
            expected = "some alone, or places that are named"
            advice = "Make it two rows."
            yield unmet((*where, codes.index(SOME_PLACES)), expected, shown(SOME_PLACES), advice)


def _named_twice(
    where: Pointer, codes: tuple[str, ...], day: date, regions: Regions
) -> Iterator[Breach]:
    index_of = {code: index for index, code in enumerate(codes)}
    for code, index in index_of.items():
        wider = _wider_name(code, index_of, day, regions)
        if wider:
            found = f"{shown(code)}, which {shown(wider)} contains"
            other = ((*where, index_of[wider]),)
            yield unmet((*where, index), "each place once", found, "Remove one of the two.", other)


def _wider_name(code: str, codes: dict[str, int], day: date, regions: Regions) -> str:
    """The other code that contains all of this one on that day; empty where there is none."""
    country = regions.country_of(code)
    if country != code and country in codes:
        return country
    for other in codes:
        if other == code or not regions.is_group(other):
            continue
        if regions.is_group(code):
            inner, outer = regions.members_on(code, day), regions.members_on(other, day)
            if inner and set(inner) <= set(outer):
                return other
        elif regions.is_member(country, other, day):
            return other
    return ""


def _placed(record: PlatformRecord) -> Iterator[Placed]:
    """Every list of two places or more."""
    for where, codes, span in _lists_of_places(record):
        if len(codes) > 1:
            yield where, codes, _last_day(span, record.looked_on)


def _lists_of_places(
    record: PlatformRecord,
) -> Iterator[tuple[Pointer, tuple[str, ...], Span | date]]:
    for index, practice in enumerate(record.practices):
        yield ("practices", index, "regions"), practice.regions, practice.span
    for index, operator in enumerate(record.operators):
        yield ("operators", index, "regions"), operator.regions, record.looked_on
    for index, definition in enumerate(record.affiliates_definitions):
        where: Pointer = ("affiliates_definitions", index, "regions")
        yield where, definition.regions, definition.span
    for index, recipient in enumerate(record.recipients):
        yield ("recipients", index, "regions"), recipient.regions, recipient.span
    for index, event in enumerate(record.events):
        yield ("events", index, "regions"), event.regions, event.on.first_day
    for index, opt_out in enumerate(record.opt_outs):
        if len(opt_out.regions) > 1 and opt_out.regions != _inherited(opt_out, record):
            yield ("opt_outs", index, "regions"), opt_out.regions, opt_out.span


def _inherited(opt_out: OptOut, record: PlatformRecord) -> tuple[str, ...]:
    """The places of its practices, which are looked at there."""
    practices = record.practices_by_id
    named = [practices[each].regions for each in opt_out.practices if each in practices]
    return tuple(dict.fromkeys(code for codes in named for code in codes))


def _last_day(span: Span | date, looked_on: date) -> date:
    """The day itself, or the last one of the finding, up to that on which somebody looked."""
    if isinstance(span, date):
        return span
    if span.days.is_empty:
        return span.days.start
    return max(span.days.start, min(span.days.end - timedelta(days=1), looked_on))
