"""What the report hands to a sink: pages and files, ready to be written as they are.

A sink (the MkDocs hook, the export to a folder) adds the frame around a page and
decides on addresses' endings; it never changes a page's content.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    """2 or 3."""
    id: str
    """The anchor, without ``#``."""
    title: str
    """Plain text, not escaped."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search finds, and where it leads."""

    anchor: str
    """Without ``#``; empty for the page itself."""
    title: str
    """Plain text, not escaped."""
    text: str
    """Plain text, not escaped."""
    tags: tuple[str, ...] = ()
    """Names that lead here before all else; plain text, not escaped."""


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
