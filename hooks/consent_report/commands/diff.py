"""``consent-report diff``: what differs between two states of the report, in words."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from consent_report.commands.outcomes import Outcome, WrongUseError
from consent_report.commands.projects import checked_report
from consent_report.editions.changes import State, changes
from consent_report.editions.published import edition_report
from consent_report.loading.reports import load_report
from consent_report.model.problems import shown
from consent_report.model.reports import Report
from consent_report.outputs.diff import diff_json, diff_markdown, diff_text
from consent_report.pages.changes import change_views
from consent_report.pages.index import ReportIndex

LATEST = "latest"
_WRITERS = {"text": diff_text, "markdown": diff_markdown, "json": diff_json}


def diff(project: Path, base: str, head: str, output_format: str) -> Outcome:
    """Every change from one state to another.

    A state is an edition by its day, ``latest`` for the records as they stand, a folder that
    holds a project, or a git revision of this one.

    Raises:
        RecordsHaveProblemsError: the records of the project cannot be used.
        WrongUseError: a state leads nowhere, or its records cannot be used.
    """
    report = checked_report(project)
    before, is_other_base = _state(project, report, base)
    after, is_other_head = _state(project, report, head)
    found = tuple(changes(before, after, is_rewritten=is_other_base or is_other_head))
    groups = change_views(found, ReportIndex(after.report), before.day)
    return Outcome(_WRITERS[output_format](groups, found))


def _state(project: Path, report: Report, name: str) -> tuple[State, bool]:
    """The state that a name means, and whether it is one of other files than the project's."""
    if name == LATEST:
        return State(report, report.as_of), False
    if name in report.editions.by_name:
        edition = report.editions.by_name[name]
        return State(edition_report(report, edition), edition.day), False
    folder = Path(name)
    if (folder / "data").is_dir():
        return _loaded(folder, name), True
    with tempfile.TemporaryDirectory() as place:
        _extract(project, name, Path(place))
        return _loaded(Path(place), name), True


def _loaded(folder: Path, name: str) -> State:
    found = load_report(folder).sound
    if found is None:
        message = f"expected records that today's rules allow; those of {shown(name)} are not."
        raise WrongUseError(message)
    return State(found, found.as_of)


def _extract(project: Path, revision: str, folder: Path) -> None:
    """Write the data of a git revision into the folder."""
    # What begins with a dash would be an option of git; no revision does.
    known = not revision.startswith("-") and _git(
        project, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"
    )
    if not known:
        message = (
            "expected an edition's day, latest, a folder of a project or a git revision; "
            f"found {shown(revision)}."
        )
        raise WrongUseError(message)
    archive = _git(project, "archive", "--format=tar", known.decode().strip(), "data")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")


def _git(project: Path, *arguments: str) -> bytes:
    """What git prints; nothing where it refuses."""
    try:
        finished = subprocess.run(  # noqa: S603
            ["git", "-C", str(project), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return b""
    return finished.stdout if finished.returncode == 0 else b""
