"""Whom a definition of affiliates may mean on a day, by the owners that are recorded.

A definition by control or by ownership names few companies and may mean many: an acquisition
alone changes who is meant. What is found here is that a company belongs to the group of an
operator; no source says that the words mean it, and their wording may be narrower. A company with
several owners is taken to belong to none of them, as records do not tell which one decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from consent_report.model.dates import Missing, PartialDate, Start
from consent_report.model.organisations import Organisations, Ownership
from consent_report.model.platforms import AffiliatesDefinition, PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, Regions

BY_CONTROL = "control"
BY_OWNERSHIP = "ownership"
"""Mechanisms that reach through owners. A threshold does too, but shares are not recorded."""


@dataclass(frozen=True, slots=True)
class Link:
    """That one organisation belongs to another."""

    owned: str
    owner: str
    since: Start


@dataclass(frozen=True, slots=True)
class Reach:
    """An organisation that a definition may mean."""

    organisation: str
    links: tuple[Link, ...]
    """From an operator of the platform up to a common owner, then down; at least one."""
    acquired_on: PartialDate | None
    """The acquisition that alone brought it within words that are older; None where none did, or
    where the dates are not known."""


@dataclass(frozen=True)
class Control:
    """Who is the only owner of whom on a day."""

    owner: Mapping[str, Link]
    """By the organisation that is owned."""
    owned: Mapping[str, tuple[Link, ...]]
    """By the owner, in order of the owned."""

    def related(self, start: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
        """Each organisation that belongs to the same group, once, nearest owners first."""
        seen = {start}
        up: tuple[Link, ...] = ()
        top: str | None = start
        while top is not None:
            if up:
                yield top, up
            yield from self._below(top, up, seen)
            link = self.owner.get(top)
            top = link.owner if link is not None and link.owner not in seen else None
            if link is not None and top is not None:
                seen.add(top)
                up = (*up, link)

    def _below(
        self, top: str, links: tuple[Link, ...], seen: set[str]
    ) -> Iterator[tuple[str, tuple[Link, ...]]]:
        for link in self.owned.get(top, ()):
            if link.owned not in seen:
                seen.add(link.owned)
                yield link.owned, (*links, link)
                yield from self._below(link.owned, (*links, link), seen)


def control_on(organisations: Organisations, day: date) -> Control:
    """The links that hold on the day, of organisations with one owner."""
    owner: dict[str, Link] = {}
    owned: dict[str, list[Link]] = {}
    for id_ in sorted(organisations.by_id):
        links = [each for each in organisations.by_id[id_].owners if _holds(each, day)]
        if len(links) == 1:
            link = Link(id_, links[0].organisation, links[0].since)
            owner[id_] = link
            owned.setdefault(link.owner, []).append(link)
    return Control(owner, {id_: tuple(links) for id_, links in owned.items()})


def reached(
    record: PlatformRecord,
    definition: AffiliatesDefinition,
    control: Control,
    regions: Regions,
    day: date,
) -> Iterator[Reach]:
    """Every organisation in the group of an operator that the definition may mean on the day.

    The operators that count are those of the places for which the words are written; none of the
    operators is itself found.
    """
    if definition.mechanism not in (BY_CONTROL, BY_OWNERSHIP) or day not in definition.span.days:
        return
    passed_over = {each.organisation for each in record.operators if each.operates_on(day)}
    passed_over |= {member.party.organisation for member in definition.excludes}
    for operator in _operators(record, definition, regions, day):
        for organisation, links in control.related(operator):
            is_meant = definition.mechanism == BY_CONTROL or organisation in control.owner
            if is_meant and organisation not in passed_over:
                passed_over.add(organisation)
                yield Reach(organisation, links, _acquired_on(definition, links))


def _operators(
    record: PlatformRecord, definition: AffiliatesDefinition, regions: Regions, day: date
) -> list[str]:
    """Those who operate where the words hold: of each place those that name it most closely."""
    operating = [each for each in record.operators if each.operates_on(day)]
    found: dict[str, None] = {}
    for code in definition.regions:
        ranks = [(_closeness(each.regions, code, regions, day), each) for each in operating]
        best = min((rank for rank, _ in ranks), default=_APART)
        if best < _APART:
            found.update({each.organisation: None for rank, each in ranks if rank == best})
    return list(found)


def _closeness(codes: tuple[str, ...], place: str, regions: Regions, day: date) -> int:
    if place in codes or place == EVERYWHERE:
        return 0
    there = _countries(place, regions, day)
    if any(not there.isdisjoint(_countries(code, regions, day)) for code in codes):
        return 1
    return 2 if EVERYWHERE in codes else _APART


def _countries(code: str, regions: Regions, day: date) -> frozenset[str]:
    """The members of a group, or the country of any other place."""
    if regions.is_group(code):
        return frozenset(regions.members_on(code, day))
    return frozenset((regions.country_of(code),))


_APART = 3
"""Closeness of an operator who operates elsewhere."""


def _holds(link: Ownership, day: date) -> bool:
    if link.until is Missing.UNKNOWN:
        return False
    has_begun = not isinstance(link.since, PartialDate) or link.since.first_day <= day
    return has_begun and (link.until is Missing.OPEN or day < link.until.first_day)


def _acquired_on(definition: AffiliatesDefinition, links: tuple[Link, ...]) -> PartialDate | None:
    """The newest link, where it is newer than the words."""
    words_since = definition.span.since
    dated = [link.since for link in links if isinstance(link.since, PartialDate)]
    newest = max(dated, key=lambda each: each.first_day, default=None)
    if newest is None or not isinstance(words_since, PartialDate):
        return None
    return newest if newest.first_day > words_since.last_day else None
