"""Rules on the ways to refuse, and on the practices that they are to stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consent_report.checks.breaches import in_words, unmet
from consent_report.checks.context import Context
from consent_report.model.codes import PathFinding, Status
from consent_report.model.hosts import host_belongs_to
from consent_report.model.platforms import OptOut, PlatformRecord, Practice
from consent_report.model.problems import Breach, Pointer, shown
from consent_report.model.urls import public_host

_LEAVE_THE_SERVICE = frozenset({"plan_change", "account_deletion"})
"""Channels by which a person refuses by no longer using the service in this way."""
_DECIDE_FOR_AN_ACCOUNT = frozenset({"user", "admin", "owner", "merchant", "site_owner"})

_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
_EITHER = (
    "Write default_on if it can be refused; "
    "plan_change or account_deletion if it stops only with the service."
)


def default_on_practice_has_a_way_out(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice that is on by default and in force is named by an opt-out path that was found."""
    stopped = _named_by(record, PathFinding.FOUND)
    for index, practice in enumerate(record.practices):
        if practice.status is not Status.DEFAULT_ON or not _is_in_force(practice, record):
            continue
        if practice.id not in stopped:
            expected = f"an opt-out path that names {shown(practice.id)}, which is default_on"
            advice = "Describe the path; if none was found, write the status done."
            yield unmet(("practices", index, "status"), expected, "none", advice)


def no_way_out_is_stated(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A practice is mandatory because a source says so, not because no way out was found."""
    searched = _named_by(record, PathFinding.NONE_FOUND)
    stated = _named_by(record, PathFinding.CONFIRMED_NONE)
    for index, practice in enumerate(record.practices):
        if practice.status is Status.MANDATORY and practice.id in searched - stated:
            expected = "done, since no way out was found and no source says that there is none"
            advice = "If a source says that there is none, write finding: confirmed_none."
            yield unmet(("practices", index, "status"), expected, "mandatory", advice)


def done_practice_has_no_known_way_out(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """Where the way out is not known, a search for it found none, and no path stops the practice.

    Leaving the service and paths for outsiders are none.
    """
    searched = _named_by(record, PathFinding.NONE_FOUND)
    for index, practice in enumerate(record.practices):
        if practice.status is not Status.DONE:
            continue
        where = ("practices", index, "status")
        paths = [n for n, path in enumerate(record.opt_outs) if practice.id in path.practices]
        refusing = [n for n in paths if _refuses(record.opt_outs[n], practice)]
        if refusing:
            expected = "default_on, since an opt-out path stops it"
            yield unmet(where, expected, "done", "", (("opt_outs", refusing[0]),))
        elif _is_in_force(practice, record) and practice.id not in searched:
            expected = f"an opt-out entry for {shown(practice.id)} with finding: none_found"
            yield unmet(where, expected, "none", "Record that a way out was looked for.")


def mandatory_practice_has_no_way_out(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """No path stops a mandatory practice while the service goes on being used in this way."""
    mandatory = {row.id: row for row in record.practices if row.status is Status.MANDATORY}
    for index, opt_out in enumerate(record.opt_outs if mandatory else ()):
        for inner, practice_id in enumerate(opt_out.practices):
            practice = mandatory.get(practice_id)
            if practice is not None and _refuses(opt_out, practice):
                where = ("opt_outs", index, "practices", inner)
                found = f"{shown(practice_id)}, which is mandatory"
                place = (("practices", record.practices.index(practice), "status"),)
                yield unmet(where, "practices that can be refused", found, _EITHER, place)


def opt_out_address_belongs_to_the_platform(
    record: PlatformRecord, context: Context
) -> Iterator[Breach]:
    """The address of an opt-out path is on a host of the platform or its organisations, unless
    the record says why it is elsewhere.
    """
    for index, opt_out in enumerate(record.opt_outs):
        if not opt_out.url or opt_out.foreign_host_reason:
            continue
        if not _is_at_home(opt_out, record, context):
            hosts = _listed(record, context)
            expected = f"a host of the platform or its organisations ({hosts})"
            advice = "Add it to domains if it is the platform's, or say why in foreign_host_reason."
            found = shown(public_host(opt_out.url))
            yield unmet(("opt_outs", index, "url"), expected, found, advice)


def opt_out_texts_hold_no_address(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """What a reader is told to do names no web address beside the one that is checked."""
    for index, opt_out in enumerate(record.opt_outs):
        lines = [(("steps", number), step) for number, step in enumerate(opt_out.steps)]
        lines += [(("goes_on", number), line) for number, line in enumerate(opt_out.goes_on)]
        texts: list[tuple[Pointer, str]] = [
            (("label",), opt_out.label),
            (("stops",), opt_out.stops),
        ]
        for where, text in (*texts, *lines):
            if _ADDRESS.search(text):
                advice = "Put the address into url, where its host is checked."
                place = ("opt_outs", index, *where)
                yield unmet(place, "text without a web address", shown(text), advice)


def foreign_host_is_foreign(record: PlatformRecord, context: Context) -> Iterator[Breach]:
    """A reason for a foreign host is given only where the host is foreign."""
    for index, opt_out in enumerate(record.opt_outs):
        if not opt_out.foreign_host_reason:
            continue
        where = ("opt_outs", index, "foreign_host_reason")
        expected = "no foreign_host_reason"
        if not opt_out.url:
            yield unmet(where, f"{expected} without url", shown(opt_out.foreign_host_reason))
        elif _is_at_home(opt_out, record, context):
            expected += ", since the address is on a host of the platform or its organisations"
            yield unmet(where, expected, shown(public_host(opt_out.url)), "Remove it.")


def home_domains(record: PlatformRecord, context: Context) -> tuple[str, ...]:
    """The domains of the platform, its operators and those who own them, each once, in this order.

    The first label ``www`` of a home page is left out, so that its sister hosts belong.
    """
    domains = [_domain_of(record.homepage), *record.domains]
    operators = (operator.organisation for operator in record.operators)
    for organisation in context.organisations.behind(operators):
        domains += [_domain_of(organisation.homepage)] if organisation.homepage else []
        domains += organisation.domains
    return tuple(dict.fromkeys(domains))


def _is_at_home(opt_out: OptOut, record: PlatformRecord, context: Context) -> bool:
    host = public_host(opt_out.url)
    return any(host_belongs_to(host, domain) for domain in home_domains(record, context))


def _listed(record: PlatformRecord, context: Context) -> str:
    domains = home_domains(record, context)
    return in_words(domains[:8]) + (", …" if len(domains) > 8 else "")


def _domain_of(url: str) -> str:
    return public_host(url).removeprefix("www.")


def _is_in_force(practice: Practice, record: PlatformRecord) -> bool:
    return practice.span.is_open and record.looked_on in practice.span.days


def _named_by(record: PlatformRecord, finding: PathFinding) -> set[str]:
    """Practices that an opt-out entry with this finding names."""
    entries = (path for path in record.opt_outs if path.finding is finding)
    return {practice for path in entries for practice in path.practices}


def _refuses(opt_out: OptOut, practice: Practice) -> bool:
    """Whether the path is said to stop the practice on some day, for whoever uses the service."""
    return (
        opt_out.finding is PathFinding.FOUND
        and opt_out.channel not in _LEAVE_THE_SERVICE
        and not _DECIDE_FOR_AN_ACCOUNT.isdisjoint(opt_out.who)
        and opt_out.span.days.overlaps(practice.span.days)
    )
