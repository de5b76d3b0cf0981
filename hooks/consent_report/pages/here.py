"""Which findings of a page hold in which place and for which account, decided once.

A cell is a region class and an audience, numbered class by class. A browser that knows what a
reader picked looks its cell up; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consent_report.editions.region_classes import RegionClass
from consent_report.editions.resolution import Answer, MatchedRow, Specificity
from consent_report.model.platforms import PlatformRecord, Recipient


@dataclass(frozen=True, slots=True)
class HereGroup:
    """Findings that hold in the same cells."""

    anchors: tuple[str, ...]
    """Of the findings on the page, ``practice-public``."""
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HereSheet:
    """Where findings hold, as far as it differs from place to place or by account."""

    holds: tuple[HereGroup, ...]
    """Findings that hold in some cells, not in all; each in one group."""
    decides: tuple[HereGroup, ...]
    """Practices that decide some question, with the cells in which they do; each in one group."""


def here_sheet(record: PlatformRecord, classes: Iterable[RegionClass]) -> HereSheet:
    """Where the open findings of the record hold."""
    held: dict[str, list[int]] = {}
    decided: dict[str, list[int]] = {}
    cells = [(places, audience.id) for places in classes for audience in record.audiences]
    for number, (places, audience) in enumerate(cells):
        for anchor in dict.fromkeys(_held(places, audience)):
            held.setdefault(anchor, []).append(number)
        for practice in places.practices(audience):
            decided.setdefault(f"practice-{practice.id}", []).append(number)
    somewhere = {anchor: found for anchor, found in held.items() if len(found) < len(cells)}
    return HereSheet(tuple(_groups(somewhere)), tuple(_groups(decided)))


def holds_for(recipient: Recipient, audience: str) -> bool:
    """Whether the row speaks of the audience; one that names none speaks of all."""
    return not recipient.audiences or audience in recipient.audiences


def _held(places: RegionClass, audience: str) -> Iterator[str]:
    """Anchors, some more than once. A path is for what decides here, not for what gives way."""
    decided = {practice.id for practice in places.practices(audience)}
    for axes, answer in places.answers.items():
        if axes.audience == audience:
            yield from (f"practice-{row.practice.id}" for row in _speaking(answer))
    for path in places.opt_outs:
        if audience in path.audiences and not decided.isdisjoint(path.practices):
            yield f"opt-out-{path.id}"
    for recipient in places.recipients:
        if holds_for(recipient, audience):
            yield f"recipient-{recipient.id}"


def _speaking(answer: Answer) -> Iterator[MatchedRow]:
    """Rows that speak of the place; one for everywhere else does not where a closer one decides."""
    for row in answer.rows:
        is_for_the_rest = row.specificity is Specificity.EVERYWHERE
        if not is_for_the_rest or answer.rows[0].specificity is Specificity.EVERYWHERE:
            yield row


def _groups(found: dict[str, list[int]]) -> Iterator[HereGroup]:
    alike: dict[tuple[int, ...], list[str]] = {}
    for anchor, cells in found.items():
        alike.setdefault(tuple(cells), []).append(anchor)
    for numbers, anchors in alike.items():
        yield HereGroup(tuple(anchors), numbers)
