"""What is wrong in a knowledge folder: where, what kind, and the words that its sentence needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.knowledge.model import Place
from bot.language import data

if TYPE_CHECKING:
    from bot.documents import Document, Node

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """An error keeps the knowledge from being used; a warning does not."""

    place: Place
    severity: Severity
    kind: str
    """Name of its sentence in `bot/language/<lang>/problems.yaml`."""
    values: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, lang: str) -> str:
        """What is wrong and how it is mended, in one sentence or two."""
        words = data(lang, "problems")
        values = dict(self.values)
        if "near" in values:
            values["near"] = values["near"].replace("|", f" {words['or']} ")
        return str(words["kinds"][self.kind]).format_map(values)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        return self.place.file, self.place.line, self.place.column, self.severity, self.kind


class Report:
    """Gathers the problems of one file while it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def take(self, document: Document) -> None:
        """YAML's own faults."""
        self.problems += [Problem(Place(self.file, f.line, f.column), "error", f.kind, f.values) for f in document.faults]

    def error(self, kind: str, at: Node | Place, **values: object) -> None:
        self._add("error", kind, at, values)

    def warning(self, kind: str, at: Node | Place, **values: object) -> None:
        self._add("warning", kind, at, values)

    def _add(self, severity: Severity, kind: str, at: Node | Place, values: Mapping[str, object]) -> None:
        place = Place(self.file, at.line, at.column)
        self.problems.append(Problem(place, severity, kind, {name: str(value) for name, value in values.items()}))


def nearest(word: str, words: object, limit: int = 2) -> tuple[str, ...]:
    """The known words most like the one written, best first; empty if none is near."""
    from difflib import get_close_matches

    known = {str(each).casefold(): str(each) for each in words}  # type: ignore[attr-defined]
    return tuple(known[found] for found in get_close_matches(word.casefold(), list(known), limit, 0.6))
