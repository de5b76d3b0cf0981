"""Practices and opt-out paths as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from consent_report.model.codes import PathFinding
from consent_report.model.platforms import OptOut, Practice
from consent_report.model.vocabularies import Term
from consent_report.pages.reading import Party, Quote, RecordReader, SourceMark
from consent_report.pages.replies import ReplyView, replies_to


@dataclass(frozen=True, slots=True)
class PracticeView:
    """One practice with every axis in words."""

    practice: Practice
    holds: bool
    """On the day of the report."""
    status: Term
    act: Term
    purposes: tuple[Term, ...]
    places: tuple[str, ...]
    audiences: tuple[str, ...]
    """Empty where the record tells none apart."""
    contents: tuple[str, ...]
    """Empty where the record tells none apart."""
    basis: Term
    stated_in: Term
    stated_by: Term
    legal_basis: Term | None
    recipients: tuple[Party, ...]
    quote: Quote | None
    marks: tuple[SourceMark, ...]
    secondhand: tuple[Term, ...]
    """Kinds of its sources, where none is of the platform, a regulator or a court."""
    replies: tuple[ReplyView, ...]


@dataclass(frozen=True, slots=True)
class ActGroup:
    """The practices of one act: those that hold, then those that have ended."""

    act: Term
    open: tuple[PracticeView, ...]
    ended: tuple[PracticeView, ...]


@dataclass(frozen=True, slots=True)
class OptOutView:
    """One opt-out path, or the finding that there is none."""

    path: OptOut
    is_found: bool
    holds: bool
    """On the day of the report."""
    shares_label: bool
    """Whether another path of the record has the same label, so that places tell them apart."""
    finding: Term
    channel: Term | None
    """None where no path was found."""
    host: str
    """The host of the address as the record writes it; empty where there is no address."""
    who: tuple[Term, ...]
    places: tuple[str, ...]
    audiences: tuple[str, ...]
    practices: tuple[PracticeView, ...]
    """What it stops, or for what none was found."""
    retroactive_for_data: Term
    retroactive_for_models: Term
    affiliates: Term
    login: Term
    marks: tuple[SourceMark, ...]
    replies: tuple[ReplyView, ...]


def practice_view(practice: Practice, reader: RecordReader) -> PracticeView:
    """The practice in words."""
    recipients = {row.id: row for row in reader.record.recipients}
    return PracticeView(
        practice=practice,
        holds=reader.holds(practice.span.days),
        status=reader.term("statuses", practice.status),
        act=reader.term("acts", practice.act),
        purposes=reader.terms("purposes", practice.purposes),
        places=reader.places(practice.regions),
        audiences=reader.audiences(practice.audiences),
        contents=reader.contents(practice.content),
        basis=reader.term("bases", practice.basis),
        stated_in=reader.term("documents", practice.stated_in),
        stated_by=reader.term("speakers", practice.stated_by),
        legal_basis=reader.optional_term("legal_bases", practice.legal_basis),
        recipients=tuple(reader.party(recipients[id_].party) for id_ in practice.recipients),
        quote=reader.quote(practice.quote),
        marks=reader.marks(practice.sources),
        secondhand=reader.secondhand(practice.sources),
        replies=replies_to(reader, "practices", practice.id),
    )


def act_groups(views: tuple[PracticeView, ...], reader: RecordReader) -> tuple[ActGroup, ...]:
    """The practices by act, in the vocabulary's order; acts without any are left out."""
    groups = []
    for act in reader.index.report.vocabularies["acts"]:
        rows = [view for view in views if view.act.code == act.code]
        if rows:
            still = tuple(view for view in rows if view.holds)
            ended = tuple(view for view in rows if not view.holds)
            groups.append(ActGroup(act, still, ended))
    return tuple(groups)


def opt_out_view(
    path: OptOut, practices: dict[str, PracticeView], reader: RecordReader
) -> OptOutView:
    """The path in words; ``practices`` are those of the record by identifier."""
    return OptOutView(
        path=path,
        is_found=path.finding is PathFinding.FOUND,
        holds=reader.holds(path.span.days),
        shares_label=[each.label for each in reader.record.opt_outs].count(path.label) > 1,
        finding=reader.term("path_findings", path.finding),
        channel=reader.optional_term("channels", path.channel),
        host=urlsplit(path.url).netloc,
        who=reader.terms("actors", path.who),
        places=reader.places(path.regions),
        audiences=reader.audiences(path.audiences),
        practices=tuple(practices[id_] for id_ in path.practices),
        retroactive_for_data=reader.term("extents", path.retroactive_for_data),
        retroactive_for_models=reader.term("extents", path.retroactive_for_models),
        affiliates=reader.term("coverages", path.affiliates),
        login=reader.term("logins", path.login),
        marks=reader.marks(path.sources),
        replies=replies_to(reader, "opt_outs", path.id),
    )


def opt_out_order(view: OptOutView) -> tuple[bool, bool]:
    """Sorts paths that can be used first, then findings of none, then what has ended."""
    return (not view.holds, not view.is_found)
