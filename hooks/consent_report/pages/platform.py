"""The page of one platform: the answer first, then everything it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_report.model.editions import Erratum
from consent_report.model.platforms import PlatformRecord
from consent_report.model.vocabularies import Term
from consent_report.pages.answer_sheet import AnswerSheet, answer_sheet
from consent_report.pages.bands import BandPicture, band_picture
from consent_report.pages.day_sheet import DaySheet, day_sheet
from consent_report.pages.findings import (
    ContentView,
    DefinitionView,
    DisputeView,
    EventView,
    OperatorView,
    PolicyView,
    RecipientView,
    content_views,
    definition_view,
    dispute_view,
    event_view,
    operator_view,
    policy_view,
    recipient_view,
)
from consent_report.pages.index import ReportIndex
from consent_report.pages.practices import (
    ActGroup,
    OptOutView,
    act_groups,
    opt_out_order,
    opt_out_view,
    practice_view,
)
from consent_report.pages.reading import RecordReader
from consent_report.pages.silence import SilenceView, silence_view
from consent_report.pages.sources import SourceView, source_views


@dataclass(frozen=True, slots=True)
class PlatformPage:
    """All that the page of a platform says."""

    record: PlatformRecord
    as_of: date
    category: Term
    owners: tuple[tuple[str, str], ...]
    """Identifier and name of everybody above the operators, nearest first."""
    operators: tuple[OperatorView, ...]
    """Those of the day of the report."""
    other_operators: tuple[OperatorView, ...]
    """Those of other days."""
    answers: AnswerSheet
    days: DaySheet
    """The answers of every day; those of the day of the report are :attr:`answers`."""
    opt_outs: tuple[OptOutView, ...]
    """Those that can be used first, then findings of none, then what has ended."""
    recipients: tuple[RecipientView, ...]
    definitions: tuple[DefinitionView, ...]
    contents: tuple[ContentView, ...]
    acts: tuple[ActGroup, ...]
    disputes: tuple[DisputeView, ...]
    policies: tuple[PolicyView, ...]
    silence: SilenceView | None
    """None where no days can be counted."""
    bands: BandPicture | None
    """None where no answer ever changed and no place differs from another."""
    events: tuple[EventView, ...]
    sources: tuple[SourceView, ...]
    errata: tuple[Erratum, ...]
    """Corrections of what the edition says of the platform; none in the latest."""
    is_latest: bool
    frozen: str
    """Name of the newest published edition that has the platform; empty where there is none, and in
    an edition."""


def platform_page(record: PlatformRecord, index: ReportIndex) -> PlatformPage:
    """The page of a record of the report."""
    reader = RecordReader(record, index)
    practices = {row.id: practice_view(row, reader) for row in record.practices}
    opt_outs = {path.id: opt_out_view(path, practices, reader) for path in record.opt_outs}
    recipients = {row.id: recipient_view(row, reader) for row in record.recipients}
    operators = [operator_view(operator, reader) for operator in record.operators]
    return PlatformPage(
        record=record,
        as_of=index.day,
        category=reader.term("categories", record.category),
        owners=owners_of(record, index),
        operators=tuple(each for each in operators if each.operates),
        other_operators=tuple(each for each in operators if not each.operates),
        answers=answer_sheet(reader, practices, opt_outs, recipients),
        days=day_sheet(reader, practices),
        opt_outs=tuple(sorted(opt_outs.values(), key=opt_out_order)),
        recipients=tuple(recipients.values()),
        definitions=tuple(definition_view(row, reader) for row in record.affiliates_definitions),
        contents=content_views(record, reader),
        acts=act_groups(tuple(practices.values()), reader),
        disputes=tuple(dispute_view(row, reader) for row in record.disputes),
        policies=tuple(policy_view(row, reader) for row in record.policies),
        silence=silence_view(reader),
        bands=band_picture(record, index),
        events=tuple(event_view(row, reader) for row in record.events),
        sources=source_views(reader.sources, index),
        errata=errata_of(record, index),
        is_latest=index.report.edition is None,
        frozen=newest_edition_of(record, index),
    )


def errata_of(record: PlatformRecord, index: ReportIndex) -> tuple[Erratum, ...]:
    """Corrections of what the edition says of the platform; none in the latest."""
    report = index.report
    return report.editions.errata_of(report.edition, record.slug) if report.edition else ()


def newest_edition_of(record: PlatformRecord, index: ReportIndex) -> str:
    """Name of the newest published edition that has the platform; empty in an edition."""
    if index.report.edition:
        return ""
    having = (each for each in index.report.listed_editions if record.slug in each.digests)
    return max((each.name for each in having), default="")


def owners_of(record: PlatformRecord, index: ReportIndex) -> tuple[tuple[str, str], ...]:
    """Identifier and name of everybody who owns an operator today, nearest first, each once."""
    operators = [each.organisation for each in record.operators if each.operates_on(index.day)]
    behind = index.report.organisations.behind(operators)
    return tuple((each.id, each.name) for each in behind if each.id not in operators)
