"""Rules on what the fields of one practice say together."""

from __future__ import annotations

from collections.abc import Iterator

from consent_report.checks.breaches import unmet
from consent_report.checks.context import Context
from consent_report.model.codes import Basis, Status
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach

_DISAGREEING = (Status.DISPUTED, Status.CONTRADICTORY)


def disagreement_is_named(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice whose status is disputed or contradictory names the disagreement."""
    for index, practice in enumerate(record.practices):
        if practice.status in _DISAGREEING and not practice.dispute:
            expected = f"the key dispute, since the status is {practice.status}"
            advice = "Add a disagreement with each version and its sources, and name it here."
            yield unmet(("practices", index, "dispute"), expected, "none", advice)


def planned_practice_is_announced(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice that is planned is announced, and not merely allowed by the terms."""
    for index, practice in enumerate(record.practices):
        if practice.status is Status.PLANNED and practice.basis is Basis.PERMISSION:
            expected = "announced, since the status is planned"
            where = ("practices", index, "basis")
            yield unmet(where, expected, practice.basis.value, related=_status_of(index))


def silence_is_stated_by_the_report(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """What is stated nowhere is a conclusion of the report."""
    for index, practice in enumerate(record.practices):
        if practice.stated_in == "nowhere" and practice.stated_by != "report":
            expected = "report, since it is stated in no document"
            where = ("practices", index, "stated_by")
            yield unmet(where, expected, practice.stated_by)


def _status_of(index: int) -> tuple[tuple[str | int, ...], ...]:
    return (("practices", index, "status"),)
