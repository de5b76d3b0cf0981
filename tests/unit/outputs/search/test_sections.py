"""A page that is HTML already falls into its sections."""

from __future__ import annotations

from consent_report.outputs.search.sections import LISTS, sections_of
from consent_report.outputs.site_files import SearchSection

PAGE = """<h1>How to <em>decide</em></h1><p>First &amp; foremost<br>this.</p>
<script>ran = 1</script><form><label>Name <input></label></form>
<h2 id="dates">Dates<a class="headerlink" href="#dates" title="Permanent link">¶</a></h2>
<p>Known by</p><p>is not started.</p><ul><li>In a list</li></ul>
<dl><dt id="dates-until">Until <code>until</code></dt><dd>The first day after.</dd></dl>
<h3>No anchor</h3><p>&lt;b&gt;</p>
<h2 id="end">End</h2>"""


def test_a_section_goes_from_one_anchor_to_the_next() -> None:
    assert sections_of(PAGE) == (
        SearchSection("", "How to decide", "First & foremost this."),
        SearchSection("dates", "Dates", "Known by is not started. In a list"),
        SearchSection("dates-until", "Until until", "The first day after. No anchor <b>"),
        SearchSection("end", "End", ""),
    )


def test_lists_can_be_passed_over() -> None:
    _, dates, *_ = sections_of(PAGE, LISTS)
    assert dates.text == "Known by is not started."


def test_a_page_of_lists_alone_has_no_section() -> None:
    assert sections_of("<h1>All</h1><table><tr><td>x<td>y</table>", LISTS) == ()
