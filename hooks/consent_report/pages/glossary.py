"""Every word with its meaning: those of the report itself, and those of the vocabularies.

The report's own words are wording and stand in the template.
"""

from __future__ import annotations

from dataclasses import dataclass

from consent_report.model.vocabularies import RegionGroup, Term
from consent_report.pages.index import NOT_CHECKED, ReportIndex


@dataclass(frozen=True, slots=True)
class VocabularyView:
    """A closed list of terms, without the look-up by code."""

    id: str
    label: str
    definition: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """All that the glossary says."""

    vocabularies: tuple[VocabularyView, ...]
    """In order of their labels."""
    wildcards: tuple[Term, ...]
    """Codes of regions that are no places."""
    groups: tuple[RegionGroup, ...]
    members: tuple[tuple[str, ...], ...]
    """For each group, the names of its members on the day of the report."""
    not_checked: Term = NOT_CHECKED


def glossary_page(index: ReportIndex) -> GlossaryPage:
    """The glossary of the report."""
    regions = index.regions
    views = [
        VocabularyView(each.id, each.label, each.definition, each.terms)
        for each in index.report.vocabularies.by_id.values()
    ]
    return GlossaryPage(
        vocabularies=tuple(sorted(views, key=lambda view: (view.label.casefold(), view.id))),
        wildcards=regions.wildcards,
        groups=regions.groups,
        members=tuple(
            tuple(
                sorted(regions.labels[code] for code in regions.members_on(group.code, index.day))
            )
            for group in regions.groups
        ),
    )
