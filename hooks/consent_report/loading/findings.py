"""What a record says of affiliates, recipients, events, disagreements and replies."""

from __future__ import annotations

from consent_report.loading.fields import Data, Frame, given, given_tuples, quotation_in
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import (
    AffiliatesDefinition,
    DefinitionMember,
    Dispute,
    DisputePosition,
    Event,
    NamedParty,
    Recipient,
)
from consent_report.model.replies import ANSWERABLE, AnsweredFindings, Reply


def definition_of(data: Data, frame: Frame) -> AffiliatesDefinition:
    """How affiliates are defined during some time."""
    return AffiliatesDefinition(
        id=data["id"],
        term=data["term"],
        mechanism=data["mechanism"],
        span=frame.span(data),
        stated_in=data["stated_in"],
        stated_by=data["stated_by"],
        sources=tuple(data["sources"]),
        includes=tuple(_member(each) for each in data.get("includes", ())),
        excludes=tuple(_member(each) for each in data.get("excludes", ())),
        **given(data, "threshold", "policy", "detail"),
        **given_tuples(data, "regions"),
        **quotation_in(data),
    )


def _member(data: Data) -> DefinitionMember:
    return DefinitionMember(_party(data), tuple(data["sources"]), data.get("detail", ""))


def _party(data: Data) -> NamedParty:
    return NamedParty(data.get("organisation", ""), data.get("name", ""))


def recipient_of(data: Data, frame: Frame) -> Recipient:
    """Somebody who gets the content, may get it, or is said not to."""
    return Recipient(
        id=data["id"],
        party=_party(data),
        relation=data["relation"],
        receipt=data["receipt"],
        purposes=tuple(data["purposes"]),
        span=frame.span(data),
        sources=tuple(data["sources"]),
        **given(data, "conditions", "detail"),
        **given_tuples(data, "regions", "audiences"),
        **quotation_in(data),
    )


def event_of(data: Data) -> Event:
    """Something that happened on a day."""
    return Event(
        id=data["id"],
        on=PartialDate.parse(data["on"]),
        kind=data["kind"],
        actor=data["actor"],
        actor_kind=data["actor_kind"],
        summary=data["summary"],
        sources=tuple(data["sources"]),
        **given_tuples(data, "regions"),
    )


def dispute_of(data: Data) -> Dispute:
    """A question on which sources disagree."""
    positions = tuple(
        DisputePosition(each["says"], tuple(each["sources"])) for each in data["positions"]
    )
    return Dispute(data["id"], data["about"], positions, **given(data, "kind", "detail"))


def reply_of(data: Data) -> Reply:
    """What a company answered."""
    return Reply(
        id=data["id"],
        on=PartialDate.parse(data["on"]),
        to=AnsweredFindings(**given_tuples(data["to"], *ANSWERABLE)),
        says=data["says"],
        sources=tuple(data["sources"]),
        **quotation_in(data),
    )
