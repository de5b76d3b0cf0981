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
    read_on: date | None = None
    """When this report first read it; never a date on which it is known to have said anything."""
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

    @property
    def published_by(self) -> date | None:
        """The first day on which it surely could be read; None where nothing tells.

        A date known to the month or year counts from its last day here: before that, the source
        may not have existed.
        """
        return self._first_of(self.published_on, self.updated_on)

    @property
    def settled_by(self) -> date | None:
        """The first day on which it surely said all that it was read to say.

        What was updated may have said less before.
        """
        return self._first_of(self.updated_on or self.published_on)

    def _first_of(self, *stated: Start | None) -> date | None:
        days = [each.last_day for each in stated if isinstance(each, PartialDate)]
        if self.snapshot is not None:
            days.append(self.snapshot.captured_on)
        if self.read_on is not None:
            days.append(self.read_on)
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Exact words of a source."""

    text: str
    source: str
    """Identifier of the source in the same record."""
