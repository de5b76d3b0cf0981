"""A platform's record as the model has it, from data that its schema accepted.

Nothing is checked here. A reference that leads nowhere is carried over as it is
written, so that the checks can name it.
"""

from __future__ import annotations

from datetime import date

from consent_report.loading.fields import (
    Data,
    Frame,
    end_of,
    given,
    given_dates,
    given_tuples,
    sources_of,
)
from consent_report.loading.findings import (
    definition_of,
    dispute_of,
    event_of,
    recipient_of,
    reply_of,
)
from consent_report.loading.policies import policy_of
from consent_report.loading.practices import opt_out_of, practice_of
from consent_report.model.codes import Use
from consent_report.model.platforms import (
    ALL_CONTENT,
    EVERYONE,
    Audience,
    Content,
    ContentUse,
    Operator,
    PlatformRecord,
)


def record_from(path: str, data: Data) -> PlatformRecord:
    """The record that a file holds, with defaults and ``all`` written out."""
    audiences = tuple(_audience(each) for each in data.get("audiences", ())) or (EVERYONE,)
    content = tuple(_content(each) for each in data.get("content", ())) or (ALL_CONTENT,)
    sources = sources_of(data["sources"])
    frame = Frame(
        looked_on=date.fromisoformat(data["looked_on"]),
        sources=sources,
        audiences=tuple(each.id for each in audiences),
        content=tuple(each.id for each in content),
    )
    practices = tuple(practice_of(each, frame) for each in data["practices"])
    by_id = {practice.id: practice for practice in practices}
    return PlatformRecord(
        path=path,
        slug=data["slug"],
        name=data["name"],
        category=data["category"],
        homepage=data["homepage"],
        looked_on=frame.looked_on,
        practices=practices,
        sources=sources,
        audiences=audiences,
        content=content,
        operators=tuple(_operator(each) for each in data.get("operators", ())),
        affiliates_definitions=tuple(
            definition_of(each, frame) for each in data.get("affiliates_definitions", ())
        ),
        recipients=tuple(recipient_of(each, frame) for each in data.get("recipients", ())),
        opt_outs=tuple(opt_out_of(each, by_id, frame) for each in data.get("opt_outs", ())),
        policies=tuple(policy_of(each) for each in data.get("policies", ())),
        events=tuple(event_of(each) for each in data.get("events", ())),
        disputes=tuple(dispute_of(each) for each in data.get("disputes", ())),
        replies=tuple(reply_of(each) for each in data.get("replies", ())),
        **given_tuples(data, "domains", "aliases", "former_names", "gaps"),
    )


def _audience(data: Data) -> Audience:
    return Audience(**given(data, "id", "label", "dimension", "detail"))


def _content(data: Data) -> Content:
    kinds = tuple(
        ContentUse(each["kind"], Use(each["use"]), tuple(each["sources"]), each.get("detail", ""))
        for each in data.get("kinds", ())
    )
    return Content(kinds=kinds, **given(data, "id", "label", "detail"))


def _operator(data: Data) -> Operator:
    return Operator(
        data["organisation"],
        tuple(data["sources"]),
        until=end_of(data.get("until")),
        **given_tuples(data, "regions"),
        **given_dates(data, "since"),
        **given(data, "detail"),
    )
