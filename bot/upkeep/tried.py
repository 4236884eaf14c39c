"""Examples that held when they were last asked, and from which facts their answers came: until one of those says something else, or
something else is learned, they need not be asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from bot import kept
from bot.knowledge.model import Knowledge
from bot.knowledge.taught import own

Held = Mapping[str, tuple[str, ...]]
"""Examples, and the facts that were looked at for each."""


class Tried:
    """What is known of the examples of one knowledge on one day."""

    def __init__(self, knowledge: Knowledge, today: date, cache: Path | None = None) -> None:
        """`cache`: a folder in which it is kept from one check to the next."""
        self._file = cache / "tried.marshal" if cache else None
        self._made_from = f"{knowledge.taught} {kept.program()} {today}"
        self._own = {fact.id: own(fact) for fact in knowledge.facts.values()}
        found: tuple[dict[str, str], Held] | None = kept.recall(self._file, self._made_from) if self._file else None
        then, self._held = found or ({}, {})
        self._changed = {fact for fact, said in self._own.items() if then.get(fact) != said}
        self.new: dict[str, tuple[str, ...]] = {}

    def holds(self, example: str) -> bool:
        """Whether it held, and nothing that its answer came from has changed."""
        looked_at = self._held.get(example)
        return looked_at is not None and self._changed.isdisjoint(looked_at)

    def held(self, example: str, looked_at: Iterable[str]) -> None:
        """It was asked and holds."""
        self.new[example] = tuple(sorted(looked_at))

    def keep(self, more: Iterable[Held] = ()) -> None:
        """For the next time. `more`: what other processes found."""
        if self._file:
            still = {example: looked_at for example, looked_at in self._held.items() if self.holds(example)}
            for found in (self.new, *more):
                still |= found
            kept.keep(self._file, self._made_from, (self._own, still))
