"""Companies: who owns whom, and whose data can reach whom."""

from __future__ import annotations

from collections.abc import Iterator

from consent_report.model.organisations import Organisation
from consent_report.outputs.page_writer import PageWriter
from consent_report.outputs.pictures.ownership import drawn_trees
from consent_report.outputs.search.entries import organisation_entries
from consent_report.outputs.site_files import SitePage
from consent_report.pages.organisation_list import organisations_page
from consent_report.pages.organisations import organisation_page

ORGANISATIONS_FILE = "data/organisations.yml"


def organisation_section(writer: PageWriter) -> Iterator[SitePage]:
    """The list, then organisations by name."""
    page = organisations_page(writer.index)
    trees = drawn_trees(page.trees)
    yield writer.page("organisations", "organisations/", page, trees=trees)
    for organisation in writer.index.organisations:
        yield _organisation(writer, organisation)


def _organisation(writer: PageWriter, organisation: Organisation) -> SitePage:
    page = organisation_page(organisation, writer.index)
    return writer.page(
        "organisation",
        f"organisations/{organisation.id}/",
        page,
        entries=lambda _: organisation_entries(page),
        edit_path=ORGANISATIONS_FILE,
        trees=drawn_trees(page.trees),
    )
