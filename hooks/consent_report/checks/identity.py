"""Rules on what a record and its parts are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from consent_report.checks.breaches import unmet
from consent_report.checks.context import Context
from consent_report.model.platforms import PlatformRecord
from consent_report.model.problems import Breach, Pointer, shown


def slug_is_the_file_name(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """The slug is the name of the file without its ending."""
    stem = PurePosixPath(record.path).stem
    if record.slug != stem:
        advice = f"Rename the file to {record.slug}.yml, or write the slug {shown(stem)}."
        yield unmet(("slug",), f"{shown(stem)}, the name of the file", shown(record.slug), advice)


def ids_are_unique(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """Within a list of a record, no two items bear one identifier."""
    for field in (
        "audiences",
        "content",
        "practices",
        "affiliates_definitions",
        "recipients",
        "opt_outs",
        "policies",
        "events",
        "disputes",
        "replies",
    ):
        identifiers = [item.id for item in getattr(record, field)]
        if len(set(identifiers)) < len(identifiers):
            yield from _repeated(
                ((field, index, "id"), each) for index, each in enumerate(identifiers)
            )
    yield from _repeated(
        (("policies", index, "versions", inner, "id"), version.id)
        for index, policy in enumerate(record.policies)
        for inner, version in enumerate(policy.versions)
    )


def _repeated(named: Iterable[tuple[Pointer, str]]) -> Iterator[Breach]:
    first_use: dict[str, Pointer] = {}
    for where, identifier in named:
        if identifier in first_use:
            expected = "an identifier that no other item of the list bears"
            yield unmet(where, expected, shown(identifier), related=(first_use[identifier],))
        else:
            first_use[identifier] = where


def reserved_words_are_not_ids(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """No audience and no content is called ``all``, which stands for every one of them."""
    named: list[tuple[Pointer, str]] = [
        *((("audiences", index, "id"), each.id) for index, each in enumerate(record.audiences)),
        *((("content", index, "id"), each.id) for index, each in enumerate(record.content)),
    ]
    for where, identifier in named:
        if identifier == "all":
            expected = "an identifier other than all, which stands for every one"
            yield unmet(where, expected, shown(identifier))


def names_are_given_once(record: PlatformRecord, _: Context) -> Iterator[Breach]:
    """A record gives each of its names once, whatever the case."""
    named: list[tuple[Pointer, str]] = [(("name",), record.name)]
    named += ((("aliases", index), name) for index, name in enumerate(record.aliases))
    named += ((("former_names", index), name) for index, name in enumerate(record.former_names))
    first_use: dict[str, Pointer] = {}
    for where, name in named:
        key = name.casefold()
        if key in first_use:
            expected = "a name that the record does not give elsewhere"
            yield unmet(where, expected, shown(name), "Remove it.", (first_use[key],))
        else:
            first_use[key] = where
