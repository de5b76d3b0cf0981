"""``consent-report build``: the whole report into ``site/``."""

from __future__ import annotations

from pathlib import Path

from consent_report.building import BuildFailedError, build_site
from consent_report.commands.outcomes import PROBLEMS_FOUND, Outcome, WrongUseError
from consent_report.folders import FolderRefusedError


def build(project: Path) -> Outcome:
    """The site, exchanged with the old one in one step; the reasons where it was not.

    Raises:
        WrongUseError: ``site/`` is not ours to replace.
    """
    try:
        built = build_site(project)
    except FolderRefusedError as error:
        raise WrongUseError(str(error)) from None
    except BuildFailedError as error:
        reasons = "".join(f"{reason}\n" for reason in error.reasons)
        return Outcome("", PROBLEMS_FOUND, f"{reasons}Nothing was replaced.\n")
    count, rendered = len(built.editions), len(built.rendered)
    taken_over = "" if rendered == count else f", {count - rendered} taken over unchanged"
    return Outcome(
        f"The report stands in {built.folder.relative_to(project)}/: "
        f"{count} {'edition' if count == 1 else 'editions'}{taken_over}.\n"
    )
