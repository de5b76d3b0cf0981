"""``consent-report evidence``: what archived copies show of what records say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from consent_report.commands.outcomes import FINE, PROBLEMS_FOUND, Outcome, WrongUseError
from consent_report.commands.projects import checked_report
from consent_report.evidence import drift, verification
from consent_report.evidence.archives import (
    ArchiveRefusedError,
    newer_captures,
    read_files,
    repositories,
)
from consent_report.evidence.fetching import fetch_archives
from consent_report.model.reports import Report
from consent_report.outputs.drift import drift_json, drift_text
from consent_report.outputs.evidence import evidence_json, evidence_text


@dataclass(frozen=True, slots=True)
class Archives:
    """Where archives are, as it was asked for."""

    folders: Sequence[Path]
    is_fetched: bool
    """Whether they are to be brought up to date first, into the first folder."""
    say: Callable[[str], None]
    """Is told what goes on while something is fetched."""


def verify_evidence(project: Path, archives: Archives, *, is_json: bool) -> Outcome:
    """A verdict on each snapshot, quotation and absence claim; a problem where one differs.

    Raises:
        RecordsHaveProblemsError: the records cannot be used.
        WrongUseError: a folder holds no archive that git can read.
    """
    report = checked_report(project)
    notice = _fetched(report, archives)
    claims = tuple(verification.claims_of(report))
    try:
        contents = read_files(repositories(archives.folders), verification.files_of(claims))
    except ArchiveRefusedError as error:
        raise WrongUseError(str(error)) from None
    verdicts = verification.verify(claims, contents)
    differs = any(each.outcome is verification.Outcome.DIFFERS for each in verdicts)
    documents = verification.official_documents(report)
    text = evidence_json(verdicts, documents) if is_json else evidence_text(verdicts, documents)
    return Outcome(text, PROBLEMS_FOUND if differs else FINE, notice)


def show_drift(project: Path, archives: Archives, *, is_json: bool) -> Outcome:
    """What became of each document since it was read; a problem where one is to be read again.

    Raises:
        RecordsHaveProblemsError: the records cannot be used.
        WrongUseError: a folder holds no archive that git can read.
    """
    report = checked_report(project)
    notice = _fetched(report, archives)
    documents = tuple(drift.followed_documents(report))
    try:
        found = repositories(archives.folders)
        newer = newer_captures(found, (each.file for each in documents))
        contents = read_files(found, drift.files_to_compare(newer))
    except ArchiveRefusedError as error:
        raise WrongUseError(str(error)) from None
    drifts = drift.drift_of(documents, newer, contents, report.vocabularies["topics"])
    text = drift_json(drifts) if is_json else drift_text(drifts)
    is_due = any(each.outcome in (drift.Drift.CHANGED, drift.Drift.GONE) for each in drifts)
    return Outcome(text, PROBLEMS_FOUND if is_due else FINE, notice)


def _fetched(report: Report, archives: Archives) -> str:
    """Lines on what could not be fetched, where it was asked for."""
    if not archives.is_fetched:
        return ""
    named = verification.repositories_of(report)
    failures = fetch_archives(named, archives.folders[0], archives.say)
    return "".join(f"{each}\n" for each in failures)
