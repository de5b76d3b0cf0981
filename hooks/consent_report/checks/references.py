"""Rules on names that point to something else in the record or beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from consent_report.checks.breaches import did_you_mean, unmet
from consent_report.checks.context import Context
from consent_report.model.findings import (
    citations,
    cited_sources,
    named_organisations,
    quotations,
    searched_sources,
)
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach, Pointer, shown


def sources_cited_are_defined(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """Every source that is cited stands under ``sources``."""
    defined = record.sources.keys()
    for where, source_ids in citations(record):
        if not defined >= set(source_ids):
            yield from _undefined(where, source_ids, defined, "a source of this record")
    for where, quotation, _sources in quotations(record):
        yield from _undefined_one(
            (*where, "source"), quotation.source, defined, "a source of this record"
        )
    for where, source_id in searched_sources(record):
        yield from _undefined_one(where, source_id, defined, "a source of this record")


def sources_defined_are_cited(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """Every source under ``sources`` is cited by something."""
    cited = cited_sources(record)
    for source_id in record.sources:
        if source_id not in cited:
            expected = "a source that something in this record cites"
            advice = "Cite it where it says so, or remove it."
            yield unmet(("sources", source_id), expected, shown(source_id), advice)


def quotations_stand_in_a_source_of_their_finding(
    record: PlatformRecord, _: Context
) -> Iterator[Breach]:
    """The source of a quotation is among the sources of the finding that it stands in."""
    for where, quotation, source_ids in quotations(record):
        if quotation.source not in source_ids and quotation.source in record.sources:
            expected = "one of the sources of this finding"
            advice = f"Add {shown(quotation.source)} to its sources."
            yield unmet((*where, "source"), expected, shown(quotation.source), advice)


def practice_audiences_are_declared(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice names audiences of its record."""
    declared = [audience.id for audience in record.audiences]
    for index, practice in enumerate(record.practices):
        where: Pointer = ("practices", index, "audiences")
        yield from _undeclared(where, practice.audiences, declared, "an audience of this record")


def recipient_audiences_are_declared(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A recipient names audiences of its record."""
    declared = [audience.id for audience in record.audiences]
    for index, recipient in enumerate(record.recipients):
        where: Pointer = ("recipients", index, "audiences")
        yield from _undefined(where, recipient.audiences, declared, "an audience of this record")


def practice_contents_are_declared(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice names contents of its record."""
    declared = [content.id for content in record.content]
    for index, practice in enumerate(record.practices):
        where: Pointer = ("practices", index, "content")
        yield from _undeclared(where, practice.content, declared, "a content of this record")


def practice_recipients_are_defined(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice names recipients of its record."""
    defined = {recipient.id for recipient in record.recipients}
    for index, practice in enumerate(record.practices):
        where = ("practices", index, "recipients")
        yield from _undefined(where, practice.recipients, defined, "a recipient of this record")


def disputes_named_are_defined(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice or an opt-out entry names a disagreement of its record."""
    defined = {dispute.id for dispute in record.disputes}
    named: list[tuple[Pointer, str]] = [
        (("practices", index, "dispute"), row.dispute) for index, row in enumerate(record.practices)
    ]
    named += [
        (("opt_outs", index, "dispute"), path.dispute) for index, path in enumerate(record.opt_outs)
    ]
    for where, dispute in named:
        if dispute:
            yield from _undefined_one(where, dispute, defined, "a disagreement of this record")


def opt_out_practices_are_defined(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """An opt-out entry names practices of its record."""
    defined = {practice.id for practice in record.practices}
    for index, opt_out in enumerate(record.opt_outs):
        where = ("opt_outs", index, "practices")
        yield from _undefined(where, opt_out.practices, defined, "a practice of this record")


def opt_out_audiences_are_declared(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """An opt-out entry names audiences of its record."""
    declared = [audience.id for audience in record.audiences]
    undeclared_elsewhere = {each for row in record.practices for each in row.audiences}
    for index, opt_out in enumerate(record.opt_outs):
        where: Pointer = ("opt_outs", index, "audiences")
        named = [each for each in opt_out.audiences if each not in undeclared_elsewhere]
        if not set(named) <= set(declared):
            expected = "an audience of this record"
            yield from _undeclared(where, opt_out.audiences, declared, expected)


def reply_findings_are_defined(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A reply answers findings of its record."""
    for index, reply in enumerate(record.replies):
        for name, ids in reply.to.by_list():
            defined = {each.id for each in getattr(record, name)}
            expected = f"one of the {name} of this record"
            yield from _undefined(("replies", index, "to", name), ids, defined, expected)


def definition_policies_are_defined(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A definition of affiliates names a policy of its record."""
    defined = {policy.id for policy in record.policies}
    for index, definition in enumerate(record.affiliates_definitions):
        if definition.policy:
            where = ("affiliates_definitions", index, "policy")
            yield from _undefined_one(where, definition.policy, defined, "a policy of this record")


def organisations_named_are_defined(record: PlatformRecord, context: Context) -> Iterator[Breach]:
    """Every organisation that a record names stands in ``organisations.yml``."""
    for where, organisation in named_organisations(record):
        if organisation not in context.organisations.by_id:
            known = context.organisations.by_id
            advice = did_you_mean(organisation, known, "Add it to data/organisations.yml.")
            expected = "an organisation of data/organisations.yml"
            yield unmet(where, expected, shown(organisation), advice)


def _undefined(
    where: Pointer, names: Iterable[str], defined: Collection[str], expected: str
) -> Iterator[Breach]:
    for index, name in enumerate(names):
        yield from _undefined_one((*where, index), name, defined, expected)


def _undefined_one(
    where: Pointer, name: str, defined: Collection[str], expected: str
) -> Iterator[Breach]:
    if name not in defined:
        otherwise = "" if defined else "The record has none."
        yield unmet(where, expected, shown(name), did_you_mean(name, defined, otherwise))


def _undeclared(
    where: Pointer, names: tuple[str, ...], declared: list[str], expected: str
) -> Iterator[Breach]:
    """Located at the item, or at the list where ``all`` has been written out in it."""
    if set(names) <= set(declared):
        return
    is_written_out = len(declared) > 1 and names[: len(declared)] == tuple(declared)
    for index, name in enumerate(names):
        place = where if is_written_out else (*where, index)
        yield from _undefined_one(place, name, declared, f"{expected}, or all")
