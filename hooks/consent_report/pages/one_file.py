"""Everything that an edition says, as one page: what each page of a platform says, in a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.model.vocabularies import EVERYWHERE, Term, Vocabulary
from consent_report.pages.days import PlaceAnswer, answers_by_day
from consent_report.pages.editions import EditionView, ErratumView, edition_view, erratum_views
from consent_report.pages.index import NOT_CHECKED, ReportIndex
from consent_report.pages.organisations import OrganisationPage, organisation_page
from consent_report.pages.platform import PlatformPage, platform_page

NOTABLE = ("EU", "GB", "US", EVERYWHERE)
"""Places with a column of their own in the table of all platforms."""
EXPLAINED = ("acts", "purposes", "bases", "receipts", "mechanisms")
"""Vocabularies whose words are explained at the end, after the statuses."""


@dataclass(frozen=True, slots=True)
class OneFilePage:
    """All that the single page says."""

    as_of: date
    edition: EditionView | None
    """None for the records as they stand."""
    places: tuple[str, ...]
    """Names of the notable places."""
    platforms: tuple[PlatformPage, ...]
    answers: tuple[tuple[PlaceAnswer, ...], ...]
    """For each platform, in order, the main answer in each notable place."""
    organisations: tuple[OrganisationPage, ...]
    errata: tuple[ErratumView, ...]
    """Newest first."""
    statuses: tuple[Term, ...]
    words: tuple[Vocabulary, ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """What the page holds, and how many of each."""
        records = [page.record for page in self.platforms]
        return (
            ("Platforms", len(records)),
            ("Findings on practices", sum(len(record.practices) for record in records)),
            ("Ways to refuse and findings of none", sum(len(each.opt_outs) for each in records)),
            ("Sources", sum(len(record.sources) for record in records)),
            ("Events", sum(len(record.events) for record in records)),
            ("Organisations", len(self.organisations)),
        )


def one_file_page(index: ReportIndex) -> OneFilePage:
    """The page of a report."""
    report = index.report
    vocabularies = report.vocabularies
    return OneFilePage(
        as_of=index.day,
        edition=edition_view(report),
        places=tuple(index.regions.labels[code] for code in NOTABLE),
        platforms=tuple(platform_page(record, index) for record in report.platforms),
        answers=tuple(
            tuple(answers_by_day(record, place, index)[-1].answer for place in NOTABLE)
            for record in report.platforms
        ),
        organisations=tuple(organisation_page(each, index) for each in index.organisations),
        errata=erratum_views(report),
        statuses=(*vocabularies["statuses"], NOT_CHECKED),
        words=tuple(vocabularies[name] for name in EXPLAINED),
    )
