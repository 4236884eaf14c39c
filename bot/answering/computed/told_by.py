"""A round told by its winner: "hur många sökte när Nacka vann?" asks what "hur många sökte 2021?" asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.answering.asked import Asked
from bot.answering.lexicon import Mark
from bot.answering.names import Name
from bot.answering.years import Years

OF_ROUND = ("nominate", "apply", "jury", "receive", "present", "prize", "backers", "withdraw", "deadline", "remaining", "ceremony")
"""What is asked of the round; without one of these the clause itself is what is asked ("vet du när Nacka vann?")."""
OTHERWISE = (
    "others",
    "rival",
    "lost",
    "often",
    "why",
    "say",
    "since",
    "before",
    "after",
    "following",
    "previous",
    "between",
    "years_between",
)
"""Concepts with which the winner itself is part of what is asked, or the round is another one."""
NEAR = 2
"""Words between the name and its win ("när Nacka kommun till slut vann")."""


def by_year(a: Asked) -> Asked:
    """The question with the clause about the winner read as the year of its win; as it was where there is no such clause."""
    if a.years or a.span or a.q.years.named or a.has(*OTHERWISE):
        return a
    won = {winner: year for year, winner in a.rounds.winners.items()}
    clauses = [c for n in a.q.names if n.kind == "candidate" and n.id in won and (c := _clause(a, n))]
    if len(clauses) != 1:
        return a
    name, start, end = clauses[0]
    marks = tuple(m for m in a.q.marks if not (m.end and start <= a.q.tokens[m.start].start < end))
    if not any(m.concept in OF_ROUND for m in marks):
        return a
    year = won[name.id]
    years = Years(named=(year,), ranges=((start, end),))
    names = tuple(n for n in a.q.names if not start <= n.start < end)
    candidates = tuple(c for c in a.candidates if c != name.id)
    return replace(a, q=replace(a.q, marks=marks, names=names, years=years), years=(year,), candidates=candidates)


def _clause(a: Asked, name: Name) -> tuple[Name, int, int] | None:
    """From where to where the question says that the one named won: "när Nacka vann", "the year Nacka won"."""
    if a.has("jury") and (chosen := re.search(rf"(?<!\w)(?:{_either(a.asking['jury_chose'])})\s+$", a.q.text[: name.start].casefold())):
        return name, chosen.start(), name.end  # "Juryn som utsåg Nacka".
    words = _either(a.asking["when_won"])
    before = re.search(rf"(?<!\w)(?:{words})\s+$", a.q.text[: name.start].casefold())
    wins = [m for m in a.q.marks if m.concept in ("win", "won") and m.end and a.q.tokens[m.start].start >= name.end]
    after = [t for t in a.q.tokens if t.start >= name.end]
    near = next((m for m in wins if a.q.tokens.index(after[0]) + NEAR >= m.start), None) if after else None
    return (name, before.start(), _end(a, near)) if before and near else None


def _either(forms: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


def _end(a: Asked, mark: Mark) -> int:
    return a.q.tokens[mark.end - 1].end
