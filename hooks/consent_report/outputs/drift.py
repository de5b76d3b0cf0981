"""What became of documents since they were read, for a terminal and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from consent_report.evidence.drift import DocumentDrift, Drift, TopicChange
from consent_report.model.problems import printable

MOST_PASSAGES = 3
"""Of each side of a topic; the JSON has all."""
LONGEST_PASSAGE = 200

HOW_PASSAGES_ARE_COMPARED = (
    "Texts are compared sentence by sentence, folded as for verify; a sentence counts for a topic "
    "if it holds one of the words in data/vocabularies/topics.yml."
)
_WORDS = {
    Drift.CHANGED: "to be read again",
    Drift.GONE: "no longer kept by the archive",
    Drift.REWORDED: "newer copies, alike in what matters",
    Drift.UNCHANGED: "no newer copy",
    Drift.NOT_LOOKED_AT: "not looked at: no archive at hand has the copy",
}


def drift_text(drifts: Sequence[DocumentDrift]) -> str:
    """Each document that is to be read again with its passages, then the counts."""
    lines = []
    for each in drifts:
        if each.outcome in (Drift.CHANGED, Drift.GONE):
            lines += [_head(each), *_passage_lines(each.changes), ""]
    counts = Counter(each.outcome for each in drifts)
    lines += [f"{counts[outcome]:>5}  {_WORDS[outcome]}" for outcome in Drift]
    return printable_lines([*lines, HOW_PASSAGES_ARE_COMPARED])


def drift_json(drifts: Sequence[DocumentDrift]) -> str:
    """An object with a list of all documents and every passage."""
    whole = {
        "compared": HOW_PASSAGES_ARE_COMPARED,
        "documents": [_object(each) for each in drifts],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def printable_lines(lines: Sequence[str]) -> str:
    """Lines for a terminal, whatever texts they hold."""
    return "".join(f"{printable(line)}\n" for line in lines)


def _head(drift: DocumentDrift) -> str:
    snapshot = drift.document.source.snapshot
    read_on = snapshot.captured_on.isoformat() if snapshot else ""
    count = len(drift.newer)
    copies = "1 newer copy" if count == 1 else f"{count} newer copies"
    newest = drift.newer[0].captured_on
    about = f"{drift.document.record}, {drift.document.file.path}, read as of {read_on}"
    if drift.outcome is Drift.GONE:
        return f"{about}: removed from the archive on {newest}."
    return f"{about}: {copies}, the newest of {newest}."


def _passage_lines(changes: Sequence[TopicChange]) -> Iterator[str]:
    for change in changes:
        yield f"  {change.topic.label}: {len(change.new)} new, {len(change.gone)} gone"
        for mark, texts in (("+", change.new), ("-", change.gone)):
            for text in texts[:MOST_PASSAGES]:
                is_long = len(text) > LONGEST_PASSAGE
                yield f"    {mark} {text[: LONGEST_PASSAGE - 1] + '…' if is_long else text}"


def _object(drift: DocumentDrift) -> dict[str, Any]:
    snapshot = drift.document.source.snapshot
    return {
        "record": drift.document.record,
        "source": drift.document.source.id,
        "repository": snapshot.repository if snapshot else "",
        "path": drift.document.file.path,
        "commit": drift.document.file.commit,
        "captured_on": snapshot.captured_on.isoformat() if snapshot else None,
        "outcome": drift.outcome,
        "newer": [
            {"commit": each.commit, "captured_on": each.captured_on.isoformat()}
            for each in drift.newer
        ],
        "changes": [
            {"topic": each.topic.code, "new": list(each.new), "gone": list(each.gone)}
            for each in drift.changes
        ],
    }
