"""Rules on the order of dates within a finding, and on what cannot be known yet."""

from __future__ import annotations

from collections.abc import Iterator

from consent_report.checks.breaches import unmet
from consent_report.checks.context import Context
from consent_report.model.codes import Basis, Status
from consent_report.model.dates import Missing, PartialDate
from consent_report.model.evidence import latest_evidence
from consent_report.model.findings import DatedFinding, dated_findings
from consent_report.model.platforms import PlatformRecord, Practice
from consent_report.model.problems import Breach, shown

_WHOLE_MONTHS = "A year or a month counts from its first day."


def until_is_after_since(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """Where both days are known, ``until`` is later than ``since``."""
    dated = [
        (where, finding.span.since, finding.span.until) for where, finding in dated_findings(record)
    ]
    dated += [
        (("operators", index), each.since, each.until)
        for index, each in enumerate(record.operators)
    ]
    for where, since, until in dated:
        if not (isinstance(since, PartialDate) and isinstance(until, PartialDate)):
            continue
        if until.first_day <= since.first_day:
            is_whole = len(since.text) == len(until.text) == len("2024-09-18")
            expected = f"a day after since ({since})"
            advice = "" if is_whole else _WHOLE_MONTHS
            yield unmet(
                (*where, "until"), expected, shown(until.text), advice, ((*where, "since"),)
            )


def meaning_of_since_is_given(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """``since_is`` is given where ``since`` is a date, and only there."""
    for where, finding in dated_findings(record):
        span = finding.span
        if span.since is Missing.UNKNOWN and span.since_is:
            expected = "no since_is, since the day is unknown"
            yield unmet((*where, "since_is"), expected, shown(span.since_is), "Remove it.")
        if span.since is not Missing.UNKNOWN and not span.since_is:
            expected = f"the key since_is: what happened on {span.since}"
            yield unmet((*where, "since_is"), expected, "none")


def unknown_end_is_confirmed(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A finding that ended on an unknown day has a last day on which it was confirmed."""
    for where, finding in dated_findings(record):
        if finding.span.until is Missing.UNKNOWN and finding.span.confirmed_on is None:
            expected = "confirmed_on, since until is unknown and no source that is cited has a date"
            yield unmet((*where, "confirmed_on"), expected, "none", related=((*where, "until"),))


def confirmation_is_not_before_since(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """``confirmed_on``, where it is written, is not before ``since``."""
    for where, finding in dated_findings(record):
        since, confirmed_on = finding.span.since, finding.span.confirmed_on
        if not isinstance(since, PartialDate) or confirmed_on is None:
            continue
        if confirmed_on.first_day >= since.first_day:
            continue
        if confirmed_on.last_day < since.first_day and _is_written(finding, record):
            expected = f"a day not before since ({since})"
            related = ((*where, "since"),)
            yield unmet((*where, "confirmed_on"), expected, shown(confirmed_on.text), "", related)


def confirmation_is_not_after_looking(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """``confirmed_on``, where it is written, is not after ``looked_on``."""
    for where, finding in dated_findings(record):
        confirmed_on = finding.span.confirmed_on
        if confirmed_on is None or confirmed_on.first_day <= record.looked_on:
            continue
        if _is_written(finding, record):
            expected = f"a day not after looked_on ({record.looked_on})"
            related = (("looked_on",),)
            yield unmet((*where, "confirmed_on"), expected, shown(confirmed_on.text), "", related)


def sources_are_not_newer_than_looking(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """No source was published, changed or captured after ``looked_on``."""
    for source_id, source in record.sources.items():
        for value in source.evidence_dates:
            if value.first_day > record.looked_on:
                expected = f"dates not after looked_on ({record.looked_on})"
                where = ("sources", source_id)
                yield unmet(where, expected, value.text, related=(("looked_on",),))


def events_are_not_after_looking(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """No event happened after ``looked_on``; what is announced is an event of its announcement."""
    for index, event in enumerate(record.events):
        if event.on.first_day > record.looked_on:
            expected = f"a day not after looked_on ({record.looked_on})"
            advice = "Record the announcement as the event, and what it announces as a practice."
            place = ("events", index, "on")
            yield unmet(place, expected, shown(event.on.text), advice, (("looked_on",),))


def replies_are_not_after_looking(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """No reply was given after ``looked_on``."""
    for index, reply in enumerate(record.replies):
        if reply.on.first_day > record.looked_on:
            expected = f"a day not after looked_on ({record.looked_on})"
            place = ("replies", index, "on")
            yield unmet(place, expected, shown(reply.on.text), related=(("looked_on",),))


def paths_are_not_walked_after_looking(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """No opt-out path was walked after ``looked_on``."""
    for index, opt_out in enumerate(record.opt_outs):
        if opt_out.walked_on is not None and opt_out.walked_on > record.looked_on:
            expected = f"a day not after looked_on ({record.looked_on})"
            place = ("opt_outs", index, "walked_on")
            found = shown(opt_out.walked_on.isoformat())
            yield unmet(place, expected, found, related=(("looked_on",),))


def policies_are_not_seen_after_looking(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """No version of a policy was seen after ``looked_on``; it may take effect later."""
    for index, policy in enumerate(record.policies):
        for inner, version in enumerate(policy.versions):
            seen_on = version.seen_on
            if isinstance(seen_on, PartialDate) and seen_on.first_day > record.looked_on:
                expected = f"a day not after looked_on ({record.looked_on})"
                place = ("policies", index, "versions", inner, "seen_on")
                yield unmet(place, expected, shown(seen_on.text), related=(("looked_on",),))


def coming_practices_are_announced(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice that begins after ``looked_on`` is planned or has the basis announced."""
    for index, practice in enumerate(record.practices):
        since = practice.span.since
        if not isinstance(since, PartialDate) or since.first_day <= record.looked_on:
            continue
        if not _is_announced(practice):
            expected = f"announced, since it begins after looked_on ({record.looked_on})"
            where = ("practices", index, "basis")
            yield unmet(where, expected, practice.basis.value, related=(("looked_on",),))


def coming_days_are_effective_days(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """Where ``since`` lies after ``looked_on``, it is the day on which something takes effect."""
    for where, finding in dated_findings(record):
        span = finding.span
        if not isinstance(span.since, PartialDate) or span.since.first_day <= record.looked_on:
            continue
        if span.since_is and span.since_is != "effective":
            expected = f"effective, since the day lies after looked_on ({record.looked_on})"
            yield unmet((*where, "since_is"), expected, shown(span.since_is))


def _is_announced(practice: Practice) -> bool:
    return practice.status is Status.PLANNED or practice.basis is Basis.ANNOUNCED


def _is_written(finding: DatedFinding, record: PlatformRecord) -> bool:
    """Whether ``confirmed_on`` is not merely the date that the sources give."""
    span = finding.span
    return span.confirmed_on != latest_evidence(record.sources, finding.sources, span.until)
