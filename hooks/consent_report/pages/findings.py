"""Recipients, definitions, contents, policies, events and disagreements as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from consent_report.model.platforms import (
    AffiliatesDefinition,
    Content,
    DefinitionMember,
    Dispute,
    Event,
    Operator,
    PlatformRecord,
    Recipient,
)
from consent_report.model.policies import Policy, PolicyVersion
from consent_report.model.vocabularies import Term
from consent_report.pages.reading import Party, Quote, RecordReader, SourceMark
from consent_report.pages.replies import ReplyView, replies_to


@dataclass(frozen=True, slots=True)
class OperatorView:
    """Who operates the platform, and where."""

    operator: Operator
    party: Party
    operates: bool
    """On the day of the report."""
    places: tuple[str, ...]
    detail: str
    marks: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class RecipientView:
    """One row of the table of recipients."""

    recipient: Recipient
    party: Party
    holds: bool
    relation: Term
    receipt: Term
    purposes: tuple[Term, ...]
    places: tuple[str, ...]
    audiences: tuple[str, ...]
    """Empty where none are told apart."""
    quote: Quote | None
    marks: tuple[SourceMark, ...]
    replies: tuple[ReplyView, ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """A company that a definition includes or excludes."""

    party: Party
    detail: str
    marks: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class DefinitionView:
    """One wording of who counts as an affiliate."""

    definition: AffiliatesDefinition
    holds: bool
    mechanism: Term
    stated_in: Term
    stated_by: Term
    policy: str
    """Title of the document in which it stands; empty where the record names none."""
    places: tuple[str, ...]
    includes: tuple[MemberView, ...]
    excludes: tuple[MemberView, ...]
    quote: Quote | None
    marks: tuple[SourceMark, ...]
    replies: tuple[ReplyView, ...]


@dataclass(frozen=True, slots=True)
class ContentUseView:
    """What is said of one kind of data."""

    kind: Term
    use: Term
    detail: str
    marks: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class ContentView:
    """A body of data and what it consists of."""

    content: Content
    kinds: tuple[ContentUseView, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """A document as it stood during some time."""

    version: PolicyVersion
    mention: Term
    absence_mark: SourceMark | None
    quote: Quote | None
    marks: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A document and its versions, oldest first."""

    policy: Policy
    kind: Term
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that happened."""

    event: Event
    kind: Term
    actor_kind: Term
    places: tuple[str, ...]
    """Empty where it matters everywhere."""
    marks: tuple[SourceMark, ...]
    replies: tuple[ReplyView, ...]


@dataclass(frozen=True, slots=True)
class PositionView:
    """What one side says."""

    says: str
    marks: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A question on which sources disagree."""

    dispute: Dispute
    kind: Term
    positions: tuple[PositionView, ...]
    replies: tuple[ReplyView, ...]


def operator_view(operator: Operator, reader: RecordReader) -> OperatorView:
    """The operator by name."""
    name = reader.index.organisation_name(operator.organisation)
    known = operator.organisation in reader.index.report.organisations.by_id
    return OperatorView(
        operator=operator,
        operates=operator.operates_on(reader.day),
        party=Party(name, operator.organisation if known else ""),
        places=reader.places(operator.regions),
        detail=operator.detail,
        marks=reader.marks(operator.sources),
    )


def recipient_view(recipient: Recipient, reader: RecordReader) -> RecipientView:
    """The row in words."""
    return RecipientView(
        recipient=recipient,
        party=reader.party(recipient.party),
        holds=reader.holds(recipient.span.days),
        relation=reader.term("relations", recipient.relation),
        receipt=reader.term("receipts", recipient.receipt),
        purposes=reader.terms("recipient_purposes", recipient.purposes),
        places=reader.places(recipient.regions),
        audiences=reader.audiences(recipient.audiences),
        quote=reader.quote(recipient.quote),
        marks=reader.marks(recipient.sources),
        replies=replies_to(reader, "recipients", recipient.id),
    )


def definition_view(definition: AffiliatesDefinition, reader: RecordReader) -> DefinitionView:
    """The definition in words."""
    titles = {policy.id: policy.title for policy in reader.record.policies}
    return DefinitionView(
        definition=definition,
        holds=reader.holds(definition.span.days),
        mechanism=reader.term("mechanisms", definition.mechanism),
        stated_in=reader.term("documents", definition.stated_in),
        stated_by=reader.term("speakers", definition.stated_by),
        policy=titles[definition.policy] if definition.policy else "",
        places=reader.places(definition.regions),
        includes=tuple(_member_view(member, reader) for member in definition.includes),
        excludes=tuple(_member_view(member, reader) for member in definition.excludes),
        quote=reader.quote(definition.quote),
        marks=reader.marks(definition.sources),
        replies=replies_to(reader, "affiliates_definitions", definition.id),
    )


def _member_view(member: DefinitionMember, reader: RecordReader) -> MemberView:
    return MemberView(reader.party(member.party), member.detail, reader.marks(member.sources))


def content_views(record: PlatformRecord, reader: RecordReader) -> tuple[ContentView, ...]:
    """Contents of which the record says something: kinds, a detail, or that there are several."""
    return tuple(
        ContentView(
            content=content,
            kinds=tuple(
                ContentUseView(
                    kind=reader.term("content_kinds", use.kind),
                    use=reader.term("uses", use.use),
                    detail=use.detail,
                    marks=reader.marks(use.sources),
                )
                for use in content.kinds
            ),
        )
        for content in record.content
        if content.kinds or content.detail or len(record.content) > 1
    )


def policy_view(policy: Policy, reader: RecordReader) -> PolicyView:
    """The document in words."""
    return PolicyView(
        policy=policy,
        kind=reader.term("policy_kinds", policy.kind),
        versions=tuple(_version_view(version, reader) for version in policy.versions),
    )


def _version_view(version: PolicyVersion, reader: RecordReader) -> VersionView:
    absence = version.absence
    return VersionView(
        version=version,
        mention=reader.term("mentions", version.ai_training),
        absence_mark=reader.marks((absence.source,))[0] if absence else None,
        quote=reader.quote(version.quote),
        marks=reader.marks(version.sources),
    )


def event_view(event: Event, reader: RecordReader) -> EventView:
    """The event in words."""
    return EventView(
        event=event,
        kind=reader.term("event_kinds", event.kind),
        actor_kind=reader.term("actor_kinds", event.actor_kind),
        places=reader.places(event.regions),
        marks=reader.marks(event.sources),
        replies=replies_to(reader, "events", event.id),
    )


def dispute_view(dispute: Dispute, reader: RecordReader) -> DisputeView:
    """The disagreement in words."""
    return DisputeView(
        dispute=dispute,
        kind=reader.term("dispute_kinds", dispute.kind),
        positions=tuple(
            PositionView(position.says, reader.marks(position.sources))
            for position in dispute.positions
        ),
        replies=replies_to(reader, "disputes", dispute.id),
    )
