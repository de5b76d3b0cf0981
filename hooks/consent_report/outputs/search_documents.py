"""Search entries as the theme's search index holds them.

The index of Material keeps titles and texts as HTML and shows them as HTML, so record
text is escaped here, exactly as its own parser escapes the text of a page.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from consent_report.outputs.site_files import SitePage

PLATFORM_BOOST = 2.0
"""A platform comes before the organisations that share its name."""


def search_documents(page: SitePage, url: str) -> Iterator[dict[str, str | float | list[str]]]:
    """A document for each entry of the page: ``location``, ``title``, ``text``, ``boost``, and
    ``tags`` where it has some.

    The url is the page's, relative to the site.
    """
    boost = PLATFORM_BOOST if page.path.startswith("platforms/") else 1.0
    for entry in page.search:
        document: dict[str, str | float | list[str]] = {
            "location": f"{url}#{entry.anchor}" if entry.anchor else url,
            "title": html.escape(entry.title, quote=False),
            "text": html.escape(entry.text, quote=False),
            "boost": boost,
        }
        if entry.tags:
            document["tags"] = [html.escape(tag, quote=False) for tag in entry.tags]
        yield document
