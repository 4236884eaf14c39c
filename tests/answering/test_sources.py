"""Who asks where something stands is told so in the answer itself."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    ("question", "told", "source"),
    [
        ("Källa på att Örebro vann 2013?", "Ja, Örebro vann 2013.", "Örebro Tribune"),
        ("Var framgår det vilka som var nominerade 2023?", "Arvika", "Det bygger på"),
        ("What is your source for Nacka winning in 2021?", "Nacka won", "It rests on"),
    ],
)
def test_a_question_for_the_source_gets_answer_and_source(ask: Ask, question: str, told: str, source: str) -> None:
    """Title and day of what the answer rests on stand in the text, not only in the line below it."""
    body = ask(question).body

    assert told in body
    assert source in body


def test_a_question_that_asks_for_no_source_stays_short(ask: Ask) -> None:
    """The line with the publishers is enough for everybody else."""
    reply = ask("Vem vann 2013?")

    assert "Det bygger på" not in reply.body
    assert reply.sources
