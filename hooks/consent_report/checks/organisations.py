"""Rules on organisations, who owns them, and the sources that say so."""

from __future__ import annotations

from collections.abc import Iterator

from consent_report.checks.breaches import did_you_mean, unmet
from consent_report.model.dates import Missing, PartialDate
from consent_report.model.organisations import Organisations
from consent_report.model.problems import Breach, Pointer, shown


def owners_are_defined(organisations: Organisations) -> Iterator[Breach]:
    """Every owner is an organisation of the file."""
    for organisation in organisations.by_id.values():
        for index, owner in enumerate(organisation.owners):
            if owner.organisation not in organisations.by_id:
                where = (*_place(organisation.id, index), "organisation")
                advice = did_you_mean(owner.organisation, organisations.by_id)
                yield unmet(
                    where, "an organisation of this file", shown(owner.organisation), advice
                )


def ownership_has_no_ring(organisations: Organisations) -> Iterator[Breach]:
    """Nobody owns itself now, directly or through others."""
    done: set[str] = set()
    for organisation_id in organisations.by_id:
        yield from _rings(organisation_id, organisations, done)


def ownership_ends_after_it_begins(organisations: Organisations) -> Iterator[Breach]:
    """Where both days of an ownership are known, ``until`` is later than ``since``."""
    for organisation in organisations.by_id.values():
        for index, owner in enumerate(organisation.owners):
            since, until = owner.since, owner.until
            if not (isinstance(since, PartialDate) and isinstance(until, PartialDate)):
                continue
            if until.first_day <= since.first_day:
                where = _place(organisation.id, index)
                expected = f"a day after since ({since})"
                related = ((*where, "since"),)
                yield unmet((*where, "until"), expected, shown(until.text), "", related)


def ownership_sources_are_defined(organisations: Organisations) -> Iterator[Breach]:
    """Every source that an ownership cites stands under ``sources``."""
    for where, source_id in _citations(organisations):
        if source_id not in organisations.sources:
            advice = did_you_mean(source_id, organisations.sources)
            yield unmet(where, "a source of this file", shown(source_id), advice)


def organisation_sources_are_cited(organisations: Organisations) -> Iterator[Breach]:
    """Every source of the file is cited by an ownership."""
    cited = {source_id for _where, source_id in _citations(organisations)}
    for source_id in organisations.sources:
        if source_id not in cited:
            expected = "a source that an ownership cites"
            yield unmet(("sources", source_id), expected, shown(source_id), "Cite or remove it.")


def _place(organisation_id: str, index: int) -> Pointer:
    return ("organisations", organisation_id, "owners", index)


def _citations(organisations: Organisations) -> Iterator[tuple[Pointer, str]]:
    for organisation in organisations.by_id.values():
        for index, owner in enumerate(organisation.owners):
            for inner, source_id in enumerate(owner.sources):
                yield (*_place(organisation.id, index), "sources", inner), source_id


def _rings(start: str, organisations: Organisations, done: set[str]) -> Iterator[Breach]:
    """Rings that are met on the way up from one organisation; each organisation once in all.

    The way is kept in a list rather than on the stack of calls, so that no chain is too long.
    """
    way: list[tuple[str, Iterator[tuple[int, str]]]] = []
    _step(start, organisations, way, done)
    while way:
        current, owners = way[-1]
        index, owner = next(owners, (-1, ""))
        ids = [each for each, _owners in way]
        if index < 0:
            way.pop()
        elif owner in ids:
            ring = " → ".join([*ids[ids.index(owner) :], owner])
            where = (*_place(current, index), "organisation")
            yield unmet(where, "owners that form no ring", ring, "End or remove one of them.")
        elif owner not in done and owner in organisations.by_id:
            _step(owner, organisations, way, done)


def _step(
    organisation_id: str,
    organisations: Organisations,
    way: list[tuple[str, Iterator[tuple[int, str]]]],
    done: set[str],
) -> None:
    if organisation_id in done:
        return
    done.add(organisation_id)
    owners = organisations.by_id[organisation_id].owners
    now = [
        (index, owner.organisation)
        for index, owner in enumerate(owners)
        if owner.until is Missing.OPEN
    ]
    way.append((organisation_id, iter(now)))
