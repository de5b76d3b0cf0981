"""Responses about the whole edition: what there is, and where it stands."""

from __future__ import annotations

from typing import Any

from consent_report.model.organisations import Organisation
from consent_report.model.platforms import Event, PlatformRecord
from consent_report.outputs.api.answers import statuses_form
from consent_report.outputs.api.forms import form_of
from consent_report.outputs.api.regions import RegionFiles
from consent_report.outputs.settings import SiteSettings
from consent_report.pages.index import ReportIndex
from consent_report.pages.platform import owners_of

ABOVE = "../../../"
"""From the folder of the API to the folder of all editions."""

RECEIVING = ("receives", "may_receive")
"""Codes of ``receipts.yml`` by which an organisation gets something."""


def index_form(
    regions: RegionFiles, counts: dict[str, int], resources: Any, settings: SiteSettings
) -> dict[str, Any]:
    """What the edition holds, every place, and the regions that answer for it."""
    index = regions.places.index
    labels = index.regions.labels
    return {
        "name": settings.name,
        "licence": settings.data_licence_url,
        "counts": counts,
        "resources": resources,
        "regions": [
            {"code": each.code, "label": each.label, "kind": each.kind, "path": each.path}
            for each in regions.regions
        ],
        "places": [
            {"code": code, "label": labels[code], "region": region}
            for code, region in regions.region_of.items()
        ],
        "editions": [
            {
                "name": each.name,
                "cut_on": each.cut_on.isoformat(),
                "is_reconstructed": index.report.editions.is_reconstructed(each),
                "index": f"{ABOVE}{each.name}/api/v1/index.json",
            }
            for each in index.report.listed_editions
        ],
    }


def platforms_form(index: ReportIndex) -> dict[str, Any]:
    """Every platform in short, in order of names."""
    return {"platforms": [_platform(record, index) for record in index.report.platforms]}


def statuses_of_all(index: ReportIndex) -> dict[str, Any]:
    """The main answer of every platform in every place."""
    return {
        "platforms": [
            {
                "slug": record.slug,
                "name": record.name,
                "statuses": statuses_form(record, index.classes[record.slug]),
            }
            for record in index.report.platforms
        ]
    }


def organisations_form(index: ReportIndex) -> dict[str, Any]:
    """Every organisation in order of names, and the sources on ownership by their identifiers."""
    sources = index.report.organisations.sources
    return {
        "organisations": [_organisation(each, index) for each in index.organisations],
        "sources": [form_of(source, index.day) for _, source in sorted(sources.items())],
    }


def changes_form(index: ReportIndex) -> dict[str, Any]:
    """Every event, newest first."""
    return {
        "changes": [
            {"platform": record.slug, **form_of(event, index.day)}
            for record, event in events_newest_first(index)
        ]
    }


def events_newest_first(index: ReportIndex) -> list[tuple[PlatformRecord, Event]]:
    """Every event with its platform.

    Events of one day stand in order of slugs and identifiers; one of which the month or year
    alone is known counts from its first day.
    """
    events = [(record, event) for record in index.report.platforms for event in record.events]
    events.sort(key=lambda pair: (pair[0].slug, pair[1].id))
    events.sort(key=lambda pair: pair[1].on.first_day, reverse=True)
    return events


def operator_ids(record: PlatformRecord, index: ReportIndex) -> list[str]:
    """Who operates the platform on the day of the report, each once."""
    operators = (each for each in record.operators if each.operates_on(index.day))
    return list(dict.fromkeys(each.organisation for each in operators))


def _platform(record: PlatformRecord, index: ReportIndex) -> dict[str, Any]:
    return {
        "slug": record.slug,
        "name": record.name,
        "category": record.category,
        "homepage": record.homepage,
        "aliases": list(record.aliases),
        "former_names": list(record.former_names),
        "operators": operator_ids(record, index),
        "owners": [id_ for id_, _ in owners_of(record, index)],
        "looked_on": record.looked_on.isoformat(),
        "practices": len(record.practices),
        "opt_outs": len(record.opt_outs),
        "events": len(record.events),
        "sources": len(record.sources),
        "record": f"platforms/{record.slug}.json",
        "answers": f"answers/{record.slug}.json",
        "page": f"../../platforms/{record.slug}/",
    }


def _organisation(organisation: Organisation, index: ReportIndex) -> dict[str, Any]:
    operated = (
        fact.record.slug
        for fact in index.operators.get(organisation.id, ())
        if fact.operator.operates_on(index.day)
    )
    received = (
        fact.record.slug
        for fact in index.recipients.get(organisation.id, ())
        if fact.recipient.receipt in RECEIVING and index.day in fact.recipient.span.days
    )
    return {
        **form_of(organisation, index.day),
        "operates": list(dict.fromkeys(operated)),
        "receives_from": list(dict.fromkeys(received)),
    }
