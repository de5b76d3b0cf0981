"""The page of an organisation: what it owns, runs and receives, and whose words mean it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.model.dates import Start
from consent_report.model.organisations import Organisation, Ownership
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.index import (
    MemberOf,
    OperatorOf,
    ReachOf,
    RecipientOf,
    ReportIndex,
)
from consent_report.pages.ownership import OwnershipTree, trees_of
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
class LinkView:
    """That one organisation belongs to another, by their names."""

    owned: str
    owner: str
    since: Start


@dataclass(frozen=True, slots=True)
class ReachFact:
    """Words of a platform that may mean the organisation, and why."""

    fact: ReachOf
    mechanism: Term
    quote: str
    """The exact words; empty where none are quoted."""
    language: str
    """Of the quotation."""
    places: tuple[str, ...]
    """For which the words are written; none where for all."""
    links: tuple[LinkView, ...]
    """From an operator of the platform to the organisation."""


@dataclass(frozen=True, slots=True)
class DefinitionFact:
    """That a definition names the organisation."""

    fact: MemberOf
    mechanism: Term
    reach: ReachFact | None
    """How owners alone would bring it within the words; None where they would not."""


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
    definitions: tuple[DefinitionFact, ...]
    """Those that name it."""
    reaches: tuple[ReachFact, ...]
    """Those that may mean it without naming it, by owners."""
    trees: tuple[OwnershipTree, ...]
    """The groups to which it belongs; none where it has no owner and owns nothing."""
    sources: tuple[SourceView, ...]


def organisation_page(organisation: Organisation, index: ReportIndex) -> OrganisationPage:
    """The page of an organisation of the report."""
    marks = _marks(organisation, index)
    owned = index.owned.get(organisation.id, ())
    regions = index.regions.labels
    named = index.members.get(organisation.id, ())
    reaches = index.reached_by.get(organisation.id, ())
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
        definitions=tuple(_named(fact, organisation.id, index) for fact in named),
        reaches=tuple(_reach(each, index) for each in reaches if not each.is_named),
        trees=trees_of(organisation.id, index),
        sources=source_views(marks.values(), index),
    )


def _named(fact: MemberOf, organisation: str, index: ReportIndex) -> DefinitionFact:
    reaches = index.reached_by.get(organisation, ())
    mechanisms = index.report.vocabularies["mechanisms"]
    return DefinitionFact(
        fact=fact,
        mechanism=mechanisms[fact.definition.mechanism],
        reach=next(
            (_reach(each, index) for each in reaches if each.definition is fact.definition), None
        ),
    )


def _reach(fact: ReachOf, index: ReportIndex) -> ReachFact:
    quote = fact.definition.quote
    return ReachFact(
        fact=fact,
        mechanism=index.report.vocabularies["mechanisms"][fact.definition.mechanism],
        quote=quote.text if quote else "",
        language=fact.record.sources[quote.source].language if quote else "",
        places=tuple(
            index.regions.labels[code] for code in fact.definition.regions if code != EVERYWHERE
        ),
        links=tuple(
            LinkView(
                index.organisation_name(link.owned),
                index.organisation_name(link.owner),
                link.since,
            )
            for link in fact.reach.links
        ),
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
