"""How long a use of people's content was known while no policy of the platform spoke of it. Pure.

A figure stands only where the record carries it: a dated start that is not itself the date of a
policy, and a text that was read and said nothing. What is not known widens a figure or takes its
end away; it never makes it exact (ADR-0011).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from consent_report.editions.day_counts import DayCount, DayRange, days_between
from consent_report.editions.policy_texts import (
    POLICY_DOCUMENTS,
    TEXT_DATES,
    FirstWord,
    PolicyText,
    first_word,
    policy_texts,
)
from consent_report.editions.uses import is_unasked_use
from consent_report.model.codes import Basis, PathFinding
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import PlatformRecord, Practice

_BEGAN_EARLIER = frozenset({"disclosed", "first_archived", "first_used"})
"""Meanings of a start that may be later than the start itself; codes of ``date_meanings.yml``."""


class StartKind(StrEnum):
    """What a figure counts from."""

    SETTING = "setting"
    DISCLOSURE = "disclosure"
    PRACTICE = "practice"


class Outcome(StrEnum):
    """What can be said of a platform's silence, and if nothing, why."""

    MEASURED = "measured"
    SPOKE_FIRST = "spoke_first"
    """A policy spoke by the time from which the use is known."""
    TEXT_NOT_READ = "text_not_read"
    """No text was read that said nothing while the use was known."""
    ORDER_NOT_KNOWN = "order_not_known"
    """The dates do not tell whether any day lay in between."""
    START_NOT_KNOWN = "start_not_known"
    """No date of the use but those of the policy that states it."""
    NOTHING_DONE = "nothing_done"
    """The record holds no use for which nobody was asked."""


@dataclass(frozen=True, slots=True)
class Start:
    """A day on which a use, or a setting against it, was there."""

    kind: StartKind
    id: str
    """Of an event, or of a practice where the kind is one."""
    on: PartialDate
    sources: tuple[str, ...]
    meaning: str = ""
    """Code of ``date_meanings.yml``; empty for an event."""

    @property
    def days(self) -> DayRange:
        """Every day that it may have been."""
        return DayRange.of(self.on)

    @property
    def may_be_earlier(self) -> bool:
        """Whether the use may have begun before."""
        return self.meaning in _BEGAN_EARLIER


@dataclass(frozen=True, slots=True)
class Silence:
    """The days from a start to the first word of a policy."""

    start: Start
    days: DayCount


@dataclass(frozen=True, slots=True)
class PlatformSilence:
    """All that can be computed for one platform."""

    record: PlatformRecord
    outcome: Outcome
    word: FirstWord | None
    """None where no policy speaks."""
    silences: tuple[Silence, ...]
    """The longest of each kind of start; the longest first."""
    quiet: tuple[PolicyText, ...]
    """Texts that were read and said nothing until a policy spoke. Empty where nothing is
    measured."""

    @property
    def longest(self) -> Silence | None:
        """The figure to compare platforms by."""
        return next((each for each in self.silences if each.days.tells_something), None)


def platform_silence(record: PlatformRecord, day: date) -> PlatformSilence:
    """What the record tells on the day."""
    texts = policy_texts(record, day)
    word = first_word(record, texts, day)
    starts = [each for each in _starts(record) if each.on.first_day <= day]
    silences = _longest_of_each_kind(_silences(starts, texts, word))
    measured = any(each.days.tells_something for each in silences)
    reason = Outcome.ORDER_NOT_KNOWN if silences else _reason(record, starts, word)
    return PlatformSilence(
        record=record,
        outcome=Outcome.MEASURED if measured else reason,
        word=word,
        silences=silences if measured else (),
        quiet=_quiet_until(word, texts) if measured else (),
    )


def by_length(found: Iterable[PlatformSilence]) -> tuple[PlatformSilence, ...]:
    """Those that are measured, by the days that are sure, then by those that may be; longest first.

    Equals keep their order.
    """
    measured = [each for each in found if each.longest]
    return tuple(sorted(measured, key=lambda each: _sorted_as(each.longest)))


def _sorted_as(silence: Silence | None) -> tuple[int, float]:
    return _length(silence.days) if silence else (0, 0)


def _length(days: DayCount) -> tuple[int, float]:
    """A key that sorts the longest first."""
    return -days.least, float("-inf") if days.most is None else -days.most


def _starts(record: PlatformRecord) -> Iterator[Start]:
    """Uses for which nobody was asked, and events of which a source tells that they cite, too."""
    uses = [row for row in record.practices if _is_done(row)]
    for row in uses:
        since = row.span.since
        if isinstance(since, PartialDate) and not _is_date_of_a_policy(row):
            yield Start(StartKind.PRACTICE, row.id, since, row.sources, row.span.since_is)
    told = {source for row in uses for source in row.sources}
    ways = {source for each in _ways_out(record, uses) for source in each}
    for event in record.events:
        if event.kind == "disclosure" and not told.isdisjoint(event.sources):
            yield Start(StartKind.DISCLOSURE, event.id, event.on, event.sources)
        if event.kind == "setting_added" and not ways.isdisjoint(event.sources):
            yield Start(StartKind.SETTING, event.id, event.on, event.sources)


def _is_done(row: Practice) -> bool:
    return is_unasked_use(row) and row.basis is Basis.PRACTICE


def _is_date_of_a_policy(row: Practice) -> bool:
    return row.stated_in in POLICY_DOCUMENTS and row.span.since_is in TEXT_DATES


def _ways_out(record: PlatformRecord, uses: Sequence[Practice]) -> Iterator[tuple[str, ...]]:
    """The sources of each way out that was found for one of the uses."""
    ids = {row.id for row in uses}
    for path in record.opt_outs:
        if path.finding is PathFinding.FOUND and not ids.isdisjoint(path.practices):
            yield path.sources


def _silences(
    starts: Iterable[Start], texts: Sequence[PolicyText], word: FirstWord | None
) -> Iterator[Silence]:
    for start in starts:
        quiet = [text for text in texts if text.quiet and _is_within(text.quiet, start, word)]
        if not quiet:
            continue
        read = DayRange(start.days.first, max(start.days.last, _read_from(quiet)))
        if word is None:
            last = max(text.quiet.last for text in quiet if text.quiet)
            days = days_between(read, DayRange(last, last))
            is_open = True
        else:
            days = days_between(read, DayRange(word.earliest or start.days.first, word.latest))
            is_open = start.may_be_earlier
        if days:
            yield Silence(start, days.or_more if is_open else days)


def _read_from(quiet: Iterable[PolicyText]) -> date:
    """The day from which it was read that these texts said nothing: before, nobody knows.

    Those that spoke later decide, since they are the ones that may have spoken before.
    """
    spoke = [text.quiet.first for text in quiet if text.quiet and text.began]
    return max(spoke) if spoke else min(text.quiet.first for text in quiet if text.quiet)


def _is_within(quiet: DayRange, start: Start, word: FirstWord | None) -> bool:
    """Whether the text said nothing on some day between the start and the first word."""
    return quiet.last >= start.days.first and (word is None or quiet.first <= word.latest)


def _longest_of_each_kind(silences: Iterable[Silence]) -> tuple[Silence, ...]:
    """Of equals the one with the latest start, which says most; then the first."""
    best: dict[StartKind, Silence] = {}
    for each in silences:
        held = best.get(each.start.kind)
        if held is None or _precedence(each) < _precedence(held):
            best[each.start.kind] = each
    return tuple(sorted(best.values(), key=lambda each: _length(each.days)))


def _precedence(silence: Silence) -> tuple[int, int]:
    return -silence.days.least, -silence.start.on.last_day.toordinal()


def _quiet_until(word: FirstWord | None, texts: Iterable[PolicyText]) -> tuple[PolicyText, ...]:
    return tuple(
        each for each in texts if each.quiet and (word is None or each.quiet.first <= word.latest)
    )


def _reason(record: PlatformRecord, starts: Sequence[Start], word: FirstWord | None) -> Outcome:
    if not any(_is_done(row) for row in record.practices):
        return Outcome.NOTHING_DONE
    if not starts:
        return Outcome.START_NOT_KNOWN
    if word and all(word.latest <= start.on.first_day for start in starts):
        return Outcome.SPOKE_FIRST
    return Outcome.TEXT_NOT_READ
