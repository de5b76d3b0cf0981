"""What every platform does in a place: one line each, counted, and what else is done there.

A place is given by the classes of its members: one class for a country or a part of one, often
several for a group. Which row answers was decided in the region classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from consent_report.editions.region_classes import RegionClass, main_answer
from consent_report.editions.resolution import NotChecked
from consent_report.editions.world import WorldClass
from consent_report.model.codes import Act, Basis, PathFinding, Purpose, Status
from consent_report.model.dates import PartialDate
from consent_report.model.platforms import OptOut, PlatformRecord, Practice
from consent_report.model.vocabularies import Term
from consent_report.pages.days import VARIES
from consent_report.pages.index import ReportIndex

SENTENCE_ORDER = (
    *(Status.DEFAULT_ON, Status.MANDATORY, Status.DONE, Status.OPT_IN, Status.NOT_USED),
    *(Status.PAUSED, Status.PLANNED, Status.UNDISCLOSED, Status.CONTRADICTORY, Status.DISPUTED),
    *(VARIES.code, NotChecked.NOT_CHECKED),
)
"""The statuses as the sentence on a place names them."""

ACT_ON_FIRST = (
    *(Status.DEFAULT_ON, Status.PLANNED, Status.MANDATORY, Status.DONE, VARIES.code),
    *(Status.PAUSED, Status.DISPUTED, Status.CONTRADICTORY, Status.UNDISCLOSED),
    *(Status.OPT_IN, Status.NOT_USED, NotChecked.NOT_CHECKED),
)
"""The statuses by what a reader should act on first: what can be refused, then what is coming,
then what goes on without a way out, then what may go on, then what does not."""

OTHER_ACTS = (Act.SHARES, Act.LICENSES, Act.PERMITS_CRAWLING)
"""What else is told of a place."""


@dataclass(frozen=True, slots=True)
class PlatformLine:
    """What one platform does with its main content, for its main audience."""

    record: PlatformRecord
    status: Term
    basis: Term | None
    """How firm it is where neither it is stated that it is done nor the status tells."""
    practice: Practice | None
    """The row that decides; None where nothing was checked, or the members of a group differ."""
    way: OptOut | None
    """The first way to refuse that works here, else the finding that there is none."""
    way_name: str
    """What it is called; empty where there is neither."""
    deadline: PartialDate | None
    """By when to act for full effect, where that day has not passed."""
    differs: bool = False
    """Whether the members of a group differ in more than their names."""


@dataclass(frozen=True, slots=True)
class StatusTally:
    """How many platforms have a status."""

    status: Term
    count: int


@dataclass(frozen=True, slots=True)
class ActEntry:
    """A platform that does something else, and the finding that says so."""

    record: PlatformRecord
    practice: Practice
    basis: Term | None
    """As in :class:`PlatformLine`."""
    is_everywhere: bool
    """Whether the same is said for all members of a group."""


@dataclass(frozen=True, slots=True)
class ActTally:
    """The platforms of which one status is said."""

    status: Term
    entries: tuple[ActEntry, ...]


@dataclass(frozen=True, slots=True)
class ActTallies:
    """What is said of an act, by status; what to act on first comes first."""

    act: Term
    tallies: tuple[ActTally, ...]


@dataclass(frozen=True, slots=True)
class MemberLine:
    """What holds in some members of a group."""

    members: tuple[str, ...]
    """Codes."""
    line: PlatformLine


@dataclass(frozen=True, slots=True)
class Difference:
    """A platform that treats the members of a group differently."""

    record: PlatformRecord
    lines: tuple[MemberLine, ...]
    """The one for fewest members first."""


@dataclass(frozen=True, slots=True, eq=False)
class RegionAnswers:
    """What all platforms do in a place; places for which the same is said share one."""

    tallies: tuple[StatusTally, ...]
    """In the order of the sentence; *default_on* always, others where they occur."""
    unspecified: int
    """Of these answers, those from a row that names no purpose."""
    not_shown_to_be_done: int
    """Of these answers, those from a row that tells what was announced or is allowed."""
    lines: tuple[PlatformLine, ...]
    """What to act on first comes first."""
    acts: tuple[ActTallies, ...]
    """Other acts than training of which something is said."""
    differences: tuple[Difference, ...]
    """Empty but for groups."""

    def count(self, *statuses: str) -> int:
        """How many platforms have one of the statuses."""
        return sum(each.count for each in self.tallies if each.status.code in statuses)


Members = Mapping[WorldClass, tuple[str, ...]]
"""The members of a place by their class; a country is its own only member."""


def region_answers(members: Members, index: ReportIndex) -> RegionAnswers:
    """The answers of all platforms of the report in a place."""
    classes = [(each.region_classes(index.classes), codes) for each, codes in members.items()]
    lines: list[PlatformLine] = []
    differences: list[Difference] = []
    for record in index.report.platforms:
        found = _member_lines(record, classes, index)
        lines.append(_shared_line(found, index))
        if len(found) > 1:
            differences.append(Difference(record, found))
    practices = [line.practice for line in lines if line.practice is not None]
    return RegionAnswers(
        tallies=tuple(_tallies(lines, index)),
        unspecified=sum(Purpose.GENERATIVE not in row.purposes for row in practices),
        not_shown_to_be_done=sum(row.basis is not Basis.PRACTICE for row in practices),
        lines=tuple(sorted(lines, key=_what_to_act_on_first)),
        acts=tuple(_acts([each for each, _ in classes], index)),
        differences=tuple(differences),
    )


def platform_line(record: PlatformRecord, places: RegionClass, index: ReportIndex) -> PlatformLine:
    """What the platform does in the places of a class."""
    answer = main_answer(record, places, record.main_audience.id)
    row = answer.deciding if answer else None
    practice = row.practice if row else None
    way = places.way_out(practice.id, record.main_audience.id) if practice else None
    return PlatformLine(
        record=record,
        status=index.status_term(practice.status if practice else NotChecked.NOT_CHECKED),
        basis=_basis(practice, index),
        practice=practice,
        way=way,
        way_name=_way_name(way, index) if way else "",
        deadline=_coming(way.deadline, index) if way else None,
    )


def _basis(practice: Practice | None, index: ReportIndex) -> Term | None:
    if practice is None or practice.basis is Basis.PRACTICE:
        return None
    if practice.status is Status.PLANNED and practice.basis is Basis.ANNOUNCED:
        return None
    return index.report.vocabularies["bases"][practice.basis]


def _way_name(way: OptOut, index: ReportIndex) -> str:
    words = index.report.vocabularies
    if way.finding is not PathFinding.FOUND:
        return words.label("path_findings", way.finding)
    return way.label or words.label("channels", way.channel)


def _coming(deadline: PartialDate | None, index: ReportIndex) -> PartialDate | None:
    return deadline if deadline is not None and deadline.last_day >= index.day else None


def _member_lines(
    record: PlatformRecord,
    classes: Iterable[tuple[Mapping[str, RegionClass], tuple[str, ...]]],
    index: ReportIndex,
) -> tuple[MemberLine, ...]:
    """Each different line once with its members, the one for fewest members first."""
    members: dict[tuple[str, str], list[str]] = {}
    lines: dict[tuple[str, str], PlatformLine] = {}
    for by_record, codes in classes:
        line = platform_line(record, by_record[record.slug], index)
        key = (line.practice.id if line.practice else "", line.way.id if line.way else "")
        members.setdefault(key, []).extend(codes)
        lines.setdefault(key, line)
    found = (MemberLine(tuple(sorted(members[key])), line) for key, line in lines.items())
    return tuple(sorted(found, key=lambda each: (len(each.members), each.members)))


def _shared_line(found: tuple[MemberLine, ...], index: ReportIndex) -> PlatformLine:
    """The line for all members, which says no more than they share."""
    first = found[0].line
    if len(found) == 1:
        return first
    said = {(each.line.status, each.line.basis) for each in found}
    shared = replace(first, practice=None, way=None, way_name="", deadline=None, differs=True)
    return shared if len(said) == 1 else replace(shared, status=VARIES, basis=None)


def _tallies(lines: Iterable[PlatformLine], index: ReportIndex) -> Iterator[StatusTally]:
    counts = {str(Status.DEFAULT_ON): 0}
    for line in lines:
        counts[line.status.code] = counts.get(line.status.code, 0) + 1
    for code in SENTENCE_ORDER:
        if code in counts:
            term = VARIES if code == VARIES.code else index.status_term(code)
            yield StatusTally(term, counts[code])


def _what_to_act_on_first(line: PlatformLine) -> tuple[int, bool, int, str, str]:
    """By status; what is done before what is allowed; a coming deadline first; then by name."""
    basis = tuple(Basis).index(Basis(line.basis.code)) if line.basis else 0
    rank = ACT_ON_FIRST.index(line.status.code)
    return (rank, line.deadline is None, basis, line.record.name.casefold(), line.record.slug)


def _acts(classes: list[Mapping[str, RegionClass]], index: ReportIndex) -> Iterator[ActTallies]:
    found: dict[tuple[Act, Status], list[ActEntry]] = {}
    for record in index.report.platforms:
        of_members = [_other_acts(record, each[record.slug]) for each in classes]
        for key, practice in _first_of_each(of_members).items():
            everywhere = all(key in acts for acts in of_members)
            entry = ActEntry(record, practice, _basis(practice, index), everywhere)
            found.setdefault(key, []).append(entry)
    for act in OTHER_ACTS:
        tallies = tuple(
            ActTally(index.status_term(status), tuple(found[act, Status(status)]))
            for status in ACT_ON_FIRST
            if (act, status) in found
        )
        if tallies:
            yield ActTallies(index.report.vocabularies["acts"][act], tallies)


def _other_acts(record: PlatformRecord, places: RegionClass) -> dict[tuple[Act, Status], Practice]:
    """The first deciding row of each other act and status, for the main audience."""
    found: dict[tuple[Act, Status], Practice] = {}
    for row in places.practices(record.main_audience.id):
        if row.act in OTHER_ACTS:
            found.setdefault((row.act, row.status), row)
    return found


def _first_of_each(
    of_members: Iterable[Mapping[tuple[Act, Status], Practice]],
) -> dict[tuple[Act, Status], Practice]:
    found: dict[tuple[Act, Status], Practice] = {}
    for acts in of_members:
        for key, practice in acts.items():
            found.setdefault(key, practice)
    return found
