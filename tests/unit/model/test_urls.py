"""Which addresses a record may hold."""

from __future__ import annotations

import pytest

from consent_report.model.hosts import HostNotAcceptedError, check_host, host_belongs_to
from consent_report.model.urls import UrlNotAcceptedError, public_host

LONG_LABEL = "a" * 64

DECEPTIVE = [
    # another scheme, or another way to write this one
    "http://linkedin.com/",
    "HTTPS://linkedin.com/",
    "Https://linkedin.com/",
    "javascript:alert(1)",
    "javascript://linkedin.com/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "ftp://linkedin.com/",
    "file:///etc/passwd",
    "mailto:a@linkedin.com",
    "blob:https://linkedin.com/1",
    "view-source:https://linkedin.com/",
    "//linkedin.com/",
    "/legal/privacy",
    "linkedin.com",
    "www.linkedin.com/legal",
    "",
    # slashes, too few or too many
    "https:linkedin.com",
    "https:/linkedin.com/",
    "https:///linkedin.com/",
    "https:////linkedin.com/",
    "https://",
    "https:///",
    "https://?linkedin.com",
    "https://#linkedin.com",
    # backslashes, which a browser takes for slashes
    "https:\\\\linkedin.com/",
    "https:/\\linkedin.com/",
    "https://evil.com\\@linkedin.com/",
    "https://evil.com\\.linkedin.com/",
    "https://linkedin.com\\evil",
    "https://linkedin.com/a\\b",
    # a user name
    "https://linkedin.com@evil.com/",
    "https://linkedin.com:443@evil.com/",
    "https://user:word@linkedin.com/",
    "https://@linkedin.com/",
    "https://linkedin.com%2f@evil.com/",
    "https://linkedin.com@evil.com:80",
    # a port
    "https://linkedin.com:443/",
    "https://linkedin.com:8443/",
    "https://linkedin.com:/",
    # characters that are not plainly visible, or that a browser drops
    "https://linkedin.com/\n",
    "https://link\tedin.com/",
    "https://link\nedin.com/",
    " https://linkedin.com/",
    "https://linkedin.com/ ",
    "https://linkedin.com /",
    "https:// linkedin.com/",
    "https://linkedin.com/a b",
    "https://linkedin.com/\x00",
    "https://linkedin.com/\x7f",
    "https://link\u00adedin.com/",
    "https://link\u200bedin.com/",
    "https://linkedin.com/\u202egpj.exe",
    "https://linkedin.com\u2028/",
    "\ufeffhttps://linkedin.com/",
    # other letters
    "https://linkedın.com/",
    "https://lіnkedin.com/",
    "https://ｌinkedin.com/",
    "https://linkedin。com/",
    "https://linkedin.com／evil.com/",
    "https://linkedin.com℀evil.com/",
    "https://bücher.example.com/",
    "https://linkedin.com/ä",
    "https://faß.de/",
    # percent-encoding
    "https://%6cinkedin.com/",
    "https://linkedin%2ecom/",
    "https://evil.com%2f.linkedin.com/",
    "https://linkedin.com/%zz",
    "https://linkedin.com/%2",
    "https://linkedin.com/100%",
    "https://linkedin.com/%0d%0aSet-Cookie:x",
    "https://linkedin.com/%00",
    "https://linkedin.com/%7F",
    # numeric hosts, in all the ways a browser reads
    "https://127.0.0.1/",
    "https://127.1/",
    "https://1.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.0.0.1/",
    "https://0177.0.0.1/",
    "https://8.8.8.8/",
    "https://8.8.8.8./",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://linkedin.com.1/",
    "https://linkedin.0x1/",
    "https://linkedin.0/",
    "https://127.0.0.1.nip.io/",
    "https://10-0-0-1.evil.com/",
    # private and special names
    "https://localhost/",
    "https://linkedin/",
    "https://app.localhost/",
    "https://printer.local/",
    "https://vault.internal/",
    "https://router.lan/",
    "https://nas.home.arpa/",
    "https://acme.test/",
    "https://acme.example/",
    "https://acme.invalid/",
    "https://duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.onion/",
    "https://app.localtest.me/",
    # names that are none
    "https://linkedin.com./",
    "https://.linkedin.com/",
    "https://linkedin..com/",
    "https://-linkedin.com/",
    "https://linkedin-.com/",
    "https://link_edin.com/",
    "https://LinkedIn.com/",
    "https://linkedin.COM/",
    "https://linkedin.c/",
    "https://linkedin.c0m/",
    f"https://{LONG_LABEL}.com/",
    f"https://{'a.' * 130}com/",
    "https://link*edin.com/",
    "https://link&edin.com/",
    "https://linkedin.com;evil.com/",
    "https://linkedin.com,evil.com/",
    "https://linkedin.com<evil.com/",
    # punycode that reads as something else
    "https://xn--80ak6aa92e.com/",  # аррӏе, wholly Cyrillic
    "https://xn--pple-43d.com/",  # аpple, Cyrillic a
    "https://xn--lnkedin-rog.com/",  # Cyrillic i
    "https://xn--80ak6aa92e.linkedin.com/",
    "https://xn--.com/",
    "https://xn--a.com/",
    "https://xn--linkedin-.com/",
    "https://xn--linkedn-wfb.com/",  # dotless i
    "https://xn--oogle-qmc.com/",  # the phonetic g
    "https://xn--pple-zld.com/",  # Greek a
    "https://xn--cibcd.com/",  # Arabic digits alone
    "https://xn--ab-m1t.com/",  # a joiner
    "https://xn--999999999999.com/",
    # length and the rest
    "https://linkedin.com/" + "a" * 2000,
    'https://linkedin.com/"onclick="x',
    "https://linkedin.com/<script>",
    "https://linkedin.com/`x`",
    "https://linkedin.com/a|b",
    "https://linkedin.com/{x}",
    "https://linkedin.com/#a#b",
    "https://linkedin.com/[a]",
]

GOOD = [
    "https://www.linkedin.com",
    "https://www.linkedin.com/",
    "https://www.linkedin.com/legal/privacy-policy",
    "https://www.linkedin.com/help/linkedin/answer/a6278444",
    "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement",
    "https://help.x.com/en/using-x/about-grok",
    "https://x.com/settings/grok_settings",
    "https://www.facebook.com/help/contact/6359191084165019",
    "https://privacycenter.instagram.com/privacy/genai/",
    "https://about.meta.com/actions/",
    "https://openai.com/policies/row-privacy-policy/",
    "https://help.openai.com/en/articles/5722486-how-your-data-is-used",
    "https://privacy.openai.com/policies?modal=take-control",
    "https://support.google.com/gemini/answer/13594961?hl=en#what_data",
    "https://policies.google.com/privacy?hl=en-GB&gl=uk",
    "https://myactivity.google.com/product/gemini",
    "https://slack.com/trust/data-management/privacy-principles",
    "https://slack.com/intl/en-gb/trust",
    "https://ico.org.uk/about-the-ico/media-centre/news-and-blogs/2024/09/our-statement/",
    "https://www.dataprotection.ie/en/news-media/latest-news",
    "https://noyb.eu/en/noyb-urges-11-dpas-immediately-stop-metas-abuse-personal-data-ai",
    "https://www.404media.co/linkedin-is-training-ai-on-user-data/",
    "https://web.archive.org/web/20240918123456/https://www.linkedin.com/legal/privacy-policy",
    "https://web.archive.org/web/2024*/https://x.com/en/privacy",
    "https://github.com/OpenTermsArchive/contrib-versions/blob/main/LinkedIn/Terms.md",
    "https://github.com/OpenTermsArchive/pga-versions/commit/0123456789abcdef",
    "https://raw.githubusercontent.com/a/b/main/README.md",
    "https://en.wikipedia.org/wiki/LinkedIn",
    "https://en.wikipedia.org/wiki/Platform_(computing)",
    "https://de.wikipedia.org/wiki/K%C3%BCnstliche_Intelligenz",
    "https://www.bbc.co.uk/news/articles/cy89x4y1pmgo",
    "https://www.nytimes.com/2024/09/20/technology/a.html?smid=url-share",
    "https://www.theverge.com/2024/9/18/24248471/linkedin-ai-training-user-accounts-data-opt-in",
    "https://techcrunch.com/2024/09/18/a/",
    "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679",
    "https://eur-lex.europa.eu/eli/reg/2016/679/oj#d1e1888-1-1",
    "https://www.gov.br/anpd/pt-br",
    "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460/",
    "https://bsky.social/about/support/privacy-policy",
    "https://mastodon.social/@Mastodon/114709820512537821",
    "https://medium.com/@user/title-1a2b3c",
    "https://www.reddit.com/r/reddit/comments/1/",
    "https://support.discord.com/hc/en-us/articles/360004109911",
    "https://example.com/",
    "https://example.org/a/b/c.html",
    "https://a.b.c.d.example.net/",
    "https://1password.com/",
    "https://3m.com/",
    "https://9gag.com/",
    "https://t.co/abc",
    "https://g.co/gemini",
    "https://xn--bcher-kva.de/",
    "https://www.xn--mnchen-3ya.de/",
    "https://xn--e1afmkfd.xn--p1ai/",
    "https://xn--fsqu00a.xn--0zwm56d/",
    "https://xn--wgv71a119e.jp/",
    "https://xn--strae-oqa.de/",
    "https://r3---sn-abc.googlevideo.com/",
    "https://example.com?query=without-path",
    "https://example.com#fragment",
    "https://example.com/?a[]=1&a[]=2",
    "https://example.com/a/../b/./c",
    "https://example.com/path;v=1,2/x:y@z!$&'()*+=~",
    "https://example.com/#:~:text=we%20may%20use,train",
    "https://example.com/" + "a" * 1980,
    "https://www.tiktok.com/legal/page/eea/privacy-policy/en",
    "https://terms.sktelecom.com/view?ver=1.0%2B2",
    "https://www.vodafone.com/privacy-center",
    "https://pokemongo.com/privacy",
]


def test_the_lists_are_long_enough_to_mean_something() -> None:
    assert len(set(DECEPTIVE)) >= 90
    assert len(set(GOOD)) >= 60


@pytest.mark.parametrize("url", DECEPTIVE)
def test_a_deceptive_address_is_refused(url: str) -> None:
    with pytest.raises(UrlNotAcceptedError) as caught:
        public_host(url)
    assert caught.value.expected
    assert caught.value.found.isprintable()


@pytest.mark.parametrize("url", GOOD)
def test_an_ordinary_address_is_accepted(url: str) -> None:
    assert public_host(url) in url


def test_the_host_is_what_stands_between_the_slashes_and_the_path() -> None:
    assert public_host("https://www.linkedin.com/@evil.com/?x=@evil.com#@evil.com") == (
        "www.linkedin.com"
    )


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (
            "https://evil.com\\@linkedin.com/",
            "expected an address of ASCII letters, digits and URL punctuation, all else "
            'percent-encoded; found the character "\\" (U+005C)',
        ),
        (
            "http://linkedin.com/",
            'expected an address that begins with "https://" in lower case; '
            'found "http://linkedin.com/"',
        ),
        (
            "https://linkedin.com@evil.com/",
            'expected a host name without a user name before it ("@"); '
            'found "linkedin.com@evil.com"',
        ),
        (
            "https://LinkedIn.com/",
            'expected a host name in lower case; found "LinkedIn.com"',
        ),
        (
            "https://xn--80ak6aa92e.com/",
            "expected an internationalised name that cannot pass for another; "
            'found "xn--80ak6aa92e.com", which would show "аррӏе"',
        ),
        (
            "https://link\u202eedin.com/",
            "expected an address of ASCII letters, digits and URL punctuation, all else "
            'percent-encoded; found the character "\\u202e" (U+202E)',
        ),
        (
            "https://127.1/",
            'expected a host name that ends in letters, such as example.com; found "127.1"',
        ),
        ("https://" + "a" * 2000, "expected an address of at most 2,000 characters; found 2,008"),
    ],
)
def test_a_refusal_says_what_was_expected(url: str, message: str) -> None:
    with pytest.raises(UrlNotAcceptedError) as caught:
        public_host(url)
    assert str(caught.value).removesuffix(" characters") == message


@pytest.mark.parametrize(
    ("host", "domain", "belongs"),
    [
        ("linkedin.com", "linkedin.com", True),
        ("www.linkedin.com", "linkedin.com", True),
        ("evillinkedin.com", "linkedin.com", False),
        ("linkedin.com.evil.com", "linkedin.com", False),
        ("linkedin.com", "www.linkedin.com", False),
        # names under which anybody gets a host
        ("evil.co.uk", "co.uk", False),
        ("evil.github.io", "github.io", False),
        ("acme.github.io", "acme.github.io", True),
        ("accountsettings.ebay.co.uk", "ebay.co.uk", True),
    ],
)
def test_a_host_belongs_to_its_domain_and_to_nothing_that_merely_ends_alike(
    host: str, domain: str, belongs: bool
) -> None:
    assert host_belongs_to(host, domain) is belongs


def test_a_wildcard_is_no_host() -> None:
    with pytest.raises(HostNotAcceptedError):
        check_host("*.linkedin.com")
