"""What was looked at on the way to an answer: facts, and what was asked of all that is learned. While the facts say the same, the same is
told of what was learned, and nothing else of the knowledge changes, so does the answer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")
Query = tuple[Any, ...]
"""What is asked of all that is learned: its kind, and further plain values."""


@dataclass(slots=True)
class Seen:
    facts: set[str] = field(default_factory=set)
    """Ids of those that were looked at."""
    told: dict[Query, str] = field(default_factory=dict)
    """What was asked of all that is learned, and a digest of what was told, with the languages of which that was learned."""


_seen: ContextVar[Seen | None] = ContextVar("seen", default=None)


@contextmanager
def looking() -> Iterator[Seen]:
    """All that is looked at inside, in this thread."""
    seen = Seen()
    token = _seen.set(seen)
    try:
        yield seen
    finally:
        _seen.reset(token)


def looked_at(facts: Iterable[str]) -> None:
    """Notes them for whoever is looking."""
    if (seen := _seen.get()) is not None:
        seen.facts.update(facts)


def noted(query: Query, told: T, languages: Iterable[str] = ()) -> T:
    """What was told, noted for whoever is looking. `languages`: those of which it was learned, if it was not of all."""
    if (seen := _seen.get()) is not None and query not in seen.told:
        seen.told[query] = " ".join((digest(told), *languages))
    return told


def learned_of(told: str) -> list[str]:
    """The languages that something was learned of, as it was noted; none if it was of all."""
    return told.split()[1:]


def digest(told: object) -> str:
    """Differs for what differs in print."""
    return hashlib.blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


class Phrasings(dict[str, str]):
    """Phrasings in some form to their facts; which ones are looked up is noted."""

    def __init__(self, name: str, facts: Iterable[tuple[str, str]]) -> None:
        super().__init__(facts)
        self.name = name

    def get(self, text: str, default: Any = None) -> Any:
        return noted((self.name, text), super().get(text, default))

    def __contains__(self, text: object) -> bool:
        return self.get(str(text)) is not None
