"""Answers for each place and audience, from the region classes of a record.

The first answer is about training generative AI on the main content. Where no row
speaks of that, a row that names no purpose answers instead, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from consent_report.editions.region_classes import RegionClass, main_answer
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.findings import RecipientView
from consent_report.pages.here import HereSheet, here_sheet, holds_for
from consent_report.pages.places import (
    ALL_PLACES,
    ELSEWHERE,
    PlaceName,
    class_place_names,
    class_places,
)
from consent_report.pages.practices import OptOutView, PracticeView
from consent_report.pages.reading import RecordReader


@dataclass(frozen=True, slots=True)
class AnswerBlock:
    """What holds for one place and audience."""

    status: Term
    practice: PracticeView | None
    """The row that decides; None where nothing was checked."""
    weaker: tuple[PracticeView, ...]
    """Rows that match too, and give way to it."""
    opt_out: OptOutView | None
    """The first path for it that can be used here, else the finding that there is none."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row of the table of all answers: one deciding row, and all for whom it decides."""

    place_names: tuple[PlaceName, ...]
    audiences: tuple[str, ...]
    """Empty where the record tells none apart."""
    status: Term
    practice: PracticeView | None
    """None where nothing was checked."""

    @property
    def places(self) -> tuple[str, ...]:
        """The names alone."""
        return tuple(each.name for each in self.place_names)


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """Every answer of a record, each once, and where each belongs."""

    blocks: tuple[AnswerBlock, ...]
    places: tuple[tuple[str, ...], ...]
    """Names for each region class."""
    codes: tuple[tuple[str, ...], ...]
    """Codes for each region class; the last class also holds all that is not named."""
    audiences: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    """For each region class and audience, in order, the number of the block."""
    first: int
    """The region class that is shown while no place was picked."""
    rows: tuple[AnswerRow, ...]
    """The table of all answers, by audience."""
    also: tuple[PracticeView, ...]
    """What decides about other contents, acts and purposes while no place was picked."""
    recipients: tuple[RecipientView, ...]
    """Who gets it while no place was picked."""
    here: HereSheet

    @property
    def first_block(self) -> AnswerBlock:
        """What the main audience reads while no place was picked."""
        return self.blocks[self.cells[self.first][0]]


def answer_sheet(
    reader: RecordReader,
    practices: Mapping[str, PracticeView],
    opt_outs: Mapping[str, OptOutView],
    recipients: Mapping[str, RecipientView],
) -> AnswerSheet:
    """The answers of the record; the views are those of its rows by identifier."""
    record, index = reader.record, reader.index
    classes = index.classes[record.slug]
    blocks: dict[tuple[object, ...], AnswerBlock] = {}
    numbers: dict[tuple[object, ...], int] = {}
    cells = []
    for places in classes:
        row = []
        for audience in record.audiences:
            block = _block(reader, places, audience.id, practices, opt_outs)
            blocks.setdefault(key := _said(block), block)
            row.append(numbers.setdefault(key, len(numbers)))
        cells.append(tuple(row))
    alone = len(classes) == 1
    found = tuple(blocks.values())
    first = _first_class(record, classes)
    headline, main = found[cells[first][0]].practice, record.main_audience.id
    return AnswerSheet(
        blocks=found,
        places=tuple(class_places(each, index.regions, reader.day, alone) for each in classes),
        codes=tuple(each.places for each in classes),
        audiences=tuple(audience.label for audience in record.audiences),
        cells=tuple(cells),
        first=first,
        rows=tuple(_rows(reader, classes, found, cells)),
        also=tuple(
            practices[row.id]
            for row in classes[first].practices(main)
            if practices[row.id] is not headline
        ),
        recipients=tuple(
            recipients[row.id] for row in classes[first].recipients if holds_for(row, main)
        ),
        here=here_sheet(record, classes),
    )


def _rows(
    reader: RecordReader,
    classes: tuple[RegionClass, ...],
    blocks: tuple[AnswerBlock, ...],
    cells: list[tuple[int, ...]],
) -> Iterator[AnswerRow]:
    """Places in which the same row decides share a line, and so do audiences treated alike."""
    audiences = reader.record.audiences
    columns = [[blocks[row[number]].practice for row in cells] for number in range(len(audiences))]
    treated: dict[tuple[str, ...], list[int]] = {}
    for number, column in enumerate(columns):
        treated.setdefault(tuple(map(_practice_id, column)), []).append(number)
    for practices, numbers in treated.items():
        for practice in dict.fromkeys(practices):
            places = [n for n, each in enumerate(practices) if each == practice]
            view = columns[numbers[0]][places[0]]
            yield AnswerRow(
                place_names=_together(reader, [classes[place] for place in places], len(classes)),
                audiences=tuple(audiences[n].label for n in numbers) if len(audiences) > 1 else (),
                status=view.status if view else reader.index.status_term(""),
                practice=view,
            )


def _practice_id(view: PracticeView | None) -> str:
    return view.practice.id if view else ""


def _together(
    reader: RecordReader, classes: list[RegionClass], total: int
) -> tuple[PlaceName, ...]:
    """The names of the places of several classes; the rest of the world comes last."""
    if len(classes) == total:
        return (PlaceName(ALL_PLACES, ""),)
    regions, day = reader.index.regions, reader.day
    codes = tuple(code for each in classes if not each.is_rest for code in each.places)
    named = replace(classes[0], places=codes, is_rest=False)
    names = class_place_names(named, regions, day, is_alone=False)
    if any(each.is_rest for each in classes):
        return (*names, PlaceName(regions.labels[EVERYWHERE], ELSEWHERE))
    return names


def _first_class(record: PlatformRecord, classes: tuple[RegionClass, ...]) -> int:
    """The class of all other places, or the first that has an answer."""
    audience = record.main_audience.id
    numbers = (len(classes) - 1, *range(len(classes)))
    answered = (n for n in numbers if main_answer(record, classes[n], audience) is not None)
    return next(answered, len(classes) - 1)


def _block(
    reader: RecordReader,
    places: RegionClass,
    audience: str,
    practices: Mapping[str, PracticeView],
    opt_outs: Mapping[str, OptOutView],
) -> AnswerBlock:
    answer = main_answer(reader.record, places, audience)
    rows = [practices[row.practice.id] for row in answer.rows] if answer else []
    way = places.way_out(rows[0].practice.id, audience) if rows else None
    return AnswerBlock(
        status=reader.index.status_term(answer.status if answer else ""),
        practice=rows[0] if rows else None,
        weaker=tuple(rows[1:]),
        opt_out=opt_outs[way.id] if way else None,
    )


def _said(block: AnswerBlock) -> tuple[object, ...]:
    """The identifiers of all that a block says."""
    rows = ((block.practice,) if block.practice else (), block.weaker)
    return (
        tuple(tuple(view.practice.id for view in views) for views in rows),
        block.opt_out.path.id if block.opt_out else "",
    )
