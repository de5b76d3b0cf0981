"""Where a finding stands on the page of its platform, and what it is about in a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from consent_report.model.platforms import PlatformRecord
from consent_report.model.policies import Policy, PolicyVersion
from consent_report.pages.index import ReportIndex


@dataclass(frozen=True, slots=True)
class FindingLink:
    """A finding by its anchor."""

    anchor: str
    """On the page of its platform."""
    says: str
    """What it is about, in a few words."""


def finding_link(
    record: PlatformRecord, list_name: str, finding_id: str, index: ReportIndex
) -> FindingLink:
    """The finding of a list of the record, which the checks have made sure is there."""
    anchor, says = _KINDS[list_name]
    finding = next(each for each in getattr(record, list_name) if each.id == finding_id)
    return FindingLink(f"{anchor}-{finding_id}", says(finding, index))


def version_link(policy: Policy, version: PolicyVersion) -> FindingLink:
    """A version by the title of its document."""
    return FindingLink(f"version-{version.id}", policy.title)


def _practice(row: Any, index: ReportIndex) -> str:
    words = index.report.vocabularies
    return f"{words.label('acts', row.act)}: {words.label('statuses', row.status)}"


def _opt_out(path: Any, index: ReportIndex) -> str:
    words = index.report.vocabularies
    means = words.label("channels", path.channel) if path.channel else ""
    return f"Opt-out: {path.label or means or words.label('path_findings', path.finding)}"


def _event(event: Any, index: ReportIndex) -> str:
    return f"{index.report.vocabularies.label('event_kinds', event.kind)}: {event.actor}"


_KINDS: Mapping[str, tuple[str, Callable[[Any, ReportIndex], str]]] = MappingProxyType(
    {
        "practices": ("practice", _practice),
        "affiliates_definitions": ("definition", lambda row, _: f"Definition: {row.term}"),
        "recipients": ("recipient", lambda row, i: f"Recipient: {i.party_name(row.party)}"),
        "opt_outs": ("opt-out", _opt_out),
        "events": ("event", _event),
        "disputes": ("dispute", lambda row, _: f"Disagreement: {row.about}"),
    }
)
"""How the anchors of each list begin, and how a finding of it is named."""
