"""Companies and other bodies, and who owns whom over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consent_report.model.dates import End, Missing, Start
from consent_report.model.sources import Source


@dataclass(frozen=True, slots=True)
class Ownership:
    """That somebody owns or controls an organisation during some time."""

    organisation: str
    """Identifier of the owner."""
    since: Start
    until: End
    sources: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company or another body."""

    id: str
    name: str
    kind: str = "company"
    """Code of ``organisation_kinds.yml``."""
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    homepage: str = ""
    domains: tuple[str, ...] = ()
    owners: tuple[Ownership, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Organisations:
    """All organisations and the sources that their records cite."""

    by_id: Mapping[str, Organisation]
    sources: Mapping[str, Source]

    def behind(self, organisation_ids: Iterable[str]) -> tuple[Organisation, ...]:
        """These organisations and all who own them now, nearest first, each once.

        Identifiers that nobody has defined are passed over.
        """
        found = dict.fromkeys(organisation_ids)
        queue = list(found)
        while queue:
            organisation = self.by_id.get(queue.pop(0))
            for ownership in organisation.owners if organisation else ():
                if ownership.until is Missing.OPEN and ownership.organisation not in found:
                    found[ownership.organisation] = None
                    queue.append(ownership.organisation)
        return tuple(self.by_id[each] for each in found if each in self.by_id)
