"""Reads rendered HTML as a browser would, without one: elements, texts, anchors, links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "circle"})


@dataclass
class Markup(HTMLParser):
    """What stands in a piece of HTML."""

    source: str
    elements: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Name and names of attributes of each element, in order."""
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    """Element, attribute and value, in order."""
    texts: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.unclosed, f"</{tag}> closes nothing"
        opened = self.unclosed.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        """Everything that a reader sees, and what scripts hold."""
        return "".join(self.texts)

    def values(self, name: str) -> list[str]:
        """The values of all attributes of that name, in order."""
        return [value for _, attribute, value in self.attributes if attribute == name]
