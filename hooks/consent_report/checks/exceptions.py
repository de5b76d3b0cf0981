"""Accepted failures: a list that can only shrink.

An exception that no problem needs is itself a problem, so that none stays behind
when its cause is mended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consent_report.model.problems import Breach, Problem, pointer_text, shown

EXCEPTION_RULE = "exception-is-needed"


@dataclass(frozen=True, slots=True)
class AcceptedFailure:
    """A rule that one value of one file need not keep for now."""

    rule: str
    path: str
    where: str
    """The place as the check prints it; empty for the whole file."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """Problems without those that are accepted."""

    left: tuple[Problem, ...]
    unneeded: tuple[Breach, ...]
    """One for each exception that no problem needs; located in the file of exceptions."""


def sifted(problems: Sequence[Problem], accepted: Sequence[AcceptedFailure]) -> Sifted:
    """What is left of the problems, and the exceptions that are not needed."""
    needed = {_failure(problem) for problem in problems}
    return Sifted(
        tuple(problem for problem in problems if _failure(problem) not in accepted),
        tuple(
            _unneeded(index, failure)
            for index, failure in enumerate(accepted)
            if failure not in needed
        ),
    )


def _unneeded(index: int, failure: AcceptedFailure) -> Breach:
    where = f" at {shown(failure.where, 200)}" if failure.where else ""
    return Breach(
        EXCEPTION_RULE,
        ("exceptions", index),
        f"a failure of {shown(failure.rule)}{where} in {shown(failure.path, 200)}",
        "none",
        "Remove this exception.",
    )


def _failure(problem: Problem) -> AcceptedFailure:
    return AcceptedFailure(problem.breach.rule, problem.path, pointer_text(problem.breach.where))
