"""Whether a built site is whole: its pages are there, its links and anchors lead somewhere.

Reads the finished files only, whoever made them.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<(?:a|area|img|link|script|source|use)\s[^<>]*?\b(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\sid="([^"]*)"')
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")

NOT_FOUND_PAGE = "404.html"
"""Shown under any address, so its links are absolute and cannot be followed in a folder."""


def site_faults(
    site: Path, expected: Iterable[str], looked_at: Collection[str] = ("",)
) -> list[str]:
    """A sentence for each expected file that is missing and each link that leads nowhere.

    Expected paths are relative to the site. Links out of the site are not looked at, and of pages
    only those whose path begins with one of ``looked_at``.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    missing = [f"{path}: expected this file in the site." for path in expected if path not in files]
    pages = {
        path: (site / path).read_text(encoding="utf-8")
        for path in sorted(files)
        if path.endswith(".html")
        and not path.endswith(NOT_FOUND_PAGE)
        and path.startswith(tuple(looked_at))
    }
    return missing + sorted(set(_broken_links(pages, files)))


def _broken_links(pages: dict[str, str], files: set[str]) -> Iterator[str]:
    anchors = {path: set(_ANCHOR.findall(text)) for path, text in pages.items()}
    for path, text in pages.items():
        for link in dict.fromkeys(_LINK.findall(text)):
            url = html.unescape(link)
            if _ELSEWHERE.match(url):
                continue
            target, anchor = _target(path, url, files)
            if target not in files:
                yield f"{path}: the link {url!r} leads to no file of the site."
            elif anchor and target in anchors and anchor not in anchors[target]:
                yield f"{path}: the link {url!r} leads to no anchor of {target}."


def _target(path: str, link: str, files: set[str]) -> tuple[str, str]:
    """The file and the anchor that a link on a page leads to."""
    parts = urlsplit(link)
    if not parts.path:
        return path, unquote(parts.fragment)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if target not in files:
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(parts.fragment)
