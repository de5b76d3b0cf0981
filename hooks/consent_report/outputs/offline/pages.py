"""A built edition's pages as they stand in its offline copy.

The theme's frame loses what needs a server or another edition; a note says which copy it is.
Everything else of a page stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from consent_report.outputs.html import Templates, script_json
from consent_report.outputs.offline.copies import FOLDER, Copy, OfferedFile
from consent_report.outputs.offline.links import OfflineLinks

NOTE_MARK = "<!-- offline note -->"
"""Stands in ``docs/overrides/main.html`` where the note goes."""
DOWNLOADS_PAGE = "data/downloads/index.html"

_OFFER = re.compile(r"<!-- offer -->.*?<!-- /offer -->", re.DOTALL)
"""Stands in ``templates/downloads.html``: what is said where no copies were made."""
_ONLINE_ONLY = re.compile(
    r'<link rel="canonical"[^>]*>'
    r'|<meta property="og:[^>]*>'
    r'|<script type="application/ld\+json">.*?</script>',
    re.DOTALL,
)
"""Parts of a head that are for search engines and previews of links."""
_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_INDENT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL)
"""Space at the beginning of lines, where it says nothing: a thirtieth of the archive."""
_NEEDS_A_SERVER = ("version",)
"""Settings of the theme: its selector of versions asks for a list (Material 9.8.1)."""
_LEFT_OUT = re.compile(
    rf"404\.html|sitemap\.xml(\.gz)?|\..*|{FOLDER}.*|.*\.map"
    r"|search/search_index\.json|assets/javascripts/(lunr|workers)/.*"
    # For pages and programs elsewhere; no page of the report leads to them.
    r"|badges/.*|llms\.txt|platforms/[^/]+/record\.txt"
)
"""What a copy does not need: itself, what robots read, sources of the theme's scripts, and the
theme's search, whose worker no browser starts from a disk."""


def is_kept(path: str) -> bool:
    """Whether a file of a built edition belongs into its offline copy."""
    return _LEFT_OUT.fullmatch(path) is None


def with_offer(text: str, copy: Copy, offered: Iterable[OfferedFile], templates: Templates) -> str:
    """The page of downloads, with the copies that are offered."""
    offer = templates.render(
        "offer.html", copy=copy, files=tuple(offered), folder=f"../../{FOLDER}"
    )
    return _OFFER.sub(lambda _: offer, text)


@dataclass(frozen=True)
class OfflinePages:
    """The files of one offline copy."""

    files: Mapping[str, bytes]
    """Those of the built edition, by path."""
    copy: Copy
    templates: Templates

    def contents(self) -> dict[str, bytes]:
        """Every file of the copy, its ``README.txt`` included."""
        found = {path: content for path, content in self.files.items() if is_kept(path)}
        links = OfflineLinks(found.keys(), self.copy.elsewhere)
        pages = {
            path: links.rewritten(path, self._page(path, content.decode("utf-8"))).encode("utf-8")
            for path, content in found.items()
            if path.endswith(".html")
        }
        return found | pages | {"README.txt": self._readme.encode("utf-8")}

    def _page(self, path: str, text: str) -> str:
        head, end, body = text.partition("</head>")
        text = _ONLINE_ONLY.sub("", head) + end + body
        text = text.replace(NOTE_MARK, self._note("../" * path.count("/")), 1)
        if path == DOWNLOADS_PAGE:
            text = _OFFER.sub(lambda _: self._about, text)
        text = _CONFIG.sub(_without_server, text)
        return _INDENT.sub(lambda match: match[1] or "\n", text)

    def _note(self, root: str) -> str:
        return self.templates.render("offline_note.html", copy=self.copy, root=root)

    @cached_property
    def _about(self) -> str:
        return self.templates.render("offline_about.html", copy=self.copy)

    @cached_property
    def _readme(self) -> str:
        lines = self.templates.render_lines("offline_readme.html", copy=self.copy)
        return "\n\n".join(lines) + "\n"


def _without_server(match: re.Match[str]) -> str:
    settings: dict[str, Any] = json.loads(match[2])
    kept = {key: value for key, value in settings.items() if key not in _NEEDS_A_SERVER}
    return f"{match[1]}{script_json(kept)}{match[3]}"
