"""The reference of every field of a record, made from the JSON Schemas.

The schemas are the single source: nothing is described here that they do not say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from consent_report.model.vocabularies import Vocabularies

Schemas = Mapping[str, Mapping[str, Any]]
"""Each schema by its file name, ``platform.schema.json``."""

DOCUMENTED = ("platform", "organisations")
"""Schemas of files that people edit."""

TOP = "record"
"""Anchor of the fields at the top of a file."""


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """One field of an object."""

    name: str
    """The key as it is written; ``*`` for keys that the author chooses."""
    title: str
    description: str
    is_required: bool
    is_list: bool
    type: str
    """``text``, ``number``, ``object``, or the title of a shared type."""
    object_anchor: str
    """Where the fields of the object stand on the page; empty for anything else."""
    vocabulary: str
    """Identifier of the vocabulary of allowed values; empty where there is none."""
    vocabulary_label: str
    limits: str
    """``1 to 30`` for lists and keys, ``at most 200`` for characters; empty where unlimited."""
    default: str
    """As JSON; empty where there is none."""
    examples: tuple[str, ...]
    """As JSON."""


@dataclass(frozen=True, slots=True)
class ObjectDoc:
    """An object and its fields."""

    anchor: str
    title: str
    description: str
    fields: tuple[FieldDoc, ...]


@dataclass(frozen=True, slots=True)
class SchemaDoc:
    """A kind of file."""

    anchor: str
    title: str
    description: str
    objects: tuple[ObjectDoc, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """All that the field reference says."""

    schemas: tuple[SchemaDoc, ...]


def data_page(schemas: Schemas, vocabularies: Vocabularies) -> DataPage:
    """The reference of the documented schemas that are there."""
    names = [name for name in DOCUMENTED if f"{name}.schema.json" in schemas]
    return DataPage(tuple(_SchemaReader(name, schemas, vocabularies).read() for name in names))


@dataclass(frozen=True, slots=True)
class _SchemaReader:
    name: str
    schemas: Schemas
    vocabularies: Vocabularies

    def read(self) -> SchemaDoc:
        schema = self.schemas[f"{self.name}.schema.json"]
        return SchemaDoc(
            anchor=self.name,
            title=schema["title"],
            description=schema["description"],
            objects=tuple(self._objects(schema)),
        )

    def _objects(self, schema: Mapping[str, Any]) -> Iterator[ObjectDoc]:
        """The file itself, then every object below it, each once, as they come."""
        queue = [(self._anchor(TOP), schema)]
        seen = {self._anchor(TOP)}
        while queue:
            anchor, found = queue.pop(0)
            yield self._object(anchor, found)
            for field in found.get("properties", {}).values():
                below, target, _ = self._target(field)
                if below and below not in seen:
                    seen.add(below)
                    queue.append((below, target))

    def _object(self, anchor: str, schema: Mapping[str, Any]) -> ObjectDoc:
        required = frozenset(schema.get("required", ()))
        return ObjectDoc(
            anchor=anchor,
            title=schema["title"],
            description=schema["description"],
            fields=tuple(
                self._field(name, field, name in required)
                for name, field in schema.get("properties", {}).items()
            ),
        )

    def _field(self, name: str, field: Mapping[str, Any], is_required: bool) -> FieldDoc:
        anchor, target, is_list = self._target(field)
        vocabulary = _vocabulary(field) or _vocabulary(field.get("items", {}))
        label = "Region" if vocabulary == "regions" else ""
        if vocabulary in self.vocabularies.by_id:
            label = self.vocabularies[vocabulary].label
        return FieldDoc(
            name=name,
            title=field["title"],
            description=field["description"],
            is_required=is_required,
            is_list=is_list,
            type=_type(target),
            object_anchor=anchor,
            vocabulary=vocabulary,
            vocabulary_label=label,
            limits=_limits(field if is_list else {**target, **field}),
            default=json.dumps(field["default"], ensure_ascii=False) if "default" in field else "",
            examples=tuple(json.dumps(each, ensure_ascii=False) for each in _examples(field)),
        )

    def _target(self, field: Mapping[str, Any]) -> tuple[str, Mapping[str, Any], bool]:
        """Anchor of the object that a field holds, its schema, and whether it holds many."""
        resolved = self._resolve(field)
        is_list = resolved.get("type") == "array"
        inner = resolved.get("items", {}) if is_list else resolved
        if not is_list and isinstance(resolved.get("additionalProperties"), Mapping):
            inner = resolved["additionalProperties"]
        target = self._resolve(inner)
        anchor = self._anchor(target["title"]) if "properties" in target else ""
        return anchor, target, is_list

    def _resolve(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """What a reference points to; vocabularies are left as they are."""
        reference = schema.get("$ref", "")
        if not reference or _vocabulary(schema):
            return schema
        file, _, name = reference.partition("#/$defs/")
        found: Mapping[str, Any] = self.schemas[file or f"{self.name}.schema.json"]["$defs"][name]
        return found

    def _anchor(self, title: str) -> str:
        words = "".join(c if c.isascii() and c.isalnum() else "-" for c in title.lower())
        return f"{self.name}-{words}"


def _vocabulary(schema: Mapping[str, Any]) -> str:
    """The vocabulary that a schema refers to; empty where it refers to none."""
    file, _, name = str(schema.get("$ref", "")).partition("#/$defs/")
    return name if file == "vocabularies.schema.json" else ""


def _type(target: Mapping[str, Any]) -> str:
    kind = {"string": "text", "integer": "number", "object": "object"}.get(target.get("type", ""))
    return str(target["title"]).lower() if kind == "object" else kind or "text"


def _limits(schema: Mapping[str, Any]) -> str:
    if "maxItems" in schema:
        return f"{schema.get('minItems', 0)} to {schema['maxItems']} entries"
    if "maxLength" in schema:
        return f"at most {schema['maxLength']} characters"
    if "maximum" in schema:
        return f"{schema.get('minimum', 0)} to {schema['maximum']}"
    return ""


def _examples(field: Mapping[str, Any]) -> Iterator[Any]:
    """Short examples only: a long one says less than the fields below it."""
    for example in field.get("examples", ()):
        if len(json.dumps(example, ensure_ascii=False)) <= 120:
            yield example
