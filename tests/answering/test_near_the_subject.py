"""What lies near the subject and is not known is not answered with what lies beside it."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

NOT_KNOWN = [
    "Kommer Umeå att vinna igen?",
    "Will Karlstad ever win?",
    "Vilken vinnare är rikast?",
    "Vilken vinnare är fattigast?",
    "Vilken kommun tog bronset 2021?",
    "Who took silver in 2019?",
    "Vilka kommuner har aldrig sökt?",
    "Vad hände med Lomma efter vinsten?",
    "Vad fick Nacka betala för priset?",
    "Vem skrev motiveringen 2019?",
    "Vilken kommun har bäst service i Sverige?",
]


@pytest.mark.parametrize("question", NOT_KNOWN)
def test_what_lies_near_and_is_not_known_is_not_answered(ask: Ask, question: str) -> None:
    """A forecast, a cost, what came later, those outside, the second and the richest: nothing is told in their place."""
    assert ask(question).status in ("unknown", "clarify")
