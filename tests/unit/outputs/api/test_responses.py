"""What the API publishes keeps its own schemas, says where it comes from, and is well described."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from consent_report.editions.published import edition_report
from consent_report.model import organisations, platforms, policies, replies, sources
from consent_report.model.editions import Edition, Editions
from consent_report.model.reports import Report
from consent_report.outputs.api.forms import NOT_PUBLISHED
from tests.support.api import (
    BASE,
    Files,
    api_files,
    breaches,
    read,
    reference_registry,
    responses,
    schemas,
)
from tests.support.reports import ROOT

HEAD = ("schema_version", "edition", "as_of")
OPENAPI_SCHEMA = ROOT / "tests" / "vendor" / "openapi" / "schema-3.1.json"
FORMATS = {"date", "uri"}
"""Those of the standard, which any validator may know."""


@pytest.fixture(scope="module")
def files(report: Report) -> Files:
    return api_files(report)


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema of an object with fields, wherever it stands."""
    if isinstance(schema, dict):
        if "properties" in schema and isinstance(schema["properties"], dict):
            yield schema
        for each in schema.values():
            yield from objects(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from objects(each)


def test_every_response_is_valid_against_its_published_schema(files: Files) -> None:
    assert breaches(files) == []


def test_every_json_file_is_described_by_the_openapi_document(files: Files) -> None:
    described = {path for path, _, _ in responses(files)}
    others = {path for path in files if path.endswith(".json") and path not in described}
    assert others == {
        *("openapi.json", "datapackage.json"),
        *(f"schema/{name}" for name in schemas(files)),
    }


def test_the_openapi_document_is_valid_and_its_schemas_are_there(files: Files) -> None:
    document = read(files, "openapi.json")
    rules = Draft202012Validator(json.loads(OPENAPI_SCHEMA.read_bytes()))
    assert [error.message for error in rules.iter_errors(document)] == []
    operations = [methods["get"]["operationId"] for methods in document["paths"].values()]
    assert len(operations) == len(set(operations))
    assert {name for _, _, name in responses(files)} <= schemas(files).keys()
    assert len({name for _, _, name in responses(files)}) == len(document["paths"])


def test_the_vendored_openapi_schema_is_the_one_its_note_describes() -> None:
    note = (OPENAPI_SCHEMA.parent / "VENDOR.md").read_text(encoding="utf-8")
    assert hashlib.sha256(OPENAPI_SCHEMA.read_bytes()).hexdigest() in note


def test_every_response_begins_with_version_edition_and_day(files: Files, report: Report) -> None:
    version = read(files, "openapi.json")["info"]["version"]
    for path, body, _ in responses(files):
        assert tuple(body)[:3] == HEAD, path
        assert [body[key] for key in HEAD] == [version, "latest", report.as_of.isoformat()], path


def test_json_is_one_line_of_utf_8_without_needless_space(files: Files) -> None:
    for path, content in files.items():
        if path.endswith(".json"):
            data = json.loads(content, parse_constant=pytest.fail)
            text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
            assert content.decode("utf-8") == text + "\n", path


def test_two_renderings_are_equal_byte_for_byte(files: Files, report: Report) -> None:
    again = api_files(report)
    assert list(again) == list(files)
    assert again == files


def test_schemas_are_closed_and_every_field_is_described(files: Files) -> None:
    for path, schema in schemas(files).items():
        Draft202012Validator.check_schema(schema)
        assert {"title", "description"} <= schema.keys(), path
        for each in objects(schema):
            assert each.get("additionalProperties") is False, (path, each.get("title"))
            assert set(each["required"]) <= each["properties"].keys()
            for name, field in each["properties"].items():
                assert {"title", "description", "examples"} <= field.keys(), (path, name)


def test_examples_of_the_schemas_keep_them_and_formats_are_of_the_standard(files: Files) -> None:
    registry = reference_registry(files)
    for name, schema in schemas(files).items():
        assert set(formats(schema)) <= FORMATS
        for definition, each in schema.get("$defs", {}).items():
            where = {"$ref": f"{BASE}{name}#/$defs/{definition}"}
            rules = Draft202012Validator(where, registry=registry, format_checker=FormatChecker())
            for example in each.get("examples", ()):
                assert list(rules.iter_errors(example)) == [], (name, definition)


def formats(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("format"), str):
            yield schema["format"]
        for each in schema.values():
            yield from formats(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from formats(each)


PARTS = {
    "record": platforms.PlatformRecord,
    "audience": platforms.Audience,
    "content": platforms.Content,
    "content_use": platforms.ContentUse,
    "operator": platforms.Operator,
    "practice": platforms.Practice,
    "affiliates_definition": platforms.AffiliatesDefinition,
    "recipient": platforms.Recipient,
    "opt_out": platforms.OptOut,
    "policy": policies.Policy,
    "policy_version": policies.PolicyVersion,
    "absence": policies.Absence,
    "event": platforms.Event,
    "dispute": platforms.Dispute,
    "position": platforms.DisputePosition,
    "reply": replies.Reply,
    "answered": replies.AnsweredFindings,
}
FLATTENED = {"span", "party"}


@pytest.mark.parametrize("name", sorted(PARTS))
def test_every_field_of_a_record_is_published(files: Files, name: str) -> None:
    definition = read(files, "schema/platform.schema.json")["$defs"][name]
    wanted = {each.name for each in fields(PARTS[name])} - NOT_PUBLISHED - FLATTENED
    assert wanted <= definition["properties"].keys()


@pytest.mark.parametrize(("name", "kind"), [("source", sources.Source), ("snapshot", None)])
def test_every_field_of_a_source_is_published(files: Files, name: str, kind: Any) -> None:
    definition = read(files, "schema/common.schema.json")["$defs"][name]
    wanted = {each.name for each in fields(kind or sources.Snapshot)}
    assert wanted == definition["properties"].keys()


def test_every_field_of_an_organisation_is_published(files: Files) -> None:
    definition = read(files, "schema/organisations.schema.json")["$defs"]["organisation"]
    wanted = {each.name for each in fields(organisations.Organisation)}
    assert wanted <= definition["properties"].keys()


def test_labels_of_a_platform_explain_every_code_that_its_record_holds(
    files: Files, report: Report
) -> None:
    body = read(files, "platforms/full.json")
    words = report.vocabularies
    record = body["platform"]
    labels = body["labels"]
    assert labels["categories"] == {
        record["category"]: words.label("categories", record["category"])
    }
    for row in record["practices"]:
        for vocabulary, key in (("statuses", "status"), ("acts", "act"), ("bases", "basis")):
            assert labels[vocabulary][row[key]] == words.label(vocabulary, row[key])
        assert set(row["regions"]) <= labels["regions"].keys()
    kinds = {use["kind"] for content in record["content"] for use in content["kinds"]}
    assert labels["content_kinds"].keys() == kinds


def test_the_names_of_codes_are_those_of_the_vocabularies(files: Files, report: Report) -> None:
    listed = read(files, "vocabularies.json")["vocabularies"]
    assert {
        each["id"]: [(t["code"], t["label"], t["definition"]) for t in each["terms"]]
        for each in listed
    } == {
        id_: [(term.code, term.label, term.definition) for term in each]
        for id_, each in report.vocabularies.by_id.items()
    }


def test_every_place_is_answered_by_a_region_that_has_a_file(files: Files, report: Report) -> None:
    index = read(files, "index.json")
    regions = report.vocabularies.regions
    everywhere = {*(e.code for e in regions.countries), *(e.code for e in regions.subdivisions)}
    assert {each["code"] for each in index["places"]} == everywhere
    assert all(f"regions/{each['region']}.json" in files for each in index["places"])
    assert [each["path"] for each in index["regions"]] == [
        path for path in files if path.startswith("regions/")
    ]
    assert index["regions"][-1]["code"] == "elsewhere"


def test_changes_come_newest_first(files: Files, report: Report) -> None:
    days = [each["on"] for each in read(files, "changes.json")["changes"]]
    padded = [day + "-01" * (2 - day.count("-")) for day in days]
    assert padded == sorted(padded, reverse=True)
    assert len(days) == sum(len(record.events) for record in report.platforms)


def test_an_edition_names_itself_and_leads_to_the_editions_that_it_knows(report: Report) -> None:
    day = date(2025, 12, 31)
    digests = {record.slug: "0" for record in report.platforms}
    edition = Edition(day, date(2026, 11, 23), "", digests)
    later = replace(edition, day=date(2026, 6, 30))
    published = replace(report, editions=Editions((edition, later)))
    files = api_files(edition_report(published, edition))
    assert breaches(files) == []
    for path, body, _ in responses(files):
        assert (body["edition"], body["as_of"]) == ("2025-12-31", "2025-12-31"), path
    listed = read(files, "index.json")["editions"]
    assert [each["index"] for each in listed] == ["../../../2025-12-31/api/v1/index.json"]


def test_an_empty_report_has_an_api_too(report: Report) -> None:
    files = api_files(replace(report, platforms=()))
    assert breaches(files) == []
    assert read(files, "index.json")["counts"]["platforms"] == 0
