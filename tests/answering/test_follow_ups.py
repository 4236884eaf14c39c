"""A question may lean on the one before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.answering.assistant import Assistant
from bot.answering.reply import Conversation
from tests.answering.conftest import NOW, Ask

CONVERSATIONS = [
    (("Vem vann 2011?", "och 2013?"), "Örebro"),
    (("Who won in 2017?", "and 2019?"), "Sollentuna"),
    (("Vilka var nominerade 2023?", "Vem vann?"), "Höganäs"),
    (("Vem vann 2021?", "Vilka var nominerade då?"), "Nacka"),
    (("Har Karlskoga vunnit?", "och Höganäs då?"), "2023"),
    (("Vem är Carina Carlsson?", "Hur når jag henne?"), "Carlsson"),
    (("Vem vann 2017?", "och gången innan?"), "Kävlinge"),
    (("Vem vann 2013?", "varför?"), "2013"),
    (("Vem vann 2017?", "Hur vet du det?"), "SKL"),
]


@pytest.mark.parametrize(("turns", "told"), CONVERSATIONS)
def test_a_follow_up_means_what_came_before(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """What is left out is taken from the question before."""
    reply = ask(*turns)
    assert told in reply.text


def test_half_an_hour_later_nothing_is_leaned_on(assistant: Assistant) -> None:
    """ "Och 2013?" after a long pause is asked back about, not guessed."""
    first = assistant.answer("Vilka var nominerade 2011?", Conversation(), NOW)
    later = assistant.answer("och 2013?", first.conversation, NOW + timedelta(minutes=31))
    assert later.status == "clarify"


def test_nothing_that_people_wrote_is_kept(assistant: Assistant) -> None:
    """Between questions the bot keeps slots it knows, no words."""
    secret = "Min granne Hjördis undrar vem som vann 2013"
    assert "Hjördis" not in repr(assistant.answer(secret, Conversation(), NOW).conversation)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vem vann 2011 och 2013?", ("Kungsbacka", "Örebro")),
        ("Vem vann 2017, och vilka var nominerade 2023?", ("Helsingborg", "Ulricehamn")),
        ("Who won in 2019 and who was nominated in 2023?", ("Sollentuna", "Arvika")),
    ],
)
def test_two_questions_in_one_message_both_get_their_answer(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Nothing of a message is passed over."""
    reply = ask(question)
    assert [t for t in told if t not in reply.body] == []


def test_what_cannot_be_answered_of_two_questions_is_said(ask: Ask) -> None:
    """Half an answer says which half is missing."""
    reply = ask("Vem vann 2017? Och vad heter påvens katt?")
    assert "Helsingborg" in reply.body
    assert "påvens katt" in reply.body
