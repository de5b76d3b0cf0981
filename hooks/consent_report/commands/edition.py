"""``consent-report edition``: publishes the report as of a day, and keeps to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from consent_report.commands.days import typed_day
from consent_report.commands.outcomes import (
    PROBLEMS_FOUND,
    Outcome,
    RecordsHaveProblemsError,
    WrongUseError,
)
from consent_report.commands.projects import checked_report
from consent_report.editions.published import (
    STANDING,
    Rewriting,
    edition_digests,
    finding_history,
    rewritings,
)
from consent_report.folders import write_whole
from consent_report.loading.editions import EDITIONS, HISTORY, read_history
from consent_report.loading.formats import format_is_kept
from consent_report.loading.reports import LoadedReport, load_report
from consent_report.model.editions import Edition, Editions, Erratum
from consent_report.model.problems import shown
from consent_report.model.reports import Report
from consent_report.outputs.editions_file import editions_text, history_text
from consent_report.outputs.editions_list import editions_list_json, editions_list_text
from consent_report.outputs.problems import FORMATS


def cut(project: Path, day_text: str, title: str) -> Outcome:
    """Publish the report as of a day, as the records stand.

    Raises:
        RecordsHaveProblemsError: the records cannot be used.
        WrongUseError: the day is none, lies after the records, or has an edition.
    """
    report = checked_report(project)
    day = typed_day(day_text)
    if day > report.as_of:
        message = f"expected a day not after that of the records ({report.as_of}); found {day}."
        raise WrongUseError(message)
    if day.isoformat() in report.editions.by_name:
        raise WrongUseError(f"edition {day} was published already; record an erratum instead.")
    _require_plain(title=title)
    edition = Edition(day, report.as_of, title, edition_digests(report, day))
    published = sorted((*report.editions.published, edition), key=lambda each: each.day)
    _keep(project, replace(report, editions=replace(report.editions, published=tuple(published))))
    return Outcome(f"Edition {day} tells of {len(edition.digests)} platforms.\n")


def list_editions(project: Path, *, is_json: bool) -> Outcome:
    """Every edition, oldest first.

    Raises:
        RecordsHaveProblemsError: the records cannot be used.
    """
    editions = _sound(load_report(project)).editions
    return Outcome(editions_list_json(editions) if is_json else editions_list_text(editions))


def verify_editions(project: Path) -> Outcome:
    """Whether every edition still says what was published; a problem for each that does not.

    Raises:
        RecordsHaveProblemsError: the records cannot be used.
    """
    loaded = load_report(project)
    editions = _sound(loaded).editions
    if loaded.problems:
        return Outcome(FORMATS["text"](loaded.problems), PROBLEMS_FOUND)
    digests = sum(len(edition.digests) for edition in editions.published)
    count = len(editions.published)
    return Outcome(f"{count} editions say what was published; {digests} digests hold.\n")


def erratum(project: Path, slug: str, what: str, why: str) -> Outcome:
    """Record that what editions say of a platform is corrected.

    Raises:
        RecordsHaveProblemsError: the records cannot be used.
        WrongUseError: no edition would say anything else of the platform.
    """
    report = _sound(load_report(project))
    _require_plain(what=what, why=why)
    found = {each.platform: each for each in rewritings(report, read_history(project))}
    if slug not in found:
        message = f"expected a platform of which editions would say something else; found {slug}."
        raise WrongUseError(message)
    recorded = _erratum(report, found[slug], what, why)
    editions = Editions(report.editions.published, (*report.editions.errata, recorded))
    _keep(project, replace(report, editions=editions))
    return Outcome(f"Erratum {recorded.id} corrects {', '.join(sorted(recorded.digests))}.\n")


def _erratum(report: Report, rewriting: Rewriting, what: str, why: str) -> Erratum:
    base = f"{rewriting.platform}-{report.as_of}"
    taken = {each.id for each in report.editions.errata}
    numbers = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return Erratum(
        id=next(each for each in numbers if each not in taken),
        recorded_on=report.as_of,
        platform=rewriting.platform,
        findings=tuple(rewriting.findings) or ("platform",),
        what=what,
        why=why,
        digests=rewriting.digests,
    )


def _sound(loaded: LoadedReport) -> Report:
    """The report, whatever editions have published."""
    if loaded.sound is None or any(each.breach.rule != STANDING for each in loaded.problems):
        raise RecordsHaveProblemsError
    return loaded.sound


def _keep(project: Path, report: Report) -> None:
    """Write the editions, then what names their findings."""
    history: Mapping[str, Mapping[str, Mapping[str, str]]] = finding_history(report)
    write_whole(project / EDITIONS, editions_text(report.editions))
    write_whole(project / HISTORY, history_text(history))


def _require_plain(**texts: str) -> None:
    for name, text in texts.items():
        if text and not format_is_kept("plain-text")(text):
            raise WrongUseError(f"expected plain text for --{name}; found {shown(text)}.")
