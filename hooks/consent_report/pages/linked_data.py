"""Which terms of the Data Privacy Vocabulary stand for ours, and which of ours have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from consent_report.model.vocabularies import Term, Vocabularies


@dataclass(frozen=True, slots=True)
class TermMapping:
    """One of our terms."""

    term: Term
    says: tuple[tuple[str, str], ...]
    """Property and term of the other vocabulary; empty where it has none."""
    note: str


@dataclass(frozen=True, slots=True)
class VocabularyMapping:
    """One of our vocabularies."""

    id: str
    label: str
    terms: tuple[TermMapping, ...]


@dataclass(frozen=True, slots=True)
class LinkedDataPage:
    """All that the page on linked data says."""

    version: str
    """Of the Data Privacy Vocabulary."""
    prefixes: tuple[tuple[str, str], ...]
    vocabularies: tuple[VocabularyMapping, ...]

    @property
    def without(self) -> int:
        """How many terms have no equivalent."""
        return sum(not each.says for known in self.vocabularies for each in known.terms)

    @property
    def total(self) -> int:
        """How many terms there are."""
        return sum(len(known.terms) for known in self.vocabularies)


def linked_data_page(mapping: Mapping[str, Any], words: Vocabularies) -> LinkedDataPage:
    """The page."""
    return LinkedDataPage(
        version=mapping["version"],
        prefixes=tuple(mapping["prefixes"].items()),
        vocabularies=tuple(
            VocabularyMapping(id_, words[id_].label, tuple(_terms(terms, words, id_)))
            for id_, terms in mapping["vocabularies"].items()
        ),
    )


def _terms(terms: Mapping[str, Any], words: Vocabularies, vocabulary: str) -> Iterator[TermMapping]:
    for term in words[vocabulary]:
        said = terms[term.code]
        yield TermMapping(
            term, tuple((name, value) for name, value in said["says"]), said.get("note", "")
        )
