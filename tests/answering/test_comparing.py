"""Rounds set against each other, and what is true of them all."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

TOLD = [
    ("sökte fler 2013 än 2017", ("Ja", "14", "nio")),
    ("steg eller sjönk antalet sökande mellan 2013 och 2015", ("ökade", "14", "17")),
    ("Did the number of nominees rise or fall between 2017 and 2023?", ("fell", "six", "four")),
    ("Hur förändrades antalet sökande från 2013 till 2015?", ("ökade", "14", "17")),
    ("How did the number of nominees change between 2017 and 2019?", ("fell", "six", "five")),
    ("Nominees 2017 versus 2019, up or down?", ("fell", "six", "five")),
    ("2013 till 2017, fler eller färre sökande?", ("minskade", "14", "nio")),
    ("Who was among the nominees every time in 2017 and 2019?", ("Vallentuna",)),
    ("gemensamma sökande 2015 och 2017", ("Helsingborg", "Norsjö", "Ängelholm")),
    ("Who was nominated in both 2011 and 2021?", ("Nacka was",)),
    ("Vilka nominerade var nykomlingar 2019?", ("Luleå", "Sollentuna")),
    ("Vilka segrare hade varit nominerade tidigare?", ("Helsingborg", "Nacka", "Höganäs")),
    ("Vid vilken nominering i ordningen vann Höganäs?", ("andra",)),
    ("How many times was Nacka nominated before it won?", ("Two times", "2003", "2011")),
    ("vilka är vanligast bland finalisterna", ("Nacka", "Västerås", "Vallentuna")),
    ("Who has been nominated most often without winning?", ("Västerås", "Vallentuna")),
    ("Vem har nominerats flest gånger, Kinda eller Höganäs?", ("två gånger", "en gång")),
    ("which year did most municipalities reach the final", ("2015", "2017")),
    ("Hur många olika kommuner har nominerats genom åren?", ("32", "40")),
    ("number of nominations for Västerås", ("three times",)),
    ("nominated in 2023 without winning", ("Arvika", "Karlskoga", "Ulricehamn")),
    ("Vilka har nominerats minst tre omgångar i rad?", ("Vallentuna",)),
    ("Hur många kommuner i Stockholms län har nominerats?", ("Sju", "Tyresö")),
    ("Antal olika kommuner som haft titeln till och med 2013?", ("Sex", "Örebro")),
]


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_rounds_are_compared_and_counted(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """What is said of several rounds is worked out from each of them."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


@pytest.mark.parametrize(
    ("question", "left_out"),
    [("Who has been nominated most often without winning?", "Nacka"), ("Vilka nominerade var nya 2019?", "Norsjö, Vall")],
)
def test_who_does_not_fit_is_left_out(ask: Ask, question: str, left_out: str) -> None:
    """A winner is not among those that never won, nor an old name among the new."""
    assert left_out not in ask(question).body


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("Hur många fler sökte 2015 än 2009?", "2009"),
        ("Vilka var nominerade både 2013 och 2015?", "2013"),
        ("Vilka sökte 2013 men gick inte vidare?", "2013"),
        ("Did more apply in 2007 than in 2017?", "2007"),
    ],
)
def test_what_cannot_be_compared_says_which_round_is_not_known(ask: Ask, question: str, year: str) -> None:
    """Not a plain "I don't know": the round whose list or number is missing is named, with what is known."""
    body = ask(question).body
    assert year in body
    assert "ingen uppgift" in body or "no information" in body
    assert not body.startswith(("Det vet jag inte", "I don't know"))


def test_another_award_is_not_answered_with_the_nominees(ask: Ask) -> None:
    """ "Nåt annat pris" asks for no list of this one."""
    assert "Karlstad" not in ask("borås förlorade 2015 men fick nåt annat pris, vilket?").body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilka av de sökande 2017 var med för första gången?", ("Gnosjö", "Vallentuna")),
        ("Vilka anmälda 2017 hade aldrig deltagit förut?", ("Gnosjö", "Vallentuna")),
        ("Vilka nominerade 2021 hade aldrig varit med tidigare?", ("Burlöv", "Höganäs", "Stockholm")),
        ("Höganäs var med till slut, men vilken nominering i ordningen var det?", ("2021", "2023")),
    ],
)
def test_newcomers_are_told_of_whoever_is_asked_about(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Those that had never been there before are newcomers, among those who applied as among the nominees."""
    body = ask(question).body
    assert [name for name in told if name not in body] == []
