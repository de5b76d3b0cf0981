"""Answers for other people's pages: a JSON file for badge services, and a card as a picture.

Both carry their day, because what is embedded elsewhere grows old unseen. A card holds no
script and asks nobody for anything.
Source: endpoint badges of shields.io, https://shields.io/badges/endpoint-badge.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from consent_report.outputs.html import Templates
from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site_files import SiteAsset
from consent_report.outputs.wording import date_in_words, phrase
from consent_report.pages.badges import BadgeView, badge_views
from consent_report.pages.index import ReportIndex

FOLDER = "badges/"

TONES: Mapping[str, str] = MappingProxyType(
    {
        "mandatory": "#9b1c1c",
        "default_on": "#a33f00",
        "done": "#a33f00",
        "opt_in": "#0f6b52",
        "not_used": "#2b6a2f",
        "paused": "#1d5fa8",
        "planned": "#5b4bb5",
        "contradictory": "#97266d",
        "disputed": "#97266d",
    }
)
"""Colours of statuses on a light ground, those of ``docs/assets/consent-report.css``."""
PLAIN = "#575c63"
"""The colour of every other status."""

NAME_WIDTH = 30
"""Characters of a name that fit on a card in large letters."""


def badge_assets(
    index: ReportIndex, settings: SiteSettings, templates: Templates
) -> Iterator[SiteAsset]:
    """``badges/<slug>/<place>.json`` and ``.svg`` for each platform, in order of names."""
    for record in index.report.platforms:
        for view in badge_views(record, index):
            path = f"{FOLDER}{record.slug}/{view.address}"
            yield SiteAsset(f"{path}.json", _endpoint(view))
            yield SiteAsset(f"{path}.svg", _card(view, settings, templates))


def message(view: BadgeView) -> str:
    """The status, how firm it is, and the day: ``Paused, 20 September 2024``."""
    firm = f" ({phrase(view.basis.label)})" if view.basis else ""
    return f"{view.status.label}{firm}, {date_in_words(view.as_of)}"


def _endpoint(view: BadgeView) -> bytes:
    body = {
        "schemaVersion": 1,
        "label": f"{view.record.name}, AI training ({view.place})",
        "message": message(view),
        "color": TONES.get(view.status.code, PLAIN),
    }
    return (json.dumps(body, ensure_ascii=False) + "\n").encode("utf-8")


def _card(view: BadgeView, settings: SiteSettings, templates: Templates) -> bytes:
    text = templates.render(
        "card.svg",
        view=view,
        tone=TONES.get(view.status.code, PLAIN),
        report=settings.name,
        is_long=len(view.record.name) > NAME_WIDTH,
    )
    return text.encode("utf-8")
