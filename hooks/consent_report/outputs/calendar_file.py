"""Writes coming dates as an iCalendar file (RFC 5545, with names of RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from consent_report.outputs.feed_addresses import lasting_uid, link
from consent_report.outputs.feed_words import WordedDate, Words
from consent_report.outputs.settings import SiteSettings

FILE = "calendar.ics"
MEDIA_TYPE = "text/calendar"

MOST_OCTETS = 75
"""Of a line, without its end. Source: RFC 5545, section 3.1."""


def calendar_file(
    dates: Sequence[WordedDate], about: Words, as_of: date, settings: SiteSettings
) -> bytes:
    """The calendar as UTF-8: a whole day for each date, none of which makes anybody busy.

    A calendar must hold something (RFC 5545, section 3.6), so where no date lies ahead, a
    journal entry says so; calendars that people look at show none.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//consent-report//Coming dates//EN",
        # The name that RFC 7986 gives it, and the one that most programs read.
        f"NAME:{_escaped(about.title)}",
        f"X-WR-CALNAME:{_escaped(about.title)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for each in dates:
        lines += _event(each, settings)
    if not dates:
        lines += _journal(about, as_of, settings)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(worded: WordedDate, settings: SiteSettings) -> Iterator[str]:
    coming = worded.coming
    page = f"platforms/{coming.record.slug}/#{coming.anchor}"
    yield "BEGIN:VEVENT"
    yield f"UID:{lasting_uid(coming.key, settings)}"
    yield f"DTSTAMP:{_basic(coming.record.looked_on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(coming.on.first_day)}"
    yield f"SUMMARY:{_escaped(worded.words.title)}"
    yield f"DESCRIPTION:{_escaped(worded.words.text)}"
    if settings.url:
        yield f"URL:{link(page, '', settings)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _journal(about: Words, as_of: date, settings: SiteSettings) -> Iterator[str]:
    yield "BEGIN:VJOURNAL"
    yield f"UID:{lasting_uid('calendar/empty', settings)}"
    yield f"DTSTAMP:{_basic(as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(as_of)}"
    yield f"SUMMARY:{_escaped(about.text)}"
    yield "END:VJOURNAL"


def _basic(day: date) -> str:
    return f"{day:%Y%m%d}"


def _escaped(text: str) -> str:
    """Text as the value of a property. Source: RFC 5545, section 3.3.11."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line with its end, broken where it is too long, never within a character."""
    folded, length = bytearray(), 0
    for character in line:
        octets = character.encode("utf-8")
        if length + len(octets) > MOST_OCTETS:
            folded += b"\r\n "
            length = 1
        folded += octets
        length += len(octets)
    return bytes(folded + b"\r\n")
