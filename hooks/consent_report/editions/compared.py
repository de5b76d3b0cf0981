"""What a comparison of platforms looks up in one record: by subject, place, audience and day.

Everything is told by identifiers. Which rows answer is decided here, by the region classes of
each day; what undated parts of a record say is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import partial

from consent_report.editions.concern import concerns
from consent_report.editions.region_classes import (
    RegionClass,
    alike_places,
    main_answer,
    region_classes,
)
from consent_report.editions.resolution import MAIN_PURPOSES, specificity
from consent_report.editions.tracks import BEFORE_ALL, AlikePlaces, TrackPeriod, track
from consent_report.model.codes import Act, PathFinding, Purpose
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import Operator, OptOut, PlatformRecord, Practice, Recipient
from consent_report.model.vocabularies import EVERYWHERE, Regions


class Subject(StrEnum):
    """Things that are said by place and day."""

    MAIN = "main"
    """The row that answers the main question."""
    OTHER_CONTENT = "other_content"
    """Rows on training for the same purposes, on other content."""
    PREDICTIVE = "predictive"
    SHARES = "shares"
    LICENSES = "licenses"
    PERMITS_CRAWLING = "permits_crawling"
    RELATED = "related"
    WAY = "way"
    """The row that answers the main question, the first way to refuse it, or the finding that
    there is none, and all other ways."""
    RECIPIENTS = "recipients"
    DEFINITIONS = "definitions"
    OPERATORS = "operators"
    """Their numbers in the record."""
    EVENTS = "events"
    """Acts of authorities and courts up to the day."""


Ids = tuple[str, ...]
Said = tuple[Ids, ...]
Track = tuple[TrackPeriod[Said], ...]
"""What is said: for each audience of the record the identifiers, or once for all audiences."""

AUTHORITIES = ("regulator_action", "litigation")
"""Kinds of events that are counted."""

ACTS = (Act.SHARES, Act.LICENSES, Act.PERMITS_CRAWLING, Act.RELATED)


def compared(record: PlatformRecord, regions: Regions, last_day: date) -> Mapping[Subject, Track]:
    """The track of each subject up to a day."""
    return {
        **_tracks_of_classes(record, regions, last_day),
        Subject.DEFINITIONS: _definitions(record, regions, last_day),
        Subject.OPERATORS: _operators(record, regions, last_day),
        Subject.EVENTS: _events(record, regions, last_day),
    }


def _tracks_of_classes(
    record: PlatformRecord, regions: Regions, last_day: date
) -> dict[Subject, Track]:
    rows: list[Practice | OptOut | Recipient] = [*record.practices, *record.opt_outs]
    rows += record.recipients
    edges = (day for row in rows for day in (row.span.days.start, row.span.days.end))
    codes = {code for row in rows for code in row.regions}
    days = [BEFORE_ALL, *_days(edges, codes, regions, last_day)]
    classes = {day: region_classes(record, regions, day) for day in days}

    def said(ids: Callable[[RegionClass, str], Ids], day: date) -> Iterator[AlikePlaces[Said]]:
        for each in classes[day]:
            places = (*each.places, *((EVERYWHERE,) if each.is_rest else ()))
            yield places, _once(tuple(ids(each, one.id) for one in record.audiences))

    return {
        subject: track(days, partial(said, ids), regions)
        for subject, ids in _answers(record).items()
    }


def _answers(record: PlatformRecord) -> Mapping[Subject, Callable[[RegionClass, str], Ids]]:
    """How each subject is answered in a class, for an audience."""
    acts = {Subject(act): partial(_rows_of_act, act) for act in ACTS}
    return {
        Subject.MAIN: partial(_main, record),
        Subject.OTHER_CONTENT: partial(_other_content, record),
        Subject.PREDICTIVE: _predictive,
        **acts,
        Subject.WAY: partial(_way, record),
        Subject.RECIPIENTS: lambda places, _: tuple(row.id for row in places.recipients),
    }


def _main(record: PlatformRecord, places: RegionClass, audience: str) -> Ids:
    answer = main_answer(record, places, audience)
    return (answer.deciding.practice.id,) if answer and answer.deciding else ()


def _deciding(places: RegionClass, audience: str) -> Iterator[tuple[str, Purpose, Practice]]:
    """Content, purpose and row of each answer about training."""
    for axes, answer in places.answers.items():
        if axes.audience == audience and axes.act is Act.TRAINS and answer.deciding:
            yield axes.content, axes.purpose, answer.deciding.practice


def _other_content(record: PlatformRecord, places: RegionClass, audience: str) -> Ids:
    main = _main(record, places, audience)
    found = (
        row.id
        for content, purpose, row in _deciding(places, audience)
        if content != record.main_content.id and purpose in MAIN_PURPOSES and row.id not in main
    )
    return tuple(dict.fromkeys(found))


def _predictive(places: RegionClass, audience: str) -> Ids:
    rows = _deciding(places, audience)
    return tuple(dict.fromkeys(row.id for _, use, row in rows if use is Purpose.PREDICTIVE))


def _rows_of_act(act: Act, places: RegionClass, audience: str) -> Ids:
    return tuple(row.id for row in places.practices(audience) if row.act is act)


def _way(record: PlatformRecord, places: RegionClass, audience: str) -> Ids:
    for practice in _main(record, places, audience):
        first = places.way_out(practice, audience)
        others = (
            path.id
            for path in places.opt_outs
            if path.finding is PathFinding.FOUND
            and practice in path.practices
            and audience in path.audiences
        )
        return (practice, *dict.fromkeys((*((first.id,) if first else ()), *others)))
    return ()


def _definitions(record: PlatformRecord, regions: Regions, last_day: date) -> Track:
    """The wordings in force; those for the place come before those for everywhere else."""
    rows = record.affiliates_definitions
    codes = {code for row in rows for code in row.regions}
    edges = (day for row in rows for day in (row.span.days.start, row.span.days.end))

    def ids(place: str, day: date) -> Ids:
        ranked = [
            (rank, row.id)
            for row in rows
            if day in row.span.days
            and (rank := _rank(row.regions, place, regions, day)) is not None
        ]
        return tuple(id_ for _, id_ in sorted(ranked, key=lambda pair: pair[0]))

    return _track_of_places(codes, edges, ids, regions, last_day)


def _operators(record: PlatformRecord, regions: Regions, last_day: date) -> Track:
    """Those who operate in the place; one for the place hides one for everywhere else."""
    rows = record.operators
    codes = {code for row in rows for code in row.regions}
    edges = (day for row in rows for day in _edges(row))

    def ids(place: str, day: date) -> Ids:
        ranked = {
            str(number): rank
            for number, row in enumerate(rows)
            if row.operates_on(day)
            and (rank := _rank(row.regions, place, regions, day)) is not None
        }
        best = min(ranked.values(), default=0)
        return tuple(number for number, rank in ranked.items() if rank == best)

    return _track_of_places(codes, edges, ids, regions, last_day)


def _events(record: PlatformRecord, regions: Regions, last_day: date) -> Track:
    rows = [event for event in record.events if event.kind in AUTHORITIES]
    named = {code for row in rows for code in row.regions}
    # What is done in a part of a country concerns the country.
    codes = named | {regions.country_of(code) for code in named}

    def ids(place: str, day: date) -> Ids:
        return tuple(
            row.id
            for row in rows
            if row.on.first_day <= day and concerns(row.regions, place, regions, day)
        )

    return _track_of_places(codes, (row.on.first_day for row in rows), ids, regions, last_day)


def _track_of_places(
    codes: Iterable[str],
    edges: Iterable[date],
    ids: Callable[[str, date], Ids],
    regions: Regions,
    last_day: date,
) -> Track:
    named = frozenset(codes)

    def said(day: date) -> Iterator[AlikePlaces[Said]]:
        for places in alike_places(named, regions, day):
            yield places, (ids(places[0], day),)

    return track(_days(edges, named, regions, last_day), said, regions)


def _days(
    edges: Iterable[date], codes: Iterable[str], regions: Regions, last_day: date
) -> list[date]:
    """The days up to the last one on which something begins, ends or changes its members."""
    found = set(edges)
    first = min(found, default=last_day)
    for code in codes:
        if regions.is_group(code):
            found |= regions.membership_days(code)
    return sorted(day for day in found if first <= day <= last_day)


def _edges(operator: Operator) -> Iterator[date]:
    for edge in (operator.since, operator.until):
        if isinstance(edge, PartialDate):
            yield edge.first_day


def _rank(codes: Iterable[str], place: str, regions: Regions, day: date) -> int | None:
    ranks = (specificity(code, regions, place, day) for code in codes)
    return min((rank for rank in ranks if rank is not None), default=None)


def _once(said: tuple[Ids, ...]) -> tuple[Ids, ...]:
    """One where all audiences have the same."""
    return said[:1] if len(set(said)) == 1 else said
