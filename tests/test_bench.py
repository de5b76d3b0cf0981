"""The benchmark measures records that a build would take."""

from __future__ import annotations

from pathlib import Path

from consent_report.loading.reports import load_report
from tests.bench.synthetic import make_project


def test_synthetic_records_pass_every_check(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", 40)
    loaded = load_report(project.folder)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.sound is not None
    assert len(loaded.sound.platforms) == 40
