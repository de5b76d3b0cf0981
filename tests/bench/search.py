"""Measures the search at any number of platforms: the making of its index, its size, its answers.

The index is that of synthetic records; the page in which it is asked is one of a small real build,
because a question loads no other.
"""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from consent_report.outputs.search.entries import ASKED
from consent_report.outputs.search.files import NAMES_FILE, search_files
from consent_report.outputs.site_files import SearchKind, SearchName, SearchSection, SitePage
from tests.bench.synthetic import make_project, synthetic_record
from tests.support.chromium import ARGUMENTS, chromium_path
from tests.support.servers import served

SEED = 20241118
RUNS = 3
"""The median of so many is shown, each in a browser context of its own."""
FIELD = "[data-search] input"
FIRST_RESULT = "[data-search] [role=option]"
STATUS = "[data-search] [role=status]"
DONE = re.compile("result|Nothing")
TITLES = {
    "answer": "Does it train AI on what you gave it?",
    "opt-out": "How to stop it",
    "recipients": "Who else gets it",
    "practices": "All findings",
    "disagreements": "Where sources disagree",
    "policies": "What its documents say of AI training",
    "timeline": "Timeline",
    "gaps": "What could not be established",
}


@dataclass(frozen=True)
class SearchFigures:
    """What the search costs at one size."""

    made: float
    """Seconds of the processor, to compute the index."""
    files: int
    size: int
    """Bytes of the whole index."""
    names: int
    """Bytes of the names, compressed."""
    loaded: int
    """Bytes that a first question of words loads, compressed, scripts included."""
    first: dict[str, float]
    """Seconds from the request of a page to the first result, typing at once; by the way in."""
    typed: dict[str, float]
    """Seconds from the first key to the first result, on a page that is open; by the way in."""
    next: dict[str, float]
    """Seconds from one question to all results of the next, by the way in."""


def measure_search(sizes: list[int]) -> dict[int, SearchFigures]:
    """The figures for each number of platforms, in one run."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        project = make_project(Path(folder) / "project", 3).folder
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=project, env=environment, check=True)
        site = project / "site" / "latest"
        hosted = stack.enter_context(served(site))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(ARGUMENTS))
        roots = {"hosted": hosted, "file://": site.as_uri() + "/"}
        return {size: _figures(size, site, browser, roots) for size in sizes}


def as_table(figures: dict[int, SearchFigures]) -> str:
    """One line for each figure."""
    head = "".join(f"{size:>10,} platforms" for size in figures)
    lines = [f"{'search':<44}{head}"]
    all_ = figures.values()
    rows = [
        ("make the index (seconds, processor)", [f"{each.made:.2f}" for each in all_]),
        ("files", [f"{each.files:,}" for each in all_]),
        ("whole index (kB)", [f"{each.size / 1000:,.0f}" for each in all_]),
        ("names, compressed (kB)", [f"{each.names / 1000:,.1f}" for each in all_]),
        ("first question, compressed (kB)", [f"{each.loaded / 1000:,.1f}" for each in all_]),
    ]
    for way in ("hosted", "file://"):
        rows.append(
            (f"open a page, type, first result, {way}", [f"{e.first[way]:.3f}" for e in all_])
        )
        rows.append(
            (f"page open, type, first result, {way}", [f"{e.typed[way]:.3f}" for e in all_])
        )
        rows.append((f"next question, all results, {way}", [f"{e.next[way]:.3f}" for e in all_]))
    lines += [f"{name:<44}" + "".join(f"{cell:>20}" for cell in cells) for name, cells in rows]
    return "\n".join(lines)


def _figures(size: int, site: Path, browser: Browser, roots: dict[str, str]) -> SearchFigures:
    pages = list(stub_pages(size))
    start = process_time()
    assets = list(search_files(pages, []))
    made = process_time() - start
    for old in (site / NAMES_FILE).parent.glob("*.js"):
        old.unlink()
    for asset in assets:
        (site / asset.path).write_bytes(asset.content)
    return SearchFigures(
        made=made,
        files=len(assets),
        size=sum(len(asset.content) for asset in assets),
        names=len(gzip.compress((site / NAMES_FILE).read_bytes())),
        loaded=_loaded(site, browser, roots["hosted"]),
        first=_medians(_first, browser, roots),
        typed=_medians(_typed, browser, roots),
        next=_medians(_next, browser, roots),
    )


def _medians(
    measure: Callable[[Page, str], float], browser: Browser, roots: dict[str, str]
) -> dict[str, float]:
    return {
        way: median(_in_new_context(measure, browser, root) for _ in range(RUNS))
        for way, root in roots.items()
    }


def _in_new_context(measure: Callable[[Page, str], float], browser: Browser, root: str) -> float:
    with browser.new_context() as context:
        return measure(context.new_page(), root)


def _first(page: Page, root: str) -> float:
    start = perf_counter()
    page.goto(f"{root}index.html", wait_until="commit")
    _type(page)
    return perf_counter() - start


def _typed(page: Page, root: str) -> float:
    page.goto(f"{root}index.html")
    page.wait_for_load_state("networkidle")
    start = perf_counter()
    _type(page)
    return perf_counter() - start


def _type(page: Page) -> None:
    page.locator(FIELD).click()
    page.keyboard.type("plat")
    page.locator(FIRST_RESULT).first.wait_for()


def _next(page: Page, root: str) -> float:
    page.goto(f"{root}index.html")
    _ask(page, "service 42")
    return _ask(page, "notice regulator archive prompt")


def _ask(page: Page, words: str) -> float:
    page.evaluate(f"document.querySelector('{STATUS}').textContent = ''")
    start = perf_counter()
    page.locator(FIELD).fill(words)
    page.locator(STATUS, has_text=DONE).wait_for()
    return perf_counter() - start


def _loaded(site: Path, browser: Browser, root: str) -> int:
    """Bytes, compressed, of all that a first question of words loads beside its page."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{root}index.html")
        page.wait_for_load_state("networkidle")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        _ask(page, "notice regulator archive prompt")
        paths = [url.removeprefix(root) for url in asked]
        return sum(len(gzip.compress((site / path).read_bytes())) for path in paths)


def stub_pages(size: int) -> Iterator[SitePage]:
    """Pages of platforms and organisations without bodies, as rich as real ones."""
    for number in range(size):
        record = synthetic_record(number, SEED)
        owner = f"Company {number // 4} Inc."
        name = SearchName(
            SearchKind.PLATFORM,
            record["name"],
            aliases=tuple(record["aliases"]),
            owners=(owner,),
            note="Workplace",
        )
        yield SitePage(
            f"platforms/{record['slug']}/", name.title, "", "", search=(name, *_sections(record))
        )
    for number in range(size // 4 + 1):
        company = SearchName(SearchKind.ORGANISATION, f"Company {number} Inc.", note="Company")
        path = f"organisations/company-{number}/"
        yield SitePage(path, company.title, "", "", search=(company,))


def _sections(record: dict[str, Any]) -> Iterator[SearchSection]:
    """What ``search/entries.py`` takes from the record of a platform."""
    paths, sources = record["opt_outs"], record["recipients"]
    labels = {
        "opt-out": [step for path in paths for step in path.get("steps", ())],
        "recipients": [row["organisation"] for row in sources],
        "disagreements": [row["about"] for row in record["disputes"]],
        "policies": [row["title"] for row in record["policies"]],
    }
    texts = {
        "answer": [f"{row['regions']}: {row['status']}" for row in record["practices"]],
        "opt-out": [path.get("stops", "") for path in paths],
        "recipients": [row["detail"] for row in sources],
        "practices": [row["detail"] for row in record["practices"]],
        "timeline": [row["summary"] for row in record["events"]],
        "gaps": record["gaps"],
    }
    for anchor, title in TITLES.items():
        text, label = " ".join(texts.get(anchor, ())), ". ".join(labels.get(anchor, ()))
        yield SearchSection(anchor, title, text, label, ASKED.get(anchor, ""))
