"""Answers as lines of text for a terminal: no colour, nothing raw, at most 100 columns wide.

What is said comes from ``pages``; here it is only laid out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import printable
from consent_report.model.sources import Source
from consent_report.pages.answers import Explanation, Refusal
from consent_report.pages.region_table import RegionLine

_WIDTH = 100


def explanation_text(explanation: Explanation) -> str:
    """The answer and everything behind it, in short sections; ends with a line break."""
    lines = [
        f"{explanation.platform} · {explanation.place} · as of {explanation.question.day}",
        " · ".join(explanation.asked),
        "",
        explanation.label,
        *_indented([explanation.definition]),
    ]
    lines += _section("When", explanation.when)
    lines += _section("Who says so", _stated(explanation))
    lines += _section("More", explanation.remarks)
    lines += _section("Why this answer", explanation.why)
    if explanation.rows:
        lines += _section("How to refuse", _refusals(explanation.refusals))
    lines += _section("Also answered there", explanation.also)
    return _text(lines)


def region_table_text(
    record: PlatformRecord, asked: Sequence[str], day: str, table: Iterable[RegionLine]
) -> str:
    """A line for each different answer, with its places; ends with a line break."""
    lines = [f"{record.name} · as of {day}", " · ".join(asked), ""]
    for line in table:
        row = f" [{line.practice}]" if line.practice else ""
        lines += [f"{line.label}{row}", *_indented([", ".join(line.places), " ".join(line.when)])]
    lines += ["", f"For one place in full: consent-report show {record.slug} --region GB"]
    return _text(lines)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{printable(line)}\n" for line in lines)


def _section(title: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield ""
        yield title
        yield from _indented(sentences)


def _indented(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in filter(None, sentences):
        yield from textwrap.wrap(
            sentence,
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _stated(explanation: Explanation) -> list[str]:
    if not explanation.stated:
        return []
    return [explanation.stated, *(_source(source) for source in explanation.sources)]


def _source(source: Source) -> str:
    place = source.url or source.seen_at
    return f"- {source.title} ({source.publisher}, {source.published_on}) {place}"


def _refusals(refusals: Sequence[Refusal]) -> list[str]:
    if not refusals:
        return ["No opt-out entry applies to this answer."]
    return [sentence for refusal in refusals for sentence in _refusal(refusal)]


def _refusal(refusal: Refusal) -> Iterator[str]:
    opt_out = refusal.opt_out
    yield f"- {refusal.title}"
    lines = [
        " › ".join(opt_out.steps),
        opt_out.url,
        f"Stops: {opt_out.stops}" if opt_out.stops else "",
        *(f"Goes on: {each}" for each in opt_out.goes_on),
    ]
    yield from (f"  {line}" for line in lines if line)
