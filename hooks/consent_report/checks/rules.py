"""All rules, in the order in which they are applied, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from consent_report.checks import (
    changes,
    dates,
    evidence,
    identity,
    names,
    opt_outs,
    order,
    organisations,
    overlaps,
    places,
    practices,
    quotations,
    references,
)
from consent_report.checks.context import Context
from consent_report.model.organisations import Organisations
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach

RecordRule = Callable[[PlatformRecord, Context], Iterator[Breach]]
OrganisationsRule = Callable[[Organisations], Iterator[Breach]]
ReportRule = Callable[[Sequence[PlatformRecord]], Iterator[tuple[PlatformRecord, Breach]]]

RECORD_RULES: tuple[RecordRule, ...] = (
    identity.slug_is_the_file_name,
    identity.ids_are_unique,
    identity.reserved_words_are_not_ids,
    identity.names_are_given_once,
    references.sources_cited_are_defined,
    references.sources_defined_are_cited,
    references.quotations_stand_in_a_source_of_their_finding,
    references.practice_audiences_are_declared,
    references.practice_contents_are_declared,
    references.recipient_audiences_are_declared,
    references.practice_recipients_are_defined,
    references.disputes_named_are_defined,
    references.opt_out_practices_are_defined,
    references.opt_out_audiences_are_declared,
    references.reply_findings_are_defined,
    references.definition_policies_are_defined,
    references.organisations_named_are_defined,
    dates.until_is_after_since,
    dates.meaning_of_since_is_given,
    dates.unknown_end_is_confirmed,
    dates.confirmation_is_not_before_since,
    dates.confirmation_is_not_after_looking,
    dates.sources_are_not_newer_than_looking,
    dates.events_are_not_after_looking,
    dates.replies_are_not_after_looking,
    dates.paths_are_not_walked_after_looking,
    dates.policies_are_not_seen_after_looking,
    dates.coming_practices_are_announced,
    dates.coming_days_are_effective_days,
    order.events_are_in_order_of_date,
    order.replies_are_in_order_of_date,
    order.policy_versions_are_in_order_of_date,
    order.affiliates_definitions_are_in_order_of_date,
    practices.disagreement_is_named,
    practices.planned_practice_is_announced,
    practices.silence_is_stated_by_the_report,
    evidence.platform_statement_cites_its_document,
    evidence.undated_sources_say_when_they_were_read,
    evidence.sources_are_not_read_after_looking,
    evidence.git_snapshots_carry_a_hash,
    changes.status_change_has_its_event,
    changes.paused_practice_has_its_pause,
    changes.pauses_end_before_they_begin_again,
    opt_outs.default_on_practice_has_a_way_out,
    opt_outs.no_way_out_is_stated,
    opt_outs.done_practice_has_no_known_way_out,
    opt_outs.mandatory_practice_has_no_way_out,
    opt_outs.opt_out_address_belongs_to_the_platform,
    opt_outs.foreign_host_is_foreign,
    opt_outs.opt_out_texts_hold_no_address,
    quotations.quotations_are_short,
    places.places_are_named_once,
    places.unnamed_places_stand_alone,
    overlaps.rows_give_one_answer,
)

RULES_WITHOUT_ORGANISATIONS: tuple[RecordRule, ...] = tuple(
    rule
    for rule in RECORD_RULES
    if rule
    not in (
        references.organisations_named_are_defined,
        opt_outs.opt_out_address_belongs_to_the_platform,
        opt_outs.foreign_host_is_foreign,
    )
)
"""What can be said of a record while the file of organisations cannot be used."""

ORGANISATIONS_RULES: tuple[OrganisationsRule, ...] = (
    organisations.owners_are_defined,
    organisations.ownership_has_no_ring,
    organisations.ownership_ends_after_it_begins,
    organisations.ownership_sources_are_defined,
    organisations.organisation_sources_are_cited,
)

REPORT_RULES: tuple[ReportRule, ...] = (names.names_belong_to_one_platform,)


def rule_name(rule: Callable[..., object]) -> str:
    """How output names a rule: its function's name in kebab case."""
    return rule.__name__.replace("_", "-")


def record_breaches(
    record: PlatformRecord, context: Context, rules: Sequence[RecordRule] = RECORD_RULES
) -> Iterator[Breach]:
    """What one record does not keep."""
    for rule in rules:
        for breach in rule(record, context):
            yield replace(breach, rule=rule_name(rule))


def organisations_breaches(organisations_: Organisations) -> Iterator[Breach]:
    """What the organisations do not keep."""
    for rule in ORGANISATIONS_RULES:
        for breach in rule(organisations_):
            yield replace(breach, rule=rule_name(rule))


def report_breaches(
    records: Sequence[PlatformRecord],
) -> Iterator[tuple[PlatformRecord, Breach]]:
    """What the records together do not keep, each breach with the record that it stands in."""
    for rule in REPORT_RULES:
        for record, breach in rule(records):
            yield record, replace(breach, rule=rule_name(rule))
