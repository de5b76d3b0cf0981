"""What the search finds on the pages of records: names, and the sections that say something.

Texts are lists of words to be found by, and a line of them is shown below a result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consent_report.model.vocabularies import EVERYWHERE
from consent_report.outputs.site_files import (
    Heading,
    SearchEntry,
    SearchKind,
    SearchName,
    SearchSection,
)
from consent_report.pages.findings import DefinitionView, RecipientView
from consent_report.pages.organisations import OrganisationPage
from consent_report.pages.platform import PlatformPage
from consent_report.pages.region_index import RegionPlace
from consent_report.pages.regions import RegionPage

ASKED = {
    "answer": "train, trains, training, AI, data, use",
    "opt-out": "opt out, optout, refuse, object, turn off, switch off, disable, stop, setting",
    "recipients": "share, shares, sharing, sell, third parties, affiliates, partners",
    "content": "data, posts, messages, private, photos, what is used",
    "disagreements": "dispute, disputed, contradiction",
    "policies": "privacy policy, terms of service",
    "silence": "notice, days, warning",
    "timeline": "history, when, events",
}
"""Words that readers use for a section of a platform's page, by its anchor."""

ASKED_OF_PLACES = {
    "platforms": "train, trains, training, AI, opt out, refuse, stop",
    "law": "regulator, court, law, rights",
    "changes": "history, new, recent",
}
"""Words that readers use for a section of a place's page, by its anchor."""

FIRST_LEVEL = 2
"""Sections of a page begin with a heading of this level."""


def platform_entries(page: PlatformPage, headings: Iterable[Heading]) -> Iterator[SearchEntry]:
    """The platform by its names, then its sections by what they say."""
    record = page.record
    yield SearchName(
        kind=SearchKind.PLATFORM,
        title=record.name,
        aliases=record.aliases,
        former=record.former_names,
        owners=tuple(dict.fromkeys(_owners(page))),
        note=page.category.label,
    )
    labels = {
        "opt-out": _opt_out_labels(page),
        "recipients": (row.party.name for row in page.recipients),
        "disagreements": (dispute.dispute.about for dispute in page.disputes),
        "policies": (policy.policy.title for policy in page.policies),
    }
    texts = {
        "answer": _answer_words(page),
        "opt-out": (way.path.stops for way in page.opt_outs),
        "recipients": _recipient_words(page),
        "practices": _practice_words(page),
        "timeline": (each.event.summary for each in page.events),
        "gaps": record.gaps,
    }
    for heading in headings:
        if heading.level == FIRST_LEVEL:
            yield SearchSection(
                anchor=heading.id,
                title=heading.title,
                text=_joined(texts.get(heading.id, ())),
                labels=_joined(labels.get(heading.id, ())),
                words=ASKED.get(heading.id, ""),
            )


def organisation_entries(page: OrganisationPage) -> Iterator[SearchEntry]:
    """The organisation by its names."""
    organisation = page.organisation
    yield SearchName(
        kind=SearchKind.ORGANISATION,
        title=organisation.name,
        aliases=organisation.aliases,
        former=organisation.former_names,
        note=page.kind.label,
    )


def region_entries(page: RegionPage, headings: Iterable[Heading]) -> Iterator[SearchEntry]:
    """The place by its names and its code, then each place that has no page but this one, then
    its sections.
    """
    yield _place_name("", page.place)
    for place in (*page.parts, *page.members):
        if not place.has_page:
            yield _place_name(place.anchor, place)
    for heading in headings:
        if heading.level == FIRST_LEVEL:
            words = ASKED_OF_PLACES.get(heading.id, "")
            yield SearchSection(heading.id, heading.title, words=words)


def _place_name(anchor: str, place: RegionPlace) -> SearchName:
    code = () if place.code == EVERYWHERE else (place.code,)
    return SearchName(
        kind=SearchKind.PLACE,
        title=place.label,
        anchor=anchor,
        aliases=tuple(dict.fromkeys((*code, *place.aliases))),
        note=place.country,
    )


def _owners(page: PlatformPage) -> Iterator[str]:
    for operator in page.operators:
        yield operator.party.name
    for _, owner in page.owners:
        yield owner


def _answer_words(page: PlatformPage) -> Iterator[str]:
    for row in page.answers.rows:
        yield f"{', '.join(row.places[:6])}: {row.status.label}"


def _opt_out_labels(page: PlatformPage) -> Iterator[str]:
    for way in page.opt_outs:
        yield way.path.label or (way.channel.label if way.channel else way.finding.label)
        yield from way.path.steps


def _practice_words(page: PlatformPage) -> Iterator[str]:
    for practice in page.record.practices:
        yield practice.detail
        yield practice.conditions
    for reply in page.record.replies:
        yield reply.says


def _recipient_words(page: PlatformPage) -> Iterator[str]:
    rows: tuple[RecipientView | DefinitionView, ...] = (*page.recipients, *page.definitions)
    for row in rows:
        if isinstance(row, RecipientView):
            yield row.recipient.detail
        else:
            yield row.definition.term
            yield row.quote.text if row.quote else ""


def _joined(words: Iterable[str]) -> str:
    """Each once, in order."""
    return ". ".join(dict.fromkeys(word.rstrip(".") for word in words if word))
