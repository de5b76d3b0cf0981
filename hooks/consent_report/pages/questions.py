"""Which other questions on a platform have an answer in one place on one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from consent_report.editions.resolution import Question, resolve
from consent_report.model.codes import Act, Purpose
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import Vocabularies


def other_answers(
    record: PlatformRecord, vocabularies: Vocabularies, question: Question
) -> tuple[str, ...]:
    """A line for each other question that has an answer: what is asked, and the status.

    Contents and audiences other than those of the question are left out where the answer to
    them is that to the question's own.
    """
    own = resolve(record.practices, vocabularies.regions, question).deciding
    told = {own.practice.id} if own else set()
    lines = []
    for other in _others(record, question):
        row = resolve(record.practices, vocabularies.regions, other).deciding
        if row is not None and row.practice.id not in told:
            told.add(row.practice.id)
            asked = " · ".join(_differences(record, vocabularies, question, other))
            lines.append(f"{asked}: {vocabularies.label('statuses', row.practice.status)}")
    return tuple(lines)


def _others(record: PlatformRecord, question: Question) -> Iterator[Question]:
    """Every question of the record in that place on that day, the nearest first."""
    acts = sorted(Act, key=lambda act: act is not question.act)
    purposes = sorted(Purpose, key=lambda purpose: purpose is not question.purpose)
    contents = sorted(
        (each.id for each in record.content), key=lambda each: each != question.content
    )
    audiences = sorted(
        (each.id for each in record.audiences), key=lambda each: each != question.audience
    )
    for act, purpose, content, audience in product(acts, purposes, contents, audiences):
        yield replace(question, act=act, purpose=purpose, content=content, audience=audience)


def _differences(
    record: PlatformRecord, vocabularies: Vocabularies, question: Question, other: Question
) -> Iterator[str]:
    if other.act is not question.act:
        yield vocabularies.label("acts", other.act)
    if other.purpose is not question.purpose:
        yield vocabularies.label("purposes", other.purpose)
    if other.content != question.content:
        yield next(each.label for each in record.content if each.id == other.content)
    if other.audience != question.audience:
        yield next(each.label for each in record.audiences if each.id == other.audience)
