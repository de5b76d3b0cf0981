"""Where the bands of a platform's answers over time stand in their picture.

Across, everything is a share of the width, and down in ems: so letters keep their size on a
phone, and grow with the reader's letters. Words that have no room are left to the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from consent_report.editions.resolution import NotChecked
from consent_report.outputs.wording import date_in_words, places_in_words
from consent_report.pages.bands import Band, BandPicture, BandSegment

LEAD = 0.04
"""Share of the days that are shown, kept free before them: there a start stays open."""

ROOM = {"s": 14.0, "m": 21.0, "l": 30.0, "xl": 42.0}
"""Least widths of the picture in ems, and the name under which the style sheet knows each."""

LETTER = 0.56
"""Average width of a letter in ems."""

ICON = 1.5
"""Width of an icon with the space before it, in ems."""

BAND_HEIGHT = 3.6
"""From one band to the next, in ems: a line with the place, the band, and space."""

LONGEST_NAME = 40
"""Letters that have room on the narrowest phone."""

YEAR = 3.0
"""Width of the label of a year with space, in ems."""


@dataclass(frozen=True, slots=True)
class DrawnSegment:
    """A segment and where it stands; shares of the width in per cent."""

    segment: BandSegment
    lead_x: float
    """From where dots say that it may have begun earlier; ``x`` where they do not."""
    x: float
    narrow: float
    """Width of the days on which it may or may not have begun, as the date is a month or a year."""
    settled_x: float
    settled_width: float
    end: float
    icon_room: str
    """From which width of the picture there is room for the icon; empty for none."""
    label_room: str
    """The same for the words."""

    @property
    def is_gap(self) -> bool:
        """Whether nothing was checked."""
        return self.segment.answer.status.code == NotChecked.NOT_CHECKED


@dataclass(frozen=True, slots=True)
class DrawnBand:
    """A band and where it stands."""

    band: Band
    name: str
    """Short enough for the narrowest phone."""
    y: float
    """Of its top, in ems."""
    segments: tuple[DrawnSegment, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis."""

    x: float
    label: str
    room: str
    """From which width of the picture there is room for the label."""


@dataclass(frozen=True, slots=True)
class DrawnBands:
    """The whole picture."""

    picture: BandPicture
    bands: tuple[DrawnBand, ...]
    ticks: tuple[Tick, ...]
    axis_y: float
    """Where the lines of the axis end, in ems; their labels stand below."""
    height: float
    """In ems."""

    @property
    def has_narrow(self) -> bool:
        """Whether some start is known to the month or the year only."""
        return any(each.narrow and not each.is_gap for each in self._segments())

    @property
    def has_lead(self) -> bool:
        """Whether something may have begun before the picture does."""
        return any(each.lead_x < each.x for each in self._segments())

    @property
    def has_words(self) -> bool:
        """Whether somewhere it is not stated that it is done."""
        return any(each.segment.answer.basis for each in self._segments())

    def _segments(self) -> Iterator[DrawnSegment]:
        return (each for band in self.bands for each in band.segments)


@dataclass(frozen=True, slots=True)
class _Axis:
    first_day: date
    last_day: date

    def x(self, day: date) -> float:
        days = (self.last_day - self.first_day).days
        lead = days * LEAD
        return round(100 * ((day - self.first_day).days + lead) / (days + lead), 1)


def drawn_bands(picture: BandPicture | None) -> DrawnBands | None:
    """The picture, ready for its template."""
    if picture is None:
        return None
    axis = _Axis(picture.first_day, picture.as_of + timedelta(days=1))
    return DrawnBands(
        picture=picture,
        bands=tuple(
            DrawnBand(
                band=band,
                name=_short_name(band.names),
                y=round(number * BAND_HEIGHT, 1),
                segments=tuple(_segment(each, axis) for each in band.segments),
            )
            for number, band in enumerate(picture.bands)
        ),
        ticks=tuple(_ticks(axis)),
        axis_y=round(len(picture.bands) * BAND_HEIGHT + 0.2, 1),
        height=round(len(picture.bands) * BAND_HEIGHT + 1.6, 1),
    )


def _segment(segment: BandSegment, axis: _Axis) -> DrawnSegment:
    x, end = axis.x(segment.first_day), axis.x(segment.end)
    settled = axis.x(segment.settled_on) if segment.settled_on > segment.first_day else x
    is_open = segment.start.may_be_earlier and segment.first_day == axis.first_day
    words = len(segment.answer.status.label) * LETTER
    return DrawnSegment(
        segment=segment,
        lead_x=0 if is_open else x,
        x=x,
        narrow=round(settled - x, 1),
        settled_x=settled,
        settled_width=round(end - settled, 1),
        end=end,
        icon_room=_room(ICON, (end - settled) / 100),
        label_room=_room(ICON + words + 0.4, (end - settled) / 100),
    )


def _room(needed: float, share: float) -> str:
    """The narrowest width of the picture of which the share is enough."""
    return next((name for name, width in ROOM.items() if share * width >= needed), "")


def _short_name(names: tuple[str, ...]) -> str:
    name = places_in_words(names)
    if len(name) > LONGEST_NAME and len(names) > 1:
        name = f"{names[0]} and {len(names) - 1} more"
    return name[:1].upper() + name[1:]


def _ticks(axis: _Axis) -> Iterator[Tick]:
    """The first days of years; of quarters where there are fewer than two."""
    years = range(axis.first_day.year + 1, axis.last_day.year + 1)
    days = [date(year, 1, 1) for year in years]
    if len(days) >= 2:
        gap = (axis.x(days[1]) - axis.x(days[0])) / 100
        for number, day in enumerate(days):
            # Every second label goes first, then every fourth.
            apart = number & -number or len(days)
            yield Tick(axis.x(day), str(day.year), _room(YEAR, gap * apart) or "xl")
        return
    for day in _quarters(axis):
        yield Tick(axis.x(day), date_in_words(day).split(" ", 1)[1], "s")


def _quarters(axis: _Axis) -> list[date]:
    """Up to four first days of quarters, spread over the axis."""
    years = range(axis.first_day.year, axis.last_day.year + 1)
    quarters = [date(year, month, 1) for year in years for month in (1, 4, 7, 10)]
    shown = [day for day in quarters if axis.first_day <= day < axis.last_day]
    step = -(-len(shown) // 4) or 1
    return [day for day in shown[::step] if axis.x(day) < 80]
