"""The list of organisations, the groups they form, and whom words about affiliates may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from consent_report.model.dates import Missing, PartialDate
from consent_report.model.organisations import Organisation
from consent_report.model.platforms import AffiliatesDefinition, PlatformRecord
from consent_report.model.vocabularies import Term
from consent_report.pages.index import ReachOf, ReportIndex
from consent_report.pages.ownership import OwnershipTree, ownership_trees


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
class WordingRow:
    """Definitions of a platform that may mean the same organisations today, by owners."""

    record: PlatformRecord
    definitions: tuple[AffiliatesDefinition, ...]
    """In the record's order."""
    mechanism: Term
    organisations: tuple[tuple[str, str], ...]
    """Identifier and name of each, besides the operators."""
    platforms: tuple[tuple[str, str], ...]
    """Slug and name of each other platform that they operate."""
    acquired_on: PartialDate | None
    """The acquisition that alone brought some of them within words that are older."""


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    """All that the list of organisations says."""

    as_of: date
    rows: tuple[OrganisationRow, ...]
    trees: tuple[OwnershipTree, ...]
    """Every group of two or more."""
    wordings: tuple[WordingRow, ...]
    """Definitions that may mean somebody by owners, by platform."""


def organisations_page(index: ReportIndex) -> OrganisationsPage:
    """The list of the report's organisations."""
    return OrganisationsPage(
        as_of=index.day,
        rows=tuple(_row(each, index) for each in index.organisations),
        trees=ownership_trees(index),
        wordings=tuple(_wordings(index)),
    )


def _wordings(index: ReportIndex) -> Iterator[WordingRow]:
    by_definition: dict[tuple[str, str], list[ReachOf]] = {}
    for each in index.reaches:
        by_definition.setdefault((each.record.slug, each.definition.id), []).append(each)
    alike: dict[tuple[object, ...], list[list[ReachOf]]] = {}
    for reaches in by_definition.values():
        meant = tuple((each.reach.organisation, each.reach.acquired_on) for each in reaches)
        key = (reaches[0].record.slug, reaches[0].definition.mechanism, meant)
        alike.setdefault(key, []).append(reaches)
    for several in alike.values():
        yield _wording(several, index)


def _wording(several: list[list[ReachOf]], index: ReportIndex) -> WordingRow:
    """The row of definitions that are alike; each is given by whom it may mean."""
    first = several[0][0]
    acquired = (each.reach.acquired_on for each in several[0])
    organisations = [each.reach.organisation for each in several[0]]
    return WordingRow(
        record=first.record,
        definitions=tuple(reaches[0].definition for reaches in several),
        mechanism=index.report.vocabularies["mechanisms"][first.definition.mechanism],
        organisations=tuple((id_, index.organisation_name(id_)) for id_ in organisations),
        platforms=tuple(_platforms_of(organisations, first.record, index)),
        acquired_on=next((day for day in acquired if day is not None), None),
    )


def _platforms_of(
    organisations: Iterable[str], own: PlatformRecord, index: ReportIndex
) -> Iterator[tuple[str, str]]:
    """Slug and name of each other platform that one of them operates on the day, by name."""
    records = {
        fact.record.slug: fact.record.name
        for id_ in organisations
        for fact in index.operators.get(id_, ())
        if fact.operator.operates_on(index.day) and fact.record.slug != own.slug
    }
    yield from sorted(records.items(), key=lambda each: (each[1].casefold(), each[0]))


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
