"""The answers to a question that the list of platforms loads when a reader asks it."""

from __future__ import annotations

from typing import Any

from consent_report.outputs.days import by_day
from consent_report.outputs.script_files import script_file
from consent_report.outputs.site_files import SiteAsset
from consent_report.pages.topics import TopicAnswers

FOLDER = "assets/topics/"


def topic_name(topic: TopicAnswers) -> str:
    """How the file and the address of the page name it: ``trains-generative``."""
    return f"{topic.act.code}-{topic.purpose.code}".replace("_", "-")


def topic_script(topic: TopicAnswers) -> SiteAsset:
    """Holds ``days`` and ``places`` and, for each platform, pairs of their numbers.

    Days are written as in the attribute ``data-by-day``; places are codes with spaces between.
    The places of the last pair are empty: it is for all that the others do not name.
    """
    days: dict[str, int] = {}
    places: dict[str, int] = {}
    platforms: dict[str, Any] = {}
    for slug, classes in topic.platforms.items():
        platforms[slug] = [
            [
                places.setdefault(" ".join(each.places), len(places)),
                days.setdefault(by_day(each.days), len(days)),
            ]
            for each in classes
        ]
    value = {"days": list(days), "places": list(places), "platforms": platforms}
    return script_file(f"{FOLDER}{topic_name(topic)}.js", value)
