"""Citations in the forms that people paste, whatever a title holds."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml

from consent_report.outputs.citations import (
    Citation,
    bibtex,
    citation,
    citation_cff,
    citation_files,
    citation_texts,
    plain_citation,
    ris,
)
from consent_report.outputs.settings import SiteSettings

DAY = date(2026, 11, 4)
SETTINGS = SiteSettings(name="Report", url="https://report.example/latest/")
HOSTILE = "100% of {A}_b & C\\d #1 $x^2 ~y\nER  - \u2028}"


def page(title: str = "LinkedIn: opt-out") -> Citation:
    return citation(SETTINGS, DAY, "", path="platforms/linkedin/", title=title)


def test_a_page_of_the_latest_edition_is_cited_as_of_its_day() -> None:
    assert plain_citation(page()) == (
        "Report. “LinkedIn: opt-out.” As of 4 November 2026. "
        "https://report.example/latest/platforms/linkedin/"
    )


def test_an_edition_as_a_whole_is_cited_by_its_day_without_a_page() -> None:
    settings = SiteSettings(name="Report", url="https://report.example/2024-09-18/")
    cited = citation(settings, date(2024, 9, 18), "2024-09-18")
    assert plain_citation(cited) == (
        "Report. Edition of 18 September 2024. https://report.example/2024-09-18/"
    )
    assert ris(cited).startswith("TY  - DATA\nAU  - Report\nTI  - Report\nPY  - 2024\n")


@pytest.mark.parametrize(("edition", "folder"), [("", "latest"), ("2024-09-18", "2024-09-18")])
def test_where_the_site_does_not_say_where_it_stands_the_path_is_cited(
    edition: str, folder: str
) -> None:
    cited = citation(SiteSettings(), DAY, edition, path="platforms/x/", title="X")
    assert cited.url == f"{folder}/platforms/x/"


def test_bibtex_has_a_key_of_the_page_and_the_day() -> None:
    assert bibtex(page()) == "\n".join(
        [
            "@misc{report-linkedin-2026-11-04,",
            "author = {{Report}},",
            "title = {{LinkedIn: opt-out}},",
            "howpublished = {As of 4 November 2026},",
            "year = {2026},",
            "month = {11},",
            "day = {4},",
            "url = {https://report.example/latest/platforms/linkedin/},",
            "}",
        ]
    )


def test_no_character_of_a_title_means_anything_to_tex() -> None:
    (line,) = (each for each in bibtex(page(HOSTILE)).split("\n") if each.startswith("title"))
    assert line == (
        r"title = {{100\% of \{A\}\_b \& C\textbackslash{}d \#1 \$x\textasciicircum{}2 "
        r"\textasciitilde{}y ER - \}}},"
    )


def test_no_title_begins_a_line_of_ris() -> None:
    lines = ris(page(HOSTILE)).split("\n")
    assert [line[:5] for line in lines].count("ER  -") == 1
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert lines[-1] == "ER  - "
    assert "DA  - 2026/11/04" in lines


def test_an_address_cannot_end_its_field() -> None:
    cited = citation(SiteSettings(url="https://report.example/a}b/latest/"), DAY, "")
    assert "url = {https://report.example/a%7Db/latest/}," in bibtex(cited)


def test_the_citation_file_is_yaml_that_says_the_same() -> None:
    read = yaml.safe_load(citation_cff(page(HOSTILE)))
    assert read["cff-version"] == "1.2.0"
    assert read["title"] == "100% of {A}_b & C\\d #1 $x^2 ~y ER - }"
    assert read["date-released"] == "2026-11-04"
    assert read["authors"] == [{"name": "Report"}]
    assert read["url"] == "https://report.example/latest/platforms/linkedin/"


def test_a_citation_file_names_no_address_that_is_only_a_path() -> None:
    assert "url" not in yaml.safe_load(citation_cff(citation(SiteSettings(), DAY, "")))


def test_the_forms_are_offered_in_one_order() -> None:
    assert [each.label for each in citation_texts(page())] == ["Text", "BibTeX", "RIS"]


def test_an_edition_has_its_citation_in_every_form_as_a_file() -> None:
    settings = SiteSettings(name="A & B", url="https://report.example/2024-09-18/")
    files = {
        asset.path: asset.content.decode("utf-8")
        for asset in citation_files(settings, date(2024, 9, 18), "2024-09-18")
    }
    assert sorted(files) == ["CITATION.cff", "citation.bib", "citation.ris", "citation.txt"]
    assert all(text.endswith("\n") for text in files.values())
    assert yaml.safe_load(files["CITATION.cff"])["version"] == "2024-09-18"
    assert r"title = {{A \& B}}," in files["citation.bib"]
    assert files["citation.ris"].endswith("ER  - \n")
    assert files["citation.txt"] == (
        "A & B. Edition of 18 September 2024. https://report.example/2024-09-18/\n"
    )
