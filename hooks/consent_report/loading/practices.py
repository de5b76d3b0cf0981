"""Practices and the ways to refuse them, from data that their schema accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from consent_report.loading.fields import (
    Data,
    Frame,
    given,
    given_dates,
    given_tuples,
    quotation_in,
)
from consent_report.model.codes import Act, Basis, PathFinding, Purpose, Status
from consent_report.model.platforms import OptOut, Practice

ALL = "all"
"""Stands for every audience or content of a record."""


def practice_of(data: Data, frame: Frame) -> Practice:
    """A row with its audiences and contents written out; the main ones where none are named."""
    return Practice(
        id=data["id"],
        regions=tuple(data["regions"]),
        status=Status(data["status"]),
        span=frame.span(data),
        stated_in=data["stated_in"],
        stated_by=data["stated_by"],
        sources=tuple(data["sources"]),
        audiences=_written_out(data.get("audiences", frame.audiences[:1]), frame.audiences),
        content=_written_out(data.get("content", frame.content[:1]), frame.content),
        **_coded(data),
        **given_tuples(data, "recipients"),
        **given(data, "conditions", "legal_basis", "dispute", "detail"),
        **quotation_in(data),
    )


def _coded(data: Data) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if "act" in data:
        fields["act"] = Act(data["act"])
    if "purposes" in data:
        fields["purposes"] = tuple(Purpose(each) for each in data["purposes"])
    if "basis" in data:
        fields["basis"] = Basis(data["basis"])
    return fields


def _written_out(names: Sequence[str], declared: tuple[str, ...]) -> tuple[str, ...]:
    """The names, with ``all`` replaced by every one that is declared."""
    if ALL not in names:
        return tuple(names)
    return declared + tuple(name for name in names if name != ALL and name not in declared)


def opt_out_of(data: Data, practices: Mapping[str, Practice], frame: Frame) -> OptOut:
    """A path; its places and audiences are those of its practices where it names none."""
    named = [practices[each] for each in data["practices"] if each in practices]
    audiences = data.get("audiences") or _union(practice.audiences for practice in named)
    return OptOut(
        id=data["id"],
        practices=tuple(data["practices"]),
        span=frame.span(data),
        sources=tuple(data["sources"]),
        regions=tuple(data.get("regions") or _union(practice.regions for practice in named)),
        audiences=_written_out(audiences, frame.audiences),
        **given(data, "label", "channel", "url", "foreign_host_reason", "stops", "detail"),
        **given(
            data, "retroactive_for_data", "retroactive_for_models", "affiliates", "login", "dispute"
        ),
        **given_tuples(data, "who", "steps", "goes_on"),
        **given_dates(data, "deadline"),
        **_finding_and_day(data),
    )


def _finding_and_day(data: Data) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if "finding" in data:
        fields["finding"] = PathFinding(data["finding"])
    if "walked_on" in data:
        fields["walked_on"] = date.fromisoformat(data["walked_on"])
    return fields


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Every item once, in the order in which it first occurs."""
    return tuple(dict.fromkeys(item for each in lists for item in each))
