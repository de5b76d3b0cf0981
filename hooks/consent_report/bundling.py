"""Makes the copies of a built edition that people take away, and puts them beside its pages.

Both are functions of what the edition is made of: the archive of its finished files, the single
page of its records. The page of downloads is the one page that is completed afterwards, because
it names sizes and sums.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from consent_report.folders import write_whole_bytes
from consent_report.model.reports import Report
from consent_report.outputs.html import Templates
from consent_report.outputs.offline.archive import SUMS, archive, sum_of, sums_text
from consent_report.outputs.offline.copies import FOLDER, Copy, OfferedFile
from consent_report.outputs.offline.one_file import one_file
from consent_report.outputs.offline.pages import DOWNLOADS_PAGE, OfflinePages, with_offer
from consent_report.outputs.settings import SiteSettings
from consent_report.pages.editions import edition_view
from consent_report.pages.index import ReportIndex


def add_downloads(folder: Path, report: Report, settings: SiteSettings) -> None:
    """Make both copies of the edition that was built into the folder, and offer them there."""
    templates = Templates()
    copy = Copy(settings.name, report.as_of, edition_view(report), settings.url)
    files = dict(_files(folder))
    offline = OfflinePages(files, copy, templates).contents()
    made = {
        copy.archive_name: archive(offline, copy.as_of),
        copy.page_name: one_file(ReportIndex(report), copy, templates).encode("utf-8"),
    }
    for name, content in {**made, SUMS: sums_text(made).encode("utf-8")}.items():
        write_whole_bytes(folder / FOLDER / name, content)
    if page := files.get(DOWNLOADS_PAGE):
        offered = [OfferedFile(name, len(each), sum_of(each)) for name, each in made.items()]
        text = with_offer(page.decode("utf-8"), copy, offered, templates)
        write_whole_bytes(folder / DOWNLOADS_PAGE, text.encode("utf-8"))


def copy_downloads(edition: Path, target: Path) -> None:
    """Put the copies that an edition offers into a folder, beside those of others."""
    for path in sorted((edition / FOLDER).iterdir()):
        if path.name != SUMS:
            write_whole_bytes(target / path.name, path.read_bytes())


def write_sums(folder: Path) -> tuple[str, ...]:
    """Write the sums of all copies in a folder; the names of all files, the sums last."""
    copies = dict(sorted((p.name, p.read_bytes()) for p in folder.glob("consent-report-*")))
    write_whole_bytes(folder / SUMS, sums_text(copies).encode("utf-8"))
    return (*copies, SUMS)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
