"""Who owns whom in a group of organisations, as a tree, and what each of them operates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from consent_report.model.dates import Missing
from consent_report.model.organisations import Ownership
from consent_report.pages.index import ReportIndex


@dataclass(frozen=True, slots=True)
class OwnershipRow:
    """An organisation in its place below its owner."""

    organisation: str
    """Identifier."""
    name: str
    has_page: bool
    depth: int
    """0 for one that nobody is known to own."""
    owner: str
    """The owner's name; empty at the top."""
    ownership: Ownership | None
    """The link to the owner; None at the top."""
    platforms: tuple[tuple[str, str], ...]
    """Slug and name of each that it operates on the day."""

    @property
    def has_ended(self) -> bool:
        """Whether the owner no longer owns it."""
        return self.ownership is not None and self.ownership.until is not Missing.OPEN


@dataclass(frozen=True, slots=True)
class OwnershipTree:
    """A group of organisations."""

    rows: tuple[OwnershipRow, ...]
    """Each owner directly above all that it owns or owned; what has several owners stands below
    each of them."""

    @property
    def top(self) -> OwnershipRow:
        """The one that nobody is known to own."""
        return self.rows[0]


def ownership_trees(index: ReportIndex) -> tuple[OwnershipTree, ...]:
    """Every group of two or more, in order of the names at the top."""
    tops = [each.id for each in index.organisations if not each.owners and each.id in index.owned]
    return tuple(_tree(top, index) for top in tops)


def trees_of(organisation: str, index: ReportIndex) -> tuple[OwnershipTree, ...]:
    """The groups to which an organisation belongs or belonged, one for each owner at the top."""
    tops = sorted(_tops(organisation, index, frozenset()), key=index.organisation_name)
    return tuple(_tree(top, index) for top in dict.fromkeys(tops) if top in index.owned)


def _tops(organisation: str, index: ReportIndex, below: frozenset[str]) -> Iterator[str]:
    known = index.report.organisations.by_id.get(organisation)
    owners = [each.organisation for each in known.owners] if known else []
    above = [each for each in owners if each not in below]
    if not above:
        yield organisation
    for owner in above:
        yield from _tops(owner, index, below | {organisation})


def _tree(top: str, index: ReportIndex) -> OwnershipTree:
    return OwnershipTree(tuple(_rows(top, None, "", (), index)))


def _rows(
    organisation: str,
    ownership: Ownership | None,
    owner: str,
    above: tuple[str, ...],
    index: ReportIndex,
) -> Iterator[OwnershipRow]:
    name = index.organisation_name(organisation)
    yield OwnershipRow(
        organisation=organisation,
        name=name,
        has_page=organisation in index.report.organisations.by_id,
        depth=len(above),
        owner=owner,
        ownership=ownership,
        platforms=_operated(organisation, index),
    )
    for fact in index.owned.get(organisation, ()):
        if fact.owned.id not in above:
            path = (*above, organisation)
            yield from _rows(fact.owned.id, fact.ownership, name, path, index)


def _operated(organisation: str, index: ReportIndex) -> tuple[tuple[str, str], ...]:
    facts = (
        fact
        for fact in index.operators.get(organisation, ())
        if fact.operator.operates_on(index.day)
    )
    return tuple(dict.fromkeys((fact.record.slug, fact.record.name) for fact in facts))
