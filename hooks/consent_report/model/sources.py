"""Sources: the documents that say something, and the copies that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.model.dates import PartialDate, Start


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A source as it stood at one moment."""

    archive: str
    """Code of ``archives.yml``."""
    captured_on: date
    repository: str = ""
    """``owner/name`` of the git repository that keeps it; empty where none does."""
    path: str = ""
    commit: str = ""
    url: str = ""
    sha256: str = ""
    """Of the snapshot's bytes, lower-case hexadecimal; empty where it was not taken."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that says something."""

    id: str
    title: str
    publisher: str
    kind: str
    """Code of ``source_kinds.yml``."""
    published_on: Start
    author: str = ""
    url: str = ""
    """Empty where there is no address that may be linked."""
    seen: str = "directly"
    """Code of ``seen.yml``."""
    seen_at: str = ""
    """Where the copy was read; shown as text, never linked."""
    updated_on: PartialDate | None = None
    language: str = "en"
    """BCP 47."""
    snapshot: Snapshot | None = None
    detail: str = ""

    @property
    def evidence_dates(self) -> tuple[PartialDate, ...]:
        """Every date on which the source is known to have said what it is cited for."""
        dates = [
            value
            for value in (self.published_on, self.updated_on)
            if isinstance(value, PartialDate)
        ]
        if self.snapshot is not None:
            dates.append(PartialDate.parse(self.snapshot.captured_on.isoformat()))
        return tuple(dates)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Exact words of a source."""

    text: str
    source: str
    """Identifier of the source in the same record."""
