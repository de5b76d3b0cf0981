"""Changes between two states: for a terminal, for a pull request, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from consent_report.editions.changes import Change
from consent_report.model.problems import printable
from consent_report.outputs.html import Templates
from consent_report.pages.changes import PlatformChanges

_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]()<>#+-!|~&@:"})


def diff_text(groups: Sequence[PlatformChanges], found: Sequence[Change]) -> str:
    """The sentences below the name of their platform."""
    lines = []
    for group, told in _told(groups):
        lines += [printable(group.name), *(f"  {printable(each)}" for each in told)]
        lines += [f"  {also}" for also in (_also(group),) if also]
    return "".join(f"{line}\n" for line in lines or [_nothing(found)])


def diff_markdown(groups: Sequence[PlatformChanges], found: Sequence[Change]) -> str:
    """The same as Markdown in which no text of a record is markup."""
    lines = []
    for group, told in _told(groups):
        lines += [f"### {group.name.translate(_MARKDOWN)}", ""]
        lines += [f"- {each.translate(_MARKDOWN)}" for each in told]
        lines += [f"- {also}" for also in (_also(group),) if also]
        lines.append("")
    return "".join(f"{line}\n" for line in lines or [_nothing(found)])


def diff_json(groups: Sequence[PlatformChanges], found: Sequence[Change]) -> str:
    """An object with a list of all changes, edits included, and their sentences where there are."""
    sentences: dict[Change, str] = {}
    for group, told in _told(groups):
        sentences |= {view.change: text for view, text in zip(group.told, told, strict=True)}
    listed = [
        {
            "platform": each.platform,
            "kind": each.kind,
            "direction": each.direction,
            "finding": each.finding,
            "places": list(each.places),
            "audiences": list(each.audiences),
            "content": list(each.content),
            "act": each.act,
            "purposes": list(each.purposes),
            "before": each.before,
            "after": each.after,
            "since": each.since.text if each.since else None,
            "sentence": sentences.get(each),
        }
        for each in found
    ]
    return json.dumps({"changes": listed}, indent=2, ensure_ascii=False) + "\n"


def _told(groups: Sequence[PlatformChanges]) -> list[tuple[PlatformChanges, list[str]]]:
    templates = Templates()
    return [
        (group, templates.render_lines("change_lines.html", views=group.told) if group.told else [])
        for group in groups
    ]


def _also(group: PlatformChanges) -> str:
    """What is only counted, as a sentence; empty for nothing."""
    counts = (
        (group.versions, "version of a document", "versions of documents"),
        (group.events, "event", "events"),
        (group.edits, "reworded note or new source", "reworded notes or new sources"),
    )
    words = [f"{n} {one if n == 1 else many}" for n, one, many in counts if n]
    return f"Also {', '.join(words)}." if words else ""


def _nothing(found: Sequence[Change]) -> str:
    return "Nothing is told differently." if not found else f"{len(found)} changes."
