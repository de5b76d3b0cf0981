"""A record as it could have been written on an earlier day: what was known then, and no more.

A finding was known once one of its sources was, and then cites those alone. Its words may
tell of later days, so they are kept only where every source was known. An end that lay
ahead was not known.

The other question, what *was so* on a day as far as is known now, is answered by
:mod:`consent_report.editions.resolution` on the record as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from consent_report.editions.knowledge import Knowledge
from consent_report.model.codes import Basis, Status
from consent_report.model.dates import PartialDate
from consent_report.model.findings import cited_sources
from consent_report.model.platforms import (
    AffiliatesDefinition,
    Content,
    DefinitionMember,
    Dispute,
    Event,
    Operator,
    OptOut,
    PlatformRecord,
    Practice,
    Recipient,
)
from consent_report.model.policies import Policy, PolicyVersion
from consent_report.model.replies import ANSWERABLE, AnsweredFindings, Reply

_DISAGREEING = (Status.DISPUTED, Status.CONTRADICTORY)


def as_known(record: PlatformRecord, day: date) -> PlatformRecord | None:
    """The record as it could have been written on the day; None where no practice was known.

    Gaps have no dates and are what is open at the last look, so none is part of it.
    """
    known = _Known(record, day)
    practices = known.practices
    if not practices:
        return None
    found = replace(
        record,
        looked_on=min(record.looked_on, day),
        practices=practices,
        operators=known.operators(),
        content=tuple(known.content(each) for each in record.content),
        affiliates_definitions=known.definitions(),
        recipients=known.recipients,
        opt_outs=known.opt_outs(),
        policies=tuple(known.policies.values()),
        events=known.events(),
        disputes=tuple(known.disputes.values()),
        gaps=(),
    )
    found = replace(found, replies=tuple(_replies_within(found, known.replies())))
    cited = cited_sources(found)
    return replace(
        found, sources={id_: each for id_, each in known.sources.items() if id_ in cited}
    )


@dataclass(frozen=True)
class _Known(Knowledge):
    """What was known of the parts of a record."""

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """Those that were known, with the recipients and disagreements that were."""
        recipients = {row.id for row in self.recipients}
        return tuple(
            replace(
                row,
                span=seen.span,
                sources=seen.sources,
                basis=Basis.ANNOUNCED if seen.span.days.start > self.day else row.basis,
                conditions=self.words(row.conditions, row.sources),
                detail=self.words(row.detail, row.sources),
                recipients=tuple(each for each in row.recipients if each in recipients),
                dispute=row.dispute if row.dispute in self.disputes else "",
                quote=self.quote(row.quote),
            )
            for row in self.record.practices
            if (seen := self.seen(row))
            and (row.status not in _DISAGREEING or row.dispute in self.disputes)
        )

    @cached_property
    def recipients(self) -> tuple[Recipient, ...]:
        """Those that were known."""
        return tuple(
            replace(
                row,
                span=seen.span,
                sources=seen.sources,
                conditions=self.words(row.conditions, row.sources),
                detail=self.words(row.detail, row.sources),
                quote=self.quote(row.quote),
            )
            for row in self.record.recipients
            if (seen := self.seen(row))
        )

    @cached_property
    def disputes(self) -> Mapping[str, Dispute]:
        """Those of which two versions were known; before, nothing was disputed."""
        found = {}
        for dispute in self.record.disputes:
            positions = tuple(
                replace(each, sources=cited)
                for each in dispute.positions
                if (cited := self.cited(each.sources))
            )
            every = tuple(id_ for each in dispute.positions for id_ in each.sources)
            if len(positions) > 1:
                detail = self.words(dispute.detail, every)
                found[dispute.id] = replace(dispute, positions=positions, detail=detail)
        return found

    @cached_property
    def policies(self) -> Mapping[str, Policy]:
        """Those of which a version was known."""
        found = {}
        for policy in self.record.policies:
            versions = tuple(
                self._version(each, cited)
                for each in policy.versions
                if (cited := self.cited(each.sources, each.effective_on))
            )
            if versions:
                found[policy.id] = replace(policy, versions=versions)
        return found

    def operators(self) -> tuple[Operator, ...]:
        """Those that were known to operate the platform or to have done so."""
        return tuple(
            replace(
                each,
                sources=cited,
                until=self.end(each.until),
                detail=self.words(each.detail, each.sources),
            )
            for each in self.record.operators
            if (cited := self.cited(each.sources))
            and not (isinstance(each.since, PartialDate) and each.since.first_day > self.day)
        )

    def content(self, content: Content) -> Content:
        """The content with the kinds that were known to belong to it or not."""
        kinds = tuple(
            replace(each, sources=cited, detail=self.words(each.detail, each.sources))
            for each in content.kinds
            if (cited := self.cited(each.sources))
        )
        return replace(content, kinds=kinds)

    def definitions(self) -> tuple[AffiliatesDefinition, ...]:
        """Wordings that were known, with the companies that were known to be meant."""
        return tuple(
            replace(
                row,
                span=seen.span,
                sources=seen.sources,
                policy=row.policy if row.policy in self.policies else "",
                includes=self._members(row.includes),
                excludes=self._members(row.excludes),
                quote=self.quote(row.quote),
                detail=self.words(row.detail, row.sources),
            )
            for row in self.record.affiliates_definitions
            if (seen := self.seen(row))
        )

    def opt_outs(self) -> tuple[OptOut, ...]:
        """Paths that were known, for the practices that were."""
        practices = {row.id for row in self.practices}
        return tuple(
            replace(
                row,
                span=seen.span,
                sources=seen.sources,
                practices=named,
                walked_on=row.walked_on if row.walked_on and row.walked_on <= self.day else None,
                dispute=row.dispute if row.dispute in self.disputes else "",
                detail=self.words(row.detail, row.sources),
            )
            for row in self.record.opt_outs
            if (seen := self.seen(row))
            and (named := tuple(each for each in row.practices if each in practices))
        )

    def events(self) -> tuple[Event, ...]:
        """What had happened and was known to have."""
        return tuple(
            replace(event, sources=cited)
            for event in self.record.events
            if (cited := self.cited(event.sources, event.on)) and event.on.first_day <= self.day
        )

    def replies(self) -> tuple[Reply, ...]:
        """What had been answered and was known to have."""
        return tuple(
            replace(reply, sources=cited, quote=self.quote(reply.quote))
            for reply in self.record.replies
            if (cited := self.cited(reply.sources, reply.on)) and reply.on.first_day <= self.day
        )

    def _version(self, version: PolicyVersion, cited: tuple[str, ...]) -> PolicyVersion:
        absence = version.absence
        return replace(
            version,
            sources=cited,
            absence=absence if absence and absence.source in self.sources else None,
            quote=self.quote(version.quote),
            detail=self.words(version.detail, version.sources),
        )

    def _members(self, members: Iterable[DefinitionMember]) -> tuple[DefinitionMember, ...]:
        return tuple(
            replace(each, sources=cited, detail=self.words(each.detail, each.sources))
            for each in members
            if (cited := self.cited(each.sources))
        )


def _replies_within(record: PlatformRecord, replies: Iterable[Reply]) -> Iterator[Reply]:
    """Replies to findings of the record; those to none of them are left out."""
    findings = {name: {each.id for each in getattr(record, name)} for name in ANSWERABLE}
    for reply in replies:
        named = {
            name: tuple(each for each in ids if each in findings[name])
            for name, ids in reply.to.by_list()
        }
        if any(named.values()):
            yield replace(reply, to=AnsweredFindings(**named))


def without_unnamed(record: PlatformRecord) -> PlatformRecord:
    """The record without audiences and contents that only rows on everyone and everything name.

    They may have been told apart after the day, and a row on all of them speaks of none by itself.
    """
    every_audience = tuple(each.id for each in record.audiences)
    every_content = tuple(each.id for each in record.content)
    named = [row.audiences for row in record.practices] + [row.audiences for row in record.opt_outs]
    audiences = {every_audience[0], *(each for row in record.recipients for each in row.audiences)}
    audiences |= {each for ids in named for each in _if_some(ids, every_audience)}
    contents = {every_content[0], *(each.id for each in record.content if each.kinds)}
    contents |= {each for row in record.practices for each in _if_some(row.content, every_content)}
    return replace(
        record,
        audiences=tuple(each for each in record.audiences if each.id in audiences),
        content=tuple(each for each in record.content if each.id in contents),
        practices=tuple(
            replace(
                row,
                audiences=tuple(each for each in row.audiences if each in audiences),
                content=tuple(each for each in row.content if each in contents),
            )
            for row in record.practices
        ),
        opt_outs=tuple(
            replace(path, audiences=tuple(each for each in path.audiences if each in audiences))
            for path in record.opt_outs
        ),
    )


def _if_some(named: tuple[str, ...], every: tuple[str, ...]) -> tuple[str, ...]:
    return named if len(named) < len(every) else ()
