"""Answers one question about one platform from its rows, and says why.

A question names a place, an audience, a content, an act, a purpose and a day. Rows
are matched exactly on all of these but the place, where the more specific row wins:
a part of a country beats its country, a country beats a group, a group beats
"everywhere else". In one place, what is done beats what is announced, and that beats
what is merely allowed. Where no row matches, the answer is *not checked*; nothing
falls back to "off" (ADR-0001).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Literal

from consent_report.model.codes import Act, Basis, Purpose, Status
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.vocabularies import EVERYWHERE, Regions


class NotChecked(StrEnum):
    """The answer where no row matches."""

    NOT_CHECKED = "not_checked"


class Specificity(IntEnum):
    """How closely a row names a place; the smallest wins."""

    SUBDIVISION = 0
    COUNTRY = 1
    GROUP = 2
    EVERYWHERE = 3


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know of a platform."""

    region: str
    """Code of a country or of a part of one, or ``*`` for a place that no row names."""
    audience: str
    """Identifier of an audience of the record."""
    content: str
    """Identifier of a content of the record."""
    act: Act
    purpose: Purpose
    day: date


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A practice that answers a question, and how closely it names the place."""

    practice: Practice
    specificity: Specificity
    region: str
    """The code in the row through which it matched."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What holds, and the rows that say so."""

    question: Question
    rows: tuple[MatchedRow, ...]
    """All rows that match, the deciding one first; empty where nothing was checked."""

    @property
    def status(self) -> Status | Literal[NotChecked.NOT_CHECKED]:
        """The status of the deciding row, or *not checked*."""
        return self.rows[0].practice.status if self.rows else NotChecked.NOT_CHECKED

    @property
    def deciding(self) -> MatchedRow | None:
        """The row that decides; None where nothing was checked."""
        return self.rows[0] if self.rows else None


MAIN_PURPOSES = (Purpose.GENERATIVE, Purpose.UNSPECIFIED)
"""Which purposes answer where none was asked for: the first of which some row speaks."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What may be asked of the main content of every record."""

    act: Act
    purposes: tuple[Purpose, ...]
    """The first of which some row speaks answers."""


MAIN_TOPIC = Topic(Act.TRAINS, MAIN_PURPOSES)
"""What is asked where nothing else was picked."""


def main_question(record: PlatformRecord, region: str, day: date) -> Question:
    """What most readers want to know: training of generative AI on the main content."""
    audience, content = record.main_audience.id, record.main_content.id
    return Question(region, audience, content, Act.TRAINS, Purpose.GENERATIVE, day)


def resolve(practices: Iterable[Practice], regions: Regions, question: Question) -> Answer:
    """The answer that the practices give to the question, whatever their order."""
    rows = [
        row
        for practice in practices
        if _speaks_of(practice, question)
        for row in _matches(practice, regions, question)
    ]
    return Answer(question, tuple(sorted(rows, key=_precedence)))


def specificity(code: str, regions: Regions, region: str, day: date) -> Specificity | None:
    """How closely a code in a row names the region on that day; None where it does not."""
    if code == EVERYWHERE:
        return Specificity.EVERYWHERE
    country = regions.country_of(region)
    if code == region:
        return Specificity.COUNTRY if country == region else Specificity.SUBDIVISION
    if code == country:
        return Specificity.COUNTRY
    if regions.is_group(code) and regions.is_member(country, code, day):
        return Specificity.GROUP
    return None


def _speaks_of(practice: Practice, question: Question) -> bool:
    return (
        practice.act is question.act
        and question.purpose in practice.purposes
        and question.audience in practice.audiences
        and question.content in practice.content
        and question.day in practice.span.days
    )


def _matches(practice: Practice, regions: Regions, question: Question) -> Iterable[MatchedRow]:
    """At most one match: the code that names the place most closely."""
    found = [
        (rank, code)
        for code in practice.regions
        if (rank := specificity(code, regions, question.region, question.day)) is not None
    ]
    if found:
        rank, code = min(found)
        yield MatchedRow(practice, rank, code)


_BASIS_ORDER = tuple(Basis)


def _precedence(row: MatchedRow) -> tuple[int, int, str]:
    return (row.specificity, _BASIS_ORDER.index(row.practice.basis), row.practice.id)
