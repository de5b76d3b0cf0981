"""Every file of the API of one edition.

The shapes are published with the answers: JSON Schemas, the OpenAPI document and the
description of the tables are authored files, handed in by whoever reads ``data/schema/api``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from consent_report.model.platforms import PlatformRecord
from consent_report.outputs.api.answers import places_form
from consent_report.outputs.api.codes import SCHEMA_FILE, codes_schema, vocabularies_form
from consent_report.outputs.api.forms import form_of, record_form
from consent_report.outputs.api.labels import CodePlan, code_plan, labels_of
from consent_report.outputs.api.regions import RegionFiles
from consent_report.outputs.api.summaries import (
    changes_form,
    index_form,
    organisations_form,
    platforms_form,
    statuses_of_all,
)
from consent_report.outputs.api.texts import json_bytes
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site_files import SiteAsset
from consent_report.outputs.tables.files import PACKAGE, table_files
from consent_report.outputs.tables.rows import Form, rows_by_table
from consent_report.pages.index import ReportIndex
from consent_report.pages.region_index import RegionIndex

FOLDER = "api/v1/"
"""Where the API of an edition stands, relative to the edition."""

OPENAPI = "openapi.json"
LATEST = "latest"

Published = Mapping[str, Mapping[str, Any]]
"""The authored files of ``data/schema/api``, each by its file name."""


@dataclass(frozen=True)
class Api:
    """The API of one edition."""

    places: RegionIndex
    published: Published
    settings: SiteSettings

    @property
    def index(self) -> ReportIndex:
        """The report, and what its files look up."""
        return self.places.index

    def files(self) -> Iterator[SiteAsset]:
        """Every response and schema, compact, in a fixed order."""
        for path, body in self._bodies():
            yield SiteAsset(FOLDER + path, json_bytes(self.head | body))
        for name, schema in self._schemas.items():
            yield SiteAsset(f"{FOLDER}schema/{name}", json_bytes(schema))
        yield SiteAsset(FOLDER + OPENAPI, json_bytes(self._openapi))
        for path, content in self._tables():
            yield SiteAsset(FOLDER + path, content)

    @cached_property
    def head(self) -> dict[str, str]:
        """What every response begins with."""
        edition = self.index.report.edition
        return {
            "schema_version": self.published[OPENAPI]["info"]["version"],
            "edition": edition.name if edition else LATEST,
            "as_of": self.index.day.isoformat(),
        }

    def resources(self) -> Iterator[dict[str, str]]:
        """Every kind of response: its path, title and schema, as the OpenAPI document has them."""
        for path, methods in self.published[OPENAPI]["paths"].items():
            content = methods["get"]["responses"]["200"]["content"]["application/json"]
            yield {
                "path": path.removeprefix("/"),
                "title": methods["get"]["summary"],
                "schema": content["schema"]["$ref"],
            }

    def counts(self) -> dict[str, int]:
        """How many findings there are of each kind."""
        report = self.index.report
        records = report.platforms
        return {
            "platforms": len(records),
            "practices": sum(len(each.practices) for each in records),
            "opt_outs": sum(len(each.opt_outs) for each in records),
            "recipients": sum(len(each.recipients) for each in records),
            "events": sum(len(each.events) for each in records),
            "sources": sum(len(each.sources) for each in records),
            "organisations": len(report.organisations.by_id),
        }

    def table_rows(self) -> dict[str, int]:
        """How many rows each table has, by its name."""
        return {name: len(rows) for name, rows in self._rows.items()}

    @cached_property
    def _rows(self) -> dict[str, list[Form]]:
        return rows_by_table(self.index, self._records, self._platforms, self._organisations)

    def _tables(self) -> Iterator[tuple[str, bytes]]:
        words = self.index.report.vocabularies
        package = self.published[PACKAGE]
        return table_files(package, self.head, self._rows, self._records, words, self.settings)

    def _bodies(self) -> Iterator[tuple[str, dict[str, Any]]]:
        index, regions = self.index, RegionFiles(self.places)
        resources = list(self.resources())
        yield "index.json", index_form(regions, self.counts(), resources, self.settings)
        yield "platforms.json", self._platforms
        yield "statuses.json", statuses_of_all(index)
        yield "organisations.json", self._organisations
        yield "changes.json", changes_form(index)
        yield "vocabularies.json", vocabularies_form(index.report.vocabularies)
        for record in index.report.platforms:
            places = places_form(record, index.classes[record.slug])
            yield f"platforms/{record.slug}.json", self._platform(record, places)
            yield f"answers/{record.slug}.json", self._answers(record, places)
        for region in regions.regions:
            yield region.path, regions.form(region)

    def _platform(self, record: PlatformRecord, places: list[dict[str, Any]]) -> dict[str, Any]:
        body = {"platform": self._records[record.slug], "places": places}
        labels = labels_of(body, self._plan, self.index.report.vocabularies)
        return {**body, "labels": labels}

    def _answers(self, record: PlatformRecord, places: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "slug": record.slug,
            "name": record.name,
            "audiences": form_of(record.audiences, self.index.day),
            "content": [{"id": each.id, "label": each.label} for each in record.content],
            "places": places,
        }

    @cached_property
    def _records(self) -> dict[str, dict[str, Any]]:
        """Every record by its slug, in order of names."""
        day = self.index.day
        return {each.slug: record_form(each, day) for each in self.index.report.platforms}

    @cached_property
    def _platforms(self) -> dict[str, Any]:
        return platforms_form(self.index)

    @cached_property
    def _organisations(self) -> dict[str, Any]:
        return organisations_form(self.index)

    @cached_property
    def _plan(self) -> CodePlan:
        return code_plan("platform.schema.json", self._schemas)

    @cached_property
    def _schemas(self) -> dict[str, Mapping[str, Any]]:
        """The published schemas with that of the codes, by file name, in order."""
        authored = {
            name: each for name, each in self.published.items() if name.endswith(".schema.json")
        }
        codes = codes_schema(self.index.report.vocabularies)
        return dict(sorted({**authored, SCHEMA_FILE: codes}.items()))

    @cached_property
    def _openapi(self) -> dict[str, Any]:
        """The document with the name of the report and the edition that it stands in."""
        document = dict(self.published[OPENAPI])
        info = {**document["info"], "title": self.settings.name}
        return document | {
            "info": info | {"x-edition": self.head["edition"], "x-as-of": self.head["as_of"]}
        }
