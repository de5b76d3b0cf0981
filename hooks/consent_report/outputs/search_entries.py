"""What the search finds on a page: its names, and one entry for each section that says something.

Texts are lists of words to be found by, not sentences to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consent_report.model.vocabularies import EVERYWHERE
from consent_report.outputs.site_files import Heading, SearchEntry
from consent_report.pages.findings import DefinitionView, RecipientView
from consent_report.pages.organisations import OrganisationPage
from consent_report.pages.platform import PlatformPage
from consent_report.pages.region_index import RegionPlace
from consent_report.pages.regions import RegionPage

SHORT_NAME = 3
"""Letters of a name such as UK or USA."""


def platform_entries(page: PlatformPage, headings: Iterable[Heading]) -> Iterator[SearchEntry]:
    """The platform by its names, then its sections by what they say."""
    record = page.record
    yield SearchEntry("", record.name, _joined(_names(page)))
    texts = {
        "answer": _answer_words(page),
        "opt-out": _opt_out_words(page),
        "recipients": _recipient_words(page),
        "practices": _practice_words(page),
        "disagreements": (dispute.dispute.about for dispute in page.disputes),
        "policies": (policy.policy.title for policy in page.policies),
        "timeline": (each.event.summary for each in page.events),
    }
    for heading in headings:
        if heading.id in texts and (text := _joined(texts[heading.id])):
            yield SearchEntry(heading.id, f"{record.name}: {heading.title}", text)


def organisation_entries(page: OrganisationPage) -> Iterator[SearchEntry]:
    """The organisation by its names."""
    organisation = page.organisation
    names = (*organisation.aliases, *organisation.former_names, page.kind.label)
    yield SearchEntry("", organisation.name, _joined(names))


def region_entries(page: RegionPage) -> Iterator[SearchEntry]:
    """The place by its names and its code, then each place that has no page but this one."""
    yield _place_entry("", page.place)
    for place in (*page.parts, *page.members):
        if not place.has_page:
            yield _place_entry(place.anchor, place)


def _place_entry(anchor: str, place: RegionPlace) -> SearchEntry:
    """The code stands in the title, and names as short as codes come before all else."""
    code = () if place.code == EVERYWHERE else (place.code,)
    where = (place.country,) if place.country else ()
    short = tuple(name for name in place.aliases if len(name) <= SHORT_NAME)
    return SearchEntry(
        anchor=anchor,
        title=" · ".join((place.label, *where, *code)),
        text=_joined(name for name in place.aliases if name not in short),
        tags=short,
    )


def _names(page: PlatformPage) -> Iterator[str]:
    yield from page.record.aliases
    yield from page.record.former_names
    for operator in page.operators:
        yield operator.party.name
    for _, owner in page.owners:
        yield owner
    yield page.category.label


def _answer_words(page: PlatformPage) -> Iterator[str]:
    for row in page.answers.rows:
        yield f"{', '.join(row.places[:6])}: {row.status.label}"


def _opt_out_words(page: PlatformPage) -> Iterator[str]:
    for way in page.opt_outs:
        yield way.path.label or (way.channel.label if way.channel else way.finding.label)
        yield from way.path.steps
        yield way.path.stops


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
            yield row.party.name
            yield row.recipient.detail
        else:
            yield row.definition.term
            yield row.quote.text if row.quote else ""


def _joined(words: Iterable[str]) -> str:
    """Each once, in order."""
    return ". ".join(dict.fromkeys(word.rstrip(".") for word in words if word))
