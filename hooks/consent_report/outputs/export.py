"""Writes the report as a folder that any generator of the MkDocs family builds without hooks.

Pages are Markdown files that hold one block of HTML each; authored pages and files stand
beside them. The settings are those of the project's ``mkdocs.yml`` without what needs code.
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from consent_report.folders import (
    MARKER,
    building_folder,
    claimed,
    recover,
    replace_folder,
    require_outside,
)
from consent_report.outputs.addresses import authored_paths, clashes, source_path
from consent_report.outputs.settings import SiteSettings, site_settings
from consent_report.outputs.site_files import SiteAsset, SitePage

KEPT_SETTINGS = (
    "site_name",
    "site_description",
    "site_url",
    "copyright",
    "theme",
    "extra",
    "extra_css",
    "extra_javascript",
    "markdown_extensions",
    "nav",
)
"""Settings of the project that hold for the export; hooks, watched and edited paths do not."""

SEARCH = {"search": {"separator": r"[\s\-.,:!?()“”·]+"}}
"""The generator's own search, because ours stands in the overridden header (ADR-0014). Its words
end at punctuation too: the theme cuts at spaces alone (mkdocs-material 9.8.1)."""

_OVERRIDES = "overrides/"
_SNIPPET = re.compile(r'^( *)--8<-- "([^"]+)"$', re.MULTILINE)


class _SettingsLoader(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` with the two tags of MkDocs that it uses."""


def export_site(items: Iterable[SitePage | SiteAsset], folder: Path, project: Path) -> int:
    """Write everything into the folder, replacing what an earlier export left; the page count.

    Raises:
        FolderRefusedError: the folder is not ours to replace, or holds the project itself.
        ValueError: two files want one address.
    """
    require_outside(folder, project)
    everything = tuple(items)
    authored = [
        path for path in authored_paths(project / "docs") if not path.startswith(_OVERRIDES)
    ]
    if sentences := clashes(everything, authored):
        raise ValueError("\n".join(sentences))
    with claimed(folder):
        recover(folder)
        made = building_folder(folder)
        _write_authored(made / "docs", authored, project)
        for item in everything:
            _write_item(made / "docs", item)
        _write(made / "mkdocs.yml", _settings(project).encode("utf-8"))
        _write(made / MARKER, (folder / MARKER).read_bytes())
        replace_folder(folder)
    return sum(isinstance(item, SitePage) for item in everything)


def project_settings(project: Path) -> SiteSettings:
    """What the project's ``mkdocs.yml`` says of the site."""
    kept = _kept_settings(project)
    return site_settings(kept["site_name"], kept.get("site_url"), kept.get("extra", {}))


def exported_page(page: SitePage) -> str:
    """The page as a Markdown file: front matter, then its HTML in one block.

    Title and description are escaped for HTML, because MkDocs 1.6 and Zensical 0.0.73 print
    both as they are; and they are JSON strings, which no text of a record can leave.
    """
    front = {
        "title": html.escape(page.title),
        "description": html.escape(page.description),
        "hide": ["toc"],
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items()]
    # In one element, so that Markdown takes all of it as it is, blank lines included.
    body = page.body + "".join(_page_assets(page))
    return f"---\n{''.join(lines)}---\n\n<div>\n{body}\n</div>\n"


def _page_assets(page: SitePage) -> Iterator[str]:
    """Styles and scripts of the page itself, the scripts after those of every page."""
    root = "../" * page.path.count("/")
    for path in page.styles:
        yield f'<link rel="stylesheet" href="{html.escape(root + path)}">\n'
    for path in page.scripts:
        yield f'<script defer src="{html.escape(root + path)}"></script>\n'


def _write_item(docs: Path, item: SitePage | SiteAsset) -> None:
    if isinstance(item, SitePage):
        _write(docs / source_path(item), exported_page(item).encode("utf-8"))
    else:
        _write(docs / item.path, item.content)


def _write_authored(docs: Path, paths: Iterable[str], project: Path) -> None:
    for path in paths:
        content = (project / "docs" / path).read_bytes()
        if path.endswith(".md"):
            content = _with_snippets(content.decode("utf-8"), project).encode("utf-8")
        _write(docs / path, content)


def _with_snippets(text: str, project: Path) -> str:
    """The text with each ``--8<-- "file"`` replaced by the file; the folder stands alone."""

    def snippet(match: re.Match[str]) -> str:
        lines = (project / match[2]).read_text(encoding="utf-8").splitlines()
        return "\n".join(f"{match[1]}{line}" for line in lines)

    return _SNIPPET.sub(snippet, text)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _kept_settings(project: Path) -> dict[str, Any]:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings: dict[str, Any] = yaml.load(text, _SettingsLoader)  # noqa: S506  # a SafeLoader
    return {name: settings[name] for name in KEPT_SETTINGS if name in settings}


def _settings(project: Path) -> str:
    """The settings as JSON, which is YAML as well."""
    kept = _kept_settings(project)
    kept["theme"] = {key: value for key, value in kept["theme"].items() if key != "custom_dir"}
    kept["plugins"] = [SEARCH]
    kept["markdown_extensions"] = [
        extension
        for extension in kept["markdown_extensions"]
        if not (isinstance(extension, dict) and "pymdownx.snippets" in extension)
    ]
    return json.dumps(kept, indent=2, ensure_ascii=False) + "\n"


def _environment(loader: yaml.SafeLoader, node: yaml.SequenceNode) -> Any:
    """``!ENV [NAME, default]``: the variable, or the default where it is not set."""
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


def _relative(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    """``!relative $config_dir``: the folder of the settings."""
    return "."


_SettingsLoader.add_constructor("!ENV", _environment)
_SettingsLoader.add_constructor("!relative", _relative)
