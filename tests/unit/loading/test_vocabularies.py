"""Codes stand in the vocabularies; enums, schema and names agree with them."""

from __future__ import annotations

import json
from enum import StrEnum

import pytest
from babel import Locale

from consent_report.loading.foundations import load_foundation
from consent_report.loading.vocabulary_schema import vocabulary_schema_text
from consent_report.model.codes import Act, Basis, PathFinding, Purpose, Status, Use
from consent_report.model.vocabularies import Vocabularies
from tests.support.projects import PROJECT

SHORT_FORMS = {"HK": "Hong Kong", "MO": "Macao", "PS": "Palestine"}
"""Where the usual English name is shorter than the one that CLDR lists first."""
ENUMS: tuple[tuple[type[StrEnum], str], ...] = (
    (Act, "acts"),
    (Basis, "bases"),
    (PathFinding, "path_findings"),
    (Purpose, "purposes"),
    (Status, "statuses"),
    (Use, "uses"),
)


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    found = load_foundation(PROJECT).vocabularies
    if found is None:
        pytest.fail("the vocabularies have problems: consent-report check")
    return found


@pytest.mark.parametrize(("enum", "vocabulary"), ENUMS)
def test_an_enum_is_its_vocabulary(
    vocabularies: Vocabularies, enum: type[StrEnum], vocabulary: str
) -> None:
    assert {each.value for each in enum} == set(vocabularies[vocabulary].by_code)


def test_the_schema_of_codes_is_current(vocabularies: Vocabularies) -> None:
    path = PROJECT / "data" / "schema" / "vocabularies.schema.json"

    written = path.read_text(encoding="utf-8")

    assert written == vocabulary_schema_text(vocabularies), "run: consent-report schema --write"


def test_every_code_has_a_line_of_hover_text(vocabularies: Vocabularies) -> None:
    definitions = json.loads(vocabulary_schema_text(vocabularies))["$defs"]

    assert set(definitions) == {*vocabularies.by_id, "regions"}
    for each in definitions.values():
        assert len(each["enum"]) == len(each["enumDescriptions"]) == len(set(each["enum"]))


def test_countries_bear_their_usual_english_names(vocabularies: Vocabularies) -> None:
    names = Locale("en").territories

    for country in vocabularies.regions.countries:
        assert country.label == SHORT_FORMS.get(country.code, names[country.code])


def test_countries_and_groups_hold_together(vocabularies: Vocabularies) -> None:
    regions = vocabularies.regions
    codes = {country.code for country in regions.countries}

    assert {part.country for part in regions.subdivisions} <= codes
    assert {member.country for group in regions.groups for member in group.members} <= codes
    assert not codes & {group.code for group in regions.groups}
