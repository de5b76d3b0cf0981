"""Codes on which code decides, as enums.

Codes that are only shown stay plain text and live in ``data/vocabularies`` alone.
A test holds each enum here equal to its vocabulary.
"""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What is done with the content; ``acts.yml``."""

    TRAINS = "trains"
    SHARES = "shares"
    LICENSES = "licenses"
    PERMITS_CRAWLING = "permits_crawling"
    RELATED = "related"


class Purpose(StrEnum):
    """What the models are for; ``purposes.yml``."""

    GENERATIVE = "generative"
    PREDICTIVE = "predictive"
    SAFETY = "safety"
    UNSPECIFIED = "unspecified"


class Status(StrEnum):
    """What holds for a person who does nothing; ``statuses.yml``."""

    MANDATORY = "mandatory"
    DEFAULT_ON = "default_on"
    DONE = "done"
    OPT_IN = "opt_in"
    NOT_USED = "not_used"
    PAUSED = "paused"
    PLANNED = "planned"
    UNDISCLOSED = "undisclosed"
    CONTRADICTORY = "contradictory"
    DISPUTED = "disputed"


class Basis(StrEnum):
    """How firm a statement is; ``bases.yml``. The order is that of precedence."""

    PRACTICE = "practice"
    ANNOUNCED = "announced"
    PERMISSION = "permission"


class PathFinding(StrEnum):
    """What a search for an opt-out path brought; ``path_findings.yml``."""

    FOUND = "found"
    NONE_FOUND = "none_found"
    CONFIRMED_NONE = "confirmed_none"


class Use(StrEnum):
    """What is said of a content kind; ``uses.yml``."""

    USED = "used"
    EXCLUDED = "excluded"
    UNDISCLOSED = "undisclosed"
