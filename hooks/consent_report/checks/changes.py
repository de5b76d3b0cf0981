"""Rules on changes of status and the events that tell of them."""

from __future__ import annotations

from collections.abc import Iterator

from consent_report.checks.breaches import unmet
from consent_report.checks.context import Context
from consent_report.model.codes import Status
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import Event, PlatformRecord, Practice
from consent_report.model.problems import Breach
from consent_report.model.vocabularies import EVERYWHERE, Regions

_ADVICE = "Add to events what happened then, and who says so."


def status_change_has_its_event(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """Where a row begins on the day on which one of another status ends, an event tells of it."""
    for index, after in enumerate(record.practices):
        for earlier, before in enumerate(record.practices):
            if _is_followed(before, after) and not _events_on(record, after.span.since):
                expected = (
                    f"an event of {after.span.since}, since the status changes "
                    f"from {before.status} to {after.status}"
                )
                related = (("practices", earlier, "until"),)
                yield unmet(("practices", index, "since"), expected, "none", _ADVICE, related)
                break


def paused_practice_has_its_pause(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice that is paused since a day has an event of that day that is a pause."""
    for index, practice in enumerate(record.practices):
        if practice.status is not Status.PAUSED or not isinstance(practice.span.since, PartialDate):
            continue
        events = _events_on(record, practice.span.since)
        if all(event.kind != "pause" for event in events):
            expected = f"an event of the kind pause of {practice.span.since}"
            found = ", ".join(dict.fromkeys(event.kind for event in events)) or "none"
            yield unmet(("practices", index, "since"), expected, found, _ADVICE)


def pauses_end_before_they_begin_again(
    record: PlatformRecord, context: Context
) -> Iterator[Breach]:
    """Between two pauses in the same place stands a resumption."""
    paused: dict[str, int] = {}
    for index, event in enumerate(record.events):
        countries = _countries(event, context.regions)
        if event.kind == "resume":
            paused = {code: at for code, at in paused.items() if code not in countries}
        if event.kind != "pause":
            continue
        if running := sorted(code for code in countries if code in paused):
            before = paused[running[0]]
            expected = f"a resumption in {running[0]} since the pause before"
            related = (("events", before, "kind"),)
            yield unmet(("events", index, "kind"), expected, "a second pause", "", related)
        paused |= dict.fromkeys(countries, index)


def _is_followed(before: Practice, after: Practice) -> bool:
    """Whether the second takes the place of the first with another status."""
    return (
        before.status is not after.status
        and before.act is after.act
        and isinstance(before.span.until, PartialDate)
        and before.span.until == after.span.since
        and all(
            not set(one).isdisjoint(other)
            for one, other in (
                (before.purposes, after.purposes),
                (before.regions, after.regions),
                (before.audiences, after.audiences),
                (before.content, after.content),
            )
        )
    )


def _events_on(record: PlatformRecord, day: object) -> list[Event]:
    """Events that may have happened at the time, as precisely as both are known."""
    if not isinstance(day, PartialDate):
        return []
    return [
        event
        for event in record.events
        if event.on.first_day <= day.last_day and day.first_day <= event.on.last_day
    ]


def _countries(event: Event, regions: Regions) -> set[str]:
    """Places that an event matters in, groups written out as of its day."""
    if not event.regions or EVERYWHERE in event.regions:
        return {country.code for country in regions.countries}
    found: set[str] = set()
    for code in event.regions:
        is_group = regions.is_group(code)
        found |= set(regions.members_on(code, event.on.first_day) if is_group else (code,))
    return found
