"""Who operates a platform in a place on a day: of the rows that name it, the most specific."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from consent_report.editions.resolution import specificity
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, SOME_PLACES, Regions


def operators_in(
    record: PlatformRecord, place: str, regions: Regions, day: date
) -> tuple[str, ...]:
    """Identifiers of the operators, in the record's order; empty where it names none."""
    ranked = [
        (min(ranks), operator.organisation)
        for operator in record.operators
        if operator.operates_on(day)
        and (
            ranks := [
                rank
                for code in operator.regions
                if (rank := specificity(code, regions, place, day)) is not None
            ]
        )
    ]
    best = min((rank for rank, _ in ranked), default=None)
    return tuple(dict.fromkeys(operator for rank, operator in ranked if rank is best))


def operators_by_place(
    record: PlatformRecord, regions: Regions, day: date
) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Codes of places by their operators; ``*`` stands for all that no row names."""
    named = {code for operator in record.operators for code in operator.regions}
    places = {EVERYWHERE}
    for code in named - {SOME_PLACES}:
        places.update(regions.members_on(code, day) if regions.is_group(code) else (code,))
    found: dict[tuple[str, ...], list[str]] = {}
    for place in sorted(places):
        found.setdefault(operators_in(record, place, regions, day), []).append(place)
    return {operators: tuple(codes) for operators, codes in found.items()}
