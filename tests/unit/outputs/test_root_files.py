"""What stands at the site's root, for readers and for programs that ask there first."""

from __future__ import annotations

from dataclasses import replace
from urllib.robotparser import RobotFileParser

import pytest

from consent_report.model.reports import Report
from consent_report.outputs.root_files import SECURITY, root_files
from consent_report.outputs.settings import SiteSettings
from tests.support.reports import corpus_project, report_of

SETTINGS = SiteSettings(name="Report <b>", url="https://report.example/latest/")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_of(corpus_project(tmp_path_factory.mktemp("corpus")))


def test_every_program_may_read_everything_and_is_led_to_the_list_of_pages(report: Report) -> None:
    robots = RobotFileParser()
    robots.parse(dict(root_files(report, SETTINGS))["robots.txt"].splitlines())
    assert robots.can_fetch("AnyBot", "https://report.example/latest/platforms/linkedin/")
    assert robots.site_maps() == ["https://report.example/latest/sitemap.xml"]


def test_a_site_that_does_not_say_where_it_stands_names_no_host(report: Report) -> None:
    files = dict(root_files(report, SiteSettings()))
    assert not any("://" in text for text in files.values())


def test_a_contact_is_told_for_a_year_and_never_made_up(report: Report) -> None:
    assert SECURITY not in dict(root_files(report, SETTINGS))
    told = replace(SETTINGS, contact="mailto:security@report.example")
    assert dict(root_files(report, told))[SECURITY].splitlines() == [
        "Contact: mailto:security@report.example",
        "Expires: 2027-11-23T00:00:00Z",
        "Preferred-Languages: en",
    ]


def test_the_root_leads_on_under_the_name_of_the_site(report: Report) -> None:
    page = dict(root_files(report, SETTINGS))["index.html"]
    assert "<title>Report &lt;b&gt;</title>" in page
    assert 'content="0; url=latest/"' in page
