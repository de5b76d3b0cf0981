"""Documents of a platform and what their versions say."""

from __future__ import annotations

from consent_report.loading.fields import Data, given, quotation_in, start_of
from consent_report.model.policies import Absence, Policy, PolicyVersion


def policy_of(data: Data) -> Policy:
    """A document with its versions, in the order of the file."""
    versions = tuple(_version(each) for each in data["versions"])
    return Policy(data["id"], data["title"], data["kind"], versions, **given(data, "url"))


def _version(data: Data) -> PolicyVersion:
    return PolicyVersion(
        id=data["id"],
        effective_on=start_of(data["effective_on"]),
        seen_on=start_of(data["seen_on"]),
        ai_training=data["ai_training"],
        sources=tuple(data["sources"]),
        absence=_absence(data["absence"]) if "absence" in data else None,
        **quotation_in(data),
        **given(data, "detail"),
    )


def _absence(data: Data) -> Absence:
    return Absence(tuple(data["terms"]), data["count"], data["source"])
