"""The same site comes out of every engine, everywhere, at any time."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from consent_report.loading.foundations import read_api_schemas, read_schemas
from consent_report.loading.reports import load_report
from consent_report.outputs.export import export_site, project_settings
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import SitePage
from consent_report.site_check import site_faults
from tests.support.engines import file_bytes, platform_slugs, run_engine

pytestmark = pytest.mark.slow

GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def test_every_record_has_its_page_and_every_link_leads_somewhere(real_build: Path) -> None:
    pages = [f"platforms/{slug}/index.html" for slug in platform_slugs(real_build)]
    assert len(pages) > 0
    assert site_faults(real_build / "site" / "latest", pages) == []


def test_properdocs_gives_the_same_files_but_for_the_generator_tag(
    real_build: Path, tmp_path: Path
) -> None:
    finished = run_engine("properdocs", real_build, "--site-dir", str(tmp_path / "site"))
    assert finished.returncode == 0, finished.stdout
    assert without_generator(tmp_path / "site") == without_generator(real_build / "site" / "latest")


def test_a_build_gives_the_same_bytes_in_another_folder_zone_and_hash_seed(
    real_build: Path, project: Path
) -> None:
    finished = run_engine(
        "mkdocs", project, PYTHONHASHSEED="7", TZ="Pacific/Kiritimati", LC_ALL="C"
    )
    assert finished.returncode == 0, finished.stdout
    assert file_bytes(project / "site" / "latest") == file_bytes(real_build / "site" / "latest")


def test_the_sitemap_is_dated_by_the_report_and_not_by_the_clock(real_build: Path) -> None:
    report = load_report(real_build).report
    assert report is not None
    site = real_build / "site" / "latest"
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall("<lastmod>(.*?)</lastmod>", sitemap)) == {report.as_of.isoformat()}
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()).decode() == sitemap


def test_a_record_is_edited_in_its_own_file_and_an_authored_page_in_docs(real_build: Path) -> None:
    site = real_build / "site" / "latest"
    slug = platform_slugs(real_build)[0]
    record = (site / "platforms" / slug / "index.html").read_text(encoding="utf-8")
    authored = (site / "methodology" / "index.html").read_text(encoding="utf-8")
    edit = "https://consent-report.example/edit/main"
    assert f'href="{edit}/data/platforms/{slug}.yml"' in record
    assert f'href="{edit}/docs/methodology.md"' in authored


def test_zensical_builds_every_page_of_the_export_with_its_text_and_every_file(
    real_build: Path, tmp_path: Path
) -> None:
    report = load_report(real_build).report
    assert report is not None
    settings, published = project_settings(real_build), read_api_schemas(real_build)
    items = tuple(render_site(report, read_schemas(real_build), settings, published))
    export_site(items, tmp_path / "export", real_build)
    finished = subprocess.run(
        [Path(sys.executable).parent / "zensical", "build", "--strict"],
        cwd=tmp_path / "export",
        capture_output=True,
        encoding="utf-8",
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    built = file_bytes(tmp_path / "export" / "site")
    hosted = file_bytes(real_build / "site" / "latest")
    assert {path for path in hosted if path.endswith(".html")} <= set(built)
    for item in items:
        if isinstance(item, SitePage):
            text = built[item.path + "index.html"].decode("utf-8")
            assert words_of(item.body) in words_of(text), item.path
        else:
            assert built[item.path] == hosted[item.path] == item.content, item.path


def without_generator(site: Path) -> dict[str, bytes]:
    return {path: GENERATOR.sub(b"", content) for path, content in file_bytes(site).items()}


class _Words(HTMLParser):
    """The text of a document, white space apart."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def words_of(document: str) -> str:
    parser = _Words()
    parser.feed(document)
    return " ".join(parser.words)
