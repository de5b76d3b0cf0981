"""Data that keep the schema become a record; what is left out has one meaning."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from consent_report.loading.records import record_from
from consent_report.model.dates import DayInterval, PartialDate
from consent_report.model.organisations import Organisation
from consent_report.model.platforms import (
    AffiliatesDefinition,
    Audience,
    Dispute,
    Operator,
    OptOut,
    PlatformRecord,
    Practice,
    Recipient,
)
from consent_report.model.sources import Source
from tests.support.projects import PROJECT

SCHEMAS = PROJECT / "data" / "schema"
TYPES_OF_SCHEMAS = {
    ("platform", "audience"): Audience,
    ("platform", "operator"): Operator,
    ("platform", "practice"): Practice,
    ("platform", "affiliates_definition"): AffiliatesDefinition,
    ("platform", "recipient"): Recipient,
    ("platform", "opt_out"): OptOut,
    ("platform", "dispute"): Dispute,
    ("common", "source"): Source,
    ("organisations", "organisation"): Organisation,
}


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return loaded


def definition(file: str, name: str) -> dict[str, Any]:
    if file == "organisations":
        organisations = schema(file)["properties"]["organisations"]
        found: dict[str, Any] = organisations["additionalProperties"]
        return found
    named: dict[str, Any] = schema(file)["$defs"][name]
    return named


def defaults_of(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: each["default"] for name, each in properties.items() if "default" in each}


def default_of(type_: Any, field: str) -> Any:
    fields = {each.name: each.default for each in dataclasses.fields(type_)}
    default = fields[field]
    return list(default) if isinstance(default, tuple) else default


@pytest.mark.parametrize(("place", "type_"), TYPES_OF_SCHEMAS.items())
def test_defaults_of_the_model_are_those_of_the_schema(
    place: tuple[str, str], type_: type[Any]
) -> None:
    defaults = defaults_of(definition(*place)["properties"])

    assert {name: default_of(type_, name) for name in defaults} == defaults


def test_every_default_of_a_schema_is_looked_at() -> None:
    listed = {
        (file, name)
        for file in ("platform", "common")
        for name, each in schema(file)["$defs"].items()
        if defaults_of(each.get("properties", {}))
    }

    assert listed <= set(TYPES_OF_SCHEMAS)


PRACTICE = {
    "id": "default",
    "regions": ["*"],
    "status": "default_on",
    "since": "2025-06-01",
    "since_is": "effective",
    "stated_in": "policy",
    "stated_by": "platform",
    "sources": ["privacy"],
}
SOURCE = {
    "title": "Privacy Policy",
    "publisher": "Acme",
    "kind": "official",
    "url": "https://www.acme.com/privacy",
    "published_on": "2025-06-15",
}


def record(
    practice: dict[str, Any] | None = None, source: dict[str, Any] | None = None, **fields: Any
) -> PlatformRecord:
    without_start = {key: value for key, value in PRACTICE.items() if key != "since_is"}
    row = PRACTICE if practice is None else {**without_start, **practice}
    data = {
        "slug": "acme",
        "name": "Acme",
        "category": "social_network",
        "homepage": "https://www.acme.com/",
        "looked_on": "2026-11-23",
        "practices": [row],
        "sources": {"privacy": {**SOURCE, **(source or {})}},
        **fields,
    }
    return record_from("data/platforms/acme.yml", data)


def days(practice: dict[str, Any], source: dict[str, Any] | None = None) -> DayInterval:
    return record(practice, source).practices[0].span.days


def test_a_known_start_counts_from_its_first_day_and_an_open_end_for_ever() -> None:
    assert days({"since": "2025-06"}) == DayInterval(date(2025, 6, 1), date.max)


def test_an_unknown_start_counts_from_the_oldest_dated_evidence() -> None:
    source = {"snapshot": {"archive": "web_archive", "captured_on": "2025-03-02"}}

    assert days({"since": "unknown"}, source).start == date(2025, 3, 2)


def test_without_dated_evidence_an_unknown_start_counts_from_the_day_of_looking() -> None:
    assert days({"since": "unknown"}, {"published_on": "unknown"}).start == date(2026, 11, 23)


def test_a_known_end_counts_from_its_first_day() -> None:
    assert days({"until": "2026-02"}).end == date(2026, 2, 1)


def test_an_unknown_end_counts_up_to_the_last_day_of_its_confirmation() -> None:
    assert days({"until": "unknown", "confirmed_on": "2025-09"}).end == date(2025, 10, 1)


def test_an_unknown_end_without_any_date_answers_for_no_day() -> None:
    assert days({"until": "unknown"}, {"published_on": "unknown"}).is_empty


def test_the_newest_source_confirms_where_nothing_else_is_written() -> None:
    source = {"updated_on": "2026-01", "published_on": "2025-06-15"}

    confirmed_on = record(PRACTICE, source).practices[0].span.confirmed_on

    assert confirmed_on == PartialDate.parse("2026-01")


def test_a_source_from_after_the_end_confirms_nothing() -> None:
    source = {"updated_on": "2026-01", "published_on": "2025-06-15"}

    span = record({"until": "2026-01-01"}, source).practices[0].span

    assert span.confirmed_on == PartialDate.parse("2025-06-15")


def test_all_stands_for_every_audience_and_content() -> None:
    made = record(
        {"audiences": ["all"], "content": ["all"]},
        audiences=[{"id": "members", "label": "Members"}, {"id": "teams", "label": "Teams"}],
        content=[{"id": "posts", "label": "Posts"}, {"id": "voice", "label": "Voice"}],
    )

    assert made.practices[0].audiences == ("members", "teams")
    assert made.practices[0].content == ("posts", "voice")


def test_a_row_that_names_nobody_speaks_of_the_main_audience_and_content() -> None:
    made = record(audiences=[{"id": "members", "label": "Members"}, {"id": "teams", "label": "T"}])

    assert made.practices[0].audiences == ("members",)
    assert made.practices[0].content == ("content",)


def test_an_opt_out_is_offered_where_and_to_whom_its_practices_apply() -> None:
    second = {**PRACTICE, "id": "second", "regions": ["GB", "EEA"]}
    opt_out = {
        "id": "setting",
        "practices": ["second", "default", "nowhere"],
        "channel": "setting",
        "stops": "Training.",
        "since": "unknown",
        "sources": ["privacy"],
    }

    made = record(practices=[PRACTICE, second], opt_outs=[opt_out])

    assert made.opt_outs[0].regions == ("GB", "EEA", "*")
    assert made.opt_outs[0].audiences == ("everyone",)
