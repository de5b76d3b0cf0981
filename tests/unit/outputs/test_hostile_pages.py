"""Whatever a record's texts hold, a page has the elements that it always has, and shows them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]  # 3.11.3 has no types
import pytest

from consent_report.loading.documents import parse_document
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SiteAsset, SitePage
from tests.support.api import api_files, read, table
from tests.support.hostile import BREAKING, Schemas
from tests.support.markup import Markup
from tests.support.reports import corpus_project, report_of

RECORD = "platforms/full/"


def rendered(project: Path) -> dict[str, SitePage]:
    items = render_site(report_of(project))
    return {item.path: item for item in items if isinstance(item, SitePage)}


def text_files(project: Path) -> dict[str, str]:
    """The files of a report that are text and no page."""
    items = render_site(report_of(project))
    return {
        item.path: item.content.decode("utf-8")
        for item in items
        if isinstance(item, SiteAsset) and item.path.endswith((".txt", ".svg"))
    }


def svg(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  # our own output


@pytest.fixture(scope="module")
def ordinary_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus_project(tmp_path_factory.mktemp("ordinary"))


@pytest.fixture(scope="module")
def ordinary(ordinary_project: Path) -> dict[str, SitePage]:
    return rendered(ordinary_project)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = corpus_project(tmp_path_factory.mktemp("hostile"))
    schemas = Schemas(project / "data" / "schema")
    for name, schema in (("platforms/full", "platform"), ("organisations", "organisations")):
        path = project / "data" / f"{name}.yml"
        document, problems = parse_document(path.name, path.read_bytes())
        assert problems == ()
        assert document is not None
        record = schemas.attacked(f"{schema}.schema.json", document.data)
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def hostile(attacked: Path) -> dict[str, SitePage]:
    return rendered(attacked)


def test_no_page_gains_or_loses_an_element(
    ordinary: dict[str, SitePage], hostile: dict[str, SitePage]
) -> None:
    assert hostile.keys() == ordinary.keys()
    for path in ordinary:
        expected, found = Markup(ordinary[path].body), Markup(hostile[path].body)
        assert sorted(found.elements) == sorted(expected.elements), path
        assert found.unclosed == []


def test_every_text_of_a_record_is_shown_exactly(
    attacked: Path, hostile: dict[str, SitePage]
) -> None:
    record = json.loads((attacked / "data/platforms/full.yml").read_text(encoding="utf-8"))
    markup = Markup(hostile[RECORD].body)
    shown = collapsed(markup.text) + "\n".join(markup.values("aria-label"))
    missing = [text for text in texts(record) if collapsed(text) not in shown]
    assert missing == []


def test_every_text_of_a_record_is_exact_in_the_api_and_the_tables(attacked: Path) -> None:
    record = json.loads((attacked / "data/platforms/full.yml").read_text(encoding="utf-8"))
    files = api_files(report_of(attacked))
    wanted = set(texts(record))
    assert wanted <= set(texts(read(files, "platforms/full.json")))
    cells = {
        cell
        for path in files
        if path.endswith(".csv")
        for row in table(files, path.removesuffix(".csv"))
        for cell in row.values()
    }
    details = [row["detail"] for row in record["practices"] if "detail" in row]
    assert details
    assert {*details, *(event["summary"] for event in record["events"])} <= cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_every_text_of_a_record_is_exact_in_its_record_as_text(attacked: Path) -> None:
    record = json.loads((attacked / "data/platforms/full.yml").read_text(encoding="utf-8"))
    shown = markdown.markdown(text_files(attacked)[f"{RECORD}record.txt"])
    assert not any(each in shown for each in BREAKING)
    text = collapsed(Markup(shown).text)
    assert [each for each in texts(record) if collapsed(each) not in text] == []


def test_a_card_has_the_elements_that_it_always_has(attacked: Path, ordinary_project: Path) -> None:
    path = "badges/full/elsewhere.svg"
    expected, found = (svg(text_files(each)[path]) for each in (ordinary_project, attacked))
    assert [each.tag for each in found.iter()] == [each.tag for each in expected.iter()]
    name = json.loads((attacked / "data/platforms/full.yml").read_text(encoding="utf-8"))["name"]
    assert name in "".join(found.itertext())


def test_titles_descriptions_and_search_entries_are_plain_text(
    attacked: Path, hostile: dict[str, SitePage]
) -> None:
    name = json.loads((attacked / "data/platforms/full.yml").read_text(encoding="utf-8"))["name"]
    page = hostile[RECORD]
    assert page.title.startswith(name)
    assert page.description.startswith(name)
    assert page.search[0].title == name
    assert json.loads(page.structured_data)["about"]["name"] == name


def texts(value: Any) -> Iterator[str]:
    """Every attacked text."""
    if isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str) and "<script>" in value:
        yield value


def collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text)
