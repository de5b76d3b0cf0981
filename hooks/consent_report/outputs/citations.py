"""How a page, an edition or the whole report is cited, in the forms that people paste.

The date is that of the report, not of reading: whoever cites adds when they read it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from consent_report.outputs.settings import SiteSettings
from consent_report.outputs.site_files import SiteAsset
from consent_report.outputs.wording import date_in_words

_SPACE = re.compile(r"\s+")
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {character: f"\\{character}" for character in "$&#_%"}
)
_OUTSIDE_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited."""

    key: str
    """Names it among others of the same report: ``linkedin``; empty for the whole."""
    title: str
    """Of the page; empty for the report or an edition as a whole."""
    report: str
    """The report's name, which is its author's, too."""
    as_of: date
    edition: str
    """Name of the published edition; empty for the records as they stand."""
    url: str
    """Of the page; its path on the site where the site does not say where it stands."""


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation in one form."""

    label: str
    text: str


def citation(
    settings: SiteSettings, as_of: date, edition: str, *, path: str = "", title: str = ""
) -> Citation:
    """The citation of a page by its path on the site, of the report or an edition without one."""
    folder = f"{edition or 'latest'}/"
    return Citation(
        key=path.strip("/").rpartition("/")[2],
        title=title,
        report=settings.name,
        as_of=as_of,
        edition=edition,
        url=(settings.url or folder) + path,
    )


def citation_texts(cited: Citation) -> tuple[CitationText, ...]:
    """Plain text, BibTeX and RIS, in this order."""
    return (
        CitationText("Text", plain_citation(cited)),
        CitationText("BibTeX", bibtex(cited)),
        CitationText("RIS", ris(cited)),
    )


def citation_files(settings: SiteSettings, as_of: date, edition: str) -> Iterator[SiteAsset]:
    """The citation of the whole edition as files that programs for references read."""
    cited = citation(settings, as_of, edition)
    for name, written in FILES.items():
        text = written(cited)
        yield SiteAsset(name, (text if text.endswith("\n") else f"{text}\n").encode())


def plain_citation(cited: Citation) -> str:
    """One line: report, page, day, address."""
    title = f" “{_line(cited.title)}.”" if cited.title else ""
    return f"{_line(cited.report)}.{title} {_version(cited)}. {_line(cited.url)}"


def bibtex(cited: Citation) -> str:
    """An entry for BibTeX and biblatex, its values safe in TeX."""
    day = cited.as_of
    fields = {
        "author": f"{{{_tex(cited.report)}}}",
        "title": f"{{{_tex(cited.title or cited.report)}}}",
        "howpublished": _tex(_version(cited)),
        "year": f"{day.year}",
        "month": f"{day.month}",
        "day": f"{day.day}",
        "url": _line(cited.url).translate(_OUTSIDE_ADDRESSES),
    }
    lines = [f"{name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{_key(cited)},", *lines, "}"])


def ris(cited: Citation) -> str:
    """A record of tags, a line each."""
    fields = [
        ("TY", "ELEC" if cited.title else "DATA"),
        ("AU", cited.report),
        ("TI", cited.title or cited.report),
        *([("T2", cited.report)] if cited.title else []),
        ("PY", f"{cited.as_of.year}"),
        ("DA", f"{cited.as_of:%Y/%m/%d}"),
        ("ET", _version(cited)),
        ("UR", cited.url),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {_line(value)}" for tag, value in fields)


def citation_cff(cited: Citation) -> str:
    """A Citation File Format document, 1.2.0; its strings are JSON, which YAML reads too."""
    text = {
        "cff-version": "1.2.0",
        "message": "To cite a finding, cite the page and the edition that you read.",
        "type": "dataset",
        "title": _line(cited.title or cited.report),
        "version": cited.edition or cited.as_of.isoformat(),
        "date-released": cited.as_of.isoformat(),
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in text.items()]
    author = json.dumps(_line(cited.report), ensure_ascii=False)
    address = json.dumps(_line(cited.url), ensure_ascii=False)
    is_address = cited.url.startswith("https://")
    lines += ["authors:", f"  - name: {author}", *([f"url: {address}"] if is_address else [])]
    return "\n".join(lines) + "\n"


FILES: Mapping[str, Callable[[Citation], str]] = MappingProxyType(
    {
        "CITATION.cff": citation_cff,
        "citation.bib": bibtex,
        "citation.ris": ris,
        "citation.txt": plain_citation,
    }
)
"""Names of the files of citations, and what writes each."""


def _version(cited: Citation) -> str:
    name = "Edition of" if cited.edition else "As of"
    return f"{name} {date_in_words(cited.as_of)}"


def _key(cited: Citation) -> str:
    words = re.findall(r"[a-z0-9]+", f"{cited.report} {cited.key}".lower())
    return "-".join((*words, cited.as_of.isoformat()))


def _line(text: str) -> str:
    """The text on one line, as every form needs it."""
    return _SPACE.sub(" ", text).strip()


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)
