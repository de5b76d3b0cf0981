"""The formats that schemas name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_report.loading.formats import FORMATS, Refusal, format_is_kept

KEPT = {
    "commit": ["0123456789abcdef0123456789abcdef01234567"],
    "day": ["1990-01-01", "2024-02-29", "2100-12-31"],
    "domain": ["linkedin.com", "help.x.com", "xn--bcher-kva.de"],
    "partial-date": ["2024", "2024-02", "2024-02-29"],
    "plain-text": ["", "a", "One line, with 'marks' & <signs>.", "Übersicht 日本語"],
    "public-url": ["https://linkedin.com/legal"],
    "sha256": ["0123456789abcdef" * 4],
    "slug": ["a", "3m", "stack-overflow", "x" * 60],
}
NOT_KEPT = {
    "commit": ["", "0123456", "0" * 41, "0" * 40 + "\n", "G" * 40, "A" * 40, "٠" * 40],
    "day": [
        "",
        "2024",
        "2024-09",
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-9-18",
        "2024-09-18\n",
        "٢٠٢٤-٠٩-١٨",
        "20240918",
        "2024-W38-3",
        "1989-12-31",
        "2101-01-01",
        "18.09.2024",
        "0000-00-00",
    ],
    "domain": ["", "linkedin", "https://linkedin.com", "LinkedIn.com", "linkedin.com/", "1.1"],
    "partial-date": ["", "24", "2024-", "2024-00", "2024-13", "2024-02-30", "1989", "2024\n"],
    "plain-text": [" a", "a ", "a  b", "a\n", "a\nb", "\u0301a"],
    "public-url": ["", "http://linkedin.com", "https://linkedin.com@evil.com"],
    "sha256": ["", "0" * 63, "0" * 64 + "\n", "A" * 64],
    "slug": ["", "A", "a_b", "a--b", "-a", "a-", "a\n", "é", "x" * 61, "١"],
}


def test_every_format_has_examples_here() -> None:
    assert KEPT.keys() == NOT_KEPT.keys() == FORMATS.keys()


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in KEPT for text in KEPT[name]])
def test_a_text_that_keeps_its_format_is_accepted(name: str, text: str) -> None:
    assert FORMATS[name](text) is None


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name in NOT_KEPT for text in NOT_KEPT[name]]
)
def test_a_text_that_does_not_is_refused_in_printable_words(name: str, text: str) -> None:
    refusal = FORMATS[name](text)
    assert refusal is not None
    assert refusal.expected
    assert refusal.found.isprintable()


@pytest.mark.parametrize(
    ("name", "text", "refusal"),
    [
        (
            "day",
            "2024-02-30",
            Refusal("a day of the calendar such as 2024-09-18", '"2024-02-30"'),
        ),
        (
            "day",
            "1066-10-14",
            Refusal(
                "a day of the calendar such as 2024-09-18, in the years 1990 to 2100",
                '"1066-10-14"',
            ),
        ),
        (
            "partial-date",
            "Sept 2024",
            Refusal('a date such as 2024-09-18, 2024-09 or "2024"', '"Sept 2024"'),
        ),
        (
            "plain-text",
            "a\nb",
            Refusal("one line of text", '"a\\nb"', "Join the lines; >- does so in YAML."),
        ),
    ],
)
def test_a_refusal_says_what_was_expected(name: str, text: str, refusal: Refusal) -> None:
    assert FORMATS[name](text) == refusal


@given(st.sampled_from(sorted(FORMATS)), st.text())
def test_no_text_makes_a_format_fail(name: str, text: str) -> None:
    assert format_is_kept(name)(text) is (FORMATS[name](text) is None)


@pytest.mark.parametrize("value", [None, True, 3, 2.5, [], {}])
def test_a_format_says_nothing_of_what_is_not_text(value: object) -> None:
    assert all(format_is_kept(name)(value) for name in FORMATS)
