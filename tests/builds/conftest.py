"""One strict build of the real project serves every test that only looks at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.engines import copied_project, run_engine


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that the test may change."""
    return copied_project(tmp_path / "project")


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the result of a strict build in ``site/latest``."""
    folder = copied_project(tmp_path_factory.mktemp("real") / "project")
    finished = run_engine("mkdocs", folder)
    assert finished.returncode == 0, finished.stdout
    assert "WARNING" not in finished.stdout
    return folder
