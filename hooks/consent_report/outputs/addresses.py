"""Which file a page comes from, where it ends up, and that no two end up in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from consent_report.outputs.site_files import SiteAsset, SitePage


def source_path(page: SitePage) -> str:
    """The Markdown file that a page stands for: ``platforms/linkedin.md``, ``index.md``.

    Authored pages link to a generated page by this path.
    """
    return page.path.removesuffix("/") + ".md" if page.path else "index.md"


def address(item: SitePage | SiteAsset) -> str:
    """The file in the finished site, relative to its root."""
    return item.path if isinstance(item, SiteAsset) else item.path + "index.html"


def authored_address(path: str) -> str:
    """The file in the finished site that an authored file becomes."""
    pure = PurePosixPath(path)
    if pure.suffix != ".md":
        return path
    folder = pure.parent if pure.stem in ("index", "README") else pure.with_suffix("")
    return (folder / "index.html").as_posix()


def authored_paths(docs: Path) -> list[str]:
    """Every authored file, relative to its folder, in order."""
    return sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())


def clashes(items: Sequence[SitePage | SiteAsset], authored: Iterable[str]) -> list[str]:
    """A sentence for each address that two files want; case does not tell addresses apart."""
    wanted = Counter(address(item).casefold() for item in items)
    twice = [
        f"{path}: two generated pages or files have this address."
        for path, times in sorted(wanted.items())
        if times > 1
    ]
    replaced = [
        f"docs/{path}: expected a name that no generated page has; found one that is generated "
        f"as {authored_address(path)}. Rename the file."
        for path in authored
        if authored_address(path).casefold() in wanted
    ]
    return twice + replaced
