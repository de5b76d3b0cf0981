"""What tests of units share."""

from __future__ import annotations

import pytest

from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from tests.support.reports import corpus_project, report_of


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of the corpus; frozen, so that every test can have the same."""
    return report_of(corpus_project(tmp_path_factory.mktemp("corpus")))


@pytest.fixture(scope="session")
def full(report: Report) -> PlatformRecord:
    """The record of the corpus that has everything."""
    return next(record for record in report.platforms if record.slug == "full")
