"""Examples that held when they were last asked, and what their answers came from: until that says something else, they need not be asked
again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot import kept
from bot.answering.looking import learned_of
from bot.knowledge.taught import frame, own

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant
    from bot.answering.looking import Query, Seen

Source = tuple[tuple[str, ...], "dict[Query, str]"]
"""What an answer came from: the facts that were looked at, and what was told of all that is learned."""
Held = Mapping[str, Source]
"""Examples that held, with the source of each."""


class Tried:
    """What is known of the examples of one knowledge on one day."""

    def __init__(self, assistant: Assistant, today: date, cache: Path | None = None) -> None:
        """`cache`: a folder in which it is kept from one check to the next."""
        knowledge = assistant.knowledge
        self._assistant = assistant
        self._file = cache / "tried.marshal" if cache else None
        self._made_from = f"{frame(knowledge)} {assistant.reading} {kept.program()} {today}"
        self._own = {fact.id: own(fact) for fact in knowledge.facts.values()}
        found: tuple[dict[str, str], dict[str, str], Held] | None = kept.recall(self._file, self._made_from) if self._file else None
        taught, then, self._held = found or ({}, {}, {})
        self._changed = _differing(then, self._own)
        self._taught = {**assistant.made_from, "": knowledge.taught}
        self._anew = _differing(taught, self._taught)
        """The languages that were learned anew; "" if anything was."""
        self.new: dict[str, Source] = {}

    def holds(self, example: str) -> bool:
        """Whether it held, and nothing that its answer came from has changed. Of what was learned anew the same is asked again."""
        source = self._held.get(example)
        if source is None or not self._unchanged(source):
            return False
        if any(self.is_in_doubt(told) and self._assistant.tells(query) != told for query, told in source[1].items()):
            return False
        self.new[example] = source
        return True

    def is_in_doubt(self, told: str) -> bool:
        """Whether what was told came from what was learned anew."""
        return "" in self._anew and any(lang in self._anew or lang not in self._taught for lang in learned_of(told) or ("",))

    def _unchanged(self, source: Source) -> bool:
        return self._changed.isdisjoint(source[0])

    def held(self, example: str, seen: Seen) -> None:
        """It was asked and holds."""
        self.new[example] = tuple(sorted(seen.facts)), seen.told

    def keep(self, more: Iterable[Held] = ()) -> None:
        """For the next time. `more`: what other processes found."""
        if self._file:
            still = {} if "" in self._anew else {example: source for example, source in self._held.items() if self._unchanged(source)}
            for found in (self.new, *more):
                still |= found
            kept.keep(self._file, self._made_from, (self._taught, self._own, still))


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The names under which another digest stands, or none."""
    return {name for name in {*now, *then} if then.get(name) != now.get(name)}
