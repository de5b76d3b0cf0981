"""One platform's record: dated, sourced findings, as frozen types.

Field by field the schema in ``data/schema/platform.schema.json`` says what each
value means; here stands only what the schema cannot say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from consent_report.model.codes import Act, Basis, PathFinding, Purpose, Status, Use
from consent_report.model.dates import End, Missing, PartialDate, Start
from consent_report.model.policies import Policy
from consent_report.model.replies import Reply
from consent_report.model.sources import Quotation, Source
from consent_report.model.spans import Span
from consent_report.model.vocabularies import EVERYWHERE


@dataclass(frozen=True, slots=True)
class Audience:
    """A kind of user or content to which practices may apply differently."""

    id: str
    label: str
    dimension: str = "other"
    detail: str = ""


EVERYONE = Audience("everyone", "Everyone who uses the platform")
"""The one audience of a record that declares none."""


@dataclass(frozen=True, slots=True)
class ContentUse:
    """Whether one kind of data belongs to a content."""

    kind: str
    use: Use
    sources: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A body of data that practices treat as one."""

    id: str
    label: str
    kinds: tuple[ContentUse, ...] = ()
    """Empty where the sources do not tell kinds apart."""
    detail: str = ""


ALL_CONTENT = Content("content", "What people give the platform")
"""The one content of a record that declares none."""


@dataclass(frozen=True, slots=True)
class Operator:
    """The legal entity that provides the platform in some places."""

    organisation: str
    sources: tuple[str, ...]
    regions: tuple[str, ...] = (EVERYWHERE,)
    since: Start = Missing.UNKNOWN
    """Unknown where it has been the operator from the beginning, as far as is known."""
    until: End = Missing.OPEN
    detail: str = ""

    def operates_on(self, day: date) -> bool:
        """Whether it is the operator on that day; not after an end on an unknown day."""
        if self.until is Missing.UNKNOWN:
            return False
        has_begun = not isinstance(self.since, PartialDate) or self.since.first_day <= day
        return has_begun and (self.until is Missing.OPEN or day < self.until.first_day)


@dataclass(frozen=True, slots=True)
class Practice:
    """One dated statement of what the platform does."""

    id: str
    regions: tuple[str, ...]
    status: Status
    span: Span
    stated_in: str
    stated_by: str
    sources: tuple[str, ...]
    audiences: tuple[str, ...]
    """Identifiers; ``all`` is already written out."""
    content: tuple[str, ...]
    """Identifiers; ``all`` is already written out."""
    act: Act = Act.TRAINS
    purposes: tuple[Purpose, ...] = (Purpose.GENERATIVE,)
    basis: Basis = Basis.PRACTICE
    conditions: str = ""
    legal_basis: str = ""
    recipients: tuple[str, ...] = ()
    dispute: str = ""
    quote: Quotation | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class NamedParty:
    """An organisation by identifier, or a description where none can be named."""

    organisation: str
    """Empty where ``name`` is given."""
    name: str
    """Empty where ``organisation`` is given."""


@dataclass(frozen=True, slots=True)
class DefinitionMember:
    """A company that a definition includes or excludes."""

    party: NamedParty
    sources: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AffiliatesDefinition:
    """How affiliates are defined during some time."""

    id: str
    term: str
    mechanism: str
    span: Span
    stated_in: str
    stated_by: str
    sources: tuple[str, ...]
    threshold: str = ""
    quote: Quotation | None = None
    policy: str = ""
    regions: tuple[str, ...] = (EVERYWHERE,)
    includes: tuple[DefinitionMember, ...] = ()
    excludes: tuple[DefinitionMember, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets the content, may get it, or is said not to."""

    id: str
    party: NamedParty
    relation: str
    receipt: str
    purposes: tuple[str, ...]
    span: Span
    sources: tuple[str, ...]
    regions: tuple[str, ...] = (EVERYWHERE,)
    audiences: tuple[str, ...] = ()
    """Identifiers; empty where none are told apart."""
    conditions: str = ""
    quote: Quotation | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class OptOut:
    """A way to refuse, or the finding that there is none."""

    id: str
    practices: tuple[str, ...]
    span: Span
    sources: tuple[str, ...]
    regions: tuple[str, ...]
    """Where it is offered; those of its practices where the record names none."""
    audiences: tuple[str, ...]
    """Whom it is offered to; those of its practices where the record names none."""
    finding: PathFinding = PathFinding.FOUND
    label: str = ""
    who: tuple[str, ...] = ("user",)
    channel: str = ""
    """Empty where no path was found."""
    steps: tuple[str, ...] = ()
    url: str = ""
    foreign_host_reason: str = ""
    walked_on: date | None = None
    """None where the steps were taken from sources."""
    stops: str = ""
    goes_on: tuple[str, ...] = ()
    retroactive_for_data: str = "not_checked"
    retroactive_for_models: str = "not_checked"
    affiliates: str = "not_checked"
    login: str = "not_checked"
    deadline: PartialDate | None = None
    dispute: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day."""

    id: str
    on: PartialDate
    kind: str
    actor: str
    actor_kind: str
    summary: str
    sources: tuple[str, ...]
    regions: tuple[str, ...] = ()
    """Empty where it matters everywhere."""


@dataclass(frozen=True, slots=True)
class DisputePosition:
    """What one side says."""

    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A question on which sources disagree."""

    id: str
    about: str
    positions: tuple[DisputePosition, ...]
    kind: str = "disputed"
    detail: str = ""


@dataclass(frozen=True)
class PlatformRecord:
    """All that is known of one platform."""

    path: str
    """The file it came from, relative to the project."""
    slug: str
    name: str
    category: str
    homepage: str
    looked_on: date
    practices: tuple[Practice, ...]
    sources: Mapping[str, Source]
    audiences: tuple[Audience, ...] = (EVERYONE,)
    """The first is the main one."""
    content: tuple[Content, ...] = (ALL_CONTENT,)
    """The first is the main one."""
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    operators: tuple[Operator, ...] = ()
    affiliates_definitions: tuple[AffiliatesDefinition, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    opt_outs: tuple[OptOut, ...] = ()
    policies: tuple[Policy, ...] = ()
    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    replies: tuple[Reply, ...] = ()
    gaps: tuple[str, ...] = ()

    @property
    def main_audience(self) -> Audience:
        """The one to which most readers belong."""
        return self.audiences[0]

    @property
    def main_content(self) -> Content:
        """The one that most readers mean."""
        return self.content[0]

    @cached_property
    def practices_by_id(self) -> Mapping[str, Practice]:
        """Each practice by its identifier."""
        return MappingProxyType({practice.id: practice for practice in self.practices})
