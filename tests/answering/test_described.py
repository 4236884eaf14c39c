"""Whom a description fits: by the letters of the name, the region, the round and what came of it."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Vilka vinnare börjar på bokstaven K?", ["Kungsbacka (2011)", "Kävlinge (2015)"], ["Karlskoga"]),
        ("Vilka vinnare börjar på Kä?", ["Kävlinge"], ["Kungsbacka"]),
        ("Which winners start with H?", ["Helsingborg (2017)", "Höganäs (2023)"], ["Nacka"]),
        ("Vilken vinnare har fyra bokstäver?", ["Umeå"], ["Lomma"]),
        ("Jag är skånsk, börjar på B och var nominerad 2021 men vann inte. Vem är jag?", ["Burlöv"], ["Höganäs"]),
        ("Riddle: I begin with K and won in 2011. Who am I?", ["Kungsbacka"], ["Kävlinge"]),
    ],
)
def test_all_that_fit_are_told_and_no_others(ask: Ask, question: str, told: list[str], untold: list[str]) -> None:
    """Every word of the description counts: a letter, a place, a year, a loss."""
    body = ask(question).body

    assert all(name in body for name in told)
    assert not any(name in body for name in untold)


def test_letters_are_sought_among_those_just_counted(ask: Ask) -> None:
    """ "Vilka av dem" are the applicants of the question before."""
    assert "Upplands-Bro" in ask("Hur många sökte 2013?", "Vilka av dem börjar på Upplands?").body


def test_a_description_of_nobody_says_so(ask: Ask) -> None:
    """No name is bent to fit."""
    assert "stämmer inte på någon" in ask("Vilka vinnare börjar på X?").body
