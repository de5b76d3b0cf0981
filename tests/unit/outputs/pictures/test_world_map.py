"""Shapes of the map: small, within the frame, each country in its class, their note true."""

from __future__ import annotations

import hashlib
import re

import pytest

from consent_report.model.reports import Report
from consent_report.outputs.html import plain_text
from consent_report.outputs.pictures.world_map import COUNTRIES, countries, drawn_map
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SitePage
from consent_report.pages.index import ReportIndex
from consent_report.pages.world_map import world_map

PATH = re.compile(r"(?:M\d+ \d+l-?\d+(?:[ -]\d+)+z)+")


def test_the_note_describes_the_file() -> None:
    note = (COUNTRIES.parent / "VENDOR.md").read_text(encoding="utf-8")
    assert hashlib.sha256(COUNTRIES.read_bytes()).hexdigest() in note
    assert COUNTRIES.stat().st_size <= 45_000


def test_each_shape_is_of_a_country_of_the_report_and_stays_in_the_frame(report: Report) -> None:
    land = countries()
    codes = {country.code for country in report.vocabularies.regions.countries}
    assert set(land.points) <= set(land.paths) <= codes
    assert len(land.paths) > 170
    for code, path in land.paths.items():
        assert PATH.fullmatch(path), code
        for ring in path.rstrip("z").split("z"):
            x, y, *steps = map(int, re.findall(r"-?\d+", ring))
            for right, down in zip([0, *steps[::2]], [0, *steps[1::2]], strict=True):
                x, y = x + right, y + down
                assert 0 <= x <= land.width, code
                assert 0 <= y <= land.height, code


def test_every_country_that_the_map_has_is_drawn_once_in_its_class(report: Report) -> None:
    world = world_map(ReportIndex(report))
    drawn = drawn_map(world)
    assert world is not None
    assert drawn is not None
    assert len(drawn.shapes) == world.levels
    for row in world.rows:
        for code in row.codes:
            shape = countries().paths.get(code)
            if shape is not None:
                holders = [n for n, path in enumerate(drawn.shapes) if shape in path]
                assert holders == [row.level], code
    assert sum(map(len, drawn.shapes)) == sum(map(len, countries().paths.values()))


@pytest.fixture(scope="module")
def body(report: Report) -> str:
    pages = (each for each in render_site(report) if isinstance(each, SitePage))
    return next(page.body for page in pages if page.path == "")


def test_the_table_gives_each_count_with_the_pattern_of_the_map(body: str, report: Report) -> None:
    world = world_map(ReportIndex(report))
    assert world is not None
    table = body[body.index("<table", body.index('id="no-way-out"')) :]
    rows = re.findall(
        r"<tr><th scope=.row.>(.*?)</th><td>(.*?)</td>", table[: table.index("</table")]
    )
    assert [(plain_text(cell), re.findall(r"#m-(\d)", cell)) for cell, _ in rows] == [
        (str(row.count), [str(row.level)]) for row in world.rows
    ]
    for (_, places), row in zip(rows, world.rows, strict=True):
        for name in row.names:
            assert name.name in plain_text(places) or name.name.startswith("Everywhere")
