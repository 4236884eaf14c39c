"""Whether an answer stands on the words of its question alone."""

from __future__ import annotations

from bot.answering.facts import Facts
from bot.answering.judged import Judged

ENOUGH = 0.6
"""The least confidence of a fact that is told for half a sentence: of what is torn from its sentence, less is another's."""
LOOSELY = frozenset({"record", "person", "round", "rounds"})
"""Topics that a mere name or year is enough for."""


def stands(judged: Judged, facts: Facts) -> bool:
    """Whether all that a question says is accounted for by its answer, and by more than a name in it."""
    answer, found, a = judged.answer, judged.found, judged.asked
    if not answer or answer.status != "answered" or a.followed:
        return False
    if not answer.fact:
        return answer.topic not in LOOSELY or a.leading is not None
    if found is None:
        return True  # Letter for letter.
    best = next((m for m in found.decision.choices[:1] if m.fact == answer.fact), None)
    return best is not None and best.confidence >= ENOUGH and not facts.weighty(found.asked or a, best)
