"""What a copy of an edition says of itself, and what its files are called."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date

from consent_report.pages.editions import EditionView

FOLDER = "downloads/"
"""Where an edition offers its copies, relative to its root."""
LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Copy:
    """An edition to be taken away."""

    site_name: str
    as_of: date
    edition: EditionView | None
    """None for the records as they stand."""
    latest_url: str
    """Where the latest edition is published, ending in ``latest/``; empty where not known."""

    @property
    def name(self) -> str:
        """The folder of the edition on the site."""
        return self.edition.name if self.edition else LATEST

    @property
    def stem(self) -> str:
        """What its files are called, without their endings."""
        return f"consent-report-{self.name}"

    @property
    def archive_name(self) -> str:
        """The file that holds the whole site."""
        return f"{self.stem}.zip"

    @property
    def page_name(self) -> str:
        """The file that holds everything as one page."""
        return f"{self.stem}.html"

    @property
    def url(self) -> str:
        """Where the edition is published; empty where that is not known."""
        return self.elsewhere(f"../{self.name}/")

    def elsewhere(self, path: str) -> str:
        """The public address of a path relative to the edition's root; empty where not known."""
        if not self.latest_url:
            return ""
        root = self.latest_url.removesuffix(f"{LATEST}/")
        reached = posixpath.normpath(posixpath.join(self.name, path))
        return root + ("" if reached == "." else reached + ("/" if path.endswith("/") else ""))


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A copy that is offered for download."""

    name: str
    bytes: int
    sha256: str
