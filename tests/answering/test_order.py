"""Rounds and winners in their order: before and after, first and last, so many back."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask, at

FOUND = [
    ("vem tog över efter Umeå", "Lomma"),
    ("vems tur blev det efter Örebro", "Kävlinge"),
    ("vem efterträdde Kungsbacka", "Örebro"),
    ("Vem efterträddes av Kungsbacka?", "Stockholm"),
    ("Who succeeded Helsingborg?", "Sollentuna"),
    ("Whom did Helsingborg succeed?", "Kävlinge"),
    ("Who was followed by Helsingborg?", "Kävlinge"),
    ("predecessor of Stockholm", "Lomma"),
    ("last but one winner", "Höganäs"),
    ("who won the round before the latest", "Höganäs"),
    ("who preceded the current champion", "Höganäs"),
    ("Vem vann näst sist?", "Höganäs"),
    ("Vem vann efter den första vinnaren?", "Umeå"),
    ("Who won two rounds before Nacka?", "Helsingborg"),
    ("Vem vann tre omgångar efter Lomma?", "Örebro"),
    ("Who was the fourth ever winner?", "Stockholm"),
    ("Vilken stad kammade hem priset 2005?", "Umeå"),
    ("Vem norpade titeln 2011?", "Kungsbacka"),
    ("who was the victor in 2007", "Lomma"),
    ("reigning champion", "Mörbylånga"),
    ("Vem vann först, Kävlinge eller Lomma?", "Lomma vann först"),
    ("Vem av Nacka och Sollentuna vann senast?", "Nacka vann senast"),
    ("Vem var den första segraren från Skåne?", "Lomma"),
    ("Who won most recently from Stockholm County?", "Nacka"),
    ("Hur många vann före 2009?", "Tre kommuner"),
    ("Vilka hade vunnit till och med 2007?", "2003–2007"),
    ("Hur många år efter Höganäs första nominering vann kommunen?", "2021 till 2023"),
    ("I vilket län ligger vinnaren 2011?", "Hallands län"),
    ("When did Sollentuna receive the award?", "12 November 2019"),
]


@pytest.mark.parametrize(("question", "told"), FOUND)
def test_a_winner_is_found_by_its_place_in_the_order(ask: Ask, question: str, told: str) -> None:
    """Words for before, after, next and last lead to the right round, in whichever direction they are turned."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hur många år gick det från första utdelningen till Luleås nominering?", "16"),
        ("How many years after the award was first given was Luleå nominated?", "16"),
        ("How long after the first ceremony was Ulricehamn nominated?", "20"),
        ("How many years from the first award to Örebro's win?", "Ten"),
        ("Hur många år var det mellan Nackas första nominering och vinsten?", "18"),
    ],
)
def test_years_are_counted_from_the_first_round(ask: Ask, question: str, told: str) -> None:
    """To a nomination as to a win; from a candidate's own first where that is said."""
    assert ask(question).body.startswith(told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vem var den 7:e vinnaren?", "Kävlinge"),
        ("Vinnare nr. 7?", "Kävlinge"),
        ("Name the 7th municipality to take the title", "Kävlinge"),
        ("Winner no. 7, please?", "Kävlinge"),
    ],
)
def test_a_place_in_the_order_is_read_in_figures(ask: Ask, question: str, told: str) -> None:
    """The letters after the figures belong to them, and the stop of "no." ends no sentence."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    "question", ["Who has won after Sollentuna?", "Vem har vunnit efter Sollentuna?", "all the winners after 2019, please"]
)
def test_all_that_have_won_since_are_told(ask: Ask, question: str) -> None:
    """The perfect tense reaches until today; who won after somebody is the next one alone."""
    assert [name for name in ("Nacka", "Höganäs", "Mörbylånga") if name not in ask(question).body] == []
    assert "Mörbylånga" not in ask("Who won after Sollentuna?").body


def test_nobody_came_before_the_first(ask: Ask) -> None:
    """The first winner is told as the first."""
    assert "först" in ask("Vem hade titeln före Botkyrka?").body


@pytest.mark.parametrize("question", ["has Nacka won before", "Har Nacka vunnit förut?", "did Nacka ever succeed in winning"])
def test_a_before_with_nothing_after_it_asks_whether_it_ever_was(ask: Ask, question: str) -> None:
    """ "Before" at the end means "ever", not the round before."""
    body = ask(question).body
    assert body.startswith(("Ja", "Yes"))
    assert "2021" in body


def test_the_last_ten_years_are_ten_years(ask: Ask) -> None:
    """Years, not rounds."""
    body = ask("Vinnare under de senaste sex åren?", now=at("2026-01-10 12:00")).body
    assert [name for name in ("Mörbylånga", "Höganäs", "Nacka") if name not in body] == []
    assert "Sollentuna" not in body


def test_years_without_an_award_are_told(ask: Ask) -> None:
    """Each of the years between the rounds, and no year with one."""
    body = ask("Vilka år gavs inget pris?").body
    assert "2012" in body
    assert " 2013" not in body
