"""How dates and lists are written in English, whatever the machine's locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from consent_report.editions.day_counts import DayCount
from consent_report.model.dates import PartialDate
from consent_report.model.vocabularies import Term

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date_in_words(value: PartialDate | date) -> str:
    """``18 September 2024``, ``September 2024`` or ``2024``: as much as is known."""
    parts = [int(part) for part in iso_date(value).split("-")]
    if len(parts) == 1:
        return f"{parts[0]}"
    month = f"{MONTHS[parts[1] - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{parts[2]} {month}"


def iso_date(value: PartialDate | date) -> str:
    """``2024-09-18``, ``2024-09`` or ``2024``, for machines."""
    return value.text if isinstance(value, PartialDate) else value.isoformat()


def list_in_words(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``; empty for none."""
    *most, last = words or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def number_in_words(count: int, one: str, many: str) -> str:
    """``1 step``, ``12 steps``, ``1,240 steps``; the number alone where there is no word."""
    return f"{count:,} {one if count == 1 else many}".rstrip()


def size_in_words(count: int) -> str:
    """The size of a file as people read it: ``812 bytes``, ``44 kB``, ``3.3 MB``."""
    if count < 1000:
        return number_in_words(count, "byte", "bytes")
    if count < 999_500:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"


def day_count_in_words(days: DayCount) -> str:
    """``46 days``, ``18 to 48 days``, ``16 days or more``, ``at most 77 days``."""
    if days.most is None:
        return f"{number_in_words(days.least, 'day', 'days')} or more"
    most = number_in_words(days.most, "day", "days")
    if days.least == days.most:
        return most
    return f"{days.least:,} to {most}" if days.least else f"at most {most}"


def phrase(label: str) -> str:
    """A label as it stands inside a sentence: ``Help page`` is ``help page``, ``AI`` stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def capital(label: str) -> str:
    """A label as it stands at the start of a sentence."""
    return label[:1].upper() + label[1:]


_WITH_ARTICLE = (
    *("United ", "European ", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives"),
    *("Isle of Man", "Central African", "Dominican Republic", "Comoros", "Seychelles"),
)
_ISLANDS = " Islands"


def places_with_in(names: Sequence[str]) -> str:
    """``in the United Kingdom and Norway``, ``everywhere else``, ``in Japan and everywhere``."""
    wildcards = ("Everywhere", "Some places")
    whole = [phrase(name) for name in names if name.startswith(wildcards)]
    named = [_with_article(name) for name in names if not name.startswith(wildcards)]
    inside = [f"in {list_in_words(named)}"] if named else []
    return list_in_words([*inside, *whole])


def _with_article(name: str) -> str:
    has_article = name.startswith(_WITH_ARTICLE) or name.endswith(_ISLANDS)
    return f"the {name}" if has_article else name


def quoted_labels(labels: Sequence[str]) -> str:
    """``“Posts” and “Photos”``: labels of a record inside a sentence."""
    return list_in_words([f"“{label}”" for label in labels])


def labels_in_words(terms: Sequence[Term]) -> str:
    """The labels of terms, with commas."""
    return ", ".join(term.label for term in terms)


def labels_in_a_sentence(terms: Sequence[Term]) -> str:
    """The labels of terms as they stand inside a sentence, with commas."""
    return ", ".join(phrase(term.label) for term in terms)


def places_in_words(names: Sequence[str]) -> str:
    """Names of places inside a sentence: ``everywhere else``, ``Iceland and Norway``."""
    wildcards = ("Everywhere", "Some places")
    return list_in_words([phrase(name) if name.startswith(wildcards) else name for name in names])
