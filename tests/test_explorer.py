"""The list of all platforms over the real records: every answer is the one of ``resolve``."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from consent_report.loading.reports import load_report
from consent_report.model.reports import Report
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SiteAsset, SitePage
from consent_report.outputs.topic_scripts import FOLDER
from consent_report.pages.topics import TOPICS
from tests.support.markup import Markup
from tests.support.reports import ROOT
from tests.support.topics import TopicFile, resolved

QUESTIONS_EACH = 12
"""Of each record and topic."""


@pytest.fixture(scope="module")
def report() -> Report:
    loaded = load_report(ROOT)
    assert loaded.report is not None
    return loaded.report


@pytest.fixture(scope="module")
def items(report: Report) -> dict[str, SitePage | SiteAsset]:
    return {
        item.path: item
        for item in render_site(report)
        if item.path == "platforms/" or item.path.startswith(FOLDER)
    }


@pytest.fixture(scope="module")
def files(items: dict[str, SitePage | SiteAsset]) -> dict[str, TopicFile]:
    return {
        path.removeprefix(FOLDER).removesuffix(".js"): TopicFile.of(item.content.decode())
        for path, item in items.items()
        if isinstance(item, SiteAsset)
    }


def test_every_answer_of_every_topic_is_the_one_resolved(
    report: Report, files: dict[str, TopicFile]
) -> None:
    regions = report.vocabularies.regions
    anywhere = [*(each.code for each in regions.countries), *(p.code for p in regions.subdivisions)]
    draw = random.Random("topics")
    differing = []
    for topic in TOPICS:
        name = f"{topic.act}-{topic.purposes[0]}".replace("_", "-")
        for record in report.platforms:
            rows = [row for row in record.practices if row.act is topic.act]
            if not rows:
                assert name not in files or record.slug not in files[name].known["platforms"]
                continue
            named = [code for row in rows for code in row.regions if code in anywhere]
            edges = [row.span.days.start for row in rows]
            for _ in range(QUESTIONS_EACH):
                place = draw.choice(("EU", "*", draw.choice(anywhere), draw.choice(named or ["*"])))
                near = draw.choice(edges) + timedelta(days=draw.choice((-1, 0, 1)))
                day = min(draw.choice((near, report.as_of, date(2024, 9, 19))), report.as_of)
                expected = resolved(report, record, place, day, topic)
                found = "not_checked"
                if name in files:
                    found = files[name].answer(record.slug, place, day.isoformat())
                if found != expected:
                    differing.append((name, record.slug, place, day, expected, found))
    assert differing == []
    assert len(files) > len({topic.act for topic in TOPICS})


def test_the_page_can_show_every_answer_and_offers_every_topic(
    items: dict[str, SitePage | SiteAsset], files: dict[str, TopicFile]
) -> None:
    page = items["platforms/"]
    assert isinstance(page, SitePage)
    markup = Markup(page.body)
    assert markup.values("data-name") == list(files)
    named = {
        entry.split(":")[1]
        for file in files.values()
        for text in file.known["days"]
        for entry in text.split(" ")
    }
    assert named <= set(markup.values("data-answer"))
    offered = {value for _, attribute, value in markup.attributes if attribute == "value"}
    assert {answer.partition(".")[0] for answer in named} <= offered
