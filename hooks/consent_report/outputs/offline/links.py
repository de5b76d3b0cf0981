"""Makes a page's links lead to files, because a folder opened from a disk shows a list of files.

Tags are read one by one with their attributes, so that nothing but the value of an ``href``
changes: not text, not what stands in another attribute, a comment, a script or a style.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

_WITHIN_TAG = r"""[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*"""
_TOKEN = re.compile(
    r"<!--.*?-->"
    rf"|(?P<start><(?P<raw>script|style|textarea|title)\b{_WITHIN_TAG}>)(?P<text>.*?)(?=</(?P=raw))"
    rf"|<(?P<name>[a-z][a-z0-9]*)(?P<rest>{_WITHIN_TAG})>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PATH_AND_REST = re.compile(r"([^?#]*)(.*)", re.DOTALL)
_REFRESH = re.compile(r"(\s*\d+\s*;\s*url=)(.+)", re.DOTALL | re.IGNORECASE)
_LEADING = frozenset({"a", "area", "link", "meta"})
"""Elements whose addresses may name a folder; those of the others name files."""

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class OfflineLinks:
    """The links of the pages of one copy."""

    files: Collection[str]
    """Paths of all files of the copy."""
    elsewhere: Callable[[str], str]
    """The public address of a path beside the copy, ``../latest/about/``; empty for none."""

    def rewritten(self, page: str, text: str) -> str:
        """The page with links to files; ``page`` is its path in the copy.

        Links to what stands beside the copy lead to where it is published. Where that is not
        known their text stays, and leads nowhere.
        """
        folder = posixpath.dirname(page)
        return _TOKEN.sub(partial(self._token, folder), text)

    def _token(self, folder: str, match: re.Match[str]) -> str:
        name = match["name"]
        if name is None or name.lower() not in _LEADING:
            return match[0]
        return f"<{name}{_ATTRIBUTE.sub(partial(self._attribute, folder), match['rest'])}>"

    def _attribute(self, folder: str, match: re.Match[str]) -> str:
        name, equals, quoted = match.groups()
        value = html.unescape(quoted[1:-1] if quoted[0] in "\"'" else quoted)
        if name.lower() == "href":
            url = self._url(folder, value)
        elif name.lower() == "content" and (refresh := _REFRESH.fullmatch(value)):
            url = refresh[1] + self._url(folder, refresh[2])
        else:
            return match[0]
        if url == value:
            return match[0]
        return f'{name}{equals}"{html.escape(url)}"' if url else 'data-not-in-copy=""'

    def _url(self, folder: str, url: str) -> str:
        """The address as it works in the copy; empty where it leads nowhere."""
        path, rest = _PATH_AND_REST.fullmatch(url).groups()  # type: ignore[union-attr]  # all fits
        if not path or _ELSEWHERE.match(url):
            return url
        target = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if target in self.files:
            return url
        if posixpath.normpath(posixpath.join(target, INDEX)) in self.files:
            return f"{path}{'' if path.endswith('/') else '/'}{INDEX}{rest}"
        if target == ".." or target.startswith("../"):
            return self._outside(path, target, rest)
        return url

    def _outside(self, path: str, target: str, rest: str) -> str:
        published = self.elsewhere(target + "/" if path.endswith("/") else target)
        return published + rest if published else ""
