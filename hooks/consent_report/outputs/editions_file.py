"""The files in which published editions are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from consent_report.model.editions import Edition, Editions, Erratum

_HEAD = """\
# yaml-language-server: $schema=schema/editions.schema.json
# Written by `consent-report edition`. What stands here was published and is not edited.
"""


def editions_text(editions: Editions) -> str:
    """The file of editions and errata."""
    data = {
        "editions": [_edition(each) for each in editions.published],
        "errata": [_erratum(each) for each in editions.errata],
    }
    return _HEAD + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120)


def history_text(history: Mapping[str, Any]) -> str:
    """The file of short digests, a line for each finding, so that differences read well."""
    lines = []
    for slug, findings in sorted(history.items()):
        rows = [f"    {json.dumps(name)}: {json.dumps(turns)}" for name, turns in findings.items()]
        lines.append(f"  {json.dumps(slug)}: {{\n" + ",\n".join(rows) + "\n  }")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _edition(edition: Edition) -> dict[str, Any]:
    title = {"title": edition.title} if edition.title else {}
    return {
        "day": edition.name,
        "cut_on": edition.cut_on.isoformat(),
        **title,
        "platforms": dict(sorted(edition.digests.items())),
    }


def _erratum(erratum: Erratum) -> dict[str, Any]:
    return {
        "id": erratum.id,
        "recorded_on": erratum.recorded_on.isoformat(),
        "platform": erratum.platform,
        "findings": list(erratum.findings),
        "what": erratum.what,
        "why": erratum.why,
        "digests": dict(sorted(erratum.digests.items())),
    }
