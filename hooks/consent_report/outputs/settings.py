"""What a site is called, where it stands, and under which terms it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The few facts about a site that no record holds."""

    name: str = "Consent Transparency Report"
    language: str = "en"
    """BCP 47; of the report's own words."""
    data_licence_url: str = "https://creativecommons.org/licenses/by/4.0/"
    url: str = ""
    """Of the latest edition, ends in ``/``; empty where the site does not say where it stands."""
    feed_host: str = ""
    """The host that ids in feeds name, once the site has moved; else that of the address."""
    contact: str = ""
    """A URI by which weaknesses of the site are reported; empty where none is given."""

    @property
    def id_host(self) -> str:
        """The host that ids in feeds name; empty where there is none."""
        return self.feed_host or urlsplit(self.url).hostname or ""


def site_settings(name: str, url: str | None, extra: Mapping[str, Any]) -> SiteSettings:
    """The settings as ``mkdocs.yml`` has them: ``site_name``, ``site_url`` and ``extra``."""
    return SiteSettings(
        name=name,
        url=url or "",
        feed_host=extra.get("feed_host", ""),
        contact=extra.get("contact", ""),
    )
