"""Rules on what a statement rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from consent_report.checks.breaches import unmet
from consent_report.checks.context import Context
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach, shown
from consent_report.model.sources import Source

_OWN_DOCUMENTS = frozenset({"contract", "policy", "help_page", "blog", "interface"})
"""Kinds of documents that only the platform publishes; codes of ``documents.yml``."""


def platform_statement_cites_its_document(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """What the platform states in a document of its own cites that document.

    Where only others were read who quote it, the document is a source that was seen elsewhere.
    """
    for index, practice in enumerate(record.practices):
        if practice.stated_by != "platform" or practice.stated_in not in _OWN_DOCUMENTS:
            continue
        kinds = {record.sources[each].kind for each in practice.sources if each in record.sources}
        if kinds and "official" not in kinds:
            expected = f"a source of the kind official, since it is stated in: {practice.stated_in}"
            found = f"sources of the kind {', '.join(sorted(kinds))}"
            advice = (
                "Add the platform's document as a source of its own; if only others were read "
                "who quote it, with seen: excerpt and seen_at."
            )
            where = ("practices", index, "sources")
            yield unmet(where, expected, found, advice, (("practices", index, "stated_in"),))


def undated_sources_say_when_they_were_read(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A source that no date puts before ``looked_on`` says on which day it was read (ADR-0007)."""
    for source_id, source in record.sources.items():
        if source.read_on is not None or _is_of_a_later_day(source, record.looked_on):
            continue
        if source.settled_by is None or source.settled_by > record.looked_on:
            expected = "the key read_on, since no date tells that it was known by then"
            yield unmet(("sources", source_id, "read_on"), expected, "none")


def sources_are_not_read_after_looking(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """No source was read after ``looked_on``."""
    for source_id, source in record.sources.items():
        if source.read_on is not None and source.read_on > record.looked_on:
            expected = f"a day not after looked_on ({record.looked_on})"
            where = ("sources", source_id, "read_on")
            yield unmet(where, expected, shown(source.read_on.isoformat()), "", (("looked_on",),))


def _is_of_a_later_day(source: Source, day: date) -> bool:
    return any(each.first_day > day for each in source.evidence_dates)


def git_snapshots_carry_a_hash(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A snapshot in a git archive carries the SHA-256 of its bytes."""
    for source_id, source in record.sources.items():
        if source.snapshot is not None and source.snapshot.commit and not source.snapshot.sha256:
            expected = "the key sha256: the hash of the copy's bytes"
            advice = "`git show COMMIT:PATH | sha256sum` prints it."
            yield unmet(("sources", source_id, "snapshot", "sha256"), expected, "none", advice)
