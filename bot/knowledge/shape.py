"""Shapes of values in staff's files: each reads a node, telling what is wrong, and describes itself as JSON Schema: one truth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Protocol

from bot.documents import Node, Scalar, Sequence, Table
from bot.knowledge.model import PartialDate
from bot.knowledge.problem import Report, nearest
from bot.language import LANGUAGES

Schema = dict[str, Any]


class Shape(Protocol):
    def read(self, node: Node, report: Report) -> Any:
        """The typed value, or None where it was wrong and reported."""

    def schema(self) -> Schema: ...


class Entry:
    """A table that was read: values by key, and the nodes they came from."""

    __slots__ = ("column", "line", "nodes", "values")

    def __init__(self, node: Table) -> None:
        self.line = node.line
        self.column = node.column
        self.values: dict[str, Any] = {}
        self.nodes: dict[str, Node] = {}

    def get(self, key: str, default: Any = None) -> Any:
        return self.values.get(key, default)

    def at(self, key: str) -> Node:
        """Where the key's value stands, or the table if it has none."""
        return self.nodes.get(key) or Table((), self.line, self.column)

    def each(self, key: str) -> Iterator[tuple[Any, Node]]:
        """The items of a list with their nodes; nothing if an item was wrong, since then the two cannot be paired."""
        node = self.nodes.get(key)
        if isinstance(node, Sequence) and self.whole(key):
            yield from zip(self.values[key], node.items, strict=True)

    def whole(self, key: str) -> bool:
        """Whether a list is there and all of its items could be read."""
        node = self.nodes.get(key)
        return isinstance(node, Sequence) and len(node.items) == len(self.values.get(key) or ())


def _text(node: Node, report: Report) -> str | None:
    if node.__class__ is not Scalar:
        report.error("not-text", node)
        return None
    text = node[0].strip()
    if not text:
        report.error("empty-text", node)
        return None
    return str(text)


@dataclass(frozen=True, slots=True)
class Text:
    """Any text; a number is text too."""

    longest: int | None = None
    """Letters; longer ones do not fit into one message."""

    def read(self, node: Node, report: Report) -> str | None:
        text = _text(node, report)
        if text is not None and self.longest and len(text) > self.longest:
            report.error("too-long", node, length=len(text), longest=self.longest)
        return text

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"} | ({"maxLength": self.longest} if self.longest else {})


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text of a certain form (an id, an address); `kind` names the sentence told when it is not."""

    pattern: str
    kind: str

    def read(self, node: Node, report: Report) -> str | None:
        text = _text(node, report)
        if text is not None and not re.search(self.pattern, text):
            report.error(self.kind, node, text=text)
            return None
        return text

    def schema(self) -> Schema:
        return {"type": ["string", "number"], "pattern": self.pattern}


@dataclass(frozen=True, slots=True)
class OneOf:
    choices: tuple[str, ...]

    def read(self, node: Node, report: Report) -> str | None:
        text = _text(node, report)
        if text is not None and text not in self.choices:
            report.error("not-one-of", node, text=text, choices=", ".join(self.choices))
            return None
        return text

    def schema(self) -> Schema:
        return {"enum": list(self.choices)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a range; `whole` ones come as int, others as float."""

    least: float
    most: float
    whole: bool = True

    def read(self, node: Node, report: Report) -> int | float | None:
        text = _text(node, report)
        if text is None:
            return None
        pattern = r"-?\d{1,9}" if self.whole else r"-?\d{1,9}(\.\d+)?"
        if not re.fullmatch(pattern, text, re.ASCII) or not self.least <= float(text) <= self.most:
            report.error("not-a-number", node, text=text, least=_shown(self.least), most=_shown(self.most))
            return None
        return int(text) if self.whole else float(text)

    def schema(self) -> Schema:
        pattern = r"^-?[0-9]{1,9}$" if self.whole else r"^-?[0-9]{1,9}(\.[0-9]+)?$"
        return {"type": ["integer" if self.whole else "number", "string"], "pattern": pattern, "minimum": self.least, "maximum": self.most}


def _shown(number: float) -> str:
    return str(int(number) if number == int(number) else number)


@dataclass(frozen=True, slots=True)
class Flag:
    def read(self, node: Node, report: Report) -> bool | None:
        text = _text(node, report)
        if text is not None and text not in ("true", "false"):
            report.error("not-a-flag", node, text=text)
            return None
        return None if text is None else text == "true"

    def schema(self) -> Schema:
        return {"type": ["boolean", "string"], "pattern": "^(true|false)$"}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a month or a year: 2023-11-21, 2023-11, 2023. `exact` asks for a day."""

    exact: bool = False

    def read(self, node: Node, report: Report) -> PartialDate | None:
        text = _text(node, report)
        if text is None:
            return None
        parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII)
        if not parts or (self.exact and not parts[3]):
            report.error("not-a-day" if self.exact else "not-a-date", node, text=text)
            return None
        year, month, day = (int(part) if part else None for part in parts.groups())
        found = PartialDate(year or 0, month, day)
        try:
            _ = date(found.year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            report.error("impossible-date", node, text=text)
            return None
        return found

    def schema(self) -> Schema:
        month, day = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
        if self.exact:
            return {"type": "string", "pattern": f"^[0-9]{{4}}-{month}-{day}$"}
        return {"type": ["string", "integer"], "pattern": f"^[0-9]{{4}}(-{month}(-{day})?)?$", "minimum": 1, "maximum": 9999}


@dataclass(frozen=True, slots=True)
class Clock:
    """Hour and minute."""

    def read(self, node: Node, report: Report) -> time | None:
        text = _text(node, report)
        if text is None:
            return None
        parts = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", text, re.ASCII)
        if not parts:
            report.error("not-a-time", node, text=text)
            return None
        return time(int(parts[1]), int(parts[2]))

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its name in the IANA database."""

    def read(self, node: Node, report: Report) -> str | None:
        from zoneinfo import ZoneInfo

        text = _text(node, report)
        if text is None:
            return None
        try:
            ZoneInfo(text)
        except (ValueError, OSError, LookupError):
            report.error("not-a-zone", node, text=text)
            return None
        return text

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"\S"}


@dataclass(frozen=True, slots=True)
class ListOf:
    item: Shape
    least: int = 0

    def read(self, node: Node, report: Report) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            text = node.text if isinstance(node, Scalar) else "…"
            report.error("not-a-list" if text else "empty-list", node, text=text)
            return None
        read = self.item.read
        values = tuple([value for value in [read(item, report) for item in node.items] if value is not None])
        if len(node.items) < self.least:
            report.error("too-short-list", node, least=self.least)
        return values

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema()} | ({"minItems": self.least} if self.least else {})


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """One value for each language, at least one of them."""

    item: Shape

    def read(self, node: Node, report: Report) -> dict[str, Any] | None:
        if not isinstance(node, Table):
            report.error("needs-languages", node, languages=", ".join(LANGUAGES))
            return None
        values = {}
        for key, value in node.entries:
            if key.text not in LANGUAGES:
                report.error("unknown-language", key, key=key.text, languages=", ".join(LANGUAGES))
            elif (read := self.item.read(value, report)) is not None:
                values[key.text] = read
        if not node.entries:
            report.error("needs-languages", node, languages=", ".join(LANGUAGES))
        return values

    def schema(self) -> Schema:
        properties = {lang: self.item.schema() for lang in LANGUAGES}
        return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}


@dataclass(frozen=True, slots=True)
class Keyed:
    """A table whose keys staff choose."""

    item: Shape

    def read(self, node: Node, report: Report) -> Entry | None:
        if not isinstance(node, Table):
            report.error("not-a-table", node)
            return None
        entry = Entry(node)
        for key, value in node.entries:
            if (read := self.item.read(value, report)) is not None:
                entry.values[key.text] = read
                entry.nodes[key.text] = key
        return entry

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.item.schema()}


@dataclass(frozen=True, slots=True)
class Record:
    """A table with known keys; others are errors."""

    name: str
    """Under which `bot/language/sv/keys.yaml` explains the keys; empty for keys that another record explains."""
    keys: Mapping[str, Shape]
    required: tuple[str, ...] = ()

    def read(self, node: Node, report: Report) -> Entry | None:
        if not isinstance(node, Table):
            report.error("not-a-table", node)
            return None
        entry = Entry(node)
        for key, value in node.entries:
            shape = self.keys.get(key.text)
            if shape is None:
                self._unknown(key, report)
                continue
            entry.nodes[key.text] = value
            if (read := shape.read(value, report)) is not None:
                entry.values[key.text] = read
        for key_name in self.required:
            if key_name not in entry.nodes:
                report.error("missing-key", node, key=key_name)
        return entry

    def _unknown(self, key: Scalar, report: Report) -> None:
        if near := nearest(key.text, self.keys, 1):
            report.error("unknown-key-near", key, key=key.text, near=near[0])
        else:
            report.error("unknown-key", key, key=key.text, known=", ".join(self.keys))

    def schema(self) -> Schema:
        return {
            "type": "object",
            "properties": {key: shape.schema() | (_explained(self.name, key) if self.name else {}) for key, shape in self.keys.items()},
            "required": list(self.required),
            "additionalProperties": False,
        }


def _explained(record: str, key: str) -> Schema:
    """What editors show beside a key, in staff's language."""
    from bot.language import data

    told = data("sv", "keys")[record][key]
    return {"description": told["about"], **({"examples": told["examples"]} if told["examples"] else {})}
