"""What comes out of a question: the reply, and what is remembered for the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.knowledge.model import Source

Status = Literal["answered", "clarify", "unknown", "smalltalk"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that the person may pick instead of typing."""

    question: str
    key: str
    """Short (at most 40 letters of A-Za-z0-9_.-) and stable over restarts; `Assistant.choose` turns it back."""


@dataclass(frozen=True, slots=True)
class Scored:
    fact: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Conversation:
    """The little that is kept between two questions of one chat: no words of people."""

    years: tuple[int, ...] = ()
    candidates: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    """Candidates that were asked about where another was told: "Vem vann före Nacka?", "och efter?"."""
    told: tuple[str, ...] = ()
    """Candidates that the last answer told several of: "vilka av dem …?"."""
    told_in: tuple[int, ...] = ()
    """The rounds that it told them for."""
    dated: bool = False
    """Whether the years were asked for, not only told."""
    topic: str | None = None
    """What was asked of the editions ("winner", "nominees" …), if it was computed."""
    fact: str | None = None
    phrasing: str | None = None
    """The phrasing of that fact, as staff wrote it, that was nearest: what was spoken of."""
    lang: str | None = None
    at: datetime | None = None
    """When; what is older than half an hour is forgotten."""


@dataclass(frozen=True, slots=True)
class Objects:
    """Useful things that belong to a reply and that a channel may offer in its own way."""

    contact: str | None = None
    """Id of a person whose contact was told."""
    venue: bool = False
    """The place of the award's event was told."""
    ceremony: int | None = None
    """Year of an edition whose ceremony's date was told."""
    overview: bool = False
    """All editions were listed."""
    history: str | None = None
    """A candidate whose own history was told."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: Status
    body: str
    """The answer: plain text, lists as lines that begin with "– "."""
    lang: str
    notes: tuple[str, ...] = ()
    """Short lines after it, such as the one on age."""
    sources: tuple[Source, ...] = ()
    source_word: str = ""
    """"Källa", "Källor" … in the reply's language."""
    fact: str | None = None
    """Id of the fact, or of the computed topic, that answered."""
    confidence: float = 0.0
    suggestions: tuple[Choice, ...] = ()
    """Asked back: what may have been meant."""
    next: tuple[Choice, ...] = ()
    """After an answer: natural next questions, at most three."""
    objects: Objects = Objects()
    conversation: Conversation = field(default_factory=Conversation)
    nearest: Callable[[], tuple[Scored, ...]] = field(default=tuple, repr=False, compare=False)
    """Finds the candidates; few of those who ask want them."""

    @property
    def candidates(self) -> tuple[Scored, ...]:
        """The facts that the matcher finds nearest to the question, or to its last part."""
        return self.nearest()

    @property
    def source_line(self) -> str:
        """ "Källa: SKR (2024)" or empty: each publisher with the year of publication, where known."""
        named = dict.fromkeys(f"{s.publisher} ({s.published.year})" if s.published else s.publisher for s in self.sources)
        return f"{self.source_word}: {', '.join(named)}" if named else ""

    @property
    def text(self) -> str:
        return "\n\n".join(part for part in (self.body, *self.notes, self.source_line) if part)
