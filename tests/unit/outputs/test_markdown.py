"""Text that is printed into Markdown reads as the same text."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]  # 3.11.3 has no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_report.outputs.markdown import markdown_text
from tests.support.hostile import ATTACK

TEXTS = (
    *("2024. We said so", "1) first", "# not a heading", "> not a quotation", "- not a list"),
    *("+ plus", "*stars* and _lines_", "a `tick`", "[text](https://example.org)", "back\\slash"),
    *("AT&T", "Settings & Privacy", "&amp;", "&#65;", "a < b > c", ATTACK),
)


class Shown(HTMLParser):
    """What a reader sees of some HTML, and the elements that it holds."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_reads_the_same_at_the_start_of_an_item_and_within_it(text: str) -> None:
    for line in (f"- {markdown_text(text)}", f"- It says: {markdown_text(text)}"):
        shown = Shown(markdown.markdown(line))
        assert shown.text.strip() == line.removesuffix(markdown_text(text))[2:] + text
        assert shown.elements == ["ul", "li"]


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40))
def test_no_text_of_visible_characters_becomes_markup(text: str) -> None:
    shown = Shown(markdown.markdown(f"- It says: {markdown_text(text)}"))
    assert shown.text.strip() == f"It says: {text}"
    assert shown.elements == ["ul", "li"]
