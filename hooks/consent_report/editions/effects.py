"""The order in which ways to refuse are worth taking: what each is against, and how soon it counts.

Checklists are sorted by it; a browser only compares the keys that are made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from consent_report.editions.region_classes import RegionClass
from consent_report.model.codes import Act, Basis, Purpose, Status
from consent_report.model.platforms import OptOut, Practice

OWN_ACTORS = frozenset({"user", "bystander"})
"""Who can act alone, without asking whoever runs the account."""

NO_DEADLINE = "9999-12-31"


class Effect(IntEnum):
    """What a way to refuse stops; the smallest is worth most."""

    TRAINING = 0
    """Training, for generative AI or for what is not said, that is on and done."""
    ALLOWED_TRAINING = 1
    """The same, announced or allowed by the terms."""
    UNCLEAR_TRAINING = 2
    """The same, where it is paused, disputed, contradictory or undisclosed."""
    PASSING_ON = 3
    """That others get the content for training."""
    OTHER_TRAINING = 4
    """Training of models that rank, predict or protect."""
    OTHER_USE = 5
    """What people mistake for training."""
    AGREED = 6
    """What is off unless somebody agreed to it."""


Order = tuple[int, int, str]
"""Effect, whether somebody else must act, and the deadline; compared part by part."""


@dataclass(frozen=True, slots=True)
class RankedWay:
    """A way to refuse for an audience in a place, and what it is worth there."""

    path: OptOut
    order: Order
    stops: tuple[Practice, ...]
    """The deciding practices that it stops, what matters most first."""
    is_alternative: bool
    """Whether ways before it stop all of this too; else its effect is that on what is left."""

    @property
    def effect(self) -> Effect:
        """The first part of its order."""
        return Effect(self.order[0])


def effect_of(practice: Practice) -> Effect:
    """What it means to stop the practice."""
    if practice.status in (Status.OPT_IN, Status.NOT_USED):
        return Effect.AGREED
    if practice.act is Act.RELATED:
        return Effect.OTHER_USE
    if practice.act is not Act.TRAINS:
        return Effect.PASSING_ON
    if not {Purpose.GENERATIVE, Purpose.UNSPECIFIED} & set(practice.purposes):
        return Effect.OTHER_TRAINING
    if practice.status in (Status.DEFAULT_ON, Status.DONE, Status.MANDATORY):
        is_done = practice.basis is Basis.PRACTICE
        return Effect.TRAINING if is_done else Effect.ALLOWED_TRAINING
    if practice.status is Status.PLANNED:
        return Effect.ALLOWED_TRAINING
    return Effect.UNCLEAR_TRAINING


def ranked_ways(places: RegionClass, audience: str, day: date) -> tuple[RankedWay, ...]:
    """The ways of :meth:`RegionClass.ways`, what is worth most first.

    A deadline that lies ahead comes before none, and the record's order decides the rest. A way is
    ranked by what ways before it leave for it to stop.
    """
    ways = [(path, _stopped(path, places.practices(audience))) for path in places.ways(audience)]
    ways.sort(key=lambda way: _order(way[0], way[1], day))
    return tuple(sorted(_ranked(ways, day), key=lambda way: way.order))


def _ranked(ways: Iterable[tuple[OptOut, tuple[Practice, ...]]], day: date) -> Iterator[RankedWay]:
    stopped: set[str] = set()
    for path, stops in ways:
        left = tuple(practice for practice in stops if practice.id not in stopped)
        yield RankedWay(path, _order(path, left or stops, day), stops, is_alternative=not left)
        stopped.update(practice.id for practice in stops)


def _stopped(path: OptOut, deciding: Iterable[Practice]) -> tuple[Practice, ...]:
    return tuple(sorted((each for each in deciding if each.id in path.practices), key=effect_of))


def _order(path: OptOut, stops: tuple[Practice, ...], day: date) -> Order:
    return (effect_of(stops[0]).value, int(_is_for_others(path)), _deadline(path, day))


def _is_for_others(path: OptOut) -> bool:
    return OWN_ACTORS.isdisjoint(path.who)


def _deadline(path: OptOut, day: date) -> str:
    """The last day of a deadline that has not passed, as text that sorts."""
    if path.deadline is None or path.deadline.last_day < day:
        return NO_DEADLINE
    return path.deadline.last_day.isoformat()
