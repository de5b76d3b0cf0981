"""Answers as JSON for programs that call the command line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from consent_report.editions.resolution import MatchedRow, Question
from consent_report.model.platforms import OptOut, PlatformRecord
from consent_report.model.sources import Source
from consent_report.pages.answers import Explanation
from consent_report.pages.region_table import RegionLine


def explanation_json(slug: str, explanation: Explanation) -> str:
    """An object with ``question``, ``status``, ``label``, ``rows``, ``why`` and ``opt_outs``.

    The first row decides; there is none where the status is ``not_checked``.
    """
    return _dumped(
        {
            "question": _question(slug, explanation.question),
            "status": explanation.status,
            "label": explanation.label,
            "rows": [_row(row) for row in explanation.rows],
            "why": list(explanation.why),
            "sources": [_source(source) for source in explanation.sources],
            "opt_outs": [_opt_out(each.opt_out) for each in explanation.refusals],
            "also": list(explanation.also),
        }
    )


def region_table_json(
    record: PlatformRecord, question: Question, table: Iterable[RegionLine]
) -> str:
    """An object with ``question``, its region ``null``, and a list ``answers``."""
    answers = [
        {
            "regions": list(line.codes),
            "places": list(line.places),
            "status": line.status,
            "row": line.practice or None,
        }
        for line in table
    ]
    asked = _question(record.slug, question) | {"region": None}
    return _dumped({"question": asked, "answers": answers})


def _dumped(data: Mapping[str, Any]) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _question(slug: str, question: Question) -> dict[str, Any]:
    return {
        "platform": slug,
        "region": question.region,
        "audience": question.audience,
        "content": question.content,
        "act": question.act.value,
        "purpose": question.purpose.value,
        "as_of": question.day.isoformat(),
    }


def _row(row: MatchedRow) -> dict[str, Any]:
    practice, span = row.practice, row.practice.span
    return {
        "id": practice.id,
        "status": practice.status.value,
        "matched_through": row.region,
        "specificity": row.specificity.name.lower(),
        "act": practice.act.value,
        "purposes": [purpose.value for purpose in practice.purposes],
        "regions": list(practice.regions),
        "audiences": list(practice.audiences),
        "content": list(practice.content),
        "basis": practice.basis.value,
        "since": str(span.since),
        "since_is": span.since_is,
        "until": str(span.until),
        "confirmed_on": str(span.confirmed_on) if span.confirmed_on else None,
        "stated_in": practice.stated_in,
        "stated_by": practice.stated_by,
        "conditions": practice.conditions,
        "sources": list(practice.sources),
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind,
        "published_on": str(source.published_on),
        "url": source.url or None,
        "seen_at": source.seen_at or None,
    }


def _opt_out(opt_out: OptOut) -> dict[str, Any]:
    return {
        "id": opt_out.id,
        "finding": opt_out.finding.value,
        "channel": opt_out.channel or None,
        "who": list(opt_out.who),
        "steps": list(opt_out.steps),
        "url": opt_out.url or None,
        "stops": opt_out.stops,
        "goes_on": list(opt_out.goes_on),
    }
