"""Which project a command works on, and its report."""

from __future__ import annotations

from pathlib import Path

from consent_report.commands.outcomes import RecordsHaveProblemsError, WrongUseError
from consent_report.loading.reports import load_report
from consent_report.model.reports import Report

_SIGN = Path("data/schema/platform.schema.json")


def find_project(*starts: Path) -> Path:
    """The nearest folder, from the first place upwards, that holds a project; else from the next.

    Where there is none, the project that this code stands in.

    Raises:
        WrongUseError: there is none either.
    """
    for start in (*starts, Path(__file__).resolve().parents[3]):
        for folder in (start, *start.parents):
            if (folder / _SIGN).is_file():
                return folder
    raise WrongUseError(f"expected a folder of a project, which holds {_SIGN}; found none here.")


def checked_report(project: Path) -> Report:
    """The report, if its records can be used.

    Raises:
        RecordsHaveProblemsError: they cannot.
    """
    loaded = load_report(project)
    if loaded.report is None:
        raise RecordsHaveProblemsError
    return loaded.report
