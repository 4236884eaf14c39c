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
