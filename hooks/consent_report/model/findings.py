"""Walks over the parts of a record: its findings, what they cite, quote and name."""

from __future__ import annotations

from collections.abc import Iterator

from consent_report.model.platforms import (
    AffiliatesDefinition,
    DefinitionMember,
    OptOut,
    PlatformRecord,
    Practice,
    Recipient,
)
from consent_report.model.problems import Pointer
from consent_report.model.sources import Quotation

DatedFinding = Practice | AffiliatesDefinition | Recipient | OptOut
Citations = Iterator[tuple[Pointer, tuple[str, ...]]]


def dated_findings(record: PlatformRecord) -> Iterator[tuple[Pointer, DatedFinding]]:
    """Every finding with a start and an end, and its place."""
    for index, practice in enumerate(record.practices):
        yield ("practices", index), practice
    for index, definition in enumerate(record.affiliates_definitions):
        yield ("affiliates_definitions", index), definition
    for index, recipient in enumerate(record.recipients):
        yield ("recipients", index), recipient
    for index, opt_out in enumerate(record.opt_outs):
        yield ("opt_outs", index), opt_out


def named_regions(record: PlatformRecord) -> Iterator[str]:
    """Every code of a place that something in the record names, on whatever day; repeatedly."""
    for _where, finding in dated_findings(record):
        yield from finding.regions
    for operator in record.operators:
        yield from operator.regions
    for event in record.events:
        yield from event.regions


def citations(record: PlatformRecord) -> Citations:
    """Every list of sources, and its place."""
    for where, finding in dated_findings(record):
        yield (*where, "sources"), finding.sources
    for index, operator in enumerate(record.operators):
        yield ("operators", index, "sources"), operator.sources
    for index, event in enumerate(record.events):
        yield ("events", index, "sources"), event.sources
    for index, reply in enumerate(record.replies):
        yield ("replies", index, "sources"), reply.sources
    yield from _nested_citations(record)


def _nested_citations(record: PlatformRecord) -> Citations:
    for index, content in enumerate(record.content):
        for inner, kind in enumerate(content.kinds):
            yield ("content", index, "kinds", inner, "sources"), kind.sources
    for where, member in _members(record):
        yield (*where, "sources"), member.sources
    for index, policy in enumerate(record.policies):
        for inner, version in enumerate(policy.versions):
            yield ("policies", index, "versions", inner, "sources"), version.sources
    for index, dispute in enumerate(record.disputes):
        for inner, position in enumerate(dispute.positions):
            yield ("disputes", index, "positions", inner, "sources"), position.sources


def _members(record: PlatformRecord) -> Iterator[tuple[Pointer, DefinitionMember]]:
    for index, definition in enumerate(record.affiliates_definitions):
        for inner, member in enumerate(definition.includes):
            yield ("affiliates_definitions", index, "includes", inner), member
        for inner, member in enumerate(definition.excludes):
            yield ("affiliates_definitions", index, "excludes", inner), member


def quotations(record: PlatformRecord) -> Iterator[tuple[Pointer, Quotation, tuple[str, ...]]]:
    """Every quotation, its place, and the sources of the finding that it stands in."""
    for where, finding in dated_findings(record):
        if not isinstance(finding, OptOut) and finding.quote is not None:
            yield (*where, "quote"), finding.quote, finding.sources
    for index, policy in enumerate(record.policies):
        for inner, version in enumerate(policy.versions):
            if version.quote is not None:
                where = ("policies", index, "versions", inner, "quote")
                yield where, version.quote, version.sources
    for index, reply in enumerate(record.replies):
        if reply.quote is not None:
            yield ("replies", index, "quote"), reply.quote, reply.sources


def named_organisations(record: PlatformRecord) -> Iterator[tuple[Pointer, str]]:
    """Every identifier of an organisation, and its place."""
    for index, operator in enumerate(record.operators):
        yield ("operators", index, "organisation"), operator.organisation
    for index, recipient in enumerate(record.recipients):
        if recipient.party.organisation:
            yield ("recipients", index, "organisation"), recipient.party.organisation
    for where, member in _members(record):
        if member.party.organisation:
            yield (*where, "organisation"), member.party.organisation


def cited_sources(record: PlatformRecord) -> frozenset[str]:
    """Identifiers of all sources that something in the record cites."""
    cited = {source_id for _where, source_ids in citations(record) for source_id in source_ids}
    cited.update(quotation.source for _where, quotation, _sources in quotations(record))
    cited.update(source_id for _where, source_id in searched_sources(record))
    return frozenset(cited)


def searched_sources(record: PlatformRecord) -> Iterator[tuple[Pointer, str]]:
    """The source of each absence claim, and its place."""
    for index, policy in enumerate(record.policies):
        for inner, version in enumerate(policy.versions):
            if version.absence is not None:
                where = ("policies", index, "versions", inner, "absence", "source")
                yield where, version.absence.source
