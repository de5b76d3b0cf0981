"""Uses of people's content for training for which nobody asked them."""

from __future__ import annotations

from consent_report.model.codes import Act, Status
from consent_report.model.platforms import Practice

TRAINING = frozenset({Act.TRAINS, Act.SHARES, Act.LICENSES})
"""Acts by which people's content reaches somebody's training."""

_UNASKED = frozenset({Status.MANDATORY, Status.DEFAULT_ON, Status.DONE})
"""Statuses under which content is used although the person did nothing."""


def is_unasked_use(row: Practice) -> bool:
    """Whether content reaches training although the person did nothing."""
    return row.act in TRAINING and row.status in _UNASKED
