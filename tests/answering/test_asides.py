"""Why somebody asks is no part of the question."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

ASIDES = [
    ("Vem vann 2017, har slagit vad om en kebab", "Helsingborg"),
    ("När fick Nacka priset, jag gissar 2019 men är osäker", "2021"),
    ("Vilka var nominerade 2019, jag kommer bara ihåg Luleå", "Norsjö"),
    ("vilken kommun vann 2021 jag har prov imorgon", "Nacka"),
    ("Lista vinnarna före 2010, behövs till en tabell", "Lomma"),
    ("Who won in 2017, my dad thinks it was us", "Helsingborg"),
    ("who was shortlisted in 2021, need it for a slide", "Burlöv"),
]
NONE = [
    "Hur anmäler jag ett hål i gatan?",
    "Var i Kungsbacka söker jag bostadstillägg?",
    "Vad kostar en cykel, vi ska till Göteborg",
    "Vem vann melodifestivalen 2019, jag minns inte",
]


@pytest.mark.parametrize(("question", "told"), ASIDES)
def test_a_question_stands_without_the_aside_after_it(ask: Ask, question: str, told: str) -> None:
    """A bet, an exam, a guess: the answer is the same."""
    reply = ask(question)

    assert reply.status == "answered"
    assert told in reply.body


@pytest.mark.parametrize("question", NONE)
def test_who_does_something_is_no_aside(ask: Ask, question: str) -> None:
    """The speaker who stands in the question belongs to it, and what is foreign stays foreign."""
    assert ask(question).status == "unknown"


def test_a_verb_before_a_name_asks_without_a_question_mark(ask: Ask) -> None:
    """Few close their last sentence in a chat; what somebody heard is no question."""
    assert "2011" in ask("Är jag rätt ute? Har Östersund varit nominerat nån gång").body
    assert ask("Stämmer det? Har hört att Umeå vann 2007").body.startswith("Nej")


def test_markup_around_words_is_left_out_and_code_with_its_content(ask: Ask) -> None:
    """A pasted line keeps its year."""
    assert "Lomma" in ask("<b>who</b> won <i>2007</i>?").body
    assert "Lomma" in ask("<script>2007</script> who won?").body
    assert "Örebro" in ask("<script>alert(2007);</script> who won 2013?").body
