"""What differs between two states of a report: a pure comparison, a value for each change.

A state is a report on a day: an edition, the records as they stand, or the same records on
two days. What a reader is told differently is a change of fact; a reworded note or a new
source is an edit, told apart so that it drowns nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from consent_report.editions.digests import facts_of
from consent_report.editions.region_classes import Axes, RegionClass, region_classes
from consent_report.editions.resolution import NotChecked
from consent_report.model.codes import Act, Purpose, Status
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.reports import Report
from consent_report.model.vocabularies import EVERYWHERE, Regions

StatusCode = Status | NotChecked


class ChangeKind(StrEnum):
    """What kind of thing changed."""

    PLATFORM = "platform"
    """A platform is told of, or not any more."""
    STATUS = "status"
    """A question has another answer."""
    OPT_OUT = "opt_out"
    """A way to refuse appeared, changed or ended."""
    RECIPIENT = "recipient"
    """Somebody gets the content, or does so no longer, or on other terms."""
    DEFINITION = "affiliates_definition"
    """Affiliates are defined in other words."""
    POLICY = "policy"
    """A document has another version."""
    EVENT = "event"
    """Something happened."""
    CORRECTION = "correction"
    """What was said of a finding was changed without anything happening."""
    EDIT = "edit"
    """Notes were reworded, or sources added; no fact is told differently."""


class Direction(StrEnum):
    """What became of it."""

    ADDED = "added"
    ENDED = "ended"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class State:
    """A report and the day for which it answers."""

    report: Report
    day: date


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in what is said of a platform."""

    kind: ChangeKind
    platform: str
    """Slug."""
    direction: Direction
    finding: str = ""
    """Identifier of the finding that is new, has ended or was changed; for a status that of the
    row that decides now, or decided last."""
    places: tuple[str, ...] = ()
    """Codes for which it holds; ``*`` for all that neither state names."""
    is_everywhere: bool = False
    """Whether these are all places."""
    audiences: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    act: Act = Act.TRAINS
    purposes: tuple[Purpose, ...] = ()
    before: StatusCode = NotChecked.NOT_CHECKED
    after: StatusCode = NotChecked.NOT_CHECKED
    since: PartialDate | None = None
    """The day on which it began or ended, where the records tell."""


def changes(before: State, after: State, *, is_rewritten: bool = False) -> Iterator[Change]:
    """Every change, by platform and kind; statuses first.

    ``is_rewritten`` says that the two come from different files, so that corrections and edits
    are looked for; between two days of the same files there are none.
    """
    old = {record.slug: record for record in before.report.platforms}
    new = {record.slug: record for record in after.report.platforms}
    for slug in sorted(old.keys() | new.keys()):
        if slug not in old or slug not in new:
            direction = Direction.ADDED if slug in new else Direction.ENDED
            yield Change(ChangeKind.PLATFORM, slug, direction)
        if slug in new:
            empty = _nothing_of(new[slug])
            was = old.get(slug, empty)
            regions = after.report.vocabularies.regions
            yield from status_changes(was, before.day, new[slug], after.day, regions)
            yield from finding_changes(was, before.day, new[slug], after.day)
            if is_rewritten and slug in old:
                yield from _rewritten(was, new[slug])


def status_changes(
    old: PlatformRecord, old_day: date, new: PlatformRecord, new_day: date, regions: Regions
) -> Iterator[Change]:
    """A change for each deciding row, and all places, people and purposes that it concerns."""
    was, now = _Answers(old, old_day, regions), _Answers(new, new_day, regions)
    everywhere = _places(was, now)
    merged: dict[tuple[StatusCode, str, Act], dict[Axes, list[str]]] = {}
    pairs: dict[tuple[StatusCode, str, Act], tuple[Practice | None, Practice | None]] = {}
    for axes in dict.fromkeys((*was.axes, *now.axes)):
        for place in everywhere:
            before, after = was.deciding(axes, place), now.deciding(axes, place)
            if _status(before) is not _status(after):
                decisive = after or before
                name = f"{'' if after else 'end of '}{decisive.id if decisive else ''}"
                key = (_status(before), name, axes.act)
                merged.setdefault(key, {}).setdefault(axes, []).append(place)
                pairs.setdefault(key, (before, after))
    for key, by_axes in merged.items():
        for change in _merged(*pairs[key], key[2], by_axes, new.slug):
            yield replace(change, is_everywhere=change.places == everywhere)


def _merged(
    before: Practice | None,
    after: Practice | None,
    act: Act,
    by_axes: Mapping[Axes, list[str]],
    slug: str,
) -> Iterator[Change]:
    """Axes for which the same places change share a change."""
    by_places: dict[tuple[str, ...], list[Axes]] = {}
    for axes, found in by_axes.items():
        by_places.setdefault(tuple(found), []).append(axes)
    for places, all_axes in by_places.items():
        direction = Direction.CHANGED if before and after else Direction.ADDED
        yield Change(
            kind=ChangeKind.STATUS,
            platform=slug,
            direction=direction if after else Direction.ENDED,
            finding=after.id if after else before.id if before else "",
            places=places,
            audiences=tuple(dict.fromkeys(each.audience for each in all_axes)),
            content=tuple(dict.fromkeys(each.content for each in all_axes)),
            act=act,
            purposes=tuple(dict.fromkeys(each.purpose for each in all_axes)),
            before=_status(before),
            after=_status(after),
            since=_turn(before, after),
        )


def _turn(before: Practice | None, after: Practice | None) -> PartialDate | None:
    """The day of the change: that on which the new row begins, else on which the old one ends."""
    days = (after.span.since if after else None, before.span.until if before else None)
    return next((each for each in days if isinstance(each, PartialDate)), None)


class _Answers:
    """What decides each question on a day, by place."""

    def __init__(self, record: PlatformRecord, day: date, regions: Regions) -> None:
        self.practices = record.practices_by_id
        self._classes = region_classes(record, regions, day)
        self._by_place: dict[str, RegionClass] = {
            place: each for each in self._classes for place in each.places
        }
        self._regions = regions
        self.axes = tuple(dict.fromkeys(axes for each in self._classes for axes in each.answers))
        self.places = tuple(self._by_place)

    def deciding(self, axes: Axes, place: str) -> Practice | None:
        """The row that decides; a place that no class names is one of the rest."""
        found = self._by_place.get(place) or self._by_place.get(self._regions.country_of(place))
        answer = (found or self._classes[-1]).answers.get(axes)
        return answer.deciding.practice if answer and answer.deciding else None


def _places(was: _Answers, now: _Answers) -> tuple[str, ...]:
    return (*sorted({*was.places, *now.places}), EVERYWHERE)


def _status(practice: Practice | None) -> StatusCode:
    return practice.status if practice else NotChecked.NOT_CHECKED


_LISTS: tuple[tuple[ChangeKind, str], ...] = (
    (ChangeKind.OPT_OUT, "opt_outs"),
    (ChangeKind.RECIPIENT, "recipients"),
    (ChangeKind.DEFINITION, "affiliates_definitions"),
)
"""Lists of findings that hold for some time, beside the practices."""


def finding_changes(
    old: PlatformRecord, old_day: date, new: PlatformRecord, new_day: date
) -> Iterator[Change]:
    """A change for each finding beside the practices that began or ended, or is news."""
    for kind, name in _LISTS:
        before = {each.id: each for each in getattr(old, name)}
        after = {each.id: each for each in getattr(new, name)}
        for id_ in dict.fromkeys((*after, *before)):
            held = id_ in before and old_day in before[id_].span.days
            holds = id_ in after and new_day in after[id_].span.days
            if held is not holds:
                span = (after if id_ in after else before)[id_].span
                turn = span.since if holds else span.until
                yield Change(
                    kind,
                    new.slug,
                    Direction.ADDED if holds else Direction.ENDED,
                    id_,
                    since=turn if isinstance(turn, PartialDate) else None,
                )
    yield from _news(old, new, old_day, new_day)


def _news(
    old: PlatformRecord, new: PlatformRecord, old_day: date, new_day: date
) -> Iterator[Change]:
    """Versions of documents and events that are new, or that happened between the days."""
    versions = {version.id for policy in old.policies for version in policy.versions}
    for policy in new.policies:
        for version in policy.versions:
            seen = version.effective_on
            came = isinstance(seen, PartialDate) and old_day < seen.first_day <= new_day
            if version.id not in versions or came:
                since = seen if isinstance(seen, PartialDate) else None
                yield Change(ChangeKind.POLICY, new.slug, Direction.ADDED, version.id, since=since)
    events = {event.id for event in old.events}
    for event in new.events:
        if event.id not in events or old_day < event.on.first_day <= new_day:
            yield Change(ChangeKind.EVENT, new.slug, Direction.ADDED, event.id, since=event.on)


def _rewritten(old: PlatformRecord, new: PlatformRecord) -> Iterator[Change]:
    """Findings of both states of which other facts, or the same facts in other words, are told."""
    before, after = facts_of(old), facts_of(new)
    for name, (facts, words) in after.items():
        if name in before and before[name] != (facts, words):
            kind = ChangeKind.EDIT if before[name][0] == facts else ChangeKind.CORRECTION
            yield Change(kind, new.slug, Direction.CHANGED, name)


def _nothing_of(record: PlatformRecord) -> PlatformRecord:
    """A record of the same platform that tells of nothing."""
    return replace(
        record,
        practices=(),
        sources={},
        operators=(),
        affiliates_definitions=(),
        recipients=(),
        opt_outs=(),
        policies=(),
        events=(),
        disputes=(),
        gaps=(),
    )


def of_kinds(found: Iterable[Change], *kinds: ChangeKind) -> tuple[Change, ...]:
    """Those of the changes that are of these kinds, in their order."""
    return tuple(change for change in found if change.kind in kinds)
