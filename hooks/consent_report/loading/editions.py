"""Published editions and errata, from data that their schema accepted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from consent_report.loading.fields import Data
from consent_report.loading.limits import Limits
from consent_report.model.editions import Edition, Editions, Erratum

EDITIONS = "data/editions.yml"
HISTORY = "data/editions.findings.json"

EDITIONS_LIMITS = Limits(file_bytes=64 * 1024 * 1024, nodes=4_000_000)
"""A line for each platform and edition; the file is written by a command, never by strangers:
1,000 platforms in 500 editions."""

_History = dict[str, dict[str, dict[str, str]]]


def editions_from(data: Data) -> Editions:
    """All editions, oldest first, and the errata."""
    published = sorted((_edition(each) for each in data["editions"]), key=lambda each: each.day)
    return Editions(tuple(published), tuple(_erratum(each) for each in data["errata"]))


def read_history(root: Path) -> _History:
    """Short digests of findings, only to name what changed; nothing where they cannot be read."""
    try:
        history = json.loads((root / HISTORY).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return history if _is_history(history) else {}


def _is_history(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    findings = [each for each in value.values() if isinstance(each, dict)]
    turns = [each for finding in findings for each in finding.values()]
    return len(findings) == len(value) and all(
        isinstance(each, dict) and all(isinstance(digest, str) for digest in each.values())
        for each in turns
    )


def _edition(data: Data) -> Edition:
    digests: Mapping[str, str] = MappingProxyType(dict(data["platforms"]))
    cut_on = date.fromisoformat(data["cut_on"])
    return Edition(date.fromisoformat(data["day"]), cut_on, data.get("title", ""), digests)


def _erratum(data: Data) -> Erratum:
    return Erratum(
        id=data["id"],
        recorded_on=date.fromisoformat(data["recorded_on"]),
        platform=data["platform"],
        findings=tuple(data["findings"]),
        what=data["what"],
        why=data["why"],
        digests=MappingProxyType(dict(data["digests"])),
    )
