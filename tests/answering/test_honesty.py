"""What the bot does not know it does not say."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.assistant import Assistant
from bot.answering.reply import Conversation
from tests.answering.conftest import NOW, Ask, at
from tests.answering.test_rounds import WON

FAR = [
    "Vad blir det för väder i morgon?",
    "Hur lagar man köttbullar?",
    "Vem vann Melodifestivalen?",
    "Vem vann fotbolls-VM 2018?",
    "Kan du skriva en dikt?",
    "Vad heter huvudstaden i Frankrike?",
    "Who is the president of France?",
    "how tall is the eiffel tower",
]
BITS = [
    "vem",
    "vann",
    "2013",
    "inte",
    "Karlstad",
    "när",
    "jag",
    "?",
    "och",
    "!!",
    "åäö",
    "🎉",
    "<b>",
    "19%",
    "\u202e",
    "'; drop",
    "who",
    "–",
    "0",
    "då",
]


@pytest.mark.parametrize("question", FAR)
def test_what_lies_far_off_is_not_answered(ask: Ask, question: str) -> None:
    """Another matter gets no answer about the award."""
    reply = ask(question)
    assert reply.status in ("unknown", "clarify")
    assert not [w for w in WON.values() if w in reply.body]


@pytest.mark.parametrize("question", ["Är du en människa?", "Vem vann 2013?", "Vad kostar det att delta?", "asdf qwer"])
def test_the_reply_is_in_the_language_of_the_question(ask: Ask, question: str) -> None:
    """Swedish is answered in Swedish, and in English only if the person chose so."""
    assert ask(question).lang == "sv"
    assert ask(question, lang="en").lang == "en"


def test_every_answer_about_a_round_shows_its_source(ask: Ask) -> None:
    """Where it is known from stands below."""
    assert [y for y in WON if "Käll" not in ask(f"Vem vann {y}?").text] == []


def test_what_may_have_changed_says_how_old_it_is(ask: Ask) -> None:
    """A post held by a person is told with its date."""
    assert "2023" in ask("Vem är kvalitetschef i Karlskoga?").text


@given(text=st.text(max_size=300))
def test_any_text_gets_some_reply(assistant: Assistant, text: str) -> None:
    """Nothing that can be typed makes the bot fail or fall silent."""
    assert assistant.answer(text, Conversation(), NOW).text.strip()


@given(
    text=st.lists(st.sampled_from(BITS), min_size=1, max_size=12).map(" ".join),
    earlier=st.sampled_from(["", "Vem vann 2011?", "Vem är Ulf Nyqvist?"]),
)
def test_any_words_after_any_question_get_some_reply(assistant: Assistant, text: str, earlier: str) -> None:
    """Nor does any follow-up; and no winner is ever told of a year in which another won."""
    before = assistant.answer(earlier, Conversation(), NOW).conversation
    body = assistant.answer(text, before, NOW).body
    assert body.strip()
    wrong = [f"{w} vann Sveriges KvalitetsKommun {y}." for y in WON for w in WON.values() if w != WON[y]]
    assert not [sentence for sentence in wrong if sentence in body]


@given(moment=st.datetimes(min_value=at("2003-01-01 00:00"), max_value=at("2040-01-01 00:00")))
def test_any_day_has_its_answer(assistant: Assistant, moment: datetime) -> None:
    """The winner told as the latest has had its ceremony, whatever the day."""
    reply = assistant.answer("Vem vann senast?", Conversation(), moment)
    assert [y for y, w in WON.items() if w in reply.body and y > moment.year] == []
