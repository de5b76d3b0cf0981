"""Everything that was read from ``data/``, checked and ready to be rendered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consent_report.model.organisations import Organisations
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import Vocabularies


@dataclass(frozen=True)
class Report:
    """Records that passed every check, with what is needed to read them."""

    platforms: tuple[PlatformRecord, ...]
    """In order of their names, without regard to case."""
    organisations: Organisations
    vocabularies: Vocabularies

    @cached_property
    def as_of(self) -> date:
        """The newest day on which somebody looked; the only clock of the report."""
        return max((platform.looked_on for platform in self.platforms), default=date(1970, 1, 1))
