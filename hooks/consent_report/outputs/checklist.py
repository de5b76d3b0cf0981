"""Writes what a checklist looks up as script files: one of names, and one for each platform."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from consent_report.model.codes import PathFinding
from consent_report.model.dates import PartialDate
from consent_report.model.vocabularies import EVERYWHERE
from consent_report.outputs.html import checked_address
from consent_report.outputs.script_files import script_file
from consent_report.outputs.site_files import SiteAsset
from consent_report.outputs.wording import date_in_words, labels_in_a_sentence, phrase
from consent_report.pages.checklist import Checklist, Sheet, checklist, platform_names
from consent_report.pages.index import ReportIndex
from consent_report.pages.practices import OptOutView, PracticeView

NAMES = "assets/platforms.js"
FOLDER = "assets/checklist/"

SAID_IN_FULL = ("required", "not_required")
"""Codes of logins whose labels can stand alone."""


def checklist_assets(index: ReportIndex) -> Iterator[SiteAsset]:
    """The file of all platforms' names, then one with the sheets of each platform."""
    yield script_file(NAMES, [_name(each.record, each.owner) for each in platform_names(index)])
    for record in index.report.platforms:
        yield script_file(f"{FOLDER}{record.slug}.js", sheets_data(checklist(record, index)))


def _name(record: Any, owner: str) -> list[Any]:
    """Slug, name, category, owner, other names, former names, domains."""
    other = [list(record.aliases), list(record.former_names), list(record.domains)]
    return [record.slug, record.name, record.category, owner, *other]


def sheets_data(found: Checklist) -> dict[str, Any]:
    """What a browser looks up; rows and ways are named by their place in their lists."""
    ways = {view.path.id: number for number, view in enumerate(found.ways)}
    practices = {view.practice.id: number for number, view in enumerate(found.practices)}
    return {
        "audiences": list(found.audiences),
        "places": [" ".join(codes) for codes in found.codes],
        "cells": [list(row) for row in found.cells],
        "sheets": [_sheet(sheet, ways, practices) for sheet in found.sheets],
        "ways": [_way(view) for view in found.ways],
        "practices": [_practice(view) for view in found.practices],
        "operators": [
            [" ".join(code for code in codes if code != EVERYWHERE), list(names)]
            for codes, names in sorted(found.operators, key=lambda each: EVERYWHERE in each[0])
        ],
    }


def _sheet(sheet: Sheet, ways: dict[str, int], practices: dict[str, int]) -> dict[str, Any]:
    return {
        "main": practices[sheet.main.practice.id] if sheet.main else -1,
        "ways": [
            [
                ways[each.path.id],
                list(each.order),
                int(each.is_alternative),
                [practices[practice.id] for practice in each.stops],
            ]
            for each in sheet.ways
        ],
        "left": [
            [practices[each.practice.practice.id], *_finding(each.finding)] for each in sheet.left
        ],
        "quiet": [practices[view.practice.id] for view in sheet.quiet],
    }


def _finding(found: OptOutView | None) -> tuple[str, ...]:
    """What was found on ways to refuse, in words; nothing where nobody looked."""
    if found is None or found.path.finding is PathFinding.FOUND:
        return ()
    return (f"{found.finding.label}. {found.finding.definition}",)


def _practice(view: PracticeView) -> list[Any]:
    """Status, what is done, with which contents, and how firm that is where it is not plain."""
    what = f"{view.act.label}: {labels_in_a_sentence(view.purposes)}"
    basis = "" if view.basis.code == "practice" else view.basis.label
    return [view.status.code, what, list(view.contents), basis]


def _login(view: OptOutView) -> str:
    label = view.login.label
    return label if view.login.code in SAID_IN_FULL else f"Login: {phrase(label)}"


def _way(view: OptOutView) -> dict[str, Any]:
    path = view.path
    data = {
        "id": path.id,
        "title": path.label or (view.channel.label if view.channel else ""),
        "channel": view.channel.label if view.channel else "",
        "steps": list(path.steps),
        "url": checked_address(path.url) if path.url else "",
        "host": view.host,
        "foreign": path.foreign_host_reason,
        "login": _login(view),
        "who": labels_in_a_sentence(view.who),
        "whom": "; ".join(view.audiences),
        "stops": path.stops,
        "goesOn": list(path.goes_on),
        "walked": date_in_words(path.walked_on) if path.walked_on else "",
    }
    confirmed = path.span.confirmed_on
    if isinstance(confirmed, PartialDate):
        data["confirmed"] = date_in_words(confirmed)
    if path.deadline is not None:
        last = path.deadline.last_day.isoformat()
        data["deadline"] = [path.deadline.first_day.isoformat(), last, date_in_words(path.deadline)]
    return {key: value for key, value in data.items() if value}
