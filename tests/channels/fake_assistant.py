"""An assistant that knows three things, for tests of what is around it; `tests/channels/test_fake.py` holds it to the real one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.answering.reply import Choice, Conversation, Reply, Scored
from bot.knowledge.model import PartialDate, Place, Source

SOURCE = Source("minutes", "Minutes", "The board", "https://example.org/minutes", PartialDate(2024), None, Place("sources.yaml", 2, 5))

WON = Choice("Vem vann 2013?", "won")
NOMINATED = Choice("Vilka var med 2013?", "nominated")


@dataclass
class FakeAssistant:
    """Answers "vem …", asks back at "oklart", breaks at "brist", and knows nothing else."""

    asked: list[tuple[str, datetime, str | None]] = field(default_factory=list)

    def answer(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> Reply:
        """A reply by the first word."""
        self.asked.append((text, now, lang))
        if text.startswith("brist"):
            raise RuntimeError("a fault made for a test")
        if text.startswith("oklart"):
            return Reply("clarify", "Menade du:", lang or "sv", suggestions=(WON, NOMINATED), conversation=conversation)
        if text.casefold().startswith("vem"):
            return self._known(text, lang)
        return Reply("unknown", "Det vet jag inte.", lang or "sv", conversation=conversation)

    def _known(self, text: str, lang: str | None) -> Reply:
        return Reply(
            "answered",
            f"Ängelby. ({text})",
            lang or "sv",
            notes=("Uppgiften är från 2024.",),
            sources=(SOURCE,),
            source_word="Källa",
            fact="winner",
            confidence=0.987654321,
            next=(NOMINATED,),
            nearest=lambda: (Scored("winner", 0.987654321), Scored("nominees", 0.5), Scored("where", 0.25)),
            conversation=Conversation(fact="winner", lang="sv"),
        )

    def explain(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> str:
        """Some table."""
        return f"read: {text}"

    def choose(self, key: str) -> str | None:
        """The question behind a key."""
        return {choice.key: choice.question for choice in (WON, NOMINATED)}.get(key)

    def tell(self, fact: str, now: datetime, lang: str) -> Reply | None:
        """No facts by id."""
        return None

    def opening(self, now: datetime, lang: str) -> tuple[Choice, ...]:
        """Two examples."""
        return (WON, NOMINATED)
