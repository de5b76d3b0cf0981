"""The Content-Security-Policy that stands in every page.

Nothing runs but our own files and the theme's few inline scripts, known by their hashes.
The hashes are taken from the theme's templates, never from a finished page: a script that
came into a page by other ways has no hash and does not run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_BESIDE_SCRIPTS = (
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
)

PREVIEW_POLICY = "; ".join((*_BESIDE_SCRIPTS, "script-src 'self' 'unsafe-inline'"))
"""For `mkdocs serve`, which adds a script of its own, never twice the same, to each page."""


def content_policy(templates: Iterable[str]) -> str:
    """The policy of a page whose inline scripts all stand in these rendered templates.

    Source: W3C, Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
    """
    scripts = (script for text in templates for script in _INLINE_SCRIPT.findall(text))
    hashes = " ".join(dict.fromkeys(f"'{_hash(script)}'" for script in scripts))
    return "; ".join((*_BESIDE_SCRIPTS, f"script-src 'self' {hashes}".rstrip()))


def one_style_policy(style: str) -> str:
    """The policy of a page that holds this style sheet, and neither runs nor loads anything."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
