"""What holds today as linked data: in the words of the Data Privacy Vocabulary where it has them.

Which of its terms stands for which of ours is data (``data/schema/api/dpv.json``); every
statement is also made in our own words, so that nothing is lost where there is no other.
Source: Data Privacy Vocabulary 2.3 with its extensions AI, LOC and PD, https://w3id.org/dpv;
JSON-LD 1.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from consent_report.model.codes import Basis, Status
from consent_report.model.platforms import PlatformRecord, Practice, Recipient
from consent_report.model.vocabularies import EVERYWHERE, SOME_PLACES
from consent_report.outputs.api.texts import json_bytes
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site_files import SiteAsset
from consent_report.pages.index import ReportIndex

MAPPING = "dpv.json"
"""The authored file that says which term stands for which."""
PATH = "api/v1/linked-data.jsonld"

_NOT_LOCATED = frozenset({EVERYWHERE, SOME_PLACES, "XK"})
"""Codes of ours that LOC has not."""

DONE = frozenset({Status.MANDATORY, Status.DEFAULT_ON, Status.DONE})
"""Statuses that say that something goes on, where the source says that it is done."""


def linked_data(
    index: ReportIndex, mapping: Mapping[str, Any], settings: SiteSettings
) -> SiteAsset:
    """Every practice that holds on the day of the report as a process, with its recipients."""
    writer = _Writer(index, mapping["vocabularies"])
    graph = [writer.report(settings)]
    for record in index.report.platforms:
        graph += writer.platform(record)
    # Readers of JSON-LD differ on a relative one.
    own = f"{settings.url}api/v1/vocabularies.json#" if settings.url else "vocabularies.json#"
    context = {"@vocab": own, **mapping["prefixes"]}
    return SiteAsset(PATH, json_bytes({"@context": context, "@graph": graph}))


@dataclass(frozen=True)
class _Writer:
    index: ReportIndex
    vocabularies: Mapping[str, Mapping[str, Any]]

    def report(self, settings: SiteSettings) -> dict[str, Any]:
        return {
            "@id": "../../",
            "dct:title": settings.name,
            "dct:license": {"@id": settings.data_licence_url},
            "dct:date": self.index.day.isoformat(),
        }

    def platform(self, record: PlatformRecord) -> Iterator[dict[str, Any]]:
        page = f"../../platforms/{record.slug}/"
        rows = [row for row in record.practices if self.index.day in row.span.days]
        operators = [each for each in record.operators if each.operates_on(self.index.day)]
        yield {
            "@id": page,
            "@type": "dpv:Service",
            "dct:title": record.name,
            "dpv:hasServiceProvider": [_organisation(each.organisation) for each in operators],
            "dpv:hasProcess": [{"@id": f"{page}#practice-{row.id}"} for row in rows],
        }
        for row in rows:
            yield self._practice(row, record, page)

    def _practice(self, row: Practice, record: PlatformRecord, page: str) -> dict[str, Any]:
        by_id = {each.id: each for each in record.recipients}
        node: dict[str, Any] = {
            "@id": f"{page}#practice-{row.id}",
            "@type": "dpv:Process",
            "dct:isPartOf": {"@id": page},
            **self._said("acts", (row.act,)),
            **self._said("statuses", (row.status,)),
            "bases": {"@id": f"vocabularies.json#bases/{row.basis}"},
            **self._kinds(row, record),
            "dpv:hasLocation": _places(row.regions),
            "dct:source": [
                {"@id": record.sources[id_].url} for id_ in row.sources if record.sources[id_].url
            ],
            "dpv:hasRecipient": [self._recipient(by_id[id_]) for id_ in row.recipients],
        }
        if row.basis is not Basis.PRACTICE and row.status in DONE:
            del node["dpv:hasActivityStatus"]  # allowed or announced is not done
        _add(node, self._said("purposes", row.purposes))
        _add(node, self._said("legal_bases", (row.legal_basis,) if row.legal_basis else ()))
        return {key: value for key, value in node.items() if value}

    def _kinds(self, row: Practice, record: PlatformRecord) -> dict[str, Any]:
        used = (
            use.kind
            for content in record.content
            if content.id in row.content
            for use in content.kinds
            if use.use == "used"
        )
        return self._said("content_kinds", dict.fromkeys(used))

    def _recipient(self, row: Recipient) -> dict[str, Any]:
        known = row.party.organisation
        node: dict[str, Any] = _organisation(known) if known else {"dct:title": row.party.name}
        _add(node, self._said("relations", (row.relation,)))
        return node

    def _said(self, vocabulary: str, codes: Iterable[str]) -> dict[str, Any]:
        """Our own words, then those of the vocabulary that stand for them."""
        found: dict[str, Any] = {}
        for code in codes:
            own = {"@id": f"vocabularies.json#{vocabulary}/{code}"}
            found.setdefault(vocabulary, []).append(own)
            for name, term in self.vocabularies[vocabulary][code]["says"]:
                value = term if name == "@type" else {"@id": term}
                found.setdefault(name, []).append(value)
        return found


def _organisation(id_: str) -> dict[str, Any]:
    return {"@id": f"../../organisations/{id_}/"}


def _places(codes: Iterable[str]) -> list[dict[str, str]]:
    return [{"@id": f"loc:{code}"} for code in codes if code not in _NOT_LOCATED]


def _add(node: dict[str, Any], more: Mapping[str, list[Any]]) -> None:
    """Take over values beside those that are there."""
    for name, values in more.items():
        node[name] = [*node.get(name, ()), *values]
