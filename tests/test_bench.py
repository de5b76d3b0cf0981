"""The benchmark measures records that a build would take, and what the search would find."""

from __future__ import annotations

from pathlib import Path

from consent_report.loading.reports import load_report
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SitePage
from tests.bench.search import stub_pages
from tests.bench.synthetic import make_project


def test_synthetic_records_pass_every_check(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", 40)
    loaded = load_report(project.folder)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.sound is not None
    assert len(loaded.sound.platforms) == 40


def test_stubs_for_the_search_have_the_sections_and_about_the_text_of_real_pages(
    tmp_path: Path,
) -> None:
    report = load_report(make_project(tmp_path / "project", 3).folder).report
    assert report is not None
    real = {page.path: page for page in render_site(report) if isinstance(page, SitePage)}
    stub = next(iter(stub_pages(3)))
    entries = {entry.anchor: entry for entry in real[stub.path].search}
    for entry in stub.search:
        assert entry.title == entries[entry.anchor].title
    assert 0.5 < len(repr(stub.search)) / len(repr(real[stub.path].search)) < 2
