"""Rules on lists that are kept from the oldest to the newest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consent_report.checks.breaches import unmet
from consent_report.checks.context import Context
from consent_report.model.dates import PartialDate, Start
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach, Pointer, shown


def events_are_in_order_of_date(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """Events stand from the oldest to the newest."""
    dated = ((("events", index, "on"), event.on) for index, event in enumerate(record.events))
    yield from _out_of_order(dated)


def replies_are_in_order_of_date(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """Replies stand from the oldest to the newest."""
    dated = ((("replies", index, "on"), reply.on) for index, reply in enumerate(record.replies))
    yield from _out_of_order(dated)


def policy_versions_are_in_order_of_date(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """The versions of a policy stand from the oldest to the newest day of effect."""
    for index, policy in enumerate(record.policies):
        yield from _out_of_order(
            (("policies", index, "versions", inner, "effective_on"), version.effective_on)
            for inner, version in enumerate(policy.versions)
        )


def affiliates_definitions_are_in_order_of_date(
    record: PlatformRecord, _: Context
) -> Iterator[Breach]:
    """Definitions of affiliates stand from the oldest to the newest wording."""
    yield from _out_of_order(
        (("affiliates_definitions", index, "since"), definition.span.since)
        for index, definition in enumerate(record.affiliates_definitions)
    )


def _out_of_order(dated: Iterable[tuple[Pointer, Start]]) -> Iterator[Breach]:
    """Each date that is surely before the newest one above it; unknown days may stand anywhere."""
    newest: tuple[Pointer, PartialDate] | None = None
    for where, value in dated:
        if not isinstance(value, PartialDate):
            continue
        if newest is not None and value.last_day < newest[1].first_day:
            expected = f"a date not before the one above it ({newest[1]})"
            advice = "Keep the list from the oldest to the newest."
            yield unmet(where, expected, shown(value.text), advice, (newest[0],))
        if newest is None or value.first_day > newest[1].first_day:
            newest = (where, value)
