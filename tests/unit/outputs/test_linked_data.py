"""Linked data: every practice of the day, in our words and in those that others share."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from consent_report.loading.foundations import read_api_schemas
from consent_report.model.codes import Basis
from consent_report.model.reports import Report
from consent_report.outputs.linked_data import MAPPING, linked_data
from consent_report.outputs.settings import SiteSettings
from consent_report.pages.index import ReportIndex
from consent_report.pages.linked_data import linked_data_page
from tests.support.reports import ROOT, corpus_project, report_of

MAPPED: dict[str, Any] = dict(read_api_schemas(ROOT)[MAPPING])


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_of(corpus_project(tmp_path_factory.mktemp("corpus")))


def graph(report: Report) -> dict[str, dict[str, Any]]:
    made = json.loads(linked_data(ReportIndex(report), MAPPED, SiteSettings()).content)
    return {node["@id"]: node for node in made["@graph"]}


def test_every_practice_of_the_day_is_a_process_of_its_platform(report: Report) -> None:
    nodes = graph(report)
    for record in report.platforms:
        page = f"../../platforms/{record.slug}/"
        expected = [
            f"{page}#practice-{row.id}" for row in record.practices if report.as_of in row.span.days
        ]
        assert [each["@id"] for each in nodes[page]["dpv:hasProcess"]] == expected
        assert {nodes[each]["@type"] for each in expected} == {"dpv:Process"}


def test_what_the_terms_only_allow_is_not_called_ongoing(report: Report) -> None:
    (record,) = (each for each in report.platforms if each.slug == "ordinary")
    (row,) = record.practices
    node = f"../../platforms/ordinary/#practice-{row.id}"
    assert graph(report)[node]["dpv:hasActivityStatus"] == [{"@id": "dpv:ActivityOngoing"}]
    allowed = replace(record, practices=(replace(row, basis=Basis.PERMISSION),))
    made = graph(replace(report, platforms=(allowed,)))[node]
    assert "dpv:hasActivityStatus" not in made
    assert made["bases"] == {"@id": "vocabularies.json#bases/permission"}
    assert made["statuses"] == [{"@id": "vocabularies.json#statuses/default_on"}]


def test_every_term_is_mapped_or_says_why_not(report: Report) -> None:
    for id_, terms in MAPPED["vocabularies"].items():
        known = [term.code for term in report.vocabularies[id_]]
        assert sorted(terms) == sorted(known), id_
        assert [code for code, said in terms.items() if not said["says"] and not said["note"]] == []


def test_every_term_of_others_has_a_prefix_that_is_given() -> None:
    used = {
        name.partition(":")[0]
        for terms in MAPPED["vocabularies"].values()
        for said in terms.values()
        for pair in said["says"]
        for name in pair
        if name != "@type"
    }
    assert used <= MAPPED["prefixes"].keys()


def test_the_page_counts_the_terms_without_an_equivalent(report: Report) -> None:
    page = linked_data_page(MAPPED, report.vocabularies)
    said = [said for terms in MAPPED["vocabularies"].values() for said in terms.values()]
    assert (page.total, page.without) == (len(said), sum(not each["says"] for each in said))
