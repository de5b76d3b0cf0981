"""What a browser needs to set platforms side by side: a file for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consent_report.outputs.html import Templates
from consent_report.outputs.nodes import nodes
from consent_report.outputs.script_files import script_file
from consent_report.outputs.site_files import SiteAsset
from consent_report.outputs.wording import iso_date
from consent_report.pages.comparison import BlockPeriod, ComparedPlatform, ComparedSubject

FOLDER = "assets/compare/"


def comparison_file(
    platform: ComparedPlatform, templates: Templates, meanings: Mapping[str, str]
) -> SiteAsset:
    """The platform by its slug; what :func:`comparison_map` holds."""
    path = f"{FOLDER}{platform.record.slug}.js"
    return script_file(path, comparison_map(platform, templates, meanings))


def comparison_map(
    platform: ComparedPlatform, templates: Templates, meanings: Mapping[str, str]
) -> dict[str, Any]:
    """``name``, ``accounts`` (id, label), ``places``, ``subjects``, ``blocks``.

    A subject is its rows, then its periods: the first day (empty before anything was said), and
    its classes: the number of their codes in ``places``, then that of the block for each account,
    or one for all accounts. The last class also holds all that is not named. A block is a list
    of cells, one for each row, and a cell a list of nodes (:mod:`consent_report.outputs.nodes`).
    """
    places: dict[str, int] = {}
    return {
        "name": platform.record.name,
        "accounts": [[each.id, each.label] for each in platform.record.audiences],
        "subjects": [_subject(each, places) for each in platform.subjects],
        "places": list(places),
        "blocks": _blocks(platform, templates, meanings),
    }


def _subject(subject: ComparedSubject, places: dict[str, int]) -> list[Any]:
    return [subject.rows, [_period(each, places) for each in subject.periods]]


def _period(period: BlockPeriod, places: dict[str, int]) -> list[Any]:
    first_day = iso_date(period.first_day) if period.first_day else ""
    classes = (
        [places.setdefault(" ".join(each.codes), len(places)), *each.blocks]
        for each in period.classes
    )
    return [first_day, list(classes)]


def _blocks(
    platform: ComparedPlatform, templates: Templates, meanings: Mapping[str, str]
) -> list[Any]:
    markup = templates.render(
        "compare_blocks.html",
        blocks=platform.blocks,
        slug=platform.record.slug,
        meanings=meanings,
    )
    cells = iter(node[2:] for node in nodes(markup))
    return [[next(cells) for _ in block.rows] for block in platform.blocks]
