"""What pages look up about the whole report, gathered once.

Every table here is made in one pass over the records, so that no page has to go
through all the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from consent_report.editions.notices import Notice, notices
from consent_report.editions.periods import MainPeriod, main_periods
from consent_report.editions.reach import Reach, control_on, reached
from consent_report.editions.region_classes import RegionClass, region_classes
from consent_report.editions.silence import PlatformSilence, platform_silence
from consent_report.editions.staleness import AgedFinding, aged_findings
from consent_report.model.organisations import Organisation, Ownership
from consent_report.model.platforms import (
    AffiliatesDefinition,
    DefinitionMember,
    NamedParty,
    Operator,
    PlatformRecord,
    Recipient,
)
from consent_report.model.reports import Report
from consent_report.model.vocabularies import Regions, Term
from consent_report.pages.answers import NOT_CHECKED_DEFINITION, NOT_CHECKED_LABEL

Found = TypeVar("Found")

NOT_CHECKED = Term("not_checked", NOT_CHECKED_LABEL, NOT_CHECKED_DEFINITION, "dash")
"""How the absence of an answer is shown; no row can have it."""


@dataclass(frozen=True, slots=True)
class OperatorOf:
    """That an organisation operates a platform."""

    record: PlatformRecord
    operator: Operator


@dataclass(frozen=True, slots=True)
class RecipientOf:
    """That an organisation is named as a recipient of a platform's content."""

    record: PlatformRecord
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class MemberOf:
    """That a definition of a platform includes or excludes an organisation."""

    record: PlatformRecord
    definition: AffiliatesDefinition
    member: DefinitionMember
    is_included: bool


@dataclass(frozen=True, slots=True)
class ReachOf:
    """That a definition of a platform may mean an organisation, by its owners."""

    record: PlatformRecord
    definition: AffiliatesDefinition
    reach: Reach
    is_named: bool
    """Whether the definition names it besides."""


@dataclass(frozen=True, slots=True)
class OwnerOf:
    """That an organisation owns another."""

    owned: Organisation
    ownership: Ownership


@dataclass(frozen=True)
class ReportIndex:
    """A report with the tables that its pages share."""

    report: Report

    @property
    def day(self) -> date:
        """The day for which answers are given."""
        return self.report.as_of

    @property
    def regions(self) -> Regions:
        """The places of the world."""
        return self.report.vocabularies.regions

    @cached_property
    def classes(self) -> Mapping[str, tuple[RegionClass, ...]]:
        """The region classes of each platform, by its slug."""
        return {
            record.slug: region_classes(record, self.regions, self.day)
            for record in self.report.platforms
        }

    @cached_property
    def periods(self) -> Mapping[str, tuple[MainPeriod, ...]]:
        """The main answers of each platform on every day up to that of the report, by its slug."""
        return {
            record.slug: main_periods(record, self.regions, self.day)
            for record in self.report.platforms
        }

    @cached_property
    def aged_findings(self) -> tuple[AgedFinding, ...]:
        """Every finding that holds on the day of the report, the longest unconfirmed first."""
        ages = self.report.vocabularies["ages"]
        return aged_findings(self.report.platforms, ages, self.day)

    @cached_property
    def silences(self) -> Mapping[str, PlatformSilence]:
        """What can be computed of the silence of each platform, by its slug."""
        return {each.slug: platform_silence(each, self.day) for each in self.report.platforms}

    @cached_property
    def notices(self) -> Mapping[str, tuple[Notice, ...]]:
        """How long before its effect each use was announced, by the platform's slug."""
        return {each.slug: notices(each) for each in self.report.platforms}

    @cached_property
    def operators(self) -> Mapping[str, tuple[OperatorOf, ...]]:
        """Which platforms each organisation operates."""
        return _table(
            (operator.organisation, OperatorOf(record, operator))
            for record in self.report.platforms
            for operator in record.operators
        )

    @cached_property
    def recipients(self) -> Mapping[str, tuple[RecipientOf, ...]]:
        """Where each organisation is named as a recipient."""
        return _table(
            (recipient.party.organisation, RecipientOf(record, recipient))
            for record in self.report.platforms
            for recipient in record.recipients
        )

    @cached_property
    def members(self) -> Mapping[str, tuple[MemberOf, ...]]:
        """Which definitions name each organisation."""
        return _table(
            (member.party.organisation, MemberOf(record, definition, member, is_included))
            for record in self.report.platforms
            for definition in record.affiliates_definitions
            for members, is_included in ((definition.includes, True), (definition.excludes, False))
            for member in members
        )

    @cached_property
    def reaches(self) -> tuple[ReachOf, ...]:
        """Whom definitions may mean on the day, by owners."""
        control = control_on(self.report.organisations, self.day)
        return tuple(
            ReachOf(record, definition, reach, _names(definition, reach.organisation))
            for record in self.report.platforms
            for definition in record.affiliates_definitions
            for reach in reached(record, definition, control, self.regions, self.day)
        )

    @cached_property
    def reached_by(self) -> Mapping[str, tuple[ReachOf, ...]]:
        """The same for each organisation."""
        return _table((each.reach.organisation, each) for each in self.reaches)

    @cached_property
    def owned(self) -> Mapping[str, tuple[OwnerOf, ...]]:
        """What each organisation owns or owned."""
        return _table(
            (ownership.organisation, OwnerOf(organisation, ownership))
            for organisation in self.organisations
            for ownership in organisation.owners
        )

    @cached_property
    def organisations(self) -> tuple[Organisation, ...]:
        """All organisations in order of their names, without regard to case."""
        everyone = self.report.organisations.by_id.values()
        return tuple(sorted(everyone, key=lambda each: (each.name.casefold(), each.id)))

    def organisation_name(self, organisation_id: str) -> str:
        """The name; the identifier where the organisation has no record."""
        organisation = self.report.organisations.by_id.get(organisation_id)
        return organisation.name if organisation else organisation_id

    def party_name(self, party: NamedParty) -> str:
        """The organisation's name, or the description that stands for one."""
        return self.organisation_name(party.organisation) if party.organisation else party.name

    def status_term(self, status: str) -> Term:
        """The word for a status, *not checked* included."""
        return self.report.vocabularies["statuses"].by_code.get(status, NOT_CHECKED)


def _names(definition: AffiliatesDefinition, organisation: str) -> bool:
    return any(member.party.organisation == organisation for member in definition.includes)


def _table(pairs: Iterable[tuple[str, Found]]) -> Mapping[str, tuple[Found, ...]]:
    """Values by their key, in order; pairs without a key are left out."""
    table: dict[str, list[Found]] = {}
    for key, value in pairs:
        if key:
            table.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in table.items()}
