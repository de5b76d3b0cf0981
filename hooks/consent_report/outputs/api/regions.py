"""Which places have a file of their own, and which file answers for any other place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from consent_report.model.vocabularies import EVERYWHERE
from consent_report.outputs.api.answers import short_form
from consent_report.pages.index import ReportIndex
from consent_report.pages.resolved import class_finder, resolved_place

ELSEWHERE = "elsewhere"
"""Code of the file that answers for every place without a file of its own."""


@dataclass(frozen=True, slots=True)
class ServedRegion:
    """A place or a group of countries with a file of its own."""

    code: str
    label: str
    kind: str
    """``country``, ``part``, ``group`` or ``elsewhere``."""
    members: tuple[str, ...] = ()
    """Of a group, on the day of the report."""

    @property
    def path(self) -> str:
        """Where its file stands, relative to the API."""
        return f"regions/{self.code}.json"

    def form(self) -> dict[str, Any]:
        """The region as its own file describes it."""
        return {
            "code": self.code,
            "label": self.label,
            "kind": self.kind,
            "members": list(self.members),
        }


@dataclass(frozen=True)
class RegionAnswers:
    """What every platform does in each region; each set of answers is resolved once."""

    index: ReportIndex

    @cached_property
    def regions(self) -> tuple[ServedRegion, ...]:
        """Countries and parts that some answer tells apart, then groups, then elsewhere."""
        places, labels = self.index.regions, self.index.regions.labels
        apart = {
            code
            for classes in self.index.classes.values()
            for each in classes
            for code in each.places
        }
        named = [
            ServedRegion(code, labels[code], "country" if places.is_country(code) else "part")
            for code in sorted(apart, key=lambda code: (not places.is_country(code), code))
        ]
        groups = [
            ServedRegion(each.code, each.label, "group", members)
            for each in places.groups
            if (members := places.members_on(each.code, self.index.day))
        ]
        return (*named, *groups, ServedRegion(ELSEWHERE, labels[EVERYWHERE], ELSEWHERE))

    def region_of(self, code: str) -> str:
        """The code of the region whose file answers for a country or a part of one."""
        served = self._codes
        country = self.index.regions.country_of(code)
        return code if code in served else country if country in served else ELSEWHERE

    def form(self, region: ServedRegion) -> dict[str, Any]:
        """The body of a region's file: the region, and every platform in order of names."""
        return {"region": region.form(), "platforms": list(self._platforms(region))}

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(each.code for each in self.regions)

    def _platforms(self, region: ServedRegion) -> Iterator[dict[str, Any]]:
        codes = region.members or (region.code,)
        for record in self.index.report.platforms:
            numbers = tuple(dict.fromkeys(map(self._finders[record.slug], codes)))
            forms, classes = self._forms[record.slug], self.index.classes[record.slug]
            if len(numbers) == 1:
                yield forms[numbers[0]]
            else:
                yield short_form(record, resolved_place(record, (classes[n] for n in numbers)))

    @cached_property
    def _finders(self) -> Mapping[str, Callable[[str], int]]:
        return {
            slug: class_finder(classes, self.index.regions)
            for slug, classes in self.index.classes.items()
        }

    @cached_property
    def _forms(self) -> Mapping[str, tuple[dict[str, Any], ...]]:
        """What each platform does in each of its region classes, by slug."""
        return {
            record.slug: tuple(
                short_form(record, resolved_place(record, (each,)))
                for each in self.index.classes[record.slug]
            )
            for record in self.index.report.platforms
        }
