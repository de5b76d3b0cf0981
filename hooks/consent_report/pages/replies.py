"""What companies answered, as it stands beside the findings and in the list of all replies."""

from __future__ import annotations

from dataclasses import dataclass

from consent_report.model.platforms import PlatformRecord
from consent_report.model.replies import Reply
from consent_report.model.sources import Source
from consent_report.pages.finding_links import FindingLink, finding_link
from consent_report.pages.index import ReportIndex
from consent_report.pages.reading import Quote, RecordReader, SourceMark


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A reply beside a finding that it answers."""

    reply: Reply
    quote: Quote | None
    marks: tuple[SourceMark, ...]


@dataclass(frozen=True, slots=True)
class ListedReply:
    """A reply in the list of all of them."""

    record: PlatformRecord
    reply: Reply
    answers: tuple[FindingLink, ...]
    sources: tuple[Source, ...]


def replies_to(reader: RecordReader, list_name: str, finding_id: str) -> tuple[ReplyView, ...]:
    """The replies to a finding, oldest first."""
    return tuple(
        ReplyView(reply, reader.quote(reply.quote), reader.marks(reply.sources))
        for reply in reader.record.replies
        if finding_id in getattr(reply.to, list_name)
    )


def listed_replies(index: ReportIndex) -> tuple[ListedReply, ...]:
    """Every reply of the report, newest first; those of one day by platform."""
    found = [
        _listed(record, reply, index)
        for record in index.report.platforms
        for reply in record.replies
    ]
    return tuple(sorted(found, key=lambda each: each.reply.on.first_day, reverse=True))


def _listed(record: PlatformRecord, reply: Reply, index: ReportIndex) -> ListedReply:
    return ListedReply(
        record=record,
        reply=reply,
        answers=tuple(
            finding_link(record, name, finding_id, index)
            for name, ids in reply.to.by_list()
            for finding_id in ids
        ),
        sources=tuple(record.sources[each] for each in reply.sources),
    )
