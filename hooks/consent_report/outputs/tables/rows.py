"""Rows of the tables, made from records and organisations as the API has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from consent_report.model.dates import Missing
from consent_report.model.vocabularies import Vocabularies
from consent_report.pages.index import ReportIndex

Form = Mapping[str, Any]
"""An object as the API has it."""

FINDINGS = ("practices", "opt_outs", "recipients", "affiliates_definitions", "events", "sources")
"""Lists of a record that become tables of the same name, one row an entry."""


def rows_by_table(
    index: ReportIndex, records: Mapping[str, Form], platforms: Form, organisations: Form
) -> dict[str, list[Form]]:
    """The rows of every table, by its name.

    ``records`` are by slug, in order of names; ``platforms`` and ``organisations`` are the
    responses about all of them.
    """
    words = index.report.vocabularies
    rows: dict[str, list[Form]] = {
        "platforms": [
            {**records[each["slug"]], "operators": each["operators"], "owners": each["owners"]}
            for each in platforms["platforms"]
        ],
        "policy_versions": [row for each in records.values() for row in _policy_versions(each)],
        "organisations": [_organisation(each) for each in organisations["organisations"]],
        "ownerships": [
            {**owner, "organisation": each["id"], "owner": owner["organisation"]}
            for each in organisations["organisations"]
            for owner in each["owners"]
        ],
        "ownership_sources": [_source(each) for each in organisations["sources"]],
    }
    for table in FINDINGS:
        rows[table] = [
            row for each in records.values() for row in _findings(table, each, words, index)
        ]
    return rows


def _findings(table: str, record: Form, words: Vocabularies, index: ReportIndex) -> Iterator[Form]:
    audiences = {each["id"]: each["label"] for each in record["audiences"]}
    contents = {each["id"]: each["label"] for each in record["content"]}
    for finding in record[table]:
        row = {**finding, **_platform(record), **_quotation(finding)}
        row["audience_labels"] = [audiences[id_] for id_ in finding.get("audiences", ())]
        row["content_labels"] = [contents[id_] for id_ in finding.get("content", ())]
        if table == "practices":
            row["status_label"] = words.label("statuses", finding["status"])
        elif table == "recipients":
            row["name"] = _party_name(finding, index)
        elif table == "affiliates_definitions":
            for members in ("includes", "excludes"):
                row[members] = [_party_name(each, index) for each in finding[members]]
        elif table == "sources":
            row |= _source(finding)
        yield row


def _policy_versions(record: Form) -> Iterator[Form]:
    for policy in record["policies"]:
        for version in policy["versions"]:
            absence = version.get("absence", {})
            yield {
                **policy,
                **version,
                **_platform(record),
                **_quotation(version),
                "policy": policy["id"],
                "absence_terms": absence.get("terms"),
                "absence_count": absence.get("count"),
                "absence_source": absence.get("source"),
            }


def _organisation(organisation: Form) -> Form:
    owners = [
        each["organisation"]
        for each in organisation["owners"]
        if each["until"] == Missing.OPEN.value
    ]
    return {**organisation, "owners": list(dict.fromkeys(owners))}


def _source(source: Form) -> Form:
    snapshot = source.get("snapshot", {})
    return {**source, **{f"snapshot_{name}": value for name, value in snapshot.items()}}


def _platform(record: Form) -> dict[str, str]:
    return {"platform": record["slug"], "platform_name": record["name"]}


def _quotation(finding: Form) -> dict[str, str]:
    quote = finding.get("quote")
    return {"quote": quote["text"], "quote_source": quote["source"]} if quote else {"quote": ""}


def _party_name(party: Form, index: ReportIndex) -> str:
    organisation = party.get("organisation", "")
    return index.organisation_name(organisation) if organisation else party["name"]
