"""One answer explained: what holds, since when, who says so, and why this row decides.

The command line and the pages show the same sentences. Nothing is laid out here.
"""

from __future__ import annotations

from dataclasses import dataclass

from consent_report.editions.resolution import (
    Answer,
    MatchedRow,
    Question,
    Specificity,
    specificity,
)
from consent_report.model.dates import Missing, PartialDate
from consent_report.model.platforms import OptOut, PlatformRecord, Practice
from consent_report.model.sources import Source
from consent_report.model.spans import Span
from consent_report.model.vocabularies import EVERYWHERE, Vocabularies
from consent_report.pages.questions import other_answers

NOT_CHECKED_LABEL = "Not checked"
NOT_CHECKED_DEFINITION = (
    "No finding answers this question. It says nothing about what the platform does."
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A way to refuse that applies, or the finding that there is none."""

    opt_out: OptOut
    title: str
    """What it is, in a few words."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer in words. All text is plain."""

    question: Question
    platform: str
    place: str
    asked: tuple[str, ...]
    """What is asked besides platform, place and day: act, purpose, content, audience."""
    status: str
    """Code of ``statuses.yml``, or ``not_checked``."""
    label: str
    definition: str
    rows: tuple[MatchedRow, ...]
    when: tuple[str, ...]
    """Sentences on start, end and last confirmation; empty where nothing was checked."""
    stated: str
    """Who says so and where; empty where nothing was checked."""
    sources: tuple[Source, ...]
    remarks: tuple[str, ...]
    """Conditions, details and the wording, where the deciding row has them."""
    why: tuple[str, ...]
    """Why this row decides, or why there is no answer."""
    refusals: tuple[Refusal, ...]
    also: tuple[str, ...]
    """Other acts, purposes, contents and audiences that have an answer there and then."""


def explain(record: PlatformRecord, vocabularies: Vocabularies, answer: Answer) -> Explanation:
    """The answer in words, with everything that its reader may ask next."""
    question, row = answer.question, answer.deciding
    term = vocabularies["statuses"][answer.status] if row else None
    practice = row.practice if row else None
    return Explanation(
        question=question,
        platform=record.name,
        place=vocabularies.regions.labels[question.region],
        asked=asked_in_words(record, vocabularies, question),
        status=answer.status.value,
        label=term.label if term else NOT_CHECKED_LABEL,
        definition=term.definition if term else NOT_CHECKED_DEFINITION,
        rows=answer.rows,
        when=span_sentences(practice.span, vocabularies) if practice else (),
        stated=stated_sentence(practice, vocabularies) if practice else "",
        sources=tuple(record.sources[each] for each in (practice.sources if practice else ())),
        remarks=_remarks(practice, vocabularies) if practice else (),
        why=(
            *(
                _why_this_row(answer, row, vocabularies)
                if row is not None
                else _why_not_checked(record, vocabularies, question)
            ),
            *_not_looked_since(record, question),
        ),
        refusals=_refusals(record, vocabularies, answer),
        also=other_answers(record, vocabularies, question),
    )


def asked_in_words(
    record: PlatformRecord, vocabularies: Vocabularies, question: Question
) -> tuple[str, ...]:
    """What is asked besides platform, place and day: act, purpose, content, audience."""
    contents = {each.id: each.label for each in record.content}
    audiences = {each.id: each.label for each in record.audiences}
    return (
        vocabularies.label("acts", question.act),
        vocabularies.label("purposes", question.purpose),
        contents[question.content],
        audiences[question.audience],
    )


def span_sentences(span: Span, vocabularies: Vocabularies) -> tuple[str, ...]:
    """When a finding holds, in one to three sentences; dates as precise as they are known."""
    if span.since is Missing.UNKNOWN:
        sentences = ["Since when is not known."]
    else:
        meaning = vocabularies.label("date_meanings", span.since_is)
        sentences = [f"{meaning[:1].upper()}{meaning[1:]} {span.since}."]
    if isinstance(span.until, PartialDate):
        sentences.append(f"No longer from {span.until}.")
    elif span.until is Missing.UNKNOWN:
        sentences.append("It has ended on a day that is not known.")
    if span.confirmed_on is not None:
        sentences.append(f"Last confirmed: {span.confirmed_on}.")
    return tuple(sentences)


def stated_sentence(practice: Practice, vocabularies: Vocabularies) -> str:
    """Whose statement it is, where it stands, and how firm it is."""
    speaker = vocabularies.label("speakers", practice.stated_by)
    document = vocabularies.label("documents", practice.stated_in)
    basis = vocabularies.label("bases", practice.basis)
    return f"Stated by: {speaker}. Stated in: {document}. Basis: {basis}."


def _remarks(practice: Practice, vocabularies: Vocabularies) -> tuple[str, ...]:
    remarks = [practice.conditions, practice.detail]
    if practice.quote is not None:
        remarks.append(f"“{practice.quote.text}”")
    if practice.legal_basis:
        remarks.append(f"Legal basis: {vocabularies.label('legal_bases', practice.legal_basis)}.")
    return tuple(filter(None, remarks))


def _why_this_row(answer: Answer, row: MatchedRow, vocabularies: Vocabularies) -> tuple[str, ...]:
    place = vocabularies.regions.labels[answer.question.region]
    sentences = [f"The row “{row.practice.id}” {_naming(row, place, vocabularies)}."]
    others = answer.rows[1:]
    if not others:
        return (*sentences, "No other row matches.")
    count = (
        "1 other row also matches" if len(others) == 1 else f"{len(others)} other rows also match"
    )
    sentences.append(f"{count}:")
    sentences += (_loses(other, row, place, vocabularies) for other in others)
    return tuple(sentences)


def _naming(row: MatchedRow, place: str, vocabularies: Vocabularies) -> str:
    if row.specificity is Specificity.EVERYWHERE:
        return "holds everywhere that no more specific row names"
    name = vocabularies.regions.labels[row.region]
    if name == place:
        return f"names {place} itself"
    if row.specificity is Specificity.GROUP:
        return f"names the group “{name}”, to which {place} belongs on that day"
    return f"names {name}, where {place} lies"


def _loses(other: MatchedRow, row: MatchedRow, place: str, vocabularies: Vocabularies) -> str:
    status = vocabularies.label("statuses", other.practice.status)
    about = f"“{other.practice.id}” ({status}) {_naming(other, place, vocabularies)}"
    if other.specificity is not row.specificity:
        return f"{about}; the more specific row decides."
    basis = vocabularies.label("bases", other.practice.basis)
    return f"{about}, with the basis “{basis}”; the firmer statement decides."


def _not_looked_since(record: PlatformRecord, question: Question) -> tuple[str, ...]:
    """That nobody has looked up to the day, where it is later than the last look."""
    if question.day <= record.looked_on:
        return ()
    return (f"Nobody has looked at this platform for the report since {record.looked_on}.",)


def _why_not_checked(
    record: PlatformRecord, vocabularies: Vocabularies, question: Question
) -> tuple[str, ...]:
    place = vocabularies.regions.labels[question.region]
    named = "" if question.region == EVERYWHERE else f"No row names {place}, and no"
    sentences = [f"{named or 'No'} row holds everywhere else on {question.day} for this question."]
    other_days = [
        _other_days(practice, vocabularies)
        for practice in record.practices
        if _would_answer_on_another_day(practice, vocabularies, question)
    ]
    if other_days:
        sentences += ("Rows for other days:", *other_days)
    return tuple(sentences)


def _other_days(practice: Practice, vocabularies: Vocabularies) -> str:
    status = vocabularies.label("statuses", practice.status)
    days = practice.span.days
    end = "" if practice.span.is_open else f" up to {days.end}"
    return f"“{practice.id}” ({status}) answers from {days.start}{end}."


def _would_answer_on_another_day(
    practice: Practice, vocabularies: Vocabularies, question: Question
) -> bool:
    return (
        practice.act is question.act
        and question.purpose in practice.purposes
        and question.audience in practice.audiences
        and question.content in practice.content
        and not practice.span.days.is_empty
        and _is_offered(practice.regions, vocabularies, question)
    )


def _refusals(
    record: PlatformRecord, vocabularies: Vocabularies, answer: Answer
) -> tuple[Refusal, ...]:
    question = answer.question
    matched = {row.practice.id for row in answer.rows[:1]}
    return tuple(
        Refusal(opt_out, _title(opt_out, vocabularies))
        for opt_out in record.opt_outs
        if not matched.isdisjoint(opt_out.practices)
        and question.day in opt_out.span.days
        and question.audience in opt_out.audiences
        and _is_offered(opt_out.regions, vocabularies, question)
    )


def _is_offered(codes: tuple[str, ...], vocabularies: Vocabularies, question: Question) -> bool:
    return any(
        specificity(code, vocabularies.regions, question.region, question.day) is not None
        for code in codes
    )


def _title(opt_out: OptOut, vocabularies: Vocabularies) -> str:
    if not opt_out.channel:
        return vocabularies.label("path_findings", opt_out.finding)
    channel = vocabularies.label("channels", opt_out.channel)
    means = f"{opt_out.label} ({channel})" if opt_out.label else channel
    return f"{means}, by: {', '.join(vocabularies.label('actors', each) for each in opt_out.who)}"
