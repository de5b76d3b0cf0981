"""Reads the answers of the list of platforms as its script does (docs/assets/explorer.js)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from consent_report.editions.resolution import MAIN_TOPIC, Topic, main_question, resolve
from consent_report.model.codes import Basis
from consent_report.model.platforms import PlatformRecord
from consent_report.model.reports import Report
from tests.support.days import holding

NOT_CHECKED = "not_checked"


@dataclass(frozen=True)
class TopicFile:
    """What a file of ``assets/topics/`` holds."""

    known: dict[str, Any]

    @classmethod
    def of(cls, text: str) -> TopicFile:
        """That of a script."""
        found = re.fullmatch(r'consentReport\.take\("[^"]+",(.*)\);\n', text, re.DOTALL)
        assert found
        return cls(json.loads(found[1]))

    def answer(self, slug: str, place: str, day: str) -> str:
        """A status, with a basis where it is not stated to be done."""
        if slug not in self.known["platforms"]:
            return NOT_CHECKED
        pairs = self.known["platforms"][slug]
        named = [
            pair
            for code in (place, place.split("-")[0])
            for pair in pairs
            if code in self.known["places"][pair[0]].split()
        ]
        text = self.known["days"][(named or pairs[-1:])[0][1]]
        return str(holding([entry.split(":") for entry in text.split(" ")], day)[1])


def resolved(
    report: Report, record: PlatformRecord, place: str, day: date, topic: Topic = MAIN_TOPIC
) -> str:
    """The same, from the rows of the record; a group says what all of its members share."""
    regions = report.vocabularies.regions
    members = regions.members_on(place, day) if regions.is_group(place) else (place,)
    answers = {_resolved(report, record, code, day, topic) for code in members}
    return answers.pop() if len(answers) == 1 else "varies"


def _resolved(report: Report, record: PlatformRecord, place: str, day: date, topic: Topic) -> str:
    question = replace(main_question(record, place, day), act=topic.act)
    for purpose in topic.purposes:
        asked = replace(question, purpose=purpose)
        row = resolve(record.practices, report.vocabularies.regions, asked).deciding
        if row:
            basis = row.practice.basis
            return row.practice.status + ("" if basis is Basis.PRACTICE else f".{basis}")
    return NOT_CHECKED
