"""The escaper: what may stand in an attribute, in a script, in a heading."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from consent_report.loading.reports import load_report
from consent_report.outputs.html import (
    TEMPLATES,
    Templates,
    UnsafeAddressError,
    headings,
    plain_text,
    script_json,
    without_unused_shapes,
)
from consent_report.outputs.site_files import Heading
from tests.support.reports import ROOT

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


def test_no_template_puts_a_value_into_single_quotes_because_they_are_not_escaped() -> None:
    for file in sorted(TEMPLATES.glob("*.html")):
        assert re.findall(r"=\s*'[^'<>]*\{\{", file.read_text(encoding="utf-8")) == [], file.name


def test_characters_that_mean_nothing_are_not_escaped_and_text_like_escapes_is(
    tmp_path: Path,
) -> None:
    html = templates(tmp_path, '<p title="{{ x }}">{{ x }}</p>').render("t.html", x="a/b's &#x27;")
    assert html == "<p title=\"a/b's &amp;#x27;\">a/b's &amp;#x27;</p>\n"


def test_shapes_that_nothing_shows_are_left_out() -> None:
    used = '<symbol id="s-disc" viewBox="0 0 16 16"><path d="M2"/></symbol>\n'
    spare = used.replace("disc", "ring")
    body = f'<svg><use href="#s-disc"></use></svg>\n{used}{spare}'
    assert without_unused_shapes(body) == body.removesuffix(spare)


def test_every_status_has_a_shape_in_the_style_sheet() -> None:
    report = load_report(ROOT).report
    assert report is not None
    style = (ROOT / "docs" / "assets" / "consent-report.css").read_text(encoding="utf-8")
    for term in report.vocabularies["statuses"]:
        assert f".cr-{term.code} {{ --cr-shape:" in style
    assert ".cr-not_checked { --cr-shape:" in style
    assert ".cr-varies { --cr-shape:" in style
