"""Everything that was read from ``data/``, checked and ready to be rendered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consent_report.model.editions import NO_EDITIONS, Edition, Editions, Erratum
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
    editions: Editions = NO_EDITIONS
    """Those that were published."""
    edition: Edition | None = None
    """The one that this report is; None for the records as they stand."""

    @cached_property
    def listed_editions(self) -> tuple[Edition, ...]:
        """Published editions that this one knows of, oldest first: none of a later day."""
        shown = self.edition
        return tuple(
            each for each in self.editions.published if shown is None or each.day <= shown.day
        )

    @cached_property
    def listed_errata(self) -> tuple[Erratum, ...]:
        """Corrections of this edition; of all where it shows the records as they stand."""
        shown = self.edition
        return tuple(
            each for each in self.editions.errata if shown is None or shown.name in each.digests
        )

    @cached_property
    def as_of(self) -> date:
        """The only clock: the day of the edition, else the newest on which somebody looked."""
        if self.edition is not None:
            return self.edition.day
        return max((platform.looked_on for platform in self.platforms), default=date(1970, 1, 1))
