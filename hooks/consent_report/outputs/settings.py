"""What a site is called and under which terms it is published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The few facts about a site that no record holds."""

    name: str = "Consent Transparency Report"
    language: str = "en"
    """BCP 47; of the report's own words."""
    data_licence_url: str = "https://creativecommons.org/licenses/by/4.0/"
