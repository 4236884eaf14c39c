"""What a question takes for granted is set right before anything is told on top of it."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask, at
from tests.answering.test_rounds import LOST

PRESUMED = [
    "Varför vann {}?",
    "När fick {} priset?",
    "Vem tog emot priset för {}?",
    "Vad fick {}?",
    "Vilka andra var nominerade när {} vann?",
    "Vem vann gången efter {}?",
    "Why did {} win?",
    "When did {} receive the award?",
    "Who else was nominated when {} won?",
]


@pytest.mark.parametrize("place", LOST[::6])
@pytest.mark.parametrize("question", PRESUMED)
def test_a_win_that_never_was_is_set_right(ask: Ask, question: str, place: str) -> None:
    """Nothing is told of a win that there was not; when it was nominated is."""
    body = ask(question.format(place)).body
    assert body.startswith((f"{place} har aldrig vunnit", f"{place} has never won"))
    assert "nomin" in body


@pytest.mark.parametrize(("question", "told"), [("Varför vann Lomma 2013?", "Örebro"), ("Why did Höganäs win in 2019?", "Sollentuna")])
def test_a_win_put_in_a_wrong_year_is_set_right(ask: Ask, question: str, told: str) -> None:
    """Both the year of the win and the winner of the year are told."""
    body = ask(question).body
    assert told in body
    assert "belönades" not in body
    assert "rewarded" not in body


@pytest.mark.parametrize("year", [2016, 2027])
@pytest.mark.parametrize(
    "question",
    [
        "Vem delade ut priset {}?",
        "Vem tog emot priset {}?",
        "Vem hoppade av {}?",
        "Sista ansökningsdag {}?",
        "Vilka satt i juryn {}?",
        "Who presented the award in {}?",
        "Deadline {}?",
    ],
)
def test_a_year_without_a_round_is_not_answered_with_another(ask: Ask, question: str, year: int) -> None:
    """A year in which there was no award, or is none yet, is told as such."""
    body = ask(question.format(year)).body
    assert str(year) in body
    assert not [name for name in ("Luleå", "Palle", "Gerdau", "30 november") if name in body]


@pytest.mark.parametrize(
    "question", ["Varför vann Svedala?", "Vad fick Svedala?", "Slog Svedala Habo 2025?", "Vann Svedala på första försöket?"]
)
def test_a_win_before_its_moment_is_neither_told_nor_denied(ask: Ask, question: str) -> None:
    """As long as a nominee may still win, it is told when that is decided."""
    assert "inte utsedd än" in ask(question, now=at("2025-11-02 12:00")).body


@pytest.mark.parametrize(
    "question",
    [
        "how many times has somebody been crowned champion",
        "how many times has Lomma succeeded in winning",
        "how many times has the title been handed out",
        "Hur många segrare kommer från Halland?",
        "hur ofta har en segrare krönts",
    ],
)
def test_an_answer_is_never_empty(ask: Ask, question: str) -> None:
    """A question read wrongly gets at least an honest answer."""
    assert ask(question).body.strip()
