"""All of ``data/`` as one checked report, with every problem of every file.

Each file is read once and held against its schema once. What others lean on comes
first; where it cannot be used, the rest is still looked at as far as that makes sense.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from consent_report.checks.context import Context
from consent_report.checks.exceptions import sifted
from consent_report.checks.rewritings import rewriting_breaches
from consent_report.checks.rules import (
    RECORD_RULES,
    RULES_WITHOUT_ORGANISATIONS,
    record_breaches,
    report_breaches,
)
from consent_report.editions.published import rewritings
from consent_report.loading.documents import Document
from consent_report.loading.editions import editions_from, read_history
from consent_report.loading.folders import RecordFile, read_folder
from consent_report.loading.foundations import Foundation, accepted_failures, load_foundation
from consent_report.loading.records import record_from
from consent_report.loading.stages import validated
from consent_report.model.editions import NO_EDITIONS
from consent_report.model.organisations import Organisations
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Problem
from consent_report.model.reports import Report

PLATFORMS = "data/platforms"


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """What was read, or why it cannot be used."""

    report: Report | None
    """None where there is any problem."""
    problems: tuple[Problem, ...]
    """By file, place and rule."""
    sound: Report | None = None
    """What was read, if nothing stands against it but what editions have published."""
    paths: tuple[str, ...] = ()
    """The files of records that were looked at, in order."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A record with the document that it was made from."""

    record: PlatformRecord
    document: Document


def load_report(root: Path, extra: Sequence[RecordFile | Problem] = ()) -> LoadedReport:
    """Everything under ``root/data``, and files from elsewhere that are only checked.

    A record from elsewhere is checked as if it stood in the place of the one with its slug.

    Raises:
        OSError: a schema cannot be read.
        ValueError: a schema is not JSON.
    """
    foundation = load_foundation(root)
    own, own_problems, own_paths = _read(read_folder(root, PLATFORMS), foundation)
    guests, guest_problems, guest_paths = _read(extra, foundation)
    slugs = {guest.record.slug for guest in guests}
    together = [each for each in own if each.record.slug not in slugs] + guests
    broken_rules = _rule_problems([*own, *guests], together, foundation)
    sift = sifted(broken_rules, accepted_failures(foundation.exceptions))
    problems = [*foundation.problems, *own_problems, *guest_problems, *sift.left]
    if foundation.exceptions is not None:
        problems += (foundation.exceptions.problem(breach) for breach in sift.unneeded)
    report = None if problems else _report((each.record for each in own), foundation)
    if report is not None:
        problems += _rewriting_problems(root, report, together, foundation)
    return LoadedReport(
        None if problems else report,
        tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        report,
        (*own_paths, *guest_paths),
    )


def _read(
    files: Iterable[RecordFile | Problem], foundation: Foundation
) -> tuple[list[_Loaded], list[Problem], list[str]]:
    """The records that can be built, what is wrong with the others, and the path of each file."""
    loaded: list[_Loaded] = []
    problems: list[Problem] = []
    paths: list[str] = []
    for file in files:
        paths.append(file.path)
        document, found = validated(file, foundation.records)
        problems += found
        if document is not None:
            loaded.append(_Loaded(record_from(document.path, document.data), document))
    return loaded, problems, paths


def _rule_problems(
    loaded: Sequence[_Loaded], together: Sequence[_Loaded], foundation: Foundation
) -> list[Problem]:
    """What the records do not keep, each alone and all together."""
    if foundation.vocabularies is None:
        return []
    organisations = foundation.organisations or Organisations(
        MappingProxyType({}), MappingProxyType({})
    )
    context = Context(organisations, foundation.vocabularies.regions)
    rules = RECORD_RULES if foundation.organisations else RULES_WITHOUT_ORGANISATIONS
    problems = [
        each.document.problem(breach)
        for each in loaded
        for breach in record_breaches(each.record, context, rules)
    ]
    return [*problems, *_shared_problems(together)]


def _shared_problems(loaded: Sequence[_Loaded]) -> Iterator[Problem]:
    documents = {id(each.record): each.document for each in loaded}
    for record, breach in report_breaches([each.record for each in loaded]):
        yield documents[id(record)].problem(breach)


def _rewriting_problems(
    root: Path, report: Report, together: Sequence[_Loaded], foundation: Foundation
) -> Iterator[Problem]:
    """What published editions would no longer say as they were published."""
    if not report.editions.published or foundation.editions is None:
        return
    checked = replace(report, platforms=tuple(each.record for each in together))
    loaded = {each.record.slug: each for each in together}
    for rewriting in rewritings(checked, read_history(root)):
        found = loaded.get(rewriting.platform)
        document = found.document if found else foundation.editions
        for breach in rewriting_breaches(rewriting, found.record if found else None):
            yield document.problem(breach)


def _report(records: Iterable[PlatformRecord], foundation: Foundation) -> Report | None:
    if foundation.vocabularies is None or foundation.organisations is None:
        return None
    ordered = sorted(records, key=lambda record: (record.name.casefold(), record.slug))
    editions = editions_from(foundation.editions.data) if foundation.editions else NO_EDITIONS
    return Report(tuple(ordered), foundation.organisations, foundation.vocabularies, editions)
