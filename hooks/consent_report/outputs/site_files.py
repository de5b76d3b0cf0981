"""What the report hands to a sink: pages and files, ready to be written as they are.

A sink (the MkDocs hook, the export to a folder) adds the frame around a page and
decides on addresses' endings; it never changes a page's content.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    """2 or 3."""
    id: str
    """The anchor, without ``#``."""
    title: str
    """Plain text, not escaped."""


class SearchKind(IntEnum):
    """What a name is the name of; the number stands in the index."""

    PLATFORM = 0
    PLACE = 1
    ORGANISATION = 2
    PAGE = 3


@dataclass(frozen=True, slots=True)
class SearchName:
    """Something that is found by its names; texts are plain, not escaped."""

    kind: SearchKind
    title: str
    anchor: str = ""
    """Without ``#``; empty for the page itself."""
    aliases: tuple[str, ...] = ()
    """Other names, as good as the title; codes are among them."""
    former: tuple[str, ...] = ()
    """Names that it had."""
    owners: tuple[str, ...] = ()
    """Titles of organisations behind it."""
    note: str = ""
    """What it is, or where: ``Professional network``."""


@dataclass(frozen=True, slots=True)
class SearchSection:
    """A section that is found by what it says; texts are plain, not escaped."""

    anchor: str
    """Without ``#``; empty for what stands before the first heading."""
    title: str
    text: str = ""
    labels: str = ""
    """Names of settings, documents and the like; they count for more than text."""
    words: str = ""
    """Words that readers use for it and that it does not hold; never shown."""


SearchEntry = SearchName | SearchSection
"""What the search finds on a page: its names, the page's own first, then its sections."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed or calendar that a page leads to."""

    label: str
    """What it is, beside others of the page: ``Atom``."""
    title: str
    """What it is, on its own; plain text, not escaped."""
    type: str
    """Media type."""
    path: str
    """Relative to the site's root, ``/``-separated."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page without its frame."""

    path: str
    """Folder below the site's root, ``platforms/linkedin/``; empty for the overview.
    Always ends in ``/`` unless empty; sinks derive file names from it."""
    title: str
    """Plain text, not escaped."""
    description: str
    """One sentence for search engines and link previews; plain text, not escaped."""
    body: str
    """HTML, complete and escaped, beginning with the page's ``h1``. Links to other pages
    are relative to this page's folder and name folders, ``../linkedin/#opt-out``."""
    headings: tuple[Heading, ...] = ()
    search: tuple[SearchEntry, ...] = ()
    """Empty for a page that is found by its title and the text of its body."""
    structured_data: str = ""
    """JSON-LD, safe inside a script element; empty where there is none."""
    edit_path: str = ""
    """The file to edit, relative to the project; empty where there is none."""
    feeds: tuple[FeedLink, ...] = ()
    """What the page's head leads to."""
    scripts: tuple[str, ...] = ()
    """Classic scripts that run at the page's end, in order; paths relative to the site's root."""
    styles: tuple[str, ...] = ()
    """Style sheets beside those of every page; paths relative to the site's root."""


@dataclass(frozen=True, slots=True)
class SiteAsset:
    """A file that is written as it is."""

    path: str
    """Relative to the site's root, ``/``-separated."""
    content: bytes
