"""Divides the world into sets of places for which a record says the same on a day.

Pages list and pick answers by these sets, so that precedence is decided here, once,
and never again in a template or a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from consent_report.editions.resolution import (
    MAIN_TOPIC,
    Answer,
    Question,
    Specificity,
    Topic,
    resolve,
    specificity,
)
from consent_report.model.codes import Act, PathFinding, Purpose
from consent_report.model.platforms import OptOut, PlatformRecord, Practice, Recipient
from consent_report.model.vocabularies import EVERYWHERE, SOME_PLACES, Regions

Row = TypeVar("Row", OptOut, Recipient)


@dataclass(frozen=True, slots=True)
class Axes:
    """A question without its place and day."""

    audience: str
    content: str
    act: Act
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class RegionClass:
    """Places in which every question has the same answer."""

    places: tuple[str, ...]
    """Codes of countries and of parts of countries, sorted; those that some row names."""
    is_rest: bool
    """Whether every place that no class names belongs here too."""
    answers: Mapping[Axes, Answer]
    """For each combination of axes that some row of the record speaks of on the day."""
    opt_outs: tuple[OptOut, ...]
    """Open paths that are offered here: those for this place in the record's order, then those for
    everywhere else."""
    recipients: tuple[Recipient, ...]
    """Open rows that hold here; a row for this place hides one for everywhere else."""

    def practices(self, audience: str) -> tuple[Practice, ...]:
        """Each practice that decides some question of the audience here, in order of axes."""
        found: dict[str, Practice] = {}
        for axes, answer in self.answers.items():
            if axes.audience == audience and answer.deciding is not None:
                practice = answer.deciding.practice
                found.setdefault(practice.id, practice)
        return tuple(found.values())

    def ways(self, audience: str) -> tuple[OptOut, ...]:
        """The paths here that are open to the audience and stop a practice that decides for it, in
        the order of :attr:`opt_outs`.
        """
        deciding = {practice.id for practice in self.practices(audience)}
        return tuple(
            path
            for path in self.opt_outs
            if path.finding is PathFinding.FOUND
            and audience in path.audiences
            and not deciding.isdisjoint(path.practices)
        )

    def way_out(self, practice: str, audience: str) -> OptOut | None:
        """The first path here that stops the practice for the audience, else the finding that
        there is none; None where the record says neither.
        """
        fitting = (
            path
            for path in self.opt_outs
            if practice in path.practices and audience in path.audiences
        )
        return min(fitting, key=lambda path: path.finding is not PathFinding.FOUND, default=None)


@dataclass(frozen=True, slots=True)
class _OpenRows:
    """What holds on the day, whatever the place."""

    practices: Mapping[Axes, tuple[Practice, ...]]
    opt_outs: tuple[OptOut, ...]
    recipients: tuple[Recipient, ...]
    day: date

    def named(self) -> Iterator[str]:
        """Every code that a row names, more than once."""
        for rows in self.practices.values():
            for practice in rows:
                yield from practice.regions
        for path in self.opt_outs:
            yield from path.regions
        for recipient in self.recipients:
            yield from recipient.regions


def region_classes(record: PlatformRecord, regions: Regions, day: date) -> tuple[RegionClass, ...]:
    """The classes in order of their places; the one of all other places comes last.

    Together they hold every place exactly once.
    """
    rows = _open_rows(record, day)
    by_finding: dict[tuple[object, ...], tuple[RegionClass, list[str]]] = {}
    for places in alike_places(frozenset(rows.named()), regions, day):
        found = _class_of(places[0], rows, regions)
        by_finding.setdefault(_finding(found), (found, []))[1].extend(places)
    classes = [_with_places(found, places) for found, places in by_finding.values()]
    return tuple(sorted(classes, key=lambda each: (each.is_rest, each.places)))


def main_answer(
    record: PlatformRecord, places: RegionClass, audience: str, topic: Topic = MAIN_TOPIC
) -> Answer | None:
    """What a topic's question on the main content has for an answer; None where no row does."""
    for purpose in topic.purposes:
        axes = Axes(audience, record.main_content.id, topic.act, purpose)
        answer = places.answers.get(axes)
        if answer is not None and answer.rows:
            return answer
    return None


def _open_rows(record: PlatformRecord, day: date) -> _OpenRows:
    practices: dict[Axes, tuple[Practice, ...]] = {}
    for practice in record.practices:
        if day in practice.span.days:
            for axes in _axes(practice):
                practices[axes] = (*practices.get(axes, ()), practice)
    return _OpenRows(
        practices={axes: practices[axes] for axes in sorted(practices, key=_order(record))},
        opt_outs=tuple(path for path in record.opt_outs if day in path.span.days),
        recipients=tuple(row for row in record.recipients if day in row.span.days),
        day=day,
    )


def _axes(practice: Practice) -> Iterator[Axes]:
    for audience in practice.audiences:
        for content in practice.content:
            for purpose in practice.purposes:
                yield Axes(audience, content, practice.act, purpose)


def _order(record: PlatformRecord) -> Callable[[Axes], tuple[int, int, int, int]]:
    """A key that sorts axes as the record and the vocabularies order them."""
    audiences = {audience.id: number for number, audience in enumerate(record.audiences)}
    content = {each.id: number for number, each in enumerate(record.content)}
    acts = {act: number for number, act in enumerate(Act)}
    purposes = {purpose: number for number, purpose in enumerate(Purpose)}
    return lambda axes: (
        audiences[axes.audience],
        acts[axes.act],
        purposes[axes.purpose],
        content[axes.content],
    )


def alike_places(named: frozenset[str], regions: Regions, day: date) -> Iterator[list[str]]:
    """Sets of places that no row can tell apart; ``*`` stands for all that are not named.

    A place named by itself stands alone; others go by the named groups they belong to.
    """
    groups = sorted(code for code in named if regions.is_group(code))
    by_groups: dict[tuple[str, ...], list[str]] = {(): [EVERYWHERE]}
    for group in groups:
        for country in regions.members_on(group, day):
            if country not in named:
                key = tuple(code for code in groups if regions.is_member(country, code, day))
                places = by_groups.setdefault(key, [])
                if country not in places:
                    places.append(country)
    yield from by_groups.values()
    for code in sorted(named - set(groups) - {EVERYWHERE, SOME_PLACES}):
        yield [code]


def _class_of(place: str, rows: _OpenRows, regions: Regions) -> RegionClass:
    answers = {
        axes: resolve(
            practices,
            regions,
            Question(place, axes.audience, axes.content, axes.act, axes.purpose, rows.day),
        )
        for axes, practices in rows.practices.items()
    }
    return RegionClass(
        places=(),
        is_rest=False,
        answers=answers,
        opt_outs=tuple(
            row
            for _, row in sorted(
                _matching(rows.opt_outs, place, rows.day, regions),
                key=lambda pair: pair[0] is Specificity.EVERYWHERE,
            )
        ),
        recipients=_closest(_matching(rows.recipients, place, rows.day, regions)),
    )


def _matching(
    candidates: Iterable[Row], place: str, day: date, regions: Regions
) -> list[tuple[Specificity, Row]]:
    """Rows that hold in the place, and how closely each names it, in their own order."""
    ranked = [(_closeness(row.regions, place, day, regions), row) for row in candidates]
    return [(rank, row) for rank, row in ranked if rank is not None]


def _closeness(codes: Iterable[str], place: str, day: date, regions: Regions) -> Specificity | None:
    ranks = (specificity(code, regions, place, day) for code in codes)
    return min((rank for rank in ranks if rank is not None), default=None)


def _closest(ranked: list[tuple[Specificity, Recipient]]) -> tuple[Recipient, ...]:
    """Of the rows on one party and purpose, those that name the place most closely."""
    best: dict[tuple[object, str], Specificity] = {}
    for rank, row in ranked:
        for purpose in row.purposes:
            best[row.party, purpose] = min(rank, best.get((row.party, purpose), rank))
    return tuple(
        row
        for rank, row in sorted(ranked, key=lambda pair: pair[0])
        if any(best[(row.party, purpose)] is rank for purpose in row.purposes)
    )


def _finding(found: RegionClass) -> tuple[object, ...]:
    """What is said in a class, so that places of which the same is said are one class."""
    return (
        tuple(tuple(row.practice.id for row in answer.rows) for answer in found.answers.values()),
        tuple(path.id for path in found.opt_outs),
        tuple(row.id for row in found.recipients),
    )


def _with_places(found: RegionClass, places: list[str]) -> RegionClass:
    named = tuple(sorted(place for place in places if place != EVERYWHERE))
    return RegionClass(
        places=named,
        is_rest=EVERYWHERE in places,
        answers=found.answers,
        opt_outs=found.opt_outs,
        recipients=found.recipients,
    )
