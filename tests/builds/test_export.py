"""The export never replaces what is not its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consent_report.folders import FolderRefusedError
from consent_report.outputs.export import export_site, exported_page, project_settings
from consent_report.outputs.site_files import SiteAsset, SitePage
from tests.support.engines import ROOT, file_bytes

PAGE = SitePage("things/one/", 'A "name": <b>\n---', "{{ x }} <i>", "<h1>A</h1>\n\n<pre>\n\n</pre>")


def test_a_page_is_front_matter_of_json_strings_and_one_block_of_html() -> None:
    assert exported_page(PAGE) == (
        '---\ntitle: "A &quot;name&quot;: &lt;b&gt;\\n---"\n'
        'description: "{{ x }} &lt;i&gt;"\nhide: ["toc"]\n---\n\n'
        "<div>\n<h1>A</h1>\n\n<pre>\n\n</pre>\n</div>\n"
    )


def test_an_export_replaces_the_one_before(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    export_site([PAGE, SiteAsset("old.json", b"{}")], folder, ROOT)
    assert export_site([PAGE, SiteAsset("new.json", b"{}")], folder, ROOT) == 1
    files = file_bytes(folder)
    assert files["docs/new.json"] == b"{}"
    assert "docs/things/one.md" in files
    assert "docs/old.json" not in files


def test_settings_need_no_code(tmp_path: Path) -> None:
    export_site([PAGE], tmp_path / "export", ROOT)
    settings = (tmp_path / "export" / "mkdocs.yml").read_text(encoding="utf-8")
    for name in ("hooks", "custom_dir", "!ENV", "pymdownx.snippets", "watch"):
        assert name not in settings


def test_an_export_has_the_search_of_its_generator(tmp_path: Path) -> None:
    export_site([PAGE], tmp_path / "export", ROOT)
    settings = json.loads((tmp_path / "export" / "mkdocs.yml").read_text(encoding="utf-8"))
    (plugin,) = settings["plugins"]
    assert set(plugin) == {"search"}


def test_the_site_is_called_and_stands_as_the_settings_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONSENT_REPORT_SITE_URL", raising=False)
    settings = project_settings(ROOT)
    assert settings.name == "Consent Transparency Report"
    assert settings.url == "https://consent-report.example/latest/"
    assert settings.id_host == "consent-report.example"

    monkeypatch.setenv("CONSENT_REPORT_SITE_URL", "")
    assert (project_settings(ROOT).url, project_settings(ROOT).id_host) == ("", "")

    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    moved = text.replace("\nextra:\n", "\nextra:\n  feed_host: before.example\n")
    (tmp_path / "mkdocs.yml").write_text(moved, encoding="utf-8")
    monkeypatch.setenv("CONSENT_REPORT_SITE_URL", "https://after.example/latest/")
    assert project_settings(tmp_path).id_host == "before.example"


def test_authored_pages_bring_their_snippets(tmp_path: Path) -> None:
    export_site([PAGE], tmp_path / "export", ROOT)
    pages = dict(file_bytes(tmp_path / "export").items())
    assert not any(b"\n--8<-- " in text for path, text in pages.items() if path.endswith(".md"))


@pytest.mark.parametrize(
    "place", [".", "..", "docs", "docs/new", "data", "hooks/consent_report", "site", "site/latest"]
)
def test_the_project_its_site_and_what_holds_it_are_refused(place: str) -> None:
    with pytest.raises(FolderRefusedError, match="Name another one"):
        export_site([PAGE], ROOT / place, ROOT)


def test_a_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").touch()
    with pytest.raises(FolderRefusedError, match="Name an empty or a new one"):
        export_site([PAGE], tmp_path, ROOT)


def test_a_symlink_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(FolderRefusedError, match="symlink"):
        export_site([PAGE], tmp_path / "link", ROOT)


def test_two_pages_of_one_address_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two generated pages"):
        export_site([PAGE, PAGE], tmp_path / "export", ROOT)
