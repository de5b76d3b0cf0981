"""Which names the files of a folder of records may have. Pure: nothing is read here.

A name becomes a slug, an address and a file on every system, so it is held to what
all of them take.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from consent_report.model.problems import Breach, shown

ENDING = ".yml"
MAX_STEM_CHARACTERS = 60
_BACKUP_ENDINGS = ("~", ".bak", ".orig", ".rej", ".swp", ".tmp")
_STEM = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = frozenset(
    "con prn aux nul clock conin conout".split()
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(10)]
)
"""Source: Microsoft, "Naming Files, Paths, and Namespaces"."""
_SITE_NAMES = frozenset(
    "index 404 search assets api data latest platforms regions organisations compare checklist "
    "changes editions methodology glossary contribute corrections about feed feeds sitemap robots "
    "versions offline schema static stylesheets javascripts new admin all none".split()
)
"""Names that the site's own pages and folders have."""


def file_name_breaches(name: str) -> tuple[Breach, ...]:
    """Why no record may be read from a file of this name; the first reason only, or none.

    A byte of the name that is not UTF-8 stands as a lone surrogate, as the operating system
    layer of Python gives it.
    """
    return tuple(_breaches(name))[:1]


def _breaches(name: str) -> Iterator[Breach]:
    stem = name.removesuffix(ENDING)
    for rule in _RULES:
        if rule.is_broken(name, stem):
            yield Breach("file-name-is-plain", (), rule.expected, shown(name), rule.advice)


@dataclass(frozen=True, slots=True)
class _Rule:
    is_broken: Callable[[str, str], bool]
    """Asked with the name and with the name without its ending."""
    expected: str
    advice: str


_RULES = (
    _Rule(
        lambda name, stem: name.startswith("."),
        "no hidden file",
        "Remove it; only records belong here.",
    ),
    _Rule(
        lambda name, stem: name.endswith(_BACKUP_ENDINGS) or name.startswith("#"),
        "no backup or temporary file",
        "Remove it.",
    ),
    _Rule(
        lambda name, stem: any(0xDC80 <= ord(each) <= 0xDCFF for each in name),
        "a name in UTF-8",
        "Rename it.",
    ),
    _Rule(
        lambda name, stem: not (name.isascii() and name.isprintable()),
        "a name of visible ASCII characters",
        "Rename it.",
    ),
    _Rule(
        lambda name, stem: name.lower().endswith(".yaml"),
        f'a name that ends in "{ENDING}"',
        f'Rename it to end in "{ENDING}".',
    ),
    _Rule(
        lambda name, stem: not name.endswith(ENDING),
        f'only files whose names end in "{ENDING}"',
        "Move it elsewhere.",
    ),
    _Rule(
        lambda name, stem: len(stem) > MAX_STEM_CHARACTERS,
        f"at most {MAX_STEM_CHARACTERS} characters before {ENDING}",
        "Shorten the slug and the name.",
    ),
    _Rule(
        lambda name, stem: _STEM.fullmatch(stem) is None,
        "a name of lower-case letters and digits, words joined by single hyphens",
        "Rename it.",
    ),
    _Rule(
        lambda name, stem: stem in _DEVICES,
        "a name that no operating system keeps for a device",
        'Add a word, such as "-app".',
    ),
    _Rule(
        lambda name, stem: stem in _SITE_NAMES,
        "a name that no page or folder of the site has",
        'Add a word, such as "-app".',
    ),
)
