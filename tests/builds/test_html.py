"""Every page and style sheet keeps to its standard, as the Nu Html Checker reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from consent_report.building import build_site
from tests.support.engines import ROOT, copied_project
from tests.support.nu_checker import (
    Message,
    NoJavaError,
    checker_version,
    css_messages,
    html_messages,
)

pytestmark = pytest.mark.slow

BASELINE = Path(__file__).with_name("html-baseline.yml")

HEADING = re.compile(r"<h([1-6])[ >]")

FAULTY = "<!doctype html>\n<html lang=en><title>Faulty</title>\n<p><img src=a.png></p></html>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site with one older edition."""
    return build_site(copied_project(tmp_path_factory.mktemp("html") / "p", ["2024-09-18"])).folder


def test_every_page_and_style_sheet_keeps_to_its_standard(site: Path) -> None:
    messages = [
        *html_messages(site),
        *css_messages(sorted((ROOT / "docs" / "assets").glob("*.css"))),
    ]
    known = yaml.safe_load(BASELINE.read_text(encoding="utf-8"))
    unexplained = [each for each in messages if not any(explains(entry, each) for entry in known)]
    needless = [entry for entry in known if not any(explains(entry, each) for each in messages)]
    assert (list(map(str, unexplained)), needless) == ([], [])


def test_headings_of_every_page_begin_with_one_title_and_leave_out_no_level(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.parent != site]
    faulty = {
        path.relative_to(site).as_posix(): levels
        for path in pages
        if not are_in_order(levels := [int(each) for each in HEADING.findall(content(path))])
    }
    assert (len(pages) > 0, faulty) == (True, {})


def test_a_fault_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    page = tmp_path / "a page" / "index.html"
    page.parent.mkdir()
    page.write_text(FAULTY, encoding="utf-8")
    style = tmp_path / "faulty.css"
    style.write_text("p { colour: red }", encoding="utf-8")
    assert places(html_messages(tmp_path)) == [(page, 3)]
    assert places(css_messages([style])) == [(style, 1)]


def test_a_machine_without_java_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoJavaError, match="install Java 11 or newer"):
        checker_version()


def content(path: Path) -> str:
    """What stands between the frame's parts; the copy on one page has no frame."""
    if path.parent.name == "downloads":
        return path.read_text(encoding="utf-8")
    return path.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]


def are_in_order(levels: list[int]) -> bool:
    """One title first, and then no step down of more than one level."""
    steps = pairwise(levels)
    return levels.count(1) == 1 and levels[0] == 1 and all(down <= up + 1 for up, down in steps)


def explains(entry: dict[str, Any], message: Message) -> bool:
    """The entry of the baseline is about this message."""
    return message.says.startswith(entry["says"]) and entry["at"] in message.extract


def places(messages: Iterable[Message]) -> list[tuple[Path, int]]:
    """Where something is said."""
    return [(each.path, each.line) for each in messages]
