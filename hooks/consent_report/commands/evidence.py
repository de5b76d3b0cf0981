"""``consent-report evidence verify``: whether archived copies show what records say of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consent_report.commands.outcomes import FINE, PROBLEMS_FOUND, Outcome, WrongUseError
from consent_report.commands.projects import checked_report
from consent_report.evidence import verification
from consent_report.evidence.archives import ArchiveRefusedError, read_files, repositories
from consent_report.outputs.evidence import evidence_json, evidence_text


def verify_evidence(project: Path, archives: Sequence[Path], *, is_json: bool) -> Outcome:
    """A verdict on each snapshot, quotation and absence claim; a problem where one differs.

    Raises:
        RecordsHaveProblemsError: the records cannot be used.
        WrongUseError: a folder holds no archive that git can read.
    """
    claims = tuple(verification.claims_of(checked_report(project)))
    try:
        contents = read_files(repositories(archives), verification.files_of(claims))
    except ArchiveRefusedError as error:
        raise WrongUseError(str(error)) from None
    verdicts = verification.verify(claims, contents)
    differs = any(each.outcome is verification.Outcome.DIFFERS for each in verdicts)
    text = evidence_json(verdicts) if is_json else evidence_text(verdicts)
    return Outcome(text, PROBLEMS_FOUND if differs else FINE)
