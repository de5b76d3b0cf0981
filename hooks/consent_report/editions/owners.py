"""Who was known on a day to own whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from consent_report.model.dates import Missing, PartialDate
from consent_report.model.organisations import Organisations, Ownership


def organisations_as_known(organisations: Organisations, day: date) -> Organisations:
    """All organisations, with the owners that were known on the day.

    Who exists is not asked: a company is shown where a record leads to it.
    """
    known = {
        id_
        for id_, source in organisations.sources.items()
        if source.settled_by is not None and source.settled_by <= day
    }
    by_id = {
        id_: replace(each, owners=tuple(_owners_as_known(each.owners, known, day)))
        for id_, each in organisations.by_id.items()
    }
    sources = {id_: each for id_, each in organisations.sources.items() if id_ in known}
    return Organisations(MappingProxyType(by_id), MappingProxyType(sources))


def led_to(organisations: Organisations, ids: Iterable[str]) -> Organisations:
    """These organisations and all who own or owned them, with the sources that say so."""
    found: set[str] = set()
    queue = list(ids)
    while queue:
        organisation = organisations.by_id.get(queue.pop())
        if organisation is not None and organisation.id not in found:
            found.add(organisation.id)
            queue += (owner.organisation for owner in organisation.owners)
    by_id = {id_: each for id_, each in organisations.by_id.items() if id_ in found}
    links = (owner for each in by_id.values() for owner in each.owners)
    cited = {id_ for owner in links for id_ in owner.sources}
    sources = {id_: each for id_, each in organisations.sources.items() if id_ in cited}
    return Organisations(MappingProxyType(by_id), MappingProxyType(sources))


def _owners_as_known(
    owners: Iterable[Ownership], known: Collection[str], day: date
) -> Iterator[Ownership]:
    for owner in owners:
        cited = tuple(each for each in owner.sources if each in known)
        has_begun = not isinstance(owner.since, PartialDate) or owner.since.first_day <= day
        if cited and has_begun:
            has_ended = not isinstance(owner.until, PartialDate) or owner.until.first_day <= day
            yield replace(
                owner,
                sources=cited,
                until=owner.until if has_ended else Missing.OPEN,
                detail=owner.detail if len(cited) == len(owner.sources) else "",
            )
