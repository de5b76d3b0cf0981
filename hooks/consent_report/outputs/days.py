"""What a browser needs to show a past day, precedence decided, as small as it can be told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from consent_report.outputs.wording import iso_date
from consent_report.pages.day_sheet import DayClass, DayPeriod, DaySheet
from consent_report.pages.days import DayAnswer, PlaceAnswer


def day_map(sheet: DaySheet) -> dict[str, Any]:
    """``rows`` (practice, number of what is said), ``places`` (codes, name), ``periods``.

    A period is its first day (empty before any answer), the number of the class that is shown
    while no place was picked, and its classes: the number of their places, then that of the
    row for each audience. The last class also holds all that is not named.
    """
    places: dict[tuple[str, str], int] = {}
    for period in sheet.periods:
        for each in period.classes:
            places.setdefault(_places(each), len(places))
    return {
        "rows": [[row.practice, row.said] for row in sheet.rows],
        "places": list(places),
        "periods": [_period(period, places) for period in sheet.periods],
    }


def short_names(names: tuple[str, ...]) -> str:
    """The names of places on one line."""
    return " · ".join(names) if len(names) < 4 else f"{names[0]} …"


def _places(each: DayClass) -> tuple[str, str]:
    return " ".join(each.codes), short_names(each.names)


def _period(period: DayPeriod, places: dict[tuple[str, str], int]) -> list[Any]:
    first_day = iso_date(period.first_day) if period.first_day else ""
    classes = [[places[_places(each)], *each.rows] for each in period.classes]
    return [first_day, period.first, classes]


def by_day(days: Iterable[DayAnswer]) -> str:
    """Answers as the attribute ``data-by-day`` holds them (``templates/as_of.html``)."""
    return " ".join(
        f"{each.first_day.isoformat() if each.first_day else ''}:{_key(each.answer)}"
        for each in days
    )


def _key(said: PlaceAnswer) -> str:
    return f"{said.status.code}.{said.basis.code}" if said.basis else said.status.code
