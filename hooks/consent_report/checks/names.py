"""The rule on names across records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consent_report.checks.breaches import unmet
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach, Pointer, printable, shown


def names_belong_to_one_platform(
    records: Sequence[PlatformRecord],
) -> Iterator[tuple[PlatformRecord, Breach]]:
    """No platform is called by a name, other name or slug of another platform.

    Two platforms may share an *other* name, by which people look for either.
    """
    owners: dict[str, PlatformRecord] = {}
    for record in records:
        for key in {record.slug, record.name.casefold()}:
            owner = owners.setdefault(key, record)
            if owner is not record:
                where: Pointer = ("name",) if key == record.name.casefold() else ("slug",)
                yield record, _taken(where, record.name if where == ("name",) else key, owner)
    for record in records:
        for index, alias in enumerate(record.aliases):
            owner = owners.get(alias.casefold(), record)
            if owner is not record:
                yield record, _taken(("aliases", index), alias, owner)


def _taken(where: Pointer, name: str, owner: PlatformRecord) -> Breach:
    expected = "a name of this platform alone"
    return unmet(where, expected, f"{shown(name)}, which {printable(owner.path)} bears too")
