"""``consent-report bundle``: copies of editions to take away, with their sums."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consent_report.building import (
    BuildFailedError,
    UnknownEditionError,
    bundle_editions,
)
from consent_report.commands.outcomes import PROBLEMS_FOUND, Outcome, WrongUseError
from consent_report.folders import (
    MARKER,
    FolderRefusedError,
    building_folder,
    claimed,
    recover,
    replace_folder,
    require_outside,
)
from consent_report.outputs.root_files import LATEST


def bundle(project: Path, names: Sequence[str], output: Path, *, is_all: bool) -> Outcome:
    """The folder, replaced as a whole; the latest edition where none is named.

    Raises:
        WrongUseError: no edition has this name, or the folder is not ours to replace.
    """
    try:
        made = _made(project, None if is_all else tuple(names) or (LATEST,), output)
    except UnknownEditionError as error:
        what = "the day of a published edition, or latest"
        raise WrongUseError.unknown(what, error.name, error.known) from None
    except FolderRefusedError as error:
        raise WrongUseError(str(error)) from None
    except BuildFailedError as error:
        reasons = "".join(f"{reason}\n" for reason in error.reasons)
        return Outcome("", PROBLEMS_FOUND, f"{reasons}Nothing was replaced.\n")
    return Outcome("".join(f"{output / name}\n" for name in made))


def _made(project: Path, names: Sequence[str] | None, output: Path) -> tuple[str, ...]:
    require_outside(output, project)
    with claimed(output):
        recover(output)
        try:
            made = building_folder(output)
            files = bundle_editions(project, names, made)
            (made / MARKER).write_bytes((output / MARKER).read_bytes())
            replace_folder(output)
        finally:
            recover(output)
    return files
