"""Records whose every free text tries to become markup.

Which fields are free text is read from the schemas, so that a new field is attacked too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

ATTACK = (
    "<script>ran=1</script>\"'><img src=x onerror=ran=1></title></textarea>"
    "</script>--><svg onload=ran=1>&lt;b&gt;{{7*7}}[a](javascript:ran=1)"
)
"""Ends every context that a text can stand in; ``window.ran`` tells that it came through."""

BREAKING = ("<script>ran=1</script>", "<img src=x onerror=ran=1>", "<svg onload=ran=1>")
"""What must not stand as markup in any file."""


class Schemas:
    """The schemas of a folder, as far as free text needs them."""

    def __init__(self, folder: Path) -> None:
        self._documents = {
            path.name: json.loads(path.read_text(encoding="utf-8"))
            for path in folder.glob("*.schema.json")
        }

    def attacked(self, name: str, document: dict[str, Any]) -> dict[str, Any]:
        """The document with the attack, numbered, in each of its free texts."""
        numbers = count(1)
        attacked: dict[str, Any] = self._value(name, self._documents[name], document, numbers)
        return attacked

    def _value(self, name: str, schema: dict[str, Any], value: Any, numbers: Iterator[int]) -> Any:
        if reference := schema.get("$ref"):
            file, _, pointer = reference.partition("#")
            target = self._documents.get(file or name)
            if target is None:
                return value
            for step in pointer.strip("/").split("/") if pointer else ():
                target = target[step]
            return self._value(file or name, target, value, numbers)
        if isinstance(value, dict):
            return {
                key: self._value(name, self._property(schema, key), each, numbers)
                for key, each in value.items()
            }
        if isinstance(value, list):
            return [self._value(name, schema.get("items", {}), each, numbers) for each in value]
        if isinstance(value, str) and schema.get("format") == "plain-text":
            return f"{next(numbers)} {ATTACK}"[: schema.get("maxLength", 1000)]
        return value

    def _property(self, schema: dict[str, Any], key: str) -> dict[str, Any]:
        found = schema.get("properties", {}).get(key) or schema.get("additionalProperties")
        return found if isinstance(found, dict) else {}
