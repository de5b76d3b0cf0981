"""The pages on what changed, and the sentences that a browser picks from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from consent_report.outputs.html import Templates
from consent_report.pages.history import (
    ChangesPage,
    EditionStep,
    YearPage,
    changes_page,
    edition_steps,
    year_pages,
)
from consent_report.pages.index import ReportIndex


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A page that is still to be rendered."""

    kind: str
    """Name of its template."""
    path: str
    model: ChangesPage | YearPage | EditionStep
    data: tuple[Any, ...] = ()


def change_pages(index: ReportIndex, templates: Templates) -> Iterator[ChangePage]:
    """All pages on what changed, the first page first."""
    years, steps = year_pages(index), edition_steps(index)
    page = changes_page(index, years, steps)
    yield ChangePage("changes", "changes/", page)
    for year in years:
        yield ChangePage("changes_year", f"changes/{year.year}/", year)
    for step in steps:
        yield ChangePage("changes_step", f"changes/since-{step.before}/", step)
    if len(steps) > 1:
        yield ChangePage("changes_between", "changes/between/", page, step_data(steps, templates))


def step_data(steps: Sequence[EditionStep], templates: Templates) -> tuple[Any, ...]:
    """Each step, oldest first: names of both editions, and for each change the platform's name,
    its slug, the anchor and the sentence as plain text.
    """
    return tuple(
        [
            step.before,
            step.name,
            [
                [view.platform, view.slug, view.anchor, text]
                for view, text in zip(
                    (view for group in step.platforms for view in group.told),
                    sentences(step, templates),
                    strict=True,
                )
            ],
        ]
        for step in reversed(steps)
    )


def sentences(step: EditionStep, templates: Templates) -> list[str]:
    """The sentence of each change of a step, as plain text."""
    views = [view for group in step.platforms for view in group.told]
    return templates.render_lines("change_lines.html", views=views)
