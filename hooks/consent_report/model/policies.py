"""Documents of a platform that could speak of AI training, and what their versions say."""

from __future__ import annotations

from dataclasses import dataclass

from consent_report.model.dates import Start
from consent_report.model.sources import Quotation


@dataclass(frozen=True, slots=True)
class Absence:
    """The claim that a text does not contain certain words."""

    terms: tuple[str, ...]
    count: int
    source: str


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A document as it stood during some time."""

    id: str
    effective_on: Start
    seen_on: Start
    ai_training: str
    sources: tuple[str, ...]
    absence: Absence | None = None
    quote: Quotation | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """A document that could speak of AI training."""

    id: str
    title: str
    kind: str
    versions: tuple[PolicyVersion, ...]
    url: str = ""
