"""The rule on names across records."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from consent_report.checks.breaches import unmet
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach, Pointer, printable, shown

_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝгαοινρ",  # Cyrillic and Greek letters, in lower case
    "aeopcyxijshdqwraoivp",
)
"""Letters that pass for Latin ones. Source: UTS 39, confusables.txt, in part."""


def names_belong_to_one_platform(
    records: Sequence[PlatformRecord],
) -> Iterator[tuple[PlatformRecord, Breach]]:
    """No platform is called by a name, other name or slug of another platform.

    Two platforms may share an *other* name, by which people look for either. Letters that are
    drawn otherwise, such as full-width or Cyrillic ones, make no other name.
    """
    owners: dict[str, PlatformRecord] = {}
    for record in records:
        for key in {record.slug, _key(record.name)}:
            owner = owners.setdefault(key, record)
            if owner is not record:
                where: Pointer = ("name",) if key == _key(record.name) else ("slug",)
                yield record, _taken(where, record.name if where == ("name",) else key, owner)
    for record in records:
        for field in ("aliases", "former_names"):
            for index, other in enumerate(getattr(record, field)):
                owner = owners.get(_key(other), record)
                if owner is not record:
                    yield record, _taken((field, index), other, owner)


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().translate(_LOOK_ALIKES)


def _taken(where: Pointer, name: str, owner: PlatformRecord) -> Breach:
    expected = "a name of this platform alone"
    return unmet(where, expected, f"{shown(name)}, which {printable(owner.path)} bears too")
