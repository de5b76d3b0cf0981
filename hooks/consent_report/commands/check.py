"""``consent-report check``: every problem of every file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from consent_report.commands.outcomes import FINE, PROBLEMS_FOUND, Outcome, WrongUseError
from consent_report.loading.file_names import file_name_breaches
from consent_report.loading.folders import RecordFile, read_folder, read_record_file
from consent_report.loading.foundations import ORGANISATIONS, VOCABULARIES
from consent_report.loading.reports import PLATFORMS, load_report
from consent_report.model.problems import Position, Problem, shown_path
from consent_report.outputs.problems import FORMATS, summary


def check(project: Path, paths: Sequence[str], output_format: str, here: Path) -> Outcome:
    """All problems, or those of the files and folders that are named.

    Files outside the project are checked as records. The names of paths are relative to ``here``.

    Raises:
        WrongUseError: a path leads nowhere.
    """
    asked = [_Asked.of(path, project, here) for path in dict.fromkeys(paths)]
    extra = [file for each in asked if not each.is_inside for file in each.files(here)]
    loaded = load_report(project, extra)
    problems, files = loaded.problems, loaded.paths
    if asked:
        problems = tuple(
            each
            for each in problems
            if each.path.startswith(_LEANED_ON) or any(one.matters(each.path) for one in asked)
        )
        files = tuple(path for path in files if any(one.holds(path) for one in asked))
    text = FORMATS[output_format](problems)
    if output_format == "text":
        text += summary(problems, len(files))
    return Outcome(text, PROBLEMS_FOUND if problems else FINE)


_LEANED_ON = (f"{VOCABULARIES}/", ORGANISATIONS)
"""Where these have problems, a record is not held against every rule; so they always count."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A file or folder that the check was asked for."""

    name: str
    """As problems name it: relative to the project, or as it was typed."""
    is_inside: bool
    """Whether it belongs to the project's data and is read in any case."""
    is_folder: bool

    @classmethod
    def of(cls, path: str, project: Path, here: Path) -> _Asked:
        """What stands at the path; a link is not followed."""
        whole = here / path
        try:
            mode = os.lstat(whole).st_mode
        except (OSError, ValueError):
            found = f"nothing at {shown_path(path)}"
            raise WrongUseError(f"expected a file or folder; found {found}.") from None
        inside = _inside(whole, project)
        name = inside if inside is not None else path.rstrip("/")
        return cls(name, inside is not None, stat.S_ISDIR(mode))

    def holds(self, path: str) -> bool:
        """Whether a problem of the file belongs to what was asked for."""
        if self.is_inside and self.name == ".":
            return True
        return path == self.name or path.startswith(self.name + "/")

    def matters(self, path: str) -> bool:
        """Whether a problem there is one of what was asked for, or kept it from being read."""
        return self.holds(path) or self.name.startswith(path + "/")

    def files(self, here: Path) -> Iterator[RecordFile | Problem]:
        """Each file there, read as a record."""
        if self.is_folder:
            yield from read_folder(here, self.name)
            return
        breaches = file_name_breaches(self.name.rpartition("/")[2])
        if breaches:
            yield Problem(self.name, Position(1, 1), breaches[0])
        else:
            yield read_record_file(here, self.name)


def _inside(path: Path, project: Path) -> str | None:
    """The path relative to the project, if the report reads it; None for what lies elsewhere."""
    absolute = Path(os.path.normpath(path))
    root = Path(os.path.normpath(project))
    if not absolute.is_relative_to(root):
        return None
    relative = absolute.relative_to(root).as_posix()
    is_read = relative.startswith("data/") or relative in (".", "data")
    is_deep = relative.startswith(PLATFORMS + "/") and relative.count("/") > 2
    return relative if is_read and not is_deep else None
