"""Which words ask for what: each language's expressions (bot/language/<lang>/asking.yaml) found in a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.matching.matcher import Token

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A concept found on the tokens from start to end (exclusive)."""

    concept: str
    start: int
    end: int


class Lexicon:
    """Expressions by their stems, for one language."""

    def __init__(self, expressions: Mapping[str, Iterable[str]], stems: Callable[[str], Stems]) -> None:
        found: dict[Stems, set[str]] = defaultdict(set)
        for concept, forms in expressions.items():
            for form in forms:
                key = stems(form)
                if key:
                    found[key].add(concept)
        self._concepts = {key: frozenset(names) for key, names in found.items()}
        self._longest = max(map(len, self._concepts), default=1)

    def marks(self, tokens: Sequence[Token], taken: frozenset[int] = frozenset()) -> tuple[Mark, ...]:
        """All concepts on free tokens; inside a longer expression, shorter ones do not count."""
        marks: list[Mark] = []
        stems = [t.stem for t in tokens]
        covered: set[int] = set(taken)
        for size in range(min(self._longest, len(stems)), 0, -1):
            for start in range(len(stems) - size + 1):
                span = range(start, start + size)
                names = self._concepts.get(tuple(stems[start : start + size]))
                if names and not any(i in covered for i in span):
                    marks += [Mark(name, start, start + size) for name in sorted(names)]
                    if size > 1:
                        covered.update(span)
        return tuple(sorted(marks, key=lambda m: (m.start, m.end, m.concept)))


def expressions(asking: Mapping[str, Any]) -> dict[str, list[str]]:
    """The concepts of a language's asking.yaml, further lists of it under names of their own ("contact.email", "light")."""
    found = {name: list(forms) for name, forms in asking["concepts"].items()}
    for name in ("source", "freshness", "self", "light", "follow", "pronouns", "person_pronouns", "group_pronouns"):
        found[name] = list(asking[name])
    for group in ("contact", "person"):
        found |= {f"{group}.{name}": list(forms) for name, forms in asking[group].items()}
    return found
