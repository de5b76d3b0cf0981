"""Where feeds and their entries stand, and the ids by which readers know them again (ADR-0010)."""

from __future__ import annotations

import uuid
from datetime import date

from consent_report.outputs.settings import SiteSettings

FIRST_YEAR = 2026
"""The year in which ids were first given; it never changes, and neither do they."""


def lasting_id(key: str, settings: SiteSettings) -> str:
    """``tag:consent-report.example,2026:event/linkedin/gb-pause``; a UUID where there is no host.

    Source: RFC 4151, The 'tag' URI Scheme; RFC 9562, section 5.5, for UUIDs made from names.
    """
    if host := settings.id_host:
        return f"tag:{host},{FIRST_YEAR}:{key}"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"consent-report:{key}").urn


def lasting_uid(key: str, settings: SiteSettings) -> str:
    """The id as a bare UUID, which is what calendars want (RFC 7986, section 5.3)."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, lasting_id(key, settings)))


def link(target: str, folder: str, settings: SiteSettings) -> str:
    """The address of a page or file of the site, for a file that stands in the folder.

    Relative to that file where the site does not say where it stands; never empty.
    """
    return (settings.url or "../" * folder.count("/") or "./") + target


def instant(day: date) -> str:
    """The day's first moment as feeds write it (RFC 3339); the data knows days, no hours."""
    return f"{day.isoformat()}T00:00:00Z"
