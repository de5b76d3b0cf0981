"""What can be counted between a use, the policy that speaks of it, its notice and its effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from consent_report.editions.day_counts import DayCount
from consent_report.editions.notices import Notice, NoticeKind
from consent_report.editions.policy_texts import FirstWord, PolicyText
from consent_report.editions.silence import (
    Outcome,
    PlatformSilence,
    Silence,
    Start,
    StartKind,
    by_length,
)
from consent_report.model.platforms import PlatformRecord
from consent_report.model.policies import PolicyVersion
from consent_report.model.vocabularies import Term
from consent_report.pages.finding_links import FindingLink, finding_link, version_link
from consent_report.pages.index import ReportIndex
from consent_report.pages.reading import RecordReader


@dataclass(frozen=True, slots=True)
class StartView:
    """A day on which a use or a setting was there, and how long no policy spoke of it."""

    start: Start
    link: FindingLink
    summary: str
    """Of an event; empty for a practice."""
    days: DayCount | None
    """None where nothing can be said."""
    secondhand: tuple[Term, ...]
    """Kinds of its sources, where none is of the platform, a regulator or a court."""


@dataclass(frozen=True, slots=True)
class WordView:
    """The first that a policy says."""

    word: FirstWord
    link: FindingLink


@dataclass(frozen=True, slots=True)
class EffectView:
    """A use that took effect."""

    link: FindingLink
    places: tuple[str, ...]
    basis: Term


@dataclass(frozen=True, slots=True)
class NoticeView:
    """When people could know of what was to take effect."""

    notice: Notice
    link: FindingLink
    """To what shows that they could."""
    effects: tuple[EffectView, ...]


@dataclass(frozen=True, slots=True)
class SilenceView:
    """The part of a platform's page on silence and notice."""

    starts: tuple[StartView, ...]
    """In order of their days; empty where no silence can be counted."""
    word: WordView | None
    """None where no policy that was read speaks."""
    quiet: tuple[PolicyText, ...]
    """Policies that were read and said nothing until one spoke."""
    longest: StartView | None
    notices: tuple[NoticeView, ...]


@dataclass(frozen=True, slots=True)
class SilenceRow:
    """A platform whose silence can be counted."""

    record: PlatformRecord
    start: StartView
    word: WordView | None


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice and the platform that gave it."""

    record: PlatformRecord
    view: NoticeView


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Platforms for which no days can be counted, for one reason."""

    reason: Outcome
    records: tuple[PlatformRecord, ...]


@dataclass(frozen=True, slots=True)
class SilencePage:
    """All that the page on silence says."""

    as_of: date
    total: int
    rows: tuple[SilenceRow, ...]
    """The longest silence first."""
    notices: tuple[NoticeRow, ...]
    """The shortest notice first."""
    uncounted: tuple[Uncounted, ...]
    """In order of how many there are; reasons that concern nobody are left out."""


def silence_view(reader: RecordReader) -> SilenceView | None:
    """What the page of a platform says; None where nothing can be counted."""
    found = reader.index.silences[reader.record.slug]
    told = tuple(notice_view(each, reader) for each in reader.index.notices[reader.record.slug])
    if not found.longest and not told:
        return None
    starts = [_start_view(each, reader) for each in found.silences]
    return SilenceView(
        starts=tuple(sorted(starts, key=lambda each: each.start.on.first_day)),
        word=_word_view(found.word, reader) if found.longest else None,
        quiet=found.quiet,
        longest=_start_view(found.longest, reader) if found.longest else None,
        notices=told,
    )


def silence_page(index: ReportIndex) -> SilencePage:
    """The page on silence of the report."""
    found = index.silences.values()
    return SilencePage(
        as_of=index.day,
        total=len(found),
        rows=tuple(_rows(found, index)),
        notices=_notice_rows(index),
        uncounted=_uncounted(found),
    )


def notice_view(notice: Notice, reader: RecordReader) -> NoticeView:
    """The notice with what it was of."""
    effects = tuple(_effect(practice_id, reader) for practice_id in notice.practices)
    return NoticeView(notice, _evidence(notice, reader), effects)


def _effect(practice_id: str, reader: RecordReader) -> EffectView:
    row = reader.record.practices_by_id[practice_id]
    return EffectView(
        link=_link("practices", practice_id, reader),
        places=reader.places(row.regions),
        basis=reader.term("bases", row.basis),
    )


def _rows(found: Iterable[PlatformSilence], index: ReportIndex) -> Iterable[SilenceRow]:
    for each in by_length(found):
        reader = RecordReader(each.record, index)
        if each.longest:
            start = _start_view(each.longest, reader)
            yield SilenceRow(each.record, start, _word_view(each.word, reader))


def _notice_rows(index: ReportIndex) -> tuple[NoticeRow, ...]:
    rows = [
        NoticeRow(record, notice_view(notice, RecordReader(record, index)))
        for record in index.report.platforms
        for notice in index.notices[record.slug]
    ]
    return tuple(sorted(rows, key=lambda each: each.view.notice.days))


def _uncounted(found: Iterable[PlatformSilence]) -> tuple[Uncounted, ...]:
    by_reason: dict[Outcome, list[PlatformRecord]] = {}
    for each in found:
        by_reason.setdefault(each.outcome, []).append(each.record)
    by_reason.pop(Outcome.MEASURED, None)
    ordered = sorted(by_reason.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Uncounted(reason, tuple(records)) for reason, records in ordered)


def _start_view(silence: Silence, reader: RecordReader) -> StartView:
    start = silence.start
    is_event = start.kind is not StartKind.PRACTICE
    events = (each for each in reader.record.events if is_event and each.id == start.id)
    return StartView(
        start=start,
        link=_link("events" if is_event else "practices", start.id, reader),
        summary=next((each.summary for each in events), ""),
        days=silence.days if silence.days.tells_something else None,
        secondhand=reader.secondhand(start.sources),
    )


def _word_view(word: FirstWord | None, reader: RecordReader) -> WordView | None:
    if word is None:
        return None
    if word.text and word.text.speaking:
        return WordView(word, version_link(word.text.policy, word.text.speaking))
    return WordView(word, _link("practices", word.practice, reader))


def _evidence(notice: Notice, reader: RecordReader) -> FindingLink:
    if notice.kind is NoticeKind.PLAN:
        return _link("practices", notice.id, reader)
    if notice.kind is NoticeKind.EVENT:
        return _link("events", notice.id, reader)
    versions: Iterable[tuple[FindingLink, PolicyVersion]] = (
        (version_link(policy, each), each)
        for policy in reader.record.policies
        for each in policy.versions
    )
    return next(link for link, each in versions if each.id == notice.id)


def _link(list_name: str, finding_id: str, reader: RecordReader) -> FindingLink:
    return finding_link(reader.record, list_name, finding_id, reader.index)
