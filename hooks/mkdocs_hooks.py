"""MkDocs events become calls of the package; this is the only file that imports mkdocs.

It runs unchanged under ProperDocs, which answers to the same import names. It keeps no
state of its own: what one build knows travels in ``config.extra``, because this module
outlives a build of ``mkdocs serve``.
"""

from __future__ import annotations

import html
import logging
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from consent_report.editions.published import edition_report
from consent_report.loading.foundations import read_api_schemas, read_schemas
from consent_report.loading.reports import load_report
from consent_report.model.reports import Report
from consent_report.outputs.addresses import authored_paths, clashes, source_path
from consent_report.outputs.content_policy import PREVIEW_POLICY, content_policy
from consent_report.outputs.search.files import WrittenPage, search_files
from consent_report.outputs.settings import site_settings
from consent_report.outputs.site import render_site
from consent_report.outputs.site_files import Heading, SiteAsset, SitePage
from consent_report.outputs.wording import date_in_words
from consent_report.pages.editions import EditionView, edition_view

# The engine's own logger, so that --strict counts what is said here, under either name.
_RECORD_LINK = re.compile(r"\]\((?:\.\./)*(platforms/[a-z0-9-]+)\.md(#[^)]*)?\)")
"""A link of an authored page to the page of a record."""

_SPACE_AROUND_LINES = re.compile(r"[ \t]*\n\s*")

EDITION_VARIABLE = "CONSENT_REPORT_EDITION"
"""Names the edition to show."""

log = logging.getLogger(PluginError.__module__.partition(".")[0] + ".consent_report")

THEME_SCRIPTS = tuple(
    f"partials/javascripts/{name}.html" for name in ("base", "palette", "content")
)
"""Templates of Material 9.8.1 that hold inline scripts; a browser test finds any new one."""


@dataclass(frozen=True, slots=True)
class RenderedReport:
    """What one build is made of."""

    as_of: date
    edition: EditionView | None
    """None for the records as they stand."""
    pages: dict[str, SitePage]
    """By the source path that each pretends to have."""
    assets: tuple[SiteAsset, ...]


class ReportPage(Page):
    """A page that is HTML already and passes no Markdown."""

    def __init__(self, source: SitePage, label: str, file: File, config: MkDocsConfig) -> None:
        self.source = source
        """Read by the templates of ``docs/overrides/``, too; authored pages have none."""
        super().__init__(label, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what the theme prints about the page.

        Material prints both as they are, hence escaped. The title stands here as well as in
        :attr:`title`, because the theme undoes the escaping of that one (``striptags``).
        """
        self.markdown = ""
        self.meta = {
            "title": html.escape(self.source.title),
            "description": html.escape(self.source.description),
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set content and contents; the page's own links are not looked at."""
        self.content = self.source.body
        self.toc = table_of_contents(self.source.headings)

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # read when asked for
        """Anchors that links of authored pages may name."""
        return set(re.findall(r'\sid="([^"]+)"', self.source.body))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check and render everything, while the old site is still whole."""
    _require_latest(config.site_url)
    loaded = load_report(_project(config))
    if loaded.report is None or loaded.problems:
        raise _refusal([str(problem) for problem in loaded.problems])
    report = _shown_edition(loaded.report, config)
    settings = site_settings(config.site_name, config.site_url, config.extra)
    project = _project(config)
    schemas, published = read_schemas(project), read_api_schemas(project)
    rendered = list(render_site(report, schemas, settings, published))
    if sentences := clashes(rendered, authored_paths(Path(config.docs_dir))):
        raise _refusal(sentences)
    config.extra["rendered_report"] = RenderedReport(
        as_of=report.as_of,
        edition=edition_view(report),
        pages={source_path(item): item for item in rendered if isinstance(item, SitePage)},
        assets=tuple(item for item in rendered if isinstance(item, SiteAsset)),
    )
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the report's pages and files; give authored pages their path in the project."""
    report = _report(config)
    for file in files.documentation_pages():
        # What was published is not edited; a change is made to the records as they stand.
        file.edit_uri = None if report.edition else f"{_docs_folder(config)}/{file.src_uri}"
    labels = dict(_labels(config.nav or []))
    for file in _generated_files(report, config):
        if files.get_file_from_path(file.src_uri) is not None:
            raise _refusal([f"{file.src_uri}: the theme or a plugin has a file of this name."])
        files.append(file)
        if page := report.pages.get(file.src_uri):
            file.edit_uri = (page.edit_path or None) if report.edition is None else None
            label = labels.get(file.src_uri, html.escape(page.title))
            ReportPage(page, label, file, config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Hang each record's page below the section that lists it, though not in the navigation.

    So the section's tab and the path above the title show where the reader is.
    """
    in_nav = {page.file.src_uri: page for page in nav.pages}
    for source in _report(config).pages:
        file = files.get_file_from_path(source)
        section = in_nav.get(source.rpartition("/")[0] + ".md")
        if source not in in_nav and section and file and file.page:
            file.page.parent = cast(Section, section)  # only `active` and `parent` are read
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let authored pages of an older edition name records in the latest one, which has them."""
    if _report(config).edition is None:
        return markdown
    root = "../" * (page.url.count("/") + 1)
    return _RECORD_LINK.sub(rf"]({root}latest/\1/\2)", markdown)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give templates the policy, the site its search, and each page its date and width.

    This is the one event between the rendering of authored pages and the writing of files.
    """
    report = _report(config)
    env.globals["content_security_policy"] = _policies(env, config)
    env.globals["edition"] = report.edition
    env.filters["words"] = date_in_words
    written = []
    for page in (file.page for file in files.documentation_pages() if file.page):
        page.update_date = report.as_of.isoformat()
        page.meta.setdefault("hide", _empty_sidebars(page))
        if page.file.src_uri not in report.pages:
            title = html.unescape(str(page.title))
            written.append(WrittenPage(page.url, title, page.content or ""))
    for asset in search_files(report.pages.values(), written):
        files.append(_generated(config, asset.path, asset.content))
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Leave out the space that the theme's templates put around every line of a report page."""
    if not isinstance(page, ReportPage):
        return output
    return _SPACE_AROUND_LINES.sub("\n", output)


def table_of_contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """The headings as MkDocs nests them; titles become HTML, which is what the theme prints."""
    top: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(html.escape(heading.title), heading.id, heading.level)
        siblings = top[-1].children if top and heading.level > top[-1].level else top
        siblings.append(link)
    return TableOfContents(top)


def _report(config: MkDocsConfig) -> RenderedReport:
    return cast(RenderedReport, config.extra["rendered_report"])


def _empty_sidebars(page: Page) -> list[str]:
    """Sidebars that repeat the tabs or hold nothing; the drawer of small screens stays."""
    in_section = any(ancestor.is_section for ancestor in page.ancestors)
    return [
        name for name, used in (("navigation", in_section), ("toc", bool(page.toc))) if not used
    ]


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _docs_folder(config: MkDocsConfig) -> str:
    return Path(os.path.relpath(config.docs_dir, _project(config))).as_posix()


def _generated_files(report: RenderedReport, config: MkDocsConfig) -> Iterator[File]:
    contents: dict[str, bytes | str] = dict.fromkeys(report.pages, "")
    contents |= {asset.path: asset.content for asset in report.assets}
    for path, content in contents.items():
        yield _generated(config, path, content)


def _generated(config: MkDocsConfig, path: str, content: bytes | str) -> File:
    return File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def _labels(nav: Any) -> Iterator[tuple[str, str]]:
    """Source path and label of each page in the navigation of ``mkdocs.yml``."""
    if isinstance(nav, list):
        for item in nav:
            yield from _labels(item)
    elif isinstance(nav, dict):
        for label, target in nav.items():
            if isinstance(target, str):
                yield target, label
            else:
                yield from _labels(target)


def _policies(env: jinja2.Environment, config: MkDocsConfig) -> Callable[[str], str]:
    """Gives the policy of the pages that reach the site's root by an address."""
    host, port = config.dev_addr
    if (config.site_url or "").startswith(f"http://{host}:{port}/"):
        return lambda _: PREVIEW_POLICY
    known: dict[str, str] = {}

    def policy(base_url: str) -> str:
        if base_url not in known:
            context = {
                "config": config,
                "base_url": base_url,
                "features": config.theme.get("features") or [],
            }
            known[base_url] = content_policy(
                env.get_template(name).render(context) for name in THEME_SCRIPTS
            )
        return known[base_url]

    return policy


def _shown_edition(report: Report, config: MkDocsConfig) -> Report:
    """The edition that the environment names, at its own address; else the records as they stand.

    Raises:
        PluginError: no edition of this name was published.
    """
    name = os.environ.get(EDITION_VARIABLE, "")
    if not name:
        return report
    edition = report.editions.by_name.get(name)
    if edition is None:
        raise _refusal([f'{EDITION_VARIABLE}: expected a published edition; found "{name}".'])
    # Links to records are made to lead to the latest edition, which is not among the files.
    config.validation.links.unrecognized_links = logging.DEBUG
    if config.site_url:
        config.site_url = config.site_url.removesuffix("latest/") + f"{name}/"
    return edition_report(report, edition)


def _require_latest(site_url: str | None) -> None:
    """Empty is fine: then the site does not say where it stands."""
    if site_url and not site_url.endswith("/latest/"):
        raise _refusal(
            [f'site_url: expected an address that ends in "/latest/"; found "{site_url}".']
        )


def _refusal(sentences: list[str]) -> PluginError:
    """The error that ends the build, after every sentence was logged, each once."""
    for sentence in sentences:
        log.error(sentence)
    count = len(sentences)
    return PluginError(f"{count} {'problem' if count == 1 else 'problems'}; nothing was built.")
