"""Problems as lines of text, as JSON, as annotations of a pull request, as SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from consent_report.model.problems import Position, Problem, pointer_text, shown_path

Formatted = Callable[[Sequence[Problem]], str]


def as_text(problems: Sequence[Problem]) -> str:
    """A line for each problem."""
    return "".join(f"{problem}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, one for each problem."""
    return json.dumps([_object(problem) for problem in problems], indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines; text of a record can issue none.

    Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(
        f"::error file={_property(shown_path(problem.path))},line={problem.position.line}"
        f",col={problem.position.column},title={_property(problem.breach.rule)}"
        f"::{_data(problem.message)}\n"
        for problem in problems
    )


def as_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0, which code-scanning services read.

    Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
    """
    rules = sorted({problem.breach.rule for problem in problems})
    driver = {"name": "consent-report", "rules": [{"id": rule} for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


FORMATS: Mapping[str, Formatted] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
)
"""Each format by the name that the command line gives it."""


def summary(problems: Sequence[Problem], files: int) -> str:
    """The closing line of a check."""
    looked = f"{_counted(files, 'record')} checked"
    if not problems:
        return f"{looked}, no problems.\n"
    broken = len({problem.path for problem in problems})
    return f"{_counted(len(problems), 'problem')} in {_counted(broken, 'file')}; {looked}.\n"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _object(problem: Problem) -> dict[str, Any]:
    breach = problem.breach
    return {
        "path": shown_path(problem.path),
        **_place(problem.position),
        "where": pointer_text(breach.where),
        "expected": breach.expected,
        "found": breach.found,
        "advice": breach.advice,
        "rule": breach.rule,
        "related": [_place(position) for position in problem.related],
    }


def _place(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _result(problem: Problem) -> dict[str, Any]:
    return {
        "ruleId": problem.breach.rule,
        "level": "error",
        "message": {"text": problem.message},
        "locations": [_location(problem, problem.position)],
        "relatedLocations": [_location(problem, position) for position in problem.related],
    }


def _location(problem: Problem, position: Position) -> dict[str, Any]:
    region = {"startLine": position.line, "startColumn": position.column}
    file = {"uri": quote(shown_path(problem.path))}
    return {"physicalLocation": {"artifactLocation": file, "region": region}}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
