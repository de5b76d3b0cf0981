"""Reads one record for a page: codes become terms, identifiers become numbered sources.

Everything here is exact text; formatting and escaping happen in the templates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from consent_report.model.dates import DayInterval
from consent_report.model.platforms import NamedParty, PlatformRecord
from consent_report.model.sources import Quotation, Source
from consent_report.model.vocabularies import EVERYWHERE, Term
from consent_report.pages.index import ReportIndex
from consent_report.pages.places import row_places

WEIGHTY_KINDS = frozenset({"official", "regulator", "court"})
"""Kinds of sources that are the word of those concerned or of the law."""


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A reference to an entry of the page's list of sources."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words, and where they stand."""

    text: str
    mark: SourceMark


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody by name."""

    name: str
    organisation: str
    """Identifier; empty where there is no organisation to lead to."""


@dataclass(frozen=True)
class RecordReader:
    """A record, and what its codes and identifiers mean."""

    record: PlatformRecord
    index: ReportIndex

    @property
    def day(self) -> date:
        """The day for which answers are given."""
        return self.index.day

    @cached_property
    def _marks(self) -> dict[str, SourceMark]:
        sources = self.record.sources.items()
        return {id_: SourceMark(n, source) for n, (id_, source) in enumerate(sources, 1)}

    @cached_property
    def _audiences(self) -> dict[str, str]:
        return {audience.id: audience.label for audience in self.record.audiences}

    @cached_property
    def _contents(self) -> dict[str, str]:
        return {content.id: content.label for content in self.record.content}

    @cached_property
    def has_one_place(self) -> bool:
        """Whether no row tells places apart, so that "everywhere else" is everywhere."""
        record = self.record
        named = [row.regions for row in record.practices]
        named += [path.regions for path in record.opt_outs]
        named += [recipient.regions for recipient in record.recipients]
        return all(codes == (EVERYWHERE,) for codes in named)

    @property
    def sources(self) -> tuple[SourceMark, ...]:
        """Every source with its number."""
        return tuple(self._marks.values())

    def marks(self, source_ids: Iterable[str]) -> tuple[SourceMark, ...]:
        """References to the sources, in the order given."""
        return tuple(self._marks[source_id] for source_id in source_ids)

    def secondhand(self, source_ids: Iterable[str]) -> tuple[Term, ...]:
        """The kinds of the sources, where none is of the platform, a regulator or a court."""
        kinds = {self.record.sources[source_id].kind for source_id in source_ids}
        if kinds & WEIGHTY_KINDS:
            return ()
        known = self.index.report.vocabularies["source_kinds"]
        return tuple(term for term in known if term.code in kinds)

    def quote(self, quotation: Quotation | None) -> Quote | None:
        """The quotation with its source; None where there is none."""
        if quotation is None:
            return None
        return Quote(quotation.text, self._marks[quotation.source])

    def places(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Names of places, in the row's order."""
        return row_places(codes, self.index.regions, self.has_one_place)

    def audiences(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Labels of audiences; empty where the record tells none apart."""
        if len(self.record.audiences) == 1:
            return ()
        return tuple(self._audiences[id_] for id_ in ids)

    def contents(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Labels of contents; empty where the record tells none apart."""
        if len(self.record.content) == 1:
            return ()
        return tuple(self._contents[id_] for id_ in ids)

    def party(self, party: NamedParty) -> Party:
        """Who it is."""
        known = party.organisation in self.index.report.organisations.by_id
        return Party(self.index.party_name(party), party.organisation if known else "")

    def term(self, vocabulary: str, code: str) -> Term:
        """The word for a code."""
        return self.index.report.vocabularies[vocabulary][code]

    def terms(self, vocabulary: str, codes: Iterable[str]) -> tuple[Term, ...]:
        """The words for codes."""
        return tuple(self.term(vocabulary, code) for code in codes)

    def optional_term(self, vocabulary: str, code: str) -> Term | None:
        """The word for a code; None for no code."""
        return self.term(vocabulary, code) if code else None

    def holds(self, days: DayInterval) -> bool:
        """Whether the day of the report lies in the interval."""
        return self.day in days
