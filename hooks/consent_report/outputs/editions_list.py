"""Published editions, for a terminal and as JSON."""

from __future__ import annotations

import json

from consent_report.model.editions import Editions


def editions_list_text(editions: Editions) -> str:
    """A line for each edition, oldest first."""
    lines = []
    for edition in editions.published:
        kind = "reconstructed" if editions.is_reconstructed(edition) else "published"
        errata = sum(edition.name in erratum.digests for erratum in editions.errata)
        facts = f"{len(edition.digests):>4} platforms  {errata:>2} errata"
        lines.append(f"{edition.name}  {kind:<13}  {facts}  {edition.title}".rstrip())
    return "".join(f"{line}\n" for line in lines or ["No edition was published yet."])


def editions_list_json(editions: Editions) -> str:
    """An object with a list of all editions, oldest first."""
    listed = [
        {
            "edition": edition.name,
            "cut_on": edition.cut_on.isoformat(),
            "title": edition.title,
            "reconstructed": editions.is_reconstructed(edition),
            "platforms": len(edition.digests),
            "errata": [each.id for each in editions.errata if edition.name in each.digests],
        }
        for edition in editions.published
    ]
    return json.dumps({"editions": listed}, indent=2, ensure_ascii=False) + "\n"
