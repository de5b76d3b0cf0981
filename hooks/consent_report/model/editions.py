"""Published editions of the report, and the errata that were recorded since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Edition:
    """The report as of a day, as it was published."""

    day: date
    cut_on: date
    """The day of the records that it was cut from: the newest on which somebody looked."""
    title: str
    """Why this day; empty where it is simply the end of a quarter."""
    digests: Mapping[str, str]
    """SHA-256 of what is said of each platform, lower-case hexadecimal, by slug."""

    @property
    def name(self) -> str:
        """Its folder on the site: the day, ``2024-09-18``."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class Erratum:
    """A correction of what editions say of a platform."""

    id: str
    recorded_on: date
    platform: str
    """Slug."""
    findings: tuple[str, ...]
    """Names of the findings that it changes, such as ``practice gb-paused``."""
    what: str
    why: str
    digests: Mapping[str, str]
    """What each edition that it changes says of the platform since, by the edition's name."""


@dataclass(frozen=True)
class Editions:
    """All published editions, oldest first, and all errata in the order of recording."""

    published: tuple[Edition, ...] = ()
    errata: tuple[Erratum, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Edition]:
        """Each edition by its name."""
        return MappingProxyType({edition.name: edition for edition in self.published})

    @cached_property
    def first_cut(self) -> date:
        """The day on which the first edition was cut; nothing was published before."""
        return min((edition.cut_on for edition in self.published), default=date.max)

    def is_reconstructed(self, edition: Edition) -> bool:
        """Whether its day is one before this report existed."""
        return edition.day < self.first_cut

    def digest(self, edition: Edition, slug: str) -> str:
        """What the edition says of a platform now, errata included; empty where it says nothing."""
        digest = edition.digests.get(slug, "")
        for erratum in self.errata:
            if erratum.platform == slug:
                digest = erratum.digests.get(edition.name, digest)
        return digest

    def errata_of(self, edition: Edition, slug: str) -> tuple[Erratum, ...]:
        """The corrections of what the edition says of a platform, oldest first."""
        return tuple(
            erratum
            for erratum in self.errata
            if erratum.platform == slug and edition.name in erratum.digests
        )


NO_EDITIONS = Editions()
"""A report of which nothing was published yet."""
