"""Every answer of a record for a place, resolved, so that nobody else has to decide precedence.

Answers that the same row gives are put together: a block holds for each of its purposes with
each of its contents and audiences, and every question stands in exactly one block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from consent_report.editions.region_classes import Axes, RegionClass, main_answer
from consent_report.editions.resolution import Answer, NotChecked
from consent_report.model.codes import Act, Purpose
from consent_report.model.platforms import PlatformRecord


class Varies(StrEnum):
    """What stands for a status where the members of a group do not share one."""

    VARIES = "varies"


@dataclass(frozen=True, slots=True)
class MainAnswer:
    """Whether the platform trains AI on the main content of the main audience."""

    status: str
    """Code of ``statuses.yml``, ``not_checked``, or in a group ``varies``."""
    purposes: tuple[Purpose, ...]
    """What the answer speaks of; empty where nothing was checked."""
    practices: tuple[str, ...]
    """Rows that decide: none where nothing was checked; several only for a group of countries."""


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Questions that have one answer: each purpose with each content and audience."""

    act: Act
    purposes: tuple[Purpose, ...]
    content: tuple[str, ...]
    audiences: tuple[str, ...]
    status: str
    practices: tuple[str, ...]
    """As in :class:`MainAnswer`."""


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """All that a record answers for a place."""

    main: MainAnswer
    answers: tuple[AnswerGroup, ...]
    """Each with the rows that decide it. What stands in none was not checked."""
    short_answers: tuple[AnswerGroup, ...]
    """The same in fewer groups, by status alone, without the rows."""
    opt_outs: tuple[str, ...]
    """Open paths, and findings of none, in the order in which they are to be tried."""
    recipients: tuple[str, ...]
    """Open rows that hold here."""


def resolved_place(record: PlatformRecord, places: Iterable[RegionClass]) -> ResolvedPlace:
    """What the record answers in one class, or in all classes of a group's members."""
    classes = tuple(places)
    said: dict[Axes, tuple[str, tuple[str, ...]]] = {}
    for axes in dict.fromkeys(axes for each in classes for axes in each.answers):
        found = [each.answers.get(axes) for each in classes]
        if practices := _practices(found):
            said[axes] = (_status(found), practices)
    return ResolvedPlace(
        main=_main(record, classes),
        answers=tuple(_groups(said)),
        short_answers=tuple(_groups({axes: (status, ()) for axes, (status, _) in said.items()})),
        opt_outs=_ids(path.id for each in classes for path in each.opt_outs),
        recipients=_ids(row.id for each in classes for row in each.recipients),
    )


def _main(record: PlatformRecord, classes: tuple[RegionClass, ...]) -> MainAnswer:
    found = [main_answer(record, each, record.main_audience.id) for each in classes]
    purposes = dict.fromkeys(each.question.purpose for each in found if each is not None)
    return MainAnswer(_status(found), tuple(purposes), _practices(found))


def _status(answers: Iterable[Answer | None]) -> str:
    statuses = {each.status.value if each else NotChecked.NOT_CHECKED.value for each in answers}
    return statuses.pop() if len(statuses) == 1 else Varies.VARIES.value


def _practices(answers: Iterable[Answer | None]) -> tuple[str, ...]:
    rows = (each.deciding for each in answers if each is not None)
    return _ids(row.practice.id for row in rows if row is not None)


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _groups(said: Mapping[Axes, tuple[str, tuple[str, ...]]]) -> Iterator[AnswerGroup]:
    """The questions as blocks, in the order in which their first question comes."""
    alike: dict[tuple[Act, str, tuple[str, ...]], list[Axes]] = {}
    for axes, (status, practices) in said.items():
        alike.setdefault((axes.act, status, practices), []).append(axes)
    for (act, status, practices), questions in alike.items():
        for purposes, content, audiences in _products(questions):
            yield AnswerGroup(act, purposes, content, audiences, status, practices)


def _products(
    questions: Iterable[Axes],
) -> Iterator[tuple[tuple[Purpose, ...], tuple[str, ...], tuple[str, ...]]]:
    """The questions as full combinations of purposes, contents and audiences."""
    audiences: dict[tuple[Purpose, str], list[str]] = {}
    for axes in questions:
        audiences.setdefault((axes.purpose, axes.content), []).append(axes.audience)
    contents: dict[Purpose, dict[tuple[str, ...], list[str]]] = {}
    for (purpose, content), ids in audiences.items():
        contents.setdefault(purpose, {}).setdefault(tuple(ids), []).append(content)
    purposes: dict[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...], list[Purpose]] = {}
    for purpose, by_audiences in contents.items():
        blocks = tuple((tuple(inner), ids) for ids, inner in by_audiences.items())
        purposes.setdefault(blocks, []).append(purpose)
    for blocks, alike in purposes.items():
        for content_ids, audience_ids in blocks:
            yield tuple(alike), content_ids, audience_ids
