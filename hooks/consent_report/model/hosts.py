"""Which names of hosts are ordinary public ones.

A browser reads some names as numbers, some as private places, and shows some as
other letters than they are made of. Those are refused; the rest is taken exactly
as written.

Source: WHATWG URL Standard, section 3.5; IANA Special-Use Domain Names; RFC 5891;
UTS 39, Unicode Security Mechanisms.
"""

from __future__ import annotations

import re
import unicodedata

from consent_report.model.characters import UNWANTED
from consent_report.model.problems import shown

MAX_CHARACTERS = 253
_LABEL = re.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LAST_LABEL = re.compile("(?:[a-z]{2,63}|xn--[a-z0-9-]+)")
_FOUR_NUMBERS = re.compile(r"(?:^|[.-])[0-9]{1,3}(?:[.-][0-9]{1,3}){3}(?:[.-]|$)")
_PUNYCODE = "xn--"

_SPECIAL_LAST_LABELS = frozenset(
    [
        "alt",
        "arpa",
        "corp",
        "example",
        "home",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "mail",
        "onion",
        "private",
        "test",
        "workgroup",
        "zz",
    ]
)
"""Names that no public registry holds: they lead nowhere, or somewhere else for each reader."""
_SPECIAL_DOMAINS = ("localtest.me", "lvh.me", "nip.io", "sslip.io", "xip.io", "vcap.me")
"""Public names that lead to the reader's own machine or to the number within the name."""

_SHARED_DOMAINS = frozenset(
    "appspot.com azurewebsites.net blogspot.com cloudfront.net firebaseapp.com fly.dev github.io "
    "gitlab.io glitch.me herokuapp.com myshopify.com netlify.app notion.site onrender.com "
    "pages.dev r2.dev readthedocs.io s3.amazonaws.com surge.sh typeform.com vercel.app web.app "
    "webflow.io weebly.com wixsite.com workers.dev zendesk.com".split()
)
"""Names under which anybody gets a host. Source: Public Suffix List, section of private domains,
in part; the rest of a shared service must be told by reviewers."""
_REGISTRY = re.compile(
    "(?:ac|co|com|edu|go|gob|gov|gouv|ltd|me|mil|ne|net|or|org|plc|sch)[.][a-z]{2}"
)
"""Two labels under which a country's registry gives out names, such as ``co.uk``."""

_SCRIPTS_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
)
"""Scripts that one language writes in one word. Source: UTS 39, section 5.2."""
_LOOK_LATIN = frozenset(
    "аысԁеԍһіюјӏорԗԛѕԝхуүъьҽпгѵѡ"  # Cyrillic
    "αγηικνορτυωχ"  # Greek
    "ագզլհոսցքօյտ"  # Armenian
)
"""Letters that pass for Latin ones in a word made of nothing else.

Source: Chromium, spoof_checks/idn_spoof_checker.cc, with Greek and Armenian letters added."""
_LATIN_OF_ITS_OWN = frozenset("ßæœøåþðđłħŋŧ")
"""Latin letters that are neither ASCII nor ASCII with a mark, and pass for no other."""


class HostNotAcceptedError(ValueError):
    """A name that is not that of an ordinary public host."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"expected {expected}; found {found}")
        self.expected = expected
        """What should stand there, as the end of a sentence that begins with "expected"."""
        self.found = found
        """What stands there, safe to print."""


def check_host(host: str) -> None:
    """Accepts the name of an ordinary public host.

    Raises:
        HostNotAcceptedError: it is anything else.
    """
    if len(host) > MAX_CHARACTERS:
        found = f"{len(host):,} characters"
        raise HostNotAcceptedError(f"a host name of at most {MAX_CHARACTERS} characters", found)
    for expected, labels_are_fine in (
        ("labels of a-z, 0-9 and inner hyphens, each of 1 to 63 characters", _labels_are_plain),
        ("a host name of two labels or more", _has_two_labels),
        ("a host name that ends in letters, such as example.com", _ends_in_letters),
        ("the name of a public host", _is_public),
        ("a host name that is no numeric address", _is_no_number),
    ):
        if not labels_are_fine(host):
            raise HostNotAcceptedError(expected, shown(host))
    for label in host.split("."):
        if label.startswith(_PUNYCODE):
            _check_punycode(host, label)


def host_belongs_to(host: str, domain: str) -> bool:
    """Whether the host is the domain or lies under it; both as :func:`check_host` accepts them.

    Under a name that many owners share, only the host of that very name belongs to it.
    """
    return host == domain or (not _is_shared(domain) and host.endswith("." + domain))


def _is_shared(domain: str) -> bool:
    return domain in _SHARED_DOMAINS or _REGISTRY.fullmatch(domain) is not None


def _labels_are_plain(host: str) -> bool:
    return all(_LABEL.fullmatch(label) for label in host.split("."))


def _has_two_labels(host: str) -> bool:
    return "." in host


def _ends_in_letters(host: str) -> bool:
    return _LAST_LABEL.fullmatch(host.rsplit(".", 1)[-1]) is not None


def _is_public(host: str) -> bool:
    if host.rsplit(".", 1)[-1] in _SPECIAL_LAST_LABELS:
        return False
    return not any(host_belongs_to(host, domain) for domain in _SPECIAL_DOMAINS)


def _is_no_number(host: str) -> bool:
    return _FOUR_NUMBERS.search(host) is None


def _check_punycode(host: str, label: str) -> None:
    text = _decoded(label)
    if text is None:
        expected = f"punycode that a browser can read in the label {shown(label)}"
        raise HostNotAcceptedError(expected, shown(host))
    if not _is_one_writing(text):
        expected = "an internationalised name in one script"
        raise HostNotAcceptedError(expected, f"{shown(host)}, which would show {shown(text)}")
    if _looks_latin(text):
        expected = "an internationalised name that cannot pass for another"
        raise HostNotAcceptedError(expected, f"{shown(host)}, which would show {shown(text)}")


def _decoded(label: str) -> str | None:
    """What a punycode label stands for; ``None`` unless it is the one way to write it."""
    encoded = label.removeprefix(_PUNYCODE)
    try:
        text = encoded.encode("ascii").decode("punycode")
        if text.encode("punycode").decode("ascii") != encoded:
            return None
    except (UnicodeError, ValueError, OverflowError):
        return None
    is_plain = (
        not text.isascii()
        and unicodedata.is_normalized("NFKC", text)
        and text == text.lower()
        and not UNWANTED.search(text)
        and not unicodedata.category(text[0]).startswith("M")
        and all(unicodedata.category(each)[0] in "LMN" or each in "-·・" for each in text)
    )
    return text if is_plain else None


def _is_one_writing(text: str) -> bool:
    scripts = {_script(each) for each in text if unicodedata.category(each)[0] == "L"}
    return len(scripts) <= 1 or any(scripts <= together for together in _SCRIPTS_TOGETHER)


def _script(letter: str) -> str:
    """The first word of the letter's Unicode name, which is its script for all modern ones."""
    return unicodedata.name(letter, "UNNAMED").split()[0].split("-")[0]


def _looks_latin(text: str) -> bool:
    """Whether a reader could take the text for Latin letters that it is not made of."""
    letters = [each for each in text if not (each.isascii() or unicodedata.category(each) == "Nd")]
    if any(_script(each) == "LATIN" and not _is_marked_ascii(each) for each in letters):
        return True
    return all(each in _LOOK_LATIN for each in letters)


def _is_marked_ascii(letter: str) -> bool:
    return letter in _LATIN_OF_ITS_OWN or unicodedata.normalize("NFD", letter)[0].isascii()
