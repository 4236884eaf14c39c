"""Which facts were looked at on the way to an answer: while they, and what was learned of all, stay the same, so does the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_seen: ContextVar[set[str] | None] = ContextVar("seen", default=None)


@contextmanager
def looking() -> Iterator[set[str]]:
    """The ids of all facts that are looked at inside, in this thread."""
    seen: set[str] = set()
    token = _seen.set(seen)
    try:
        yield seen
    finally:
        _seen.reset(token)


def looked_at(facts: Iterable[str]) -> None:
    """Notes them for whoever is looking."""
    if (seen := _seen.get()) is not None:
        seen.update(facts)
