"""HTML of our own as nested lists: every text exact, nothing that the script is not to build."""

from __future__ import annotations

import pytest

from consent_report.outputs.nodes import UnknownMarkupError, nodes


def test_elements_hold_their_attributes_and_then_what_is_in_them() -> None:
    assert nodes('<p class="a">On <a href="../x/#y">this</a>.</p>') == [
        ["p", {"class": "a"}, "On ", ["a", {"href": "../x/#y"}, "this"], "."]
    ]


def test_escaped_text_is_the_text_that_was_escaped() -> None:
    assert nodes("<p>&lt;b&gt; &amp;amp; “&#x2f;”</p>") == [["p", {}, "<b> &amp; “/”"]]


def test_an_attribute_without_a_value_has_an_empty_one() -> None:
    assert nodes("<span data-then hidden>x</span>") == [
        ["span", {"data-then": "", "hidden": ""}, "x"]
    ]


def test_an_element_that_holds_nothing_ends_by_itself() -> None:
    assert nodes("<p>a<br>b</p>") == [["p", {}, "a", ["br", {}], "b"]]


@pytest.mark.parametrize(
    "markup", ["<script>x</script>", '<p onclick="x">', "<img>", '<p style="x">']
)
def test_what_the_script_is_not_to_build_is_refused(markup: str) -> None:
    with pytest.raises(UnknownMarkupError):
        nodes(markup)
