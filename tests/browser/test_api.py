"""The API as a page reads it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Hosted
from tests.conftest import OpenPage
from tests.test_api import ADDRESS, documented

pytestmark = pytest.mark.slow


def test_the_documented_example_for_browsers_runs_as_it_stands_there(
    hosted: Hosted, open_page: OpenPage
) -> None:
    (example,) = documented("javascript")
    watched = open_page(hosted.origin)
    watched.page.goto(hosted.url + "data/downloads/")

    found = watched.page.evaluate(
        f"async () => {{ {example.replace(ADDRESS, hosted.url + 'api/v1/')} }}"
    )

    assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", found["as_of"])
    names = [name for name, _ in found["elsewhere"]]
    assert "LinkedIn" in names
    assert all(isinstance(status, str) for _, status in found["elsewhere"])


def test_every_file_that_the_page_of_downloads_names_can_be_fetched(
    hosted: Hosted, open_page: OpenPage
) -> None:
    watched = open_page(hosted.origin)
    watched.page.goto(hosted.url + "data/downloads/")
    links = watched.page.locator('.md-content a[href*="api/v1/"]')
    addresses = {each.evaluate("link => link.href") for each in links.all()}

    answers = {address: watched.page.request.get(address).status for address in addresses}

    assert len(answers) > 25
    assert set(answers.values()) == {200}
    assert watched.errors == []


def test_a_link_to_the_columns_of_a_table_opens_them(hosted: Hosted, open_page: OpenPage) -> None:
    page = open_page(hosted.origin, java_script_enabled=False).page
    page.goto(hosted.url + "data/downloads/")

    page.get_by_role("link", name="Columns of events.csv").click()

    expect(page.locator("#table-events")).to_be_visible()
    expect(page.locator("#table-practices")).to_be_hidden()
