"""Bands in a picture: they meet, words stand where they have room, the table says the same."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from consent_report.outputs.html import plain_text
from consent_report.outputs.pictures.bands import ROOM, DrawnBands, drawn_bands
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SitePage
from consent_report.pages.bands import band_picture
from consent_report.pages.index import ReportIndex


@pytest.fixture(scope="module")
def drawn(report: Report, full: PlatformRecord) -> DrawnBands:
    found = drawn_bands(band_picture(full, ReportIndex(report)))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def body(report: Report) -> str:
    pages = (each for each in render_site(report) if isinstance(each, SitePage))
    return next(page.body for page in pages if page.path == "platforms/full/")


def test_each_segment_ends_where_the_next_begins_and_the_last_at_the_edge(
    drawn: DrawnBands,
) -> None:
    for band in drawn.bands:
        for one, next_one in pairwise(band.segments):
            assert one.end == next_one.x
        assert band.segments[-1].end == 100
        for each in band.segments:
            assert each.lead_x <= each.x <= each.settled_x <= each.end
            assert each.x + each.narrow == pytest.approx(each.settled_x)
            assert each.settled_x + each.settled_width == pytest.approx(each.end)


def test_words_stand_only_where_they_have_room(drawn: DrawnBands) -> None:
    for band in drawn.bands:
        for each in band.segments:
            if each.label_room:
                width = each.settled_width / 100 * ROOM[each.label_room]
                assert width > 0.5 * len(each.segment.answer.status.label)
            if each.settled_width < 3:
                assert each.label_room == each.icon_room == ""


def test_labels_of_days_do_not_touch(drawn: DrawnBands) -> None:
    for width in ROOM.values():
        shown = [tick for tick in drawn.ticks if ROOM[tick.room] <= width]
        for one, next_one in pairwise(shown):
            assert (next_one.x - one.x) / 100 * width >= 2.5


def test_the_table_says_what_the_picture_shows(drawn: DrawnBands, body: str) -> None:
    figure = body[body.index("<figure") : body.index("</figure>")]
    picture, table = figure.split("<table", 1)
    rows = re.findall(r'data-label="Answer">(.*?)</td>', table)
    segments = [each.segment for band in drawn.bands for each in band.segments]
    assert [plain_text(row).split(" (")[0] for row in rows] == [
        each.answer.status.label for each in segments
    ]
    names = [plain_text(name) for name in re.findall(r"<th scope=.rowgroup.*?</th>", table)]
    shown = re.findall(r'class="cr-name"[^>]*>([^<]*)<', picture)
    for name, short in zip(names, shown, strict=True):
        assert name.startswith(re.sub(r" and \d+ more$", "", short))
    for status in drawn.picture.statuses:
        assert f"</svg> {status.label}</li>" in picture


def test_the_picture_carries_no_style_and_no_colour_of_its_own(body: str) -> None:
    figure = body[body.index("<figure") : body.index("</figure>")]
    assert "style=" not in figure
    assert not re.findall(r'(?:fill|stroke)="#', figure)
