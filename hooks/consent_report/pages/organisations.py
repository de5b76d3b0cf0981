"""The list of organisations, and the page of one: what it owns, runs and receives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.model.dates import Missing
from consent_report.model.organisations import Organisation, Ownership
from consent_report.model.vocabularies import Term
from consent_report.pages.index import MemberOf, OperatorOf, RecipientOf, ReportIndex
from consent_report.pages.reading import SourceMark
from consent_report.pages.sources import SourceView, source_views


@dataclass(frozen=True, slots=True)
class OwnershipView:
    """One link of the ownership graph, seen from either end."""

    organisation: str
    """Identifier of the other end."""
    name: str
    has_page: bool
    ownership: Ownership
    marks: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class RecipientFact:
    """That the organisation gets, or does not get, the content of a platform."""

    fact: RecipientOf
    receipt: Term
    purposes: tuple[Term, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OperatorFact:
    """That the organisation operates a platform."""

    fact: OperatorOf
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """All that the page of an organisation says."""

    organisation: Organisation
    kind: Term
    as_of: date
    owners: tuple[OwnershipView, ...]
    owned: tuple[OwnershipView, ...]
    operates: tuple[OperatorFact, ...]
    receives: tuple[RecipientFact, ...]
    definitions: tuple[MemberOf, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation of the list."""

    organisation: Organisation
    kind: Term
    owners: tuple[tuple[str, str], ...]
    """Identifier and name of its direct owners today."""
    operates: int
    """Platforms."""
    receives: int
    """Platforms whose content it gets or may get."""


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    """All that the list of organisations says."""

    as_of: date
    rows: tuple[OrganisationRow, ...]


def organisations_page(index: ReportIndex) -> OrganisationsPage:
    """The list of the report's organisations."""
    return OrganisationsPage(index.day, tuple(_row(each, index) for each in index.organisations))


def _row(organisation: Organisation, index: ReportIndex) -> OrganisationRow:
    owners = (link.organisation for link in organisation.owners if link.until is Missing.OPEN)
    received = (
        fact.record.slug
        for fact in index.recipients.get(organisation.id, ())
        if fact.recipient.receipt in ("receives", "may_receive")
        and index.day in fact.recipient.span.days
    )
    operated = (fact.record.slug for fact in index.operators.get(organisation.id, ()))
    return OrganisationRow(
        organisation=organisation,
        kind=index.report.vocabularies["organisation_kinds"][organisation.kind],
        owners=tuple((owner, index.organisation_name(owner)) for owner in owners),
        operates=len(set(operated)),
        receives=len(set(received)),
    )


def organisation_page(organisation: Organisation, index: ReportIndex) -> OrganisationPage:
    """The page of an organisation of the report."""
    marks = _marks(organisation, index)
    owned = index.owned.get(organisation.id, ())
    regions = index.regions.labels
    return OrganisationPage(
        organisation=organisation,
        kind=index.report.vocabularies["organisation_kinds"][organisation.kind],
        as_of=index.day,
        owners=tuple(_view(link.organisation, link, marks, index) for link in organisation.owners),
        owned=tuple(_view(each.owned.id, each.ownership, marks, index) for each in owned),
        operates=tuple(
            OperatorFact(fact, tuple(regions[code] for code in fact.operator.regions))
            for fact in index.operators.get(organisation.id, ())
        ),
        receives=tuple(
            _recipient_fact(fact, index) for fact in index.recipients.get(organisation.id, ())
        ),
        definitions=index.members.get(organisation.id, ()),
        sources=source_views(marks.values(), index),
    )


def _marks(organisation: Organisation, index: ReportIndex) -> dict[str, SourceMark]:
    """The sources that the page cites, numbered as they come."""
    links = (
        *organisation.owners,
        *(each.ownership for each in index.owned.get(organisation.id, ())),
    )
    cited = dict.fromkeys(id_ for link in links for id_ in link.sources)
    sources = index.report.organisations.sources
    return {id_: SourceMark(number, sources[id_]) for number, id_ in enumerate(cited, 1)}


def _view(
    other: str, ownership: Ownership, marks: dict[str, SourceMark], index: ReportIndex
) -> OwnershipView:
    return OwnershipView(
        organisation=other,
        name=index.organisation_name(other),
        has_page=other in index.report.organisations.by_id,
        ownership=ownership,
        marks=tuple(marks[id_] for id_ in ownership.sources),
    )


def _recipient_fact(fact: RecipientOf, index: ReportIndex) -> RecipientFact:
    vocabularies, row = index.report.vocabularies, fact.recipient
    return RecipientFact(
        fact=fact,
        receipt=vocabularies["receipts"][row.receipt],
        purposes=tuple(vocabularies["recipient_purposes"][code] for code in row.purposes),
        places=tuple(index.regions.labels[code] for code in row.regions),
    )
