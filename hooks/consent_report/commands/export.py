"""``consent-report export``: the pages as a folder for any generator of the MkDocs family."""

from __future__ import annotations

from pathlib import Path

from consent_report.commands.outcomes import Outcome, WrongUseError
from consent_report.commands.projects import checked_report
from consent_report.folders import FolderRefusedError
from consent_report.loading.foundations import read_api_schemas, read_schemas
from consent_report.outputs.export import export_site, project_settings
from consent_report.outputs.site import render_site


def export(project: Path, folder: Path) -> Outcome:
    """The folder, replaced as a whole.

    Raises:
        RecordsHaveProblemsError: the records cannot be used.
        WrongUseError: the folder is not ours to replace.
    """
    report = checked_report(project)
    try:
        settings, published = project_settings(project), read_api_schemas(project)
        items = render_site(report, read_schemas(project), settings, published)
        pages = export_site(items, folder, project)
    except FolderRefusedError as error:
        raise WrongUseError(str(error)) from None
    return Outcome(f"{pages:,} pages written to {folder}\n")
