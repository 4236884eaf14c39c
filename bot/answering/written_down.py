"""Questions that are asked just as staff wrote them down, or would be once what they point to is said."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering import pointing
from bot.answering.facts import Facts
from bot.answering.question import Question
from bot.answering.reply import Conversation
from bot.kept import Kept
from bot.knowledge.model import Knowledge


class WrittenDown:
    """The phrasings of staff's facts, found letter for letter."""

    def __init__(self, knowledge: Knowledge, phrasings: Iterable[tuple[str, str, str]], facts: Facts, kept: Kept) -> None:
        """`phrasings`: fact, text and language of each; `kept`: for how they are compared."""
        self.knowledge = knowledge
        self._facts = facts
        own = [(fact, text) for fact, text, _ in phrasings if fact in knowledge.facts]
        self.exact = {text.casefold(): fact for fact, text in own}
        """Fact by question in small letters."""
        bare = kept.get("bare", lambda: [pointing.bare(text) for _, text in own])
        self._bare = {text: fact for text, (fact, _) in zip(bare, own, strict=True)}

    def exactly(self, text: str) -> str | None:
        """The fact with a phrasing that is just this, letter for letter: case, spacing and closing signs aside."""
        plain = " ".join(text.casefold().split()).strip(" ?!.")
        return next((fact for end in ("?", "", ".") if (fact := self.exact.get(plain + end))), None)

    def pointed_at(self, q: Question, before: Conversation) -> str | None:
        """The fact with a phrasing that is just this, once what it points to is said: "Vad är HME? – När kom den?"."""
        if before.at is None or not self.knowledge.award:
            return None
        told = self.knowledge.facts.get(str(before.fact))
        things = [*(before.candidates if len(before.candidates) == 1 else ())]
        people = [self.knowledge.people[p].name for p in before.people if len(before.people) == 1 and p in self.knowledge.people]
        spoken_of = self._facts.words_of(before.phrasing, q.lang) if told and before.phrasing else ()
        things += [*(self._facts.subject(told.id, q.lang) if told else ()), " ".join(spoken_of), *spoken_of]
        ways = pointing.in_place(q, [thing for thing in dict.fromkeys(things) if thing], people)
        return next((self._bare[way] for way in ways if way in self._bare), None)
