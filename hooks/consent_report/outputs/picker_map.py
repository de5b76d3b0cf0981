"""What a browser needs to show the answer for a place and an audience, precedence decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from consent_report.outputs.days import short_names
from consent_report.pages.answer_sheet import AnswerSheet
from consent_report.pages.day_sheet import DaySheet
from consent_report.pages.here import HereGroup


def picker_map(sheet: AnswerSheet, days: DaySheet) -> dict[str, Any]:
    """The first class, and for each class its places and the number of its answer by audience.

    ``parts`` are the parts of countries that another day tells apart. ``holds`` and ``decides``
    name anchors of findings and the cells in which they hold or decide, class by class; what holds
    everywhere is not named.
    """
    return {
        "first": sheet.first,
        "places": [
            [" ".join(codes), short_names(names)]
            for codes, names in zip(sheet.codes, sheet.places, strict=True)
        ],
        "cells": sheet.cells,
        "parts": days.parts,
        "holds": _here(sheet.here.holds),
        "decides": _here(sheet.here.decides),
    }


def _here(groups: Iterable[HereGroup]) -> list[list[Any]]:
    return [[" ".join(group.anchors), list(group.cells)] for group in groups]
