"""The escaper: what may stand in an attribute, in a script, in a heading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consent_report.outputs.html import (
    Templates,
    UnsafeAddressError,
    headings,
    plain_text,
    script_json,
)
from consent_report.outputs.site_files import Heading

HOSTILE = "</script><b title=\"x\" alt='y'>&amp;{{7*7}}\u2028"


def templates(folder: Path, text: str) -> Templates:
    (folder / "t.html").write_text(text, encoding="utf-8")
    return Templates(folder)


def test_text_and_attributes_are_escaped(tmp_path: Path) -> None:
    html = templates(tmp_path, '<p title="{{ x }}">{{ x }}</p>').render("t.html", x=HOSTILE)
    assert "<b" not in html
    assert plain_text(html) == plain_text("<p>" + html.split(">", 1)[1])
    assert "{{7*7}}" in html


def test_a_value_that_is_not_there_stops_the_page(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="undefined value"):
        templates(tmp_path, "{{ nothing }}").render("t.html")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "//evil.example/",
        "http://example.com/",
        "/absolute/",
        "https://a b/",
        "https://example.com\\@evil.example/",
        "data:text/html,x",
        "platforms/x/?y",
        ".hidden",
        "platforms/..",
        "feed.atom/../x",
        "a/../../x",
        "file.:x",
    ],
)
def test_an_address_that_is_neither_https_nor_of_the_site_stops_the_page(
    tmp_path: Path, url: str
) -> None:
    with pytest.raises(UnsafeAddressError):
        templates(tmp_path, "{{ url|address }}").render("t.html", url=url)


@pytest.mark.parametrize(
    "url",
    [
        *("", "../../platforms/linkedin/#opt-out", "platforms/", "#top"),
        *("feed.atom", "../../regions/US-IL/feed.json"),
        *("../../api/v1/regions/US-CA.json", "../api/v1/schema/platform.schema.json"),
    ],
)
def test_addresses_of_the_site_pass_as_they_are(tmp_path: Path, url: str) -> None:
    assert templates(tmp_path, "{{ url|address }}").render("t.html", url=url).strip() == url


def test_an_address_cannot_leave_its_attribute(tmp_path: Path) -> None:
    url = "https://example.com/?a=\"><b>&c='"
    html = templates(tmp_path, '<a href="{{ url|address }}">x</a>').render("t.html", url=url)
    assert html.count('"') == 2
    assert "<b>" not in html


def test_json_in_a_script_holds_nothing_that_html_reads() -> None:
    text = script_json({"x": HOSTILE})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"x": HOSTILE}


def test_json_has_no_number_that_is_none() -> None:
    with pytest.raises(ValueError, match="JSON"):
        script_json(float("nan"))


def test_headings_are_read_as_plain_text() -> None:
    body = '<h1>A</h1><h2 id="b">B &lt;c&gt;</h2><h3 id="d">D <code>e</code></h3><h2>F</h2>'
    assert list(headings(body)) == [Heading(2, "b", "B <c>"), Heading(3, "d", "D e")]
