"""Which addresses a record may send a reader to, and which host each one names.

The grammar is our own and much narrower than that of browsers, so that what is
taken for the host here is what every browser takes for it. Nothing is repaired:
an address is accepted as it stands, or refused.

Source: WHATWG URL Standard, https://url.spec.whatwg.org/, sections 3.5 and 4.4.
"""

from __future__ import annotations

import re

from consent_report.model.hosts import HostNotAcceptedError, check_host
from consent_report.model.problems import shown

MAX_CHARACTERS = 2000
"""The longest address that every browser, mail program and archive carries."""

_ESCAPE = "%[0-9A-Fa-f]{2}"
_PATH = rf"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|{_ESCAPE})*"
_QUERY = rf"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?\[\]-]|{_ESCAPE})*"
_URL = re.compile(rf"https://([a-z0-9.-]+)(?:/{_PATH})?(?:\?{_QUERY})?(?:#{_QUERY})?")
_ESCAPED_CONTROL = re.compile("%(?:[01][0-9A-Fa-f]|7[Ff])")
_AUTHORITY = re.compile(r"https://([^/?#]*)")
_BROKEN_ESCAPE = re.compile("%(?![0-9A-Fa-f]{2})")
_OUTSIDE_ANY_URL = re.compile(r"[^A-Za-z0-9._~!$&'()*+,;=:@/?#\[\]%-]")


class UrlNotAcceptedError(ValueError):
    """An address that a record may not hold."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"expected {expected}; found {found}")
        self.expected = expected
        """What should stand there, as the end of a sentence that begins with "expected"."""
        self.found = found
        """What stands there, safe to print."""


def public_host(url: str) -> str:
    """The host of a plain ``https`` address of the public web: ``www.linkedin.com``.

    Raises:
        UrlNotAcceptedError: the address is anything else.
    """
    match = _URL.fullmatch(url) if len(url) <= MAX_CHARACTERS else None
    if match is None or _ESCAPED_CONTROL.search(url):
        raise UrlNotAcceptedError(*_refusal(url))
    host = match[1]
    try:
        check_host(host)
    except HostNotAcceptedError as error:
        raise UrlNotAcceptedError(error.expected, error.found) from None
    return host


def _refusal(url: str) -> tuple[str, str]:
    """Why the grammar does not take the address: what was expected, what was found."""
    if len(url) > MAX_CHARACTERS:
        return f"an address of at most {MAX_CHARACTERS:,} characters", f"{len(url):,} characters"
    if not url.startswith("https://"):
        return 'an address that begins with "https://" in lower case', shown(url)
    outside = _OUTSIDE_ANY_URL.search(url)
    if outside:
        return (
            "an address of ASCII letters, digits and URL punctuation, all else percent-encoded",
            f"the character {shown(outside[0])} (U+{ord(outside[0]):04X})",
        )
    if _BROKEN_ESCAPE.search(url):
        return 'two hexadecimal digits after each "%"', shown(url)
    if _ESCAPED_CONTROL.search(url):
        return "an address without control characters", shown(url)
    return _authority_refusal(url)


def _authority_refusal(url: str) -> tuple[str, str]:
    authority = _AUTHORITY.match(url)
    host = authority[1] if authority else ""
    if not host:
        return 'a host name right after "https://"', shown(url)
    if "@" in host:
        return 'a host name without a user name before it ("@")', shown(host)
    if ":" in host:
        return "a host name without a port or a numeric address", shown(host)
    if "%" in host:
        return "a host name without percent-encoding", shown(host)
    if host != host.lower():
        return "a host name in lower case", shown(host)
    if re.fullmatch(r"[a-z0-9.-]+", host):
        return 'one "#" at most, and "[" or "]" only after "?" or "#"', shown(url)
    return "a host name of letters, digits, hyphens and dots", shown(host)
