"""Platforms side by side: what each says of the same subjects, for every place, account and day.

The page itself names no platform but those that it proposes; what is said of a platform is
handed out by itself, for a reader to choose from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from consent_report.editions.compared import Ids, Subject, compared
from consent_report.editions.tracks import BEFORE_ALL, TrackPeriod
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.days import first_day_shown
from consent_report.pages.findings import (
    ContentUseView,
    DefinitionView,
    EventView,
    OperatorView,
    RecipientView,
)
from consent_report.pages.index import ReportIndex
from consent_report.pages.platform import PlatformPage
from consent_report.pages.practices import OptOutView, PracticeView

MOST_COMPARED = 5
"""Platforms that still fit side by side."""

PROPOSED = (
    ("linkedin", "x", "facebook"),
    ("chatgpt", "gemini", "claude"),
    ("instagram", "tiktok", "youtube"),
    ("slack", "zoom", "microsoft-365"),
    ("reddit", "quora", "stack-overflow"),
)
"""Comparisons that many readers look for; those that a report does not have are left out."""

UNDATED = "undated"
"""What the record says without a day, so that it is told of the day of the report alone."""

ROWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        Subject.MAIN: ("answer", "since", "stated", "confirmed"),
        Subject.OTHER_CONTENT: ("other_content",),
        Subject.PREDICTIVE: ("predictive",),
        Subject.WAY: ("way", "goes_on", "effort", "deadline"),
        Subject.SHARES: ("shares",),
        Subject.LICENSES: ("licenses",),
        Subject.PERMITS_CRAWLING: ("permits_crawling",),
        Subject.RELATED: ("related",),
        Subject.RECIPIENTS: ("recipients",),
        Subject.DEFINITIONS: ("affiliates",),
        Subject.OPERATORS: ("operator",),
        Subject.EVENTS: ("authorities",),
        UNDATED: ("asked", "used", "excluded", "disputes", "owners"),
    }
)
"""The rows of the table in which each subject is told."""


@dataclass(frozen=True, slots=True)
class Block:
    """What is said of a subject in some place, for some account, on some day."""

    rows: tuple[str, ...]
    practices: tuple[PracticeView, ...] = ()
    ways: tuple[OptOutView, ...] = ()
    """The first way to refuse, or the finding that there is none; then all other ways."""
    recipients: tuple[RecipientView, ...] = ()
    definitions: tuple[DefinitionView, ...] = ()
    operators: tuple[OperatorView, ...] = ()
    events: tuple[EventView, ...] = ()
    content: str = ""
    """The main content, of which the main question is asked."""
    kinds: tuple[ContentUseView, ...] = ()
    """What is said of kinds of the main content."""
    owners: tuple[tuple[str, str], ...] = ()
    """Identifier and name."""
    disputes: int = 0


@dataclass(frozen=True, slots=True)
class BlockClass:
    """Places in which the same is said."""

    codes: tuple[str, ...]
    blocks: tuple[int, ...]
    """For each account the number in :attr:`ComparedPlatform.blocks`; one alone is for all."""


@dataclass(frozen=True, slots=True)
class BlockPeriod:
    """Days on which the same is said."""

    first_day: date | None
    """None for the days before anything was said."""
    classes: tuple[BlockClass, ...]
    """The last one also holds all places that no class names."""


@dataclass(frozen=True, slots=True)
class ComparedSubject:
    """A subject by day and place."""

    rows: tuple[str, ...]
    periods: tuple[BlockPeriod, ...]


@dataclass(frozen=True, slots=True)
class ComparedPlatform:
    """All that a comparison may say of a platform."""

    record: PlatformRecord
    subjects: tuple[ComparedSubject, ...]
    blocks: tuple[Block, ...]
    """Each once."""

    @property
    def elsewhere(self) -> tuple[Block, ...]:
        """What is said today, of the main account, where no row names the place."""
        last = (subject.periods[-1].classes[-1] for subject in self.subjects)
        return tuple(self.blocks[each.blocks[0]] for each in last)


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """All that the page says before anything is chosen."""

    as_of: date
    from_day: date | None
    """The day before the first answer; None where no day has another answer."""
    is_latest: bool
    most: int
    place: str
    """The name of all places that no row names."""
    proposed: tuple[tuple[PlatformRecord, ...], ...]
    example: tuple[ComparedPlatform, ...]
    """The first of those proposed, for readers without scripts."""
    statuses: tuple[Term, ...]
    acts: Mapping[str, Term]


def comparison_page(
    index: ReportIndex, compared_platforms: Mapping[str, ComparedPlatform]
) -> ComparisonPage:
    """The page; ``compared_platforms`` are those of the report by slug."""
    proposed = _proposed(index)
    return ComparisonPage(
        as_of=index.day,
        from_day=first_day_shown(index.periods.values()),
        is_latest=index.report.edition is None,
        most=MOST_COMPARED,
        place=index.regions.labels[EVERYWHERE],
        proposed=proposed,
        example=tuple(compared_platforms[each.slug] for each in (proposed or ((),))[0]),
        statuses=tuple(index.report.vocabularies["statuses"]),
        acts=index.report.vocabularies["acts"].by_code,
    )


def _proposed(index: ReportIndex) -> tuple[tuple[PlatformRecord, ...], ...]:
    """What is proposed, as far as the report has it; else its first platforms."""
    by_slug = {record.slug: record for record in index.report.platforms}
    found = (tuple(by_slug[slug] for slug in each if slug in by_slug) for each in PROPOSED)
    several = tuple(each for each in found if len(each) > 1)
    return several or tuple(filter(None, (index.report.platforms[:3],)))


def compared_platform(page: PlatformPage, index: ReportIndex) -> ComparedPlatform:
    """All that a comparison may say of the platform of a page."""
    numbers: dict[tuple[str, Ids], int] = {}
    views = _Views.of(page)
    subjects = [
        ComparedSubject(ROWS[subject], tuple(_periods(subject, periods, numbers)))
        for subject, periods in compared(page.record, index.regions, index.day).items()
    ]
    undated = BlockClass((), (numbers.setdefault((UNDATED, ()), len(numbers)),))
    subjects.append(ComparedSubject(ROWS[UNDATED], (BlockPeriod(None, (undated,)),)))
    blocks = tuple(views.block(subject, ids) for subject, ids in numbers)
    return ComparedPlatform(page.record, tuple(subjects), blocks)


def _periods(
    subject: Subject,
    periods: Iterable[TrackPeriod[tuple[Ids, ...]]],
    numbers: dict[tuple[str, Ids], int],
) -> Iterator[BlockPeriod]:
    for period in periods:
        yield BlockPeriod(
            None if period.first_day == BEFORE_ALL else period.first_day,
            tuple(
                BlockClass(
                    each.places,
                    tuple(numbers.setdefault((subject, ids), len(numbers)) for ids in each.said),
                )
                for each in period.classes
            ),
        )


@dataclass(frozen=True)
class _Views:
    """The findings of a page by identifier."""

    page: PlatformPage
    practices: Mapping[str, PracticeView]
    ways: Mapping[str, OptOutView]
    recipients: Mapping[str, RecipientView]
    definitions: Mapping[str, DefinitionView]
    operators: Mapping[str, OperatorView]
    events: Mapping[str, EventView]

    @classmethod
    def of(cls, page: PlatformPage) -> _Views:
        rows = (view for group in page.acts for view in (*group.open, *group.ended))
        operators = {view.operator: view for view in (*page.operators, *page.other_operators)}
        return cls(
            page=page,
            practices={view.practice.id: view for view in rows},
            ways={view.path.id: view for view in page.opt_outs},
            recipients={view.recipient.id: view for view in page.recipients},
            definitions={view.definition.id: view for view in page.definitions},
            operators={str(n): operators[each] for n, each in enumerate(page.record.operators)},
            events={view.event.id: view for view in page.events},
        )

    def block(self, subject: str, ids: Ids) -> Block:
        """What is said of a subject with these identifiers."""
        rows, these = ROWS[subject], self._these
        match subject:
            case Subject.WAY:
                return Block(rows, these(self.practices, ids[:1]), these(self.ways, ids[1:]))
            case Subject.RECIPIENTS:
                return Block(rows, recipients=these(self.recipients, ids))
            case Subject.DEFINITIONS:
                return Block(rows, definitions=these(self.definitions, ids))
            case Subject.OPERATORS:
                return Block(rows, operators=these(self.operators, ids))
            case Subject.EVENTS:
                return Block(rows, events=these(self.events, ids))
            case Subject():
                return Block(rows, these(self.practices, ids))
        return self._undated(rows)

    def _undated(self, rows: tuple[str, ...]) -> Block:
        main = self.page.record.main_content
        kinds = (each.kinds for each in self.page.contents if each.content.id == main.id)
        return Block(
            rows,
            content=main.label,
            kinds=next(kinds, ()),
            owners=self.page.owners,
            disputes=len(self.page.disputes),
        )

    @staticmethod
    def _these(views: Mapping[str, Any], ids: Ids) -> tuple[Any, ...]:
        return tuple(views[id_] for id_ in ids)
