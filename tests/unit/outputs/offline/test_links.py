"""Links of an offline copy lead to files, and nothing but the value of a link changes."""

from __future__ import annotations

import pytest

from consent_report.outputs.offline.links import OfflineLinks

FILES = {
    "index.html",
    "about/index.html",
    "platforms/index.html",
    "platforms/x/index.html",
    "assets/a.css",
    "feed.atom",
}
PAGE = "platforms/x/index.html"


def published(path: str) -> str:
    """Where a path beside the copy is published."""
    return "https://report.example/" + path.removeprefix("../")


def rewritten(text: str, page: str = PAGE) -> str:
    return OfflineLinks(FILES, published).rewritten(page, text)


@pytest.mark.parametrize(
    ("link", "offline"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../../about/", "../../about/index.html"),
        ("../../about", "../../about/index.html"),
        ("../../about/#use", "../../about/index.html#use"),
        ("../../about/?as-of=2024#use", "../../about/index.html?as-of=2024#use"),
        ("./", "./index.html"),
        ("../../../latest/about/#use", "https://report.example/latest/about/#use"),
        ("../../../", "https://report.example/"),
    ],
)
def test_a_link_to_a_folder_leads_to_its_page(link: str, offline: str) -> None:
    assert rewritten(f'<a class="b" href="{link}" title="T">') == (
        f'<a class="b" href="{offline}" title="T">'
    )


@pytest.mark.parametrize(
    "text",
    [
        '<a href="#use">',
        '<a href="">',
        '<a href="../../feed.atom">',
        '<link rel="stylesheet" href="../../assets/a.css">',
        '<a href="https://x.example/about/">',
        '<a href="mailto:a@x.example">',
        '<a href="//x.example/about/">',
        '<script src="../../assets/"></script>',
        '<p>href="../../about/" and <a title=\'href="../../about/"\'>text</a></p>',
        '<!-- <a href="../../about/"> -->',
        "<script>x = '<a href=\"../../about/\">'</script>",
        '<style>a[href="../../about/"] { }</style>',
        '<textarea><a href="../../about/"></textarea>',
        '<td title="a > b" data-href="../../about/">',
        "5 < 6 and <a",
    ],
)
def test_nothing_else_changes(text: str) -> None:
    assert rewritten(text) == text


@pytest.mark.parametrize("quoted", ['"../../about/"', "'../../about/'", "../../about/"])
def test_a_link_is_found_however_it_is_quoted(quoted: str) -> None:
    assert rewritten(f"<A hidden HREF = {quoted}>") == (
        '<A hidden HREF = "../../about/index.html">'
    )


def test_a_link_after_an_attribute_that_looks_like_one_is_found() -> None:
    assert rewritten("""<a title="href='../'>" href="../">""") == (
        """<a title="href='../'>" href="../index.html">"""
    )


def test_escapes_of_a_link_stay_escaped() -> None:
    assert rewritten('<a href="../../about/?a=1&amp;b=&quot;">') == (
        '<a href="../../about/index.html?a=1&amp;b=&quot;">'
    )


def test_a_page_that_leads_on_leads_to_a_file() -> None:
    assert rewritten('<meta http-equiv="refresh" content="0; url=../../about/">') == (
        '<meta http-equiv="refresh" content="0; url=../../about/index.html">'
    )


def test_where_the_report_is_published_nowhere_a_link_out_of_the_copy_leads_nowhere() -> None:
    links = OfflineLinks(FILES, lambda _: "")
    assert links.rewritten(PAGE, '<a class="b" href="../../../latest/">Latest</a>') == (
        '<a class="b" data-not-in-copy="">Latest</a>'
    )


def test_the_first_page_of_the_copy_has_its_links_too() -> None:
    assert rewritten('<a href="."><a href="platforms/x/">', "index.html") == (
        '<a href="./index.html"><a href="platforms/x/index.html">'
    )
