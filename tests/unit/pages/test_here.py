"""Where findings hold: numbered cells of places and accounts."""

from __future__ import annotations

from typing import Any

import pytest

from consent_report.editions.region_classes import region_classes
from consent_report.model.reports import Report
from consent_report.pages.here import HereSheet, here_sheet
from tests.support.records import practice, record

AUDIENCES = [{"id": "free", "label": "Free"}, {"id": "paid", "label": "Paid"}]


def path(id_: str, practices: list[str], **fields: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "practices": practices,
        "channel": "setting",
        "stops": "It.",
        "since": "2024-01-01",
        "since_is": "effective",
        "sources": ["help"],
    } | fields


@pytest.fixture
def rows() -> dict[str, Any]:
    """One use everywhere, another one in Germany for those who pay nothing."""
    return {
        "audiences": AUDIENCES,
        "opt_outs": [path("everywhere", ["rest"]), path("german", ["de"], regions=["DE"])],
    }


def sheet(report: Report, **fields: Any) -> tuple[HereSheet, list[tuple[str, ...]]]:
    acme = record(
        practice("rest", "2024-01-01", "effective", audiences=["all"]),
        practice("de", "2024-01-01", "effective", regions=["DE"], audiences=["free"]),
        **fields,
    )
    classes = region_classes(acme, report.vocabularies.regions, report.as_of)
    return here_sheet(acme, classes), [each.places for each in classes]


def test_a_row_for_everywhere_else_does_not_hold_where_a_closer_one_decides(
    report: Report, rows: dict[str, Any]
) -> None:
    here, places = sheet(report, **rows)
    assert places == [("DE",), ()]
    cells = {anchor: group.cells for group in here.holds for anchor in group.anchors}
    assert cells["practice-de"] == (0,)
    assert cells["practice-rest"] == (1, 2, 3)


def test_a_way_out_holds_where_what_it_stops_is_done(report: Report, rows: dict[str, Any]) -> None:
    here, _ = sheet(report, **rows)
    cells = {anchor: group.cells for group in here.holds for anchor in group.anchors}
    assert cells["opt-out-german"] == (0,)
    assert cells["opt-out-everywhere"] == (1, 2, 3)


def test_what_holds_everywhere_is_not_named(report: Report) -> None:
    acme = record(practice("rest", "2024-01-01", "effective"))
    classes = region_classes(acme, report.vocabularies.regions, report.as_of)
    alone = here_sheet(acme, classes)
    assert alone.holds == ()
    assert [(group.anchors, group.cells) for group in alone.decides] == [(("practice-rest",), (0,))]


def test_every_finding_of_the_corpus_that_holds_is_in_some_cell(report: Report) -> None:
    for acme in report.platforms:
        classes = region_classes(acme, report.vocabularies.regions, report.as_of)
        here = here_sheet(acme, classes)
        count = len(classes) * len(acme.audiences)
        for group in (*here.holds, *here.decides):
            assert group.cells
            assert set(group.cells) <= set(range(count))
        anchors = [anchor for group in here.holds for anchor in group.anchors]
        assert len(anchors) == len(set(anchors))
        open_rows = [row for row in acme.practices if report.as_of in row.span.days]
        assert len([each for each in anchors if each.startswith("practice")]) <= len(open_rows)
