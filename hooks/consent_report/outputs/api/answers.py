"""Resolved answers as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from consent_report.editions.region_classes import RegionClass
from consent_report.model.platforms import PlatformRecord
from consent_report.pages.resolved import AnswerGroup, MainAnswer, ResolvedPlace, resolved_place

ALL = "all"
"""Stands for every content or every audience of a record, where answers are given in short."""


def places_form(record: PlatformRecord, classes: Iterable[RegionClass]) -> list[dict[str, Any]]:
    """An entry for each set of places with the same answers; that of all others comes last."""
    return [
        {
            "codes": list(each.places),
            "elsewhere": each.is_rest,
            **_resolved_form(resolved_place(record, (each,))),
        }
        for each in classes
    ]


def main_form(main: MainAnswer) -> dict[str, Any]:
    """The main answer."""
    return {
        "status": main.status,
        "purposes": [purpose.value for purpose in main.purposes],
        "practices": list(main.practices),
    }


def statuses_form(record: PlatformRecord, classes: Iterable[RegionClass]) -> list[dict[str, Any]]:
    """The main answers of a platform, each once; that of all other places comes last."""
    merged: dict[MainAnswer, list[RegionClass]] = {}
    for each in classes:
        merged.setdefault(resolved_place(record, (each,)).main, []).append(each)
    entries = [
        {
            "codes": sorted(code for each in alike for code in each.places),
            "elsewhere": any(each.is_rest for each in alike),
            **main_form(main),
        }
        for main, alike in merged.items()
    ]
    return sorted(entries, key=lambda entry: bool(entry["elsewhere"]))


def short_form(record: PlatformRecord, found: ResolvedPlace) -> dict[str, Any]:
    """What a platform does in a place: the main answer, and every answer as a short list."""
    return {
        "slug": record.slug,
        "name": record.name,
        "main": main_form(found.main),
        "answers": list(_short_answers(record, found)),
    }


def _resolved_form(found: ResolvedPlace) -> dict[str, Any]:
    return {
        "main": main_form(found.main),
        "answers": [_answer_form(each) for each in found.answers],
        "opt_outs": list(found.opt_outs),
        "recipients": list(found.recipients),
    }


def _answer_form(answer: AnswerGroup) -> dict[str, Any]:
    return {
        "act": answer.act.value,
        "purposes": [purpose.value for purpose in answer.purposes],
        "content": list(answer.content),
        "audiences": list(answer.audiences),
        "status": answer.status,
        "practices": list(answer.practices),
    }


def _short_answers(record: PlatformRecord, found: ResolvedPlace) -> Iterator[list[Any]]:
    for answer in found.short_answers:
        content, audiences = list(answer.content), list(answer.audiences)
        yield [
            answer.act.value,
            [purpose.value for purpose in answer.purposes],
            [ALL] if len(content) == len(record.content) else content,
            [ALL] if len(audiences) == len(record.audiences) else audiences,
            answer.status,
        ]
