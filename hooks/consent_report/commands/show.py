"""``consent-report show``: the answer to one question, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from consent_report.commands.days import typed_day
from consent_report.commands.outcomes import Outcome, WrongUseError
from consent_report.commands.projects import checked_report
from consent_report.editions.resolution import (
    MAIN_PURPOSES,
    Question,
    main_question,
    resolve,
)
from consent_report.model.codes import Act, Purpose
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import shown
from consent_report.model.reports import Report
from consent_report.model.vocabularies import EVERYWHERE, SOME_PLACES, Regions
from consent_report.outputs.answer_json import explanation_json, region_table_json
from consent_report.outputs.terminal import explanation_text, region_table_text
from consent_report.pages.answers import asked_in_words, explain
from consent_report.pages.region_table import region_table


@dataclass(frozen=True, slots=True)
class Asked:
    """The question as it was typed; empty where nothing was typed."""

    slug: str
    region: str = ""
    as_of: str = ""
    audience: str = ""
    content: str = ""
    act: str = ""
    purpose: str = ""
    is_json: bool = False


def show(project: Path, asked: Asked) -> Outcome:
    """The answer with its reasons; without a region, the different answers over all places.

    Raises:
        WrongUseError: the question names something that does not exist.
    """
    report = checked_report(project)
    record = _record(report, asked.slug)
    question = _question(report, record, asked)
    if asked.region:
        return Outcome(_explained(report, record, question, asked.is_json))
    table = region_table(record, report.vocabularies, question)
    if asked.is_json:
        return Outcome(region_table_json(record, question, table))
    words = asked_in_words(record, report.vocabularies, question)
    return Outcome(region_table_text(record, words, question.day.isoformat(), table))


def _explained(report: Report, record: PlatformRecord, question: Question, is_json: bool) -> str:
    answer = resolve(record.practices, report.vocabularies.regions, question)
    explanation = explain(record, report.vocabularies, answer)
    return explanation_json(record.slug, explanation) if is_json else explanation_text(explanation)


def _record(report: Report, slug: str) -> PlatformRecord:
    by_slug = {record.slug: record for record in report.platforms}
    if slug in by_slug:
        return by_slug[slug]
    names = {
        name.casefold(): record.slug
        for record in report.platforms
        for name in (*record.aliases, *record.former_names, record.name)
    }
    hint = f"Did you mean {shown(names[slug.casefold()])}?" if slug.casefold() in names else ""
    raise WrongUseError.unknown("the slug of a platform", slug, by_slug, hint)


def _question(report: Report, record: PlatformRecord, asked: Asked) -> Question:
    day = typed_day(asked.as_of) if asked.as_of else report.as_of
    region = _region(report.vocabularies.regions, asked.region) if asked.region else EVERYWHERE
    question = main_question(record, region, day)
    audiences, contents = (
        (each.id for each in record.audiences),
        (each.id for each in record.content),
    )
    act = Act(_known("an act", asked.act, (each.value for each in Act)) or question.act)
    question = replace(
        question,
        audience=_known("an audience", asked.audience, audiences) or question.audience,
        content=_known("a content", asked.content, contents) or _usual_content(record, act),
        act=act,
    )
    purpose = _known("a purpose", asked.purpose, (each.value for each in Purpose))
    if purpose:
        return replace(question, purpose=Purpose(purpose))
    return _with_usual_purpose(record, report.vocabularies.regions, question)


def _with_usual_purpose(record: PlatformRecord, regions: Regions, question: Question) -> Question:
    """About generative AI; where no row speaks of that, about AI whose purpose is not stated."""
    for purpose in MAIN_PURPOSES:
        each = replace(question, purpose=purpose)
        if resolve(record.practices, regions, each).rows:
            return each
    return question


def _usual_content(record: PlatformRecord, act: Act) -> str:
    """The first content of which a row with this act speaks; the main one where none does."""
    spoken_of = {each for row in record.practices if row.act is act for each in row.content}
    return next((each.id for each in record.content if each.id in spoken_of), record.content[0].id)


def _known(what: str, word: str, known: Iterable[str]) -> str:
    """The word itself, if it is known or empty."""
    words = list(known)
    if word and word not in words:
        listed = f"{what}: one of {', '.join(words)}"
        raise WrongUseError.unknown(listed, word, words)
    return word


def _region(regions: Regions, code: str) -> str:
    if regions.is_group(code) or code == SOME_PLACES:
        name = regions.labels[code]
        message = f"expected one place, such as DE or US-CA; found {code} ({name})."
        raise WrongUseError(message)
    if code in regions.labels:
        return code
    names = {country.label.casefold(): country.code for country in regions.countries}
    names |= {part.label.casefold(): part.code for part in regions.subdivisions}
    names |= {
        alias.casefold(): country.code for country in regions.countries for alias in country.aliases
    }
    names |= {known.casefold(): known for known in regions.labels}
    nearest = names.get(code.casefold())
    hint = f"Did you mean {nearest} ({regions.labels[nearest]})?" if nearest else ""
    raise WrongUseError.unknown(
        "the code of a country or of a part of one, such as GB or US-CA", code, names, hint
    )
