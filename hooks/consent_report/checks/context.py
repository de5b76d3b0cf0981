"""What a rule may look at beside the record itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from consent_report.model.dates import DayInterval
from consent_report.model.organisations import Organisations
from consent_report.model.vocabularies import Regions


@dataclass(frozen=True)
class Context:
    """What all records share."""

    organisations: Organisations
    regions: Regions

    @cached_property
    def common_members(
        self,
    ) -> MappingProxyType[tuple[str, str], tuple[tuple[str, DayInterval], ...]]:
        """For each two groups, in both orders, the countries in both and the days of that."""
        groups = self.regions.groups
        return MappingProxyType(
            {
                (one.code, other.code): tuple(
                    (first.country, _common_days(first.days, second.days))
                    for first in one.members
                    for second in other.members
                    if first.country == second.country and first.days.overlaps(second.days)
                )
                for one in groups
                for other in groups
                if one is not other
            }
        )


def _common_days(one: DayInterval, other: DayInterval) -> DayInterval:
    return DayInterval(max(one.start, other.start), min(one.end, other.end))
