"""Which scripts and styles a kind of page brings, besides those that every page has.

A page loads no more than it uses. Files are authored ones of ``docs/assets/``; scripts run in
this order, after ``consent-report.js``.
"""

from __future__ import annotations

from collections.abc import Mapping

FOLDER = "assets/"

PAGE_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "overview": ("region-picker.js",),
    "explorer": ("save-file.js", "platform-rows.js", "explorer.js", "as-of.js"),
    "platform": ("sources.js", "platform.js", "as-of.js"),
    "compare": ("save-file.js", "compare-table.js", "compare-csv.js", "compare.js", "as-of.js"),
    "organisation": ("sources.js",),
    "region": ("region-days.js", "as-of.js"),
    "changes_between": ("changes.js",),
    "checklist": (
        "save-file.js",
        "checklist-names.js",
        "checklist-choice.js",
        "checklist-files.js",
        "checklist-list.js",
        "checklist-taken.js",
        "checklist-letters.js",
        "checklist.js",
    ),
}
"""By the kind of page, which is the name of its template."""

PAGE_STYLES: Mapping[str, tuple[str, ...]] = {
    "overview": ("overview.css", "pictures.css"),
    "platform": ("platform.css", "pictures.css"),
    "compare": ("compare.css",),
    "organisation": ("platform.css", "pictures.css"),
    "checklist": ("checklist.css",),
    "explorer": ("explorer.css",),
    "organisations": ("pictures.css",),
}
"""By the kind of page."""


def page_scripts(kind: str) -> tuple[str, ...]:
    """Paths relative to the site's root."""
    return tuple(FOLDER + name for name in PAGE_SCRIPTS.get(kind, ()))


def page_styles(kind: str) -> tuple[str, ...]:
    """Paths relative to the site's root."""
    return tuple(FOLDER + name for name in PAGE_STYLES.get(kind, ()))
