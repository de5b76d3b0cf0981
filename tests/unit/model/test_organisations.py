from __future__ import annotations

from consent_report.model.dates import Missing, PartialDate
from consent_report.model.organisations import Organisation, Organisations, Ownership


def owned_by(*owners: str, until: str = "") -> tuple[Ownership, ...]:
    end = PartialDate.parse(until) if until else Missing.OPEN
    return tuple(Ownership(owner, Missing.UNKNOWN, end, ("register",)) for owner in owners)


def organisations(**owners: tuple[Ownership, ...]) -> Organisations:
    by_id = {each: Organisation(each, each.upper(), owners=owners[each]) for each in owners}
    return Organisations(by_id, {})


def ids(found: tuple[Organisation, ...]) -> list[str]:
    return [each.id for each in found]


def test_operators_come_first_and_then_their_owners_nearest_first() -> None:
    known = organisations(
        app=owned_by("holding"), shop=owned_by("top"), holding=owned_by("top"), top=()
    )

    assert ids(known.behind(["app", "shop"])) == ["app", "shop", "holding", "top"]


def test_a_former_owner_is_not_behind_an_organisation() -> None:
    known = organisations(app=owned_by("old", until="2022-10-27"), old=())

    assert ids(known.behind(["app"])) == ["app"]


def test_a_ring_of_owners_ends_and_undefined_ones_are_passed_over() -> None:
    known = organisations(one=owned_by("two", "nobody"), two=owned_by("one"))

    assert ids(known.behind(["one", "missing"])) == ["one", "two"]
