"""The answers to one question over all places, for a reader who has not named one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from consent_report.editions.region_classes import Axes, RegionClass, region_classes
from consent_report.editions.resolution import Answer, NotChecked, Question
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, Vocabularies
from consent_report.pages.answers import NOT_CHECKED_LABEL, span_sentences
from consent_report.pages.places import class_places, row_places


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One answer and the places for which it holds. All text is plain."""

    places: tuple[str, ...]
    codes: tuple[str, ...]
    """Countries and parts of countries, and ``*`` for all that no line names."""
    status: str
    """Code of ``statuses.yml``, or ``not_checked``."""
    label: str
    practice: str
    """Identifier of the row that decides; empty where nothing was checked."""
    when: tuple[str, ...]


def region_table(
    record: PlatformRecord, vocabularies: Vocabularies, question: Question
) -> tuple[RegionLine, ...]:
    """A line for each deciding row, in order of places; all other places come last.

    The region of the question is not looked at.
    """
    axes = Axes(question.audience, question.content, question.act, question.purpose)
    merged: dict[str, list[RegionClass]] = {}
    for each in region_classes(record, vocabularies.regions, question.day):
        merged.setdefault(_deciding_id(each.answers.get(axes)), []).append(each)
    lines = [
        _line(classes, axes, vocabularies, question.day, is_alone=len(merged) == 1)
        for classes in merged.values()
    ]
    return tuple(sorted(lines, key=lambda line: EVERYWHERE in line.codes))


def _deciding_id(answer: Answer | None) -> str:
    return answer.deciding.practice.id if answer and answer.deciding else ""


def _line(
    classes: list[RegionClass], axes: Axes, vocabularies: Vocabularies, day: date, *, is_alone: bool
) -> RegionLine:
    answer = classes[0].answers.get(axes)
    practice = answer.deciding.practice if answer and answer.deciding else None
    codes = tuple(sorted(code for each in classes for code in each.places))
    has_rest = any(each.is_rest for each in classes)
    named = replace(classes[0], places=codes, is_rest=False)
    regions = vocabularies.regions
    return RegionLine(
        places=(
            *class_places(named, regions, day, is_alone=False),
            *(row_places((EVERYWHERE,), regions, is_alone) if has_rest else ()),
        ),
        codes=(*codes, EVERYWHERE) if has_rest else codes,
        status=practice.status.value if practice else NotChecked.NOT_CHECKED.value,
        label=vocabularies.label("statuses", practice.status) if practice else NOT_CHECKED_LABEL,
        practice=practice.id if practice else "",
        when=span_sentences(practice.span, vocabularies) if practice else (),
    )
