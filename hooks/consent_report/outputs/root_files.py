"""What stands beside the editions: the way to the latest, their list, and words for programs."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from datetime import timedelta

from consent_report.model.reports import Report
from consent_report.outputs.html import checked_address
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.wording import date_in_words

LATEST = "latest"
"""The folder of the edition that shows the records as they stand."""

SECURITY = ".well-known/security.txt"

_CONTACT_DAYS = timedelta(days=365)
"""For how long a contact is taken to be right after the day of the report."""


def root_files(report: Report, settings: SiteSettings) -> Iterator[tuple[str, str]]:
    """Path and text of each file at the site's root."""
    yield "index.html", _redirect(f"{LATEST}/", settings)
    yield "versions.json", json.dumps(list(_versions(report)), indent=2) + "\n"
    yield "robots.txt", _robots(settings)
    yield ".nojekyll", ""
    if settings.contact:
        yield SECURITY, _security(report, settings)


def _versions(report: Report) -> Iterator[dict[str, object]]:
    """Entries as mike writes them, which the theme's selector reads; the latest first."""
    yield _version(LATEST, f"Latest ({date_in_words(report.as_of)})")
    for edition in reversed(report.editions.published):
        yield _version(edition.name, date_in_words(edition.day))


def _version(name: str, title: str) -> dict[str, object]:
    return {"version": name, "title": title, "aliases": []}


def _redirect(target: str, settings: SiteSettings) -> str:
    """A page that leads on, without a script."""
    url, name = html.escape(target), html.escape(settings.name)
    return (
        f'<!doctype html>\n<html lang="{settings.language}">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}</title>\n"
        f'<meta http-equiv="refresh" content="0; url={url}">\n'
        f'<link rel="canonical" href="{url}">\n'
        f'<link rel="icon" href="{url}assets/images/favicon.png">\n'
        f'<p><a href="{url}">{name}, latest edition</a></p>\n</html>\n'
    )


def _robots(settings: SiteSettings) -> str:
    """Everything may be read, by every program. Source: RFC 9309."""
    lines = [
        f"# All of this report may be read and used, by programs too: {LATEST}/data/reuse/",
        "User-agent: *",
        "Disallow:",
    ]
    if settings.url:
        lines += ["", f"Sitemap: {checked_address(settings.url)}sitemap.xml"]
    return "\n".join(lines) + "\n"


def _security(report: Report, settings: SiteSettings) -> str:
    """Where to report a weakness. Source: RFC 9116."""
    expires = report.as_of + _CONTACT_DAYS
    return (
        f"Contact: {settings.contact}\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {settings.language}\n"
    )
