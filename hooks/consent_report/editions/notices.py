"""How long before it took effect a use of people's content was announced. Pure.

An earlier announcement may be missing from the record, so each figure is a least one. Where
nothing shows an announcement there is no figure, which is not a finding that there was none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from consent_report.editions.policy_texts import captured_days, speaking_versions
from consent_report.editions.uses import is_unasked_use
from consent_report.model.codes import Status
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import Event, PlatformRecord, Practice
from consent_report.model.policies import PolicyVersion

_ANNOUNCING = frozenset({"policy_change", "setting_added", "disclosure", "statement"})
"""Events by which a platform may tell of what is to come; codes of ``event_kinds.yml``."""


class NoticeKind(StrEnum):
    """What shows that people could know."""

    PLAN = "plan"
    """A practice that was announced, and ended as such on the day on which it began."""
    EVENT = "event"
    COPY = "copy"
    """A version of a policy that was seen before it took effect."""


@dataclass(frozen=True, slots=True)
class Notice:
    """When people could know of what was to take effect."""

    kind: NoticeKind
    id: str
    """Of a practice, an event or a version of a policy."""
    by: date
    """The day by which they could."""
    effective_on: PartialDate
    practices: tuple[str, ...]
    """Identifiers of what took effect, in the order of the record."""

    @property
    def days(self) -> int:
        """From the notice to the effect, at least."""
        return (self.effective_on.first_day - self.by).days


def notices(record: PlatformRecord) -> tuple[Notice, ...]:
    """The earliest sure notice of each use that took effect on a day, in order of these days.

    Uses that took effect on one day and were announced by the same finding are one.
    """
    found: dict[tuple[str, NoticeKind, str], Notice] = {}
    for row in record.practices:
        since = row.span.since
        if not isinstance(since, PartialDate) or row.span.since_is != "effective":
            continue
        if is_unasked_use(row) and (notice := _earliest(row, since, record)):
            key = (since.text, notice.kind, notice.id)
            before = found[key].practices if key in found else ()
            found[key] = replace(notice, practices=(*before, row.id))
    return tuple(sorted(found.values(), key=lambda each: each.effective_on.first_day))


def _earliest(row: Practice, since: PartialDate, record: PlatformRecord) -> Notice | None:
    versions = [
        each
        for each in speaking_versions(record)
        if each.effective_on == since and not set(each.sources).isdisjoint(row.sources)
    ]
    told = (
        *_plans(row, since, record),
        *_events(row, since, versions, record),
        *_copies(versions, record),
    )
    before = [each for each in told if each[2] < since.first_day]
    if not before:
        return None
    kind, id_, by = min(before, key=lambda each: each[2])
    return Notice(kind, id_, by, since, ())


Told = tuple[NoticeKind, str, date]
"""Kind and identifier of a finding, and the day by which it told people."""


def _plans(row: Practice, since: PartialDate, record: PlatformRecord) -> Iterator[Told]:
    """Rows that announced this one and ended as it began."""
    for plan in record.practices:
        announced = plan.span.since
        is_plan = plan.status is Status.PLANNED and plan.span.since_is == "announced"
        if not is_plan or plan.act is not row.act or plan.span.until != since:
            continue
        shared = (
            (plan.purposes, row.purposes),
            (plan.regions, row.regions),
            (plan.audiences, row.audiences),
            (plan.content, row.content),
        )
        if isinstance(announced, PartialDate) and not any(
            set(one).isdisjoint(other) for one, other in shared
        ):
            yield NoticeKind.PLAN, plan.id, announced.last_day


def _events(
    row: Practice, since: PartialDate, versions: Sequence[PolicyVersion], record: PlatformRecord
) -> Iterator[Told]:
    """What the platform did before, told by a source of the practice or of its policy.

    An event of the time of an earlier version of that policy tells of the earlier version.
    """
    sources = {*row.sources, *(source for each in versions for source in each.sources)}
    earliest = _replaced_on(versions, record)
    for event in record.events:
        if (
            event.actor_kind == "platform"
            and event.kind in _ANNOUNCING
            and earliest < event.on.first_day
            and (not event.regions or not set(event.regions).isdisjoint(row.regions))
            and not sources.isdisjoint(event.sources)
            and not _is_effect(event, record)
        ):
            yield NoticeKind.EVENT, event.id, event.on.last_day


def _replaced_on(versions: Sequence[PolicyVersion], record: PlatformRecord) -> date:
    """The day from which the text before was in force, of the policies of these versions."""
    days = [date.min]
    for policy in record.policies:
        before: date | None = None
        for each in policy.versions:
            if each in versions and before:
                days.append(before)
            if isinstance(each.effective_on, PartialDate):
                before = each.effective_on.last_day
    return min(days[1:], default=days[0])


def _is_effect(event: Event, record: PlatformRecord) -> bool:
    """Whether the event is that a version of a policy took effect."""
    return any(
        version.effective_on == event.on and not set(version.sources).isdisjoint(event.sources)
        for policy in record.policies
        for version in policy.versions
    )


def _copies(versions: Sequence[PolicyVersion], record: PlatformRecord) -> Iterator[Told]:
    for version in versions:
        days = captured_days(version, record)
        if isinstance(version.seen_on, PartialDate):
            days.append(version.seen_on.last_day)
        if days:
            yield NoticeKind.COPY, version.id, min(days)
