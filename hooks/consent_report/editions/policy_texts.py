"""When the policies of a platform said nothing of AI training, and when they began to speak. Pure.

A version is a text that was read. Between two that say nothing, the document is taken to have
said nothing; between the last of them and the first that speaks, nobody read it, so the day on
which it began to speak is a range of days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consent_report.editions.day_counts import DayRange
from consent_report.editions.uses import TRAINING
from consent_report.model.codes import Status
from consent_report.model.dates import Missing, PartialDate, Start
from consent_report.model.platforms import PlatformRecord
from consent_report.model.policies import Policy, PolicyVersion

TEXT_DATES = frozenset({"effective", "first_archived"})
"""Meanings of a start that, for what a policy states, are days of the policy itself."""

POLICY_DOCUMENTS = frozenset({"contract", "policy"})
"""Codes of ``documents.yml`` that are policies."""

_NOT_POLICIES = frozenset({"help", "blog"})
"""Codes of ``policy_kinds.yml`` that tell people something and bind nobody."""

_SPEAKING = frozenset({"stated", "partly"})
_SILENT = "not_stated"
"""Codes of ``mentions.yml``."""


@dataclass(frozen=True, slots=True)
class PolicyText:
    """One document, up to the first version that speaks."""

    policy: Policy
    silent: tuple[PolicyVersion, ...]
    """Versions that say nothing, before any that speaks; oldest first."""
    quiet: DayRange | None
    """From the first to the last day on which it is known to have said nothing. None where no
    such version was read, or where dates contradict each other."""
    speaking: PolicyVersion | None
    """The first version that speaks, if only in part; None where none does."""
    began: DayRange | None
    """When it began to speak. None where it does not, and where its wording before was not read."""
    spoke_by: date | None
    """The first day on which it surely spoke; None where it does not."""


@dataclass(frozen=True, slots=True)
class FirstWord:
    """When a policy of the platform first spoke."""

    earliest: date | None
    """None where it may have been at any time before."""
    latest: date
    in_effect_from: Start
    """The day that the policy names for itself; unknown where it was only seen."""
    text: PolicyText | None
    """The document that surely spoke first; None where only a practice tells that a policy did."""
    practice: str = ""
    """Identifier of that practice; empty where there is a document."""


def policy_texts(record: PlatformRecord, day: date) -> tuple[PolicyText, ...]:
    """Each policy of the record, help pages and announcements left out, as of the day."""
    return tuple(
        _text(policy, record, day) for policy in record.policies if policy.kind not in _NOT_POLICIES
    )


def speaking_versions(record: PlatformRecord) -> Iterator[PolicyVersion]:
    """Every version of these policies that speaks, if only in part."""
    for policy in record.policies:
        if policy.kind not in _NOT_POLICIES:
            yield from (each for each in policy.versions if each.ai_training in _SPEAKING)


def first_word(record: PlatformRecord, texts: Sequence[PolicyText], day: date) -> FirstWord | None:
    """When a policy first spoke, as of the day; None where none does.

    A text whose wording before was not read counts from the day on which it surely spoke.
    """
    words = [
        *(
            FirstWord(None, text.spoke_by, text.speaking.effective_on, text)
            for text in texts
            if text.speaking and text.spoke_by
        ),
        *_stated_in_policies(record, day),
    ]
    if not words:
        return None
    first = min(words, key=lambda each: each.latest)
    earliest = min((each.began.first for each in texts if each.began), default=date.max)
    return replace(first, earliest=earliest if earliest <= first.latest else None)


def _stated_in_policies(record: PlatformRecord, day: date) -> Iterator[FirstWord]:
    """What practices that a policy states tell of the day on which it surely spoke."""
    for row in record.practices:
        speaks = row.act in TRAINING and row.status is not Status.UNDISCLOSED
        if not speaks or row.stated_in not in POLICY_DOCUMENTS:
            continue
        if not isinstance(row.span.since, PartialDate):
            yield FirstWord(None, row.span.days.start, row.span.since, None, row.id)
        elif row.span.since_is in TEXT_DATES and row.span.since.first_day <= day:
            since = row.span.since
            effect: Start = since if row.span.since_is == "effective" else Missing.UNKNOWN
            yield FirstWord(None, since.last_day, effect, None, row.id)


def _text(policy: Policy, record: PlatformRecord, day: date) -> PolicyText:
    silent: list[PolicyVersion] = []
    speaking = None
    for version in policy.versions:
        if version.ai_training in _SPEAKING and not _lies_ahead(version, day):
            speaking = version
            break
        if version.ai_training == _SILENT and not _lies_ahead(version, day):
            silent.append(version)
    quiet = _quiet(silent, record)
    spoke_by = _spoke_by(speaking, record) if speaking else None
    if quiet and spoke_by and quiet.last > spoke_by:
        quiet = None
    return PolicyText(
        policy=policy,
        silent=tuple(silent),
        quiet=quiet,
        speaking=speaking,
        began=_began(quiet, speaking, spoke_by),
        spoke_by=spoke_by,
    )


def _lies_ahead(version: PolicyVersion, day: date) -> bool:
    effective_on = version.effective_on
    return isinstance(effective_on, PartialDate) and effective_on.first_day > day


def _quiet(silent: Sequence[PolicyVersion], record: PlatformRecord) -> DayRange | None:
    """The surest days: the end of the first date and the beginning of the last one."""
    dates = [each for version in silent for each in _silent_dates(version, record)]
    if not dates:
        return None
    first, last = min(each.last for each in dates), max(each.first for each in dates)
    return DayRange(first, last) if first <= last else None


def _silent_dates(version: PolicyVersion, record: PlatformRecord) -> list[DayRange]:
    """When the version surely was the text in force: its effect, and when it was seen since."""
    seen = [DayRange(day, day) for day in captured_days(version, record)]
    if isinstance(version.seen_on, PartialDate):
        seen.append(DayRange.of(version.seen_on))
    if not isinstance(version.effective_on, PartialDate):
        return seen
    effective = DayRange.of(version.effective_on)
    return [effective, *(each for each in seen if each.first >= effective.last)]


def captured_days(version: PolicyVersion, record: PlatformRecord) -> list[date]:
    """Days of the copies that show this version and no other of the record."""
    others = {
        source
        for policy in record.policies
        for each in policy.versions
        if each is not version
        for source in each.sources
    }
    copies = (record.sources[each].snapshot for each in version.sources if each not in others)
    return [copy.captured_on for copy in copies if copy is not None]


def _spoke_by(version: PolicyVersion, record: PlatformRecord) -> date:
    """The day of its effect; where that is not known, the first on which it could be read."""
    if isinstance(version.effective_on, PartialDate):
        return version.effective_on.last_day
    days = [record.sources[each].settled_by for each in version.sources]
    if isinstance(version.seen_on, PartialDate):
        days.append(version.seen_on.last_day)
    return min((each for each in days if each), default=record.looked_on)


def _began(
    quiet: DayRange | None, speaking: PolicyVersion | None, spoke_by: date | None
) -> DayRange | None:
    if quiet is None or speaking is None or spoke_by is None:
        return None
    first = quiet.last + timedelta(days=1)
    if isinstance(speaking.effective_on, PartialDate):
        first = min(first, speaking.effective_on.first_day)
    return DayRange(min(first, spoke_by), spoke_by)
