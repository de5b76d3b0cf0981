"""Changes as a page tells them: what, of whom, where, since when, and what was before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from consent_report.editions.changes import Change, ChangeKind, Direction
from consent_report.model.dates import PartialDate
from consent_report.model.findings import dated_findings
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.index import ReportIndex
from consent_report.pages.places import place_names

_ANCHORS = {
    ChangeKind.STATUS: "practice-",
    ChangeKind.OPT_OUT: "opt-out-",
    ChangeKind.RECIPIENT: "recipient-",
    ChangeKind.DEFINITION: "definition-",
    ChangeKind.EVENT: "event-",
}
"""How the anchor of a finding on the page of its platform begins."""

TOLD = (
    ChangeKind.PLATFORM,
    ChangeKind.STATUS,
    ChangeKind.OPT_OUT,
    ChangeKind.RECIPIENT,
    ChangeKind.DEFINITION,
    ChangeKind.CORRECTION,
)
"""What a reader is told; documents, events and edits are counted."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change in words and terms. All text is plain."""

    change: Change
    platform: str
    """Name."""
    slug: str
    """Empty where the platform has no page any more."""
    places: tuple[str, ...]
    """Empty where it concerns all places, or none of its own."""
    audiences: tuple[str, ...]
    """Labels; empty where everyone is meant."""
    content: tuple[str, ...]
    """Labels; empty where the main content alone is meant."""
    purposes: tuple[Term, ...]
    before: Term
    after: Term
    title: str
    """What the finding is called; empty for a status."""
    anchor: str
    """On the page of its platform; empty where it leads nowhere there."""
    day: PartialDate | None
    """On which it changed, where that is known."""
    meaning: str
    """Code of ``date_meanings.yml`` for that day; empty where it is an end or not known."""
    is_news: bool
    """Whether it happened between the two states, and was not merely learned of."""

    @property
    def kind(self) -> str:
        """Code of the kind."""
        return self.change.kind.value

    @property
    def is_new(self) -> bool:
        """Whether nothing was recorded before."""
        return self.change.direction is Direction.ADDED

    @property
    def has_ended(self) -> bool:
        """Whether nothing holds any more."""
        return self.change.direction is Direction.ENDED


@dataclass(frozen=True, slots=True)
class PlatformChanges:
    """The changes of one platform."""

    name: str
    slug: str
    told: tuple[ChangeView, ...]
    versions: int
    events: int
    edits: int


def change_views(
    found: Iterable[Change], index: ReportIndex, since: date
) -> tuple[PlatformChanges, ...]:
    """The changes by platform, in order of names; ``index`` is that of the later state.

    ``since`` is the day of the earlier state.
    """
    records = {record.slug: record for record in index.report.platforms}
    by_platform: dict[str, list[Change]] = {}
    for change in found:
        by_platform.setdefault(change.platform, []).append(change)
    groups = [
        _of_platform(slug, changes, records.get(slug), index, since)
        for slug, changes in by_platform.items()
    ]
    return tuple(sorted(groups, key=lambda group: (group.name.casefold(), group.slug)))


def _of_platform(
    slug: str,
    found: list[Change],
    record: PlatformRecord | None,
    index: ReportIndex,
    since: date,
) -> PlatformChanges:
    counts = {kind: sum(each.kind is kind for each in found) for kind in ChangeKind}
    told = [change_view(each, record, index, since) for each in found if each.kind in TOLD]
    return PlatformChanges(
        name=record.name if record else slug,
        slug=slug if record else "",
        told=_once_each(sorted(told, key=lambda view: TOLD.index(view.change.kind))),
        versions=counts[ChangeKind.POLICY],
        events=counts[ChangeKind.EVENT],
        edits=counts[ChangeKind.EDIT],
    )


def _once_each(views: Iterable[ChangeView]) -> tuple[ChangeView, ...]:
    """Without repetitions, such as a recipient that is named for several places."""
    found: dict[object, ChangeView] = {}
    for view in views:
        is_titled = view.title and view.change.kind is not ChangeKind.CORRECTION
        key = (view.change.kind, view.title, view.change.direction, view.day)
        found.setdefault(key if is_titled else view.change, view)
    return tuple(found.values())


def change_view(
    change: Change, record: PlatformRecord | None, index: ReportIndex, since: date
) -> ChangeView:
    """One change, of a record of the later state; None where the platform is gone from it."""
    audiences = {each.id: each.label for each in record.audiences} if record else {}
    content = {each.id: each.label for each in record.content} if record else {}
    is_for_all = len(change.audiences) == len(audiences)
    main = (record.main_content.id,) if record else ()
    day = change.since
    return ChangeView(
        change=change,
        platform=record.name if record else change.platform,
        slug=change.platform if record else "",
        places=_places(change, index),
        audiences=() if is_for_all else _known(change.audiences, audiences),
        content=() if change.content == main else _known(change.content, content),
        purposes=tuple(index.report.vocabularies["purposes"][each] for each in change.purposes),
        before=index.status_term(change.before),
        after=index.status_term(change.after),
        title=_title(change, record, index) if record else "",
        anchor=_anchor(change, record),
        day=day,
        meaning=_meaning(change, record) if record and day else "",
        is_news=day is not None and since < day.last_day,
    )


def _known(ids: tuple[str, ...], labels: dict[str, str]) -> tuple[str, ...]:
    return tuple(labels[each] for each in ids if each in labels)


def _places(change: Change, index: ReportIndex) -> tuple[str, ...]:
    if change.is_everywhere:
        return ()
    codes = [each for each in change.places if each != EVERYWHERE]
    rest = (index.regions.labels[EVERYWHERE],) if EVERYWHERE in change.places else ()
    return (*place_names(codes, index.regions, index.day), *rest)


def _anchor(change: Change, record: PlatformRecord | None) -> str:
    prefix = _ANCHORS.get(change.kind, "")
    if record is None or not prefix:
        return ""
    ids = {finding.id for _where, finding in dated_findings(record)}
    ids |= {event.id for event in record.events}
    return prefix + change.finding if change.finding in ids else ""


def _meaning(change: Change, record: PlatformRecord) -> str:
    """What happened on the day; for an end there is no word."""
    for _where, finding in dated_findings(record):
        if finding.id == change.finding and finding.span.since == change.since:
            return finding.span.since_is
    return ""


def _title(change: Change, record: PlatformRecord, index: ReportIndex) -> str:
    words = index.report.vocabularies
    if change.kind is ChangeKind.OPT_OUT:
        path = next((each for each in record.opt_outs if each.id == change.finding), None)
        if path is None:
            return ""
        means = words.label("channels", path.channel) if path.channel else ""
        return path.label or means or words.label("path_findings", path.finding)
    if change.kind is ChangeKind.RECIPIENT:
        found = next((each for each in record.recipients if each.id == change.finding), None)
        return index.party_name(found.party) if found else ""
    if change.kind is ChangeKind.DEFINITION:
        rows = (each for each in record.affiliates_definitions if each.id == change.finding)
        return next((row.term for row in rows), "")
    return change.finding if change.kind is ChangeKind.CORRECTION else ""
