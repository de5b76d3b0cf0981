"""The parser's events as plain data, with everything that JSON could not say named.

Reading goes on after a flaw wherever what follows can still be understood, so that
all of them are found at once. Nothing here calls itself, however deep a file goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from consent_report.loading.limits import Limits
from consent_report.loading.scalars import Scalar, Unclear, read_plain
from consent_report.loading.syntax import syntax_breach
from consent_report.loading.texts import text_breaches
from consent_report.model.problems import Breach, Position, shown

Place = tuple[int, int]
"""Line and column from 1. A bare pair, since thousands are kept and few are shown."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in the writing of a file, with its place."""

    position: Position
    breach: Breach
    related: tuple[Position, ...] = ()


class _TooMuchError(Exception):
    """Ends the reading of a file that goes beyond its limits."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been reached."""

    value: dict[str, Any] | list[Any]
    is_key: bool
    """It stands where a key should."""
    key: str | None = None
    """The key that waits for its value."""
    key_places: dict[str, Place] = field(default_factory=dict)
    drop_from: int | None = None
    """Where the places of a repeated key begin: they go with its value."""

    def take(self, value: Any) -> None:
        """Keeps the value under the key that waits for it, or as the next item."""
        if self.key is None:
            cast("list[Any]", self.value).append(value)
            return
        if self.drop_from is None:
            cast("dict[str, Any]", self.value)[self.key] = value
        self.key = None


class EventReader:
    """Reads one text. Ask for :attr:`top`, :attr:`places` and :attr:`flaws` afterwards."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.top: dict[str, Any] | None = None
        """The whole document; ``None`` where none could be made out."""
        self.places: list[Place] = []
        """The position of each key and value in the order of the text, a key before its value."""
        self.flaws: list[Flaw] = []
        self._text = text
        self._limits = limits
        self._open: list[_Open] = []
        self._documents = 0
        self._is_faithful = True

    def read(self) -> None:
        """Reads to the end, or to where the text can no longer be understood."""
        parser = yaml.CSafeLoader(self._text)
        takers = self._takers()
        try:
            while (event := parser.get_event()) is not None:
                taker = takers.get(type(event))
                if taker is not None:
                    taker(event)
        except _TooMuchError:
            self._is_faithful = False
        except yaml.YAMLError as error:
            line, column, breach = syntax_breach(error)
            self.flaws.append(Flaw(Position(line, column), breach))
            self._is_faithful = False
        finally:
            parser.dispose()
        if not self._is_faithful:
            self.top = None
        if self._documents == 0 and not self.flaws:
            self._flaw((1, 1), "file-holds-a-mapping", "a mapping of keys", "an empty file")

    def _takers(self) -> dict[type[yaml.Event], Callable[[Any], None]]:
        """What is done with each kind of event; the others tell nothing that is needed."""
        return {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: lambda event: self._begin(event, {}),
            yaml.SequenceStartEvent: lambda event: self._begin(event, []),
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def _document(self, event: Any) -> None:
        place = _place(event)
        self._documents += 1
        if self._documents > 1:
            self._flaw(place, "file-holds-one-document", "one document", "a second one")
            raise _TooMuchError
        if event.version or event.tags:
            self._flaw(place, "yaml-is-plain", "no directive", "a line that begins with %")

    def _begin(self, event: Any, value: dict[str, Any] | list[Any]) -> None:
        place = _place(event)
        self._check_node(event, place)
        if len(self._open) >= self._limits.depth:
            expected = f"at most {self._limits.depth} levels of nesting"
            self._flaw(place, "nesting-is-within-limits", expected, "one more")
            raise _TooMuchError
        is_key = self._expects_key()
        if is_key:
            self._odd_key(place, "text as the key", shown(value), "keys-are-text")
        elif not self._open:
            self._place_top(value, place)
        else:
            self.places.append(place)
            self._open[-1].take(value)
        self._open.append(_Open(value, is_key))

    def _end(self, _: Any) -> None:
        ended = self._open.pop()
        if not ended.is_key:
            self._drop_repeated()

    def _scalar(self, event: Any) -> None:
        """Most events are these, so the ordinary ones are kept without a further call."""
        mark, word, style = event.start_mark, event.value, event.style
        place = (mark.line + 1, mark.column + 1)
        self._check_node(event, place)
        if style == '"' and not (word.isascii() and word.isprintable()):
            self._check_escapes(word, place)
        value = word if style else read_plain(word)
        holder = self._open[-1] if self._open else None
        if holder is None:
            self._place_top(value, place)
        elif holder.key is None and type(holder.value) is dict:
            self._key(holder, word, value, place)
        else:
            self.places.append(place)
            if type(value) is Unclear:
                value = self._nearest(value, word, place)
            holder.take(value)
            if holder.drop_from is not None:
                self._drop_repeated()

    def _nearest(self, value: Unclear, word: str, place: Place) -> Scalar:
        found = shown(word) if word else "nothing"
        self._flaw(place, "value-is-unmistakable", value.expected, found, value.advice)
        return value.nearest

    def _alias(self, event: Any) -> None:
        place = _place(event)
        found = f"the alias {shown('*' + event.anchor)}"
        if self._expects_key():
            self._odd_key(place, "text as the key", found, "yaml-is-plain")
            return
        self._flaw(place, "yaml-is-plain", "the value itself", found, "Write it out, or quote it.")
        self.places.append(place)
        if self._open:
            self._open[-1].take(None)
            self._drop_repeated()

    def _odd_key(self, place: Place, expected: str, found: str, rule: str) -> None:
        """A key that no mapping of ours can hold: what follows is read, but not kept."""
        self._flaw(place, rule, expected, found, "Write a plain word.")
        self._open[-1].key = ""
        self._is_faithful = False

    def _key(self, holder: _Open, word: str, value: Scalar | Unclear, place: Place) -> None:
        self.places.append(place)
        holder.key = word
        if word == "<<":
            self._flaw(place, "yaml-is-plain", "a key of the schema", 'the merge key "<<"')
        elif not isinstance(value, str):
            advice = f'Quote it: "{word}".' if len(word) <= 40 else ""
            self._flaw(place, "keys-are-text", "text as the key", shown(word), advice)
        elif len(word) > self._limits.key_characters:
            expected = f"a key of at most {self._limits.key_characters} characters"
            self._flaw(place, "keys-are-short", expected, f"{len(word):,} characters")
        first = holder.key_places.setdefault(word, place)
        if first is not place:
            holder.drop_from = len(self.places) - 1
            found = f"{shown(word)} again"
            advice = "Keep one of the two."
            self._flaw(place, "keys-are-unique", "each key once", found, advice, (first,))

    def _expects_key(self) -> bool:
        if not self._open:
            return False
        holder = self._open[-1]
        return isinstance(holder.value, dict) and holder.key is None

    def _place_top(self, value: Any, place: Place) -> None:
        self.places.append(place)
        if isinstance(value, dict):
            self.top = value
            return
        found = "nothing" if value is None or isinstance(value, Unclear) else shown(value)
        self._flaw(place, "file-holds-a-mapping", "a mapping of keys", found)

    def _drop_repeated(self) -> None:
        """Forgets the places of a repeated key and of all that its value held."""
        holder = self._open[-1] if self._open else None
        if holder is not None and holder.drop_from is not None:
            del self.places[holder.drop_from :]
            holder.drop_from = None

    def _check_node(self, event: Any, place: Place) -> None:
        if len(self.places) >= self._limits.nodes:
            expected = f"at most {self._limits.nodes:,} keys and values"
            self._flaw(place, "node-count-is-within-limits", expected, "one more")
            raise _TooMuchError
        if event.anchor is not None:
            found = f"the anchor {shown('&' + event.anchor)}"
            self._flaw(place, "yaml-is-plain", "no anchor", found, "Remove it, or quote the text.")
        if event.tag is not None:
            found = f"the tag {shown(event.tag)}"
            self._flaw(place, "yaml-is-plain", "no tag", found, "Remove it, or quote the text.")

    def _check_escapes(self, text: str, place: Place) -> None:
        """Escapes can write what the file itself may not hold."""
        for _, rule, expected, found, advice in text_breaches(text):
            self._flaw(place, rule, expected, found, advice)
            return

    def _flaw(
        self,
        place: Place,
        rule: str,
        expected: str,
        found: str,
        advice: str = "",
        related: tuple[Place, ...] = (),
    ) -> None:
        breach = Breach(rule, (), expected, found, advice)
        others = tuple(Position(*each) for each in related)
        self.flaws.append(Flaw(Position(*place), breach, others))


def _place(event: Any) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
