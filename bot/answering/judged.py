"""One question answered, or not: the answer, the question in its setting, and what the matcher made of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.facts import Found


@dataclass(frozen=True, slots=True)
class Judged:
    answer: Answer | None
    asked: Asked
    found: Found | None
    soft: bool = False
    """Perhaps no question at all: left unsaid if it cannot be answered and another is."""
