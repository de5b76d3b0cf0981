"""Companies and other bodies, and who owns whom over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consent_report.model.dates import End, Start
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

    def owners_above(self, organisation_id: str) -> tuple[Organisation, ...]:
        """Every direct and indirect owner, past ones too, nearest first, each once."""
        found: dict[str, Organisation] = {}
        queue = [organisation_id]
        while queue:
            for ownership in self.by_id[queue.pop(0)].owners:
                owner = ownership.organisation
                if owner not in found and owner != organisation_id and owner in self.by_id:
                    found[owner] = self.by_id[owner]
                    queue.append(owner)
        return tuple(found.values())
