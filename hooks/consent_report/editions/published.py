"""Published editions: what they say today, and whether that is what was published."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from consent_report.editions.digests import Digests, finding_digests, platform_digest
from consent_report.editions.owners import led_to, organisations_as_known
from consent_report.editions.projection import as_known, without_unnamed
from consent_report.model.dates import PartialDate
from consent_report.model.editions import Edition
from consent_report.model.findings import dated_findings, named_organisations
from consent_report.model.organisations import Organisations
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report

FindingHistory = Mapping[str, Mapping[str, Mapping[str, str]]]
"""For each platform and finding, its short digest in each edition in which it changes, by the
edition's name; empty where the edition does not have the finding. Only to name what changed."""

STANDING = "published-editions-stand"
"""The rule that a rewriting does not keep."""

SHORT = 12
"""Digits of a digest in a history."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A platform of which published editions would say something else."""

    platform: str
    digests: Mapping[str, str]
    """The digest now, by the name of each edition that would change; empty where it has gone."""
    findings: Mapping[str, tuple[str, ...]]
    """Names of the editions in which each finding would change, by its name. Empty where the
    history cannot tell."""


def edition_report(report: Report, edition: Edition) -> Report:
    """The report as it was known on the day of the edition, of the platforms that it tells of."""
    platforms = tuple(
        without_unnamed(known)
        for record in report.platforms
        if report.editions.digest(edition, record.slug)
        and (known := as_known(record, edition.day)) is not None
    )
    named = {each for record in platforms for _where, each in named_organisations(record)}
    organisations = organisations_as_known(report.organisations, edition.day)
    return replace(
        report,
        platforms=platforms,
        organisations=led_to(organisations, named),
        edition=edition,
    )


def rewritings(report: Report, history: FindingHistory) -> Iterator[Rewriting]:
    """Each platform of which an edition would not say what was published, errata included."""
    published = report.editions.published
    then = _Then(report.organisations)
    records = {record.slug: record for record in report.platforms}
    slugs = sorted({slug for edition in published for slug in edition.digests})
    for slug in slugs:
        editions = [each for each in published if report.editions.digest(each, slug)]
        now = dict(_findings_now(records.get(slug), editions, then))
        changed = {
            edition.name: digest
            for edition in editions
            if (digest := now[edition.name][1]) != report.editions.digest(edition, slug)
        }
        if changed:
            findings = _changed_findings(
                {name: now[name][0] for name in changed}, history.get(slug, {}), published
            )
            yield Rewriting(slug, changed, findings)


def edition_digests(report: Report, day: date) -> dict[str, str]:
    """The digest of each platform of which something was known on the day, by slug."""
    organisations = organisations_as_known(report.organisations, day)
    known = ((record.slug, as_known(record, day)) for record in report.platforms)
    return {
        slug: platform_digest(finding_digests(record, organisations))
        for slug, record in sorted(known)
        if record is not None
    }


def finding_history(report: Report) -> dict[str, dict[str, dict[str, str]]]:
    """The history of every finding over all published editions, as they are now."""
    history: dict[str, dict[str, dict[str, str]]] = {}
    then = _Then(report.organisations)
    for record in report.platforms:
        editions = [e for e in report.editions.published if report.editions.digest(e, record.slug)]
        last: dict[str, str] = {}
        for name, (findings, _digest) in _findings_now(record, editions, then):
            for finding in sorted(findings.keys() | last.keys()):
                digest = findings.get(finding, "")[:SHORT]
                if last.get(finding, "") != digest:
                    history.setdefault(record.slug, {}).setdefault(finding, {})[name] = digest
                    last[finding] = digest
    return history


class _Then:
    """Organisations as they were known on days; each day once."""

    def __init__(self, organisations: Organisations) -> None:
        self._organisations = organisations
        self._on: dict[date, Organisations] = {}

    def on(self, day: date) -> Organisations:
        if day not in self._on:
            self._on[day] = organisations_as_known(self._organisations, day)
        return self._on[day]


def _findings_now(
    record: PlatformRecord | None, editions: Sequence[Edition], then: _Then
) -> Iterator[tuple[str, tuple[Digests, str]]]:
    """For each edition, digests of the findings and of the platform as they are now.

    Between two editions on which nothing of the record became known, it is not looked at again.
    """
    turns = _turns(record) if record else []
    last: tuple[tuple[int, Organisations], tuple[Digests, str]] | None = None
    for edition in editions:
        organisations = then.on(edition.day)
        key = (bisect_right(turns, edition.day), organisations)
        if last is None or last[0] != key:
            known = as_known(record, edition.day) if record else None
            findings = finding_digests(known, organisations) if known else {}
            last = (key, (findings, platform_digest(findings) if findings else ""))
        yield edition.name, last[1]


def _turns(record: PlatformRecord) -> list[date]:
    """Every day on which what is known of the record may change, in order."""
    days = {record.looked_on}
    for source in record.sources.values():
        days |= {day for day in (source.published_by, source.settled_by) if day}
        days |= {each.first_day for each in source.evidence_dates}
    for _where, finding in dated_findings(record):
        ends = (finding.span.since, finding.span.until, finding.span.confirmed_on)
        days |= {each.first_day for each in ends if isinstance(each, PartialDate)}
        days |= {each.last_day for each in ends if isinstance(each, PartialDate)}
    days |= {event.on.first_day for event in record.events}
    days |= {reply.on.first_day for reply in record.replies}
    for operator in record.operators:
        ends = (operator.since, operator.until, None)
        days |= {each.first_day for each in ends if isinstance(each, PartialDate)}
    versions = (version for policy in record.policies for version in policy.versions)
    days |= {v.effective_on.first_day for v in versions if isinstance(v.effective_on, PartialDate)}
    days |= {path.walked_on for path in record.opt_outs if path.walked_on}
    return sorted(days)


def _changed_findings(
    now: Mapping[str, Digests],
    history: Mapping[str, Mapping[str, str]],
    published: Iterable[Edition],
) -> dict[str, tuple[str, ...]]:
    changed: dict[str, list[str]] = {}
    current: dict[str, str] = {}
    for edition in published:
        for finding, turns in history.items():
            current[finding] = turns.get(edition.name, current.get(finding, ""))
        if edition.name not in now:
            continue
        findings = now[edition.name]
        for finding in sorted(findings.keys() | current.keys()):
            if findings.get(finding, "")[:SHORT] != current.get(finding, ""):
                changed.setdefault(finding, []).append(edition.name)
    return {finding: tuple(names) for finding, names in changed.items()} if history else {}
