"""An answer before it is dressed as a reply: what was found, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.reply import Objects, Status


@dataclass(frozen=True, slots=True)
class Answer:
    topic: str
    """What was asked for ("winner", "nominees", a fact's id …)."""
    text: str
    status: Status = "answered"
    years: tuple[int, ...] = ()
    candidates: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Several candidates that it tells, where not all that its text names ("de andra var …")."""
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    objects: Objects = Objects()
    uses: frozenset[str] = frozenset()
    """Concepts of the question that this answer takes account of."""
    confidence: float = 0.97
    """Of a computed answer: what the example questions of the folders show."""
    choices: tuple[str, ...] = ()
    """Questions to offer: natural next ones, or, asked back, what may have been meant."""
    fact: str | None = None
    """Id of the fact, where one answered …"""
    phrasing: str | None = None
    """… and its phrasing that the question came nearest to."""
