from __future__ import annotations

import pytest

from consent_report.evidence.texts import contains, count_of, folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so  that\nit\tcan   train", "so that it can train"),
        ("Microsoft’s “AI” models – all", 'Microsoft\'s "AI" models - all'),
        ("see [our policy](https://www.acme.com/a_(b)) now", "see our policy now"),
        (
            "**Affiliates** are _companies_ and snake_case",
            "Affiliates are companies and snake_case",
        ),
        (r"1\. We train \(AI\) models", "1. We train (AI) models"),
        ("# Title\n\n> quoted\n\n- item", "Title quoted item"),
    ],
)
def test_typesetting_is_folded_and_words_are_not(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_a_quotation_is_found_across_links_and_lines() -> None:
    text = "To [Microsoft\nCorporation](https://www.acme.com/) or any\n of its **subsidiaries**."

    assert contains(text, "Microsoft Corporation or any of its subsidiaries")


@pytest.mark.parametrize("words", ["microsoft corporation", "Microsoft Corporation and any"])
def test_another_case_or_word_is_another_text(words: str) -> None:
    assert not contains("Microsoft Corporation or any of its subsidiaries", words)


def test_terms_are_counted_as_whole_words_in_any_case() -> None:
    text = "AI and ai, but not OpenAI, maintain or AIs. Artificial\nintelligence once."

    assert count_of(text, ["AI"]) == 2
    assert count_of(text, ["AI", "artificial intelligence"]) == 3
    assert count_of(text, ["training"]) == 0
