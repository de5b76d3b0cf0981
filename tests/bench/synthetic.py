"""Makes projects with any number of records, as rich as the real ones and always the same.

A record has some 12 KB of text: fourteen practices over regions, audiences and
contents, recipients, definitions, opt-out paths, policies, events, a disagreement and a dozen
sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.support.engines import copied_project, take_out_records

PLACES = (["EEA", "CH"], ["GB"], ["US"], ["BR"], ["KR"], ["IN"], ["CA"], ["*"])
STATUSES = ("default_on", "opt_in", "not_used", "paused", "undisclosed", "mandatory")
UNPAUSED = tuple(status for status in STATUSES if status != "paused")
CHANGED_ON = "2025-06-01"
WORDS = (
    "members posts training model policy setting account plan notice consent voice data service "
    "content feature group region change regulator statement archive document admin workspace "
    "prompt comment profile history period default purpose company partner version release"
).split()


@dataclass(frozen=True)
class Project:
    """A folder that builds like this one, with records of its own."""

    folder: Path
    records: int


def make_project(folder: Path, records: int, seed: int = 20241118) -> Project:
    """A copy of this project in a new folder, holding that many synthetic records."""
    copied_project(folder)
    take_out_records(folder)
    platforms = folder / "data" / "platforms"
    (folder / "data" / "organisations.yml").write_text(_dump(_organisations(records)), "utf-8")
    for number in range(records):
        text = _dump(synthetic_record(number, seed))
        (platforms / f"platform-{number:05}.yml").write_text(text, "utf-8")
    return Project(folder, records)


def synthetic_record(number: int, seed: int) -> dict[str, Any]:
    """One record as plain data; the same for the same number and seed."""
    random = Random(f"{seed}-{number}")
    practices = _practices(random)
    return {
        "slug": f"platform-{number:05}",
        "name": f"Platform {number}",
        "category": random.choice(("social_network", "ai_assistant", "workplace", "commerce")),
        "homepage": f"https://www.platform-{number}.com/",
        "aliases": [f"Service {number}"],
        "operators": [{"organisation": f"company-{number // 4}", "sources": ["terms"]}],
        "looked_on": "2026-11-23",
        "audiences": [
            {"id": "free", "label": "Free plan", "dimension": "plan"},
            {"id": "paid", "label": "Paid plans", "dimension": "plan"},
        ],
        "content": _content(random),
        "practices": practices,
        "affiliates_definitions": _definitions(random),
        "recipients": _recipients(random, number),
        "opt_outs": _opt_outs(random, number, practices),
        "policies": _policies(random),
        "events": _events(random),
        "disputes": [_dispute(random)],
        "gaps": [_sentence(random) for _ in range(3)],
        "sources": {f"news-{number}": _source(random, number) for number in range(8)}
        | {
            key: _source(random, 8 + place) for place, key in enumerate(("terms", "help", "notice"))
        },
    }


def _sentence(random: Random, words: int = 14) -> str:
    return " ".join(random.choice(WORDS) for _ in range(words)).capitalize() + "."


def _day(random: Random, year: int) -> str:
    return f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def _cited(random: Random) -> list[str]:
    return [random.choice(("terms", "help", "notice")), f"news-{random.randrange(8)}"]


def _content(random: Random) -> list[dict[str, Any]]:
    kinds = random.sample(("posts", "comments", "profile", "prompts", "files", "voice"), 4)
    uses = [
        {"kind": kind, "use": random.choice(("used", "excluded")), "detail": _sentence(random, 9)}
        | {"sources": _cited(random)}
        for kind in kinds
    ]
    return [
        {"id": "posts", "label": "Posts and files", "kinds": uses},
        {"id": "metadata", "label": "Metadata"},
    ]


def _practices(random: Random) -> list[dict[str, Any]]:
    rows = [_practice(random, "paid", ["*"], ["paid"], "2024") | {"status": "default_on"}]
    for place, regions in enumerate(PLACES):
        rows.append(_practice(random, f"now-{place}", regions, ["free"], CHANGED_ON))
    for place, regions in enumerate(PLACES[:4]):
        rows.append(_practice(random, f"before-{place}", regions, ["free"], "2024-02", CHANGED_ON))
    rows.append(_practice(random, "metadata", ["*"], ["all"], "2024") | {"content": ["metadata"]})
    return rows


def _practice(
    random: Random,
    identifier: str,
    regions: list[str],
    audiences: list[str],
    since: str,
    until: str = "",
) -> dict[str, Any]:
    row = {
        "id": identifier,
        "regions": list(regions),
        "audiences": audiences,
        "status": random.choice(STATUSES if since == CHANGED_ON else UNPAUSED),
        "since": since,
        "since_is": "effective",
        "stated_in": "policy",
        "stated_by": "platform",
        "detail": _sentence(random, 20),
        "sources": _cited(random),
    }
    return row | ({"until": until} if until else {})


def _definitions(random: Random) -> list[dict[str, Any]]:
    shared = {"term": "Affiliates", "stated_in": "contract", "stated_by": "platform"}
    return [
        shared
        | {
            "id": f"definition-{year}",
            "mechanism": "control",
            "since": str(year),
            "since_is": "effective",
        }
        | ({"until": "2025"} if year == 2022 else {})
        | {"detail": _sentence(random), "sources": ["terms"]}
        for year in (2022, 2025)
    ]


def _recipients(random: Random, number: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"recipient-{place}",
            "organisation": f"company-{(number + place) // 4}",
            "relation": random.choice(("parent", "affiliate", "vendor")),
            "receipt": random.choice(("receives", "may_receive", "does_not_receive")),
            "purposes": ["own_training"],
            "since": "2024",
            "since_is": "disclosed",
            "detail": _sentence(random, 10),
            "sources": _cited(random),
        }
        for place in range(4)
    ]


def _opt_outs(random: Random, number: int, practices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    refusable = [row["id"] for row in practices if row["status"] == "default_on"]
    imposed = [row["id"] for row in practices if row["status"] == "mandatory"]
    paths = [
        {
            "id": "setting",
            "channel": "setting",
            "steps": ["Settings", "Privacy", "Artificial intelligence", "Use my data: off"],
            "url": f"https://www.platform-{number}.com/settings/privacy",
            "practices": refusable,
            "since": "2024-02",
            "since_is": "effective",
            "stops": _sentence(random),
            "goes_on": [_sentence(random), _sentence(random)],
            "login": "required",
            "sources": ["help"],
        },
        {
            "id": "none",
            "finding": "confirmed_none",
            "practices": imposed,
            "since": "2024",
            "since_is": "effective",
            "sources": ["help"],
        },
    ]
    return [path for path in paths if path["practices"]]


def _policies(random: Random) -> list[dict[str, Any]]:
    versions = [
        {
            "id": f"privacy-{year}",
            "effective_on": str(year),
            "seen_on": f"{year}-12",
            "ai_training": random.choice(("stated", "partly", "not_stated")),
            "detail": _sentence(random),
            "sources": ["notice"],
        }
        for year in (2023, 2024, 2025)
    ]
    return [
        {"id": "privacy-policy", "title": "Privacy policy", "kind": "privacy", "versions": versions}
    ]


def _event(random: Random, number: int) -> dict[str, Any]:
    return {
        "id": f"event-{number}",
        "on": f"{2021 + number}-0{1 + number}" if number < 5 else "2026-08",
        "kind": random.choice(("policy_change", "statement", "regulator_action")),
        "actor": "The platform",
        "actor_kind": "platform",
        "summary": _sentence(random, 18),
        "sources": [f"news-{number}"],
    }


def _events(random: Random) -> list[dict[str, Any]]:
    events = [_event(random, number) for number in range(6)]
    return [*events[:5], _change(), events[5]]


def _change() -> dict[str, Any]:
    """What tells of every change of status, pauses among them."""
    return {
        "id": "change",
        "on": CHANGED_ON,
        "kind": "pause",
        "actor": "The platform",
        "actor_kind": "platform",
        "summary": "New terms took effect.",
        "sources": ["terms"],
    }


def _dispute(random: Random) -> dict[str, Any]:
    positions = [{"says": _sentence(random), "sources": [f"news-{place}"]} for place in (6, 7)]
    return {"id": "start", "about": "When it began", "positions": positions}


def _source(random: Random, number: int) -> dict[str, Any]:
    return {
        "title": _sentence(random, 7).rstrip("."),
        "publisher": f"Publisher {number}",
        "kind": "official" if number >= 8 else random.choice(("press", "regulator", "ngo")),
        "url": f"https://www.example-news.com/articles/{random.randrange(10**9)}",
        "published_on": _day(random, 2025),
    }


def _organisations(records: int) -> dict[str, Any]:
    source = {"title": "Register", "publisher": "Register", "kind": "official"}
    source |= {"url": "https://www.example-register.com/", "published_on": "2025-01-01"}
    companies = {f"company-{number}": _company(number) for number in range(records // 4 + 2)}
    return {"organisations": companies, "sources": {"register": source}}


def _company(number: int) -> dict[str, Any]:
    company: dict[str, Any] = {"name": f"Company {number} Inc."}
    if number:
        owner = {"organisation": f"company-{number // 2}", "since": "2020", "sources": ["register"]}
        company["owners"] = [owner] if number // 2 != number else []
    return company


def _dump(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000)
