"""Nobody learns a winner from the bot before the ceremony."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.assistant import Assistant
from bot.answering.reply import Conversation
from bot.answering.told import held
from tests.answering.conftest import NOW, Ask, asker, at

DAY = date(2023, 11, 21)
WINNER = "Höganäs"
ASKED = [
    "Vem vann 2023?",
    "Vem vinner i år?",
    "har höganäs vunnit",
    "Vann Höganäs 2023?",
    "Lista alla vinnare",
    "Vem vann efter Nacka?",
    "Varför vann Höganäs?",
    "vem tog emot priset 2023",
    "Who won in 2023?",
    "senaste vinnaren",
    "Hur många gånger har Höganäs vunnit?",
    "Vilka skåningar har vunnit?",
    "motivering 2023",
    "vem vann 2021 och 2023",
]


def _tells_the_win(text: str) -> bool:
    said = [s.casefold() for s in text.replace("\n", ". ").split(". ") if WINNER in s]
    return any(("vann" in s or "won" in s or "2023" in s) and "nomin" not in s for s in said)


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("now", [at("2023-11-01 12:00"), at("2023-11-20 23:59")])
def test_the_winner_is_a_secret_until_its_day(assistant: Assistant, question: str, now: datetime) -> None:
    """Asked in any way, the bot keeps quiet about a result that its files already hold."""
    assert not _tells_the_win(asker(assistant, now)(question).text)


@given(question=st.sampled_from(ASKED), before=st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=300)))
def test_no_moment_before_the_ceremony_gives_it_away(assistant: Assistant, question: str, before: timedelta) -> None:
    """From the nomination until the last minute the answer holds."""
    now = datetime.combine(DAY, time()) - before
    assert not _tells_the_win(assistant.answer(question, Conversation(), now).text)


def test_from_its_day_on_the_winner_is_told(assistant: Assistant) -> None:
    """The ceremony held, the result is no secret."""
    assert WINNER in asker(assistant, at("2023-11-22 08:00"))("Vem vann 2023?").body


def test_a_month_must_be_over_before_a_result_in_it_is_told(harbours: Assistant) -> None:
    """A ceremony known only by its month has surely been held when the month is over."""
    edition = harbours.knowledge.editions[2034]
    assert not held(edition, at("2034-05-31 23:00"))
    assert held(edition, at("2034-06-01 00:00"))


@pytest.mark.parametrize("question", ["Har vinnaren 2023 utsetts?", "har vinnaren presenterats än", "Has the winner been named yet?"])
def test_whether_the_winner_has_been_named_depends_on_the_day(assistant: Assistant, question: str) -> None:
    """ "No" before the day, and after it who it was."""
    early, late = asker(assistant, at("2023-11-10 00:00")), asker(assistant, at("2023-11-25 00:00"))
    assert not _tells_the_win(early(question).text)
    assert "21" in early(question).body
    assert WINNER in late(question).body
    assert "Karlskoga" not in late(question).body


def test_a_link_to_a_fact_keeps_the_secret_too(assistant: Assistant) -> None:
    """What a link opens is guarded as what a question opens."""
    now = at("2023-11-01 00:00")
    told = {fact: assistant.tell(fact, now, "sv") for fact in assistant.knowledge.facts}
    assert [fact for fact, reply in told.items() if reply and _tells_the_win(reply.body)] == []
    late = {fact: assistant.tell(fact, NOW, "sv") for fact in told}
    assert [fact for fact, reply in late.items() if reply and _tells_the_win(reply.body)] != []


def test_the_ceremony_before_and_after_its_day(ask: Ask) -> None:
    """Its date is told in words that fit the day of asking."""
    early = ask("När delas priset ut 2023?", now=at("2023-11-01 00:00")).body
    late = ask("När delades priset ut 2023?", now=at("2024-01-01 00:00")).body
    assert early != late
    assert "21 november" in early
    assert "21 november" in late
