"""An answer is told only if it accounts for what is asked: a name, a year or one word in common is not enough."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Varför blev det inget pris i november 2021?", "pandemin"),
        ("Why was the award for 2021 presented in 2022?", "pandemic"),
        ("Varför dröjde utdelningen till 2022?", "pandemin"),
        ("Varför gick priset till Nacka och inte Stockholm 2021?", "styrmodell"),
        ("Motiveringen när priset delades ut 2021, tack", "styrmodell"),
    ],
)
def test_a_reason_is_that_of_the_thing_asked_about(ask: Ask, question: str, told: str) -> None:
    """A why with a year asks for the winner's motivation only where it asks about the win."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    ("question", "winner"),
    [
        ("Vilken kommun var vinnare nummer fem?", "Kungsbacka"),
        ("Who was winner number three?", "Lomma"),
        ("Vem kom som nr 8 i ordningen att vinna?", "Helsingborg"),
        ("Vem blev nummer elva?", "Höganäs"),
        ("Who was the tenth to win?", "Nacka"),
        ("Vem stod närmast före Örebro i raden av vinnare?", "Kungsbacka"),
        ("efter stockholm kom?", "Kungsbacka"),
    ],
)
def test_a_place_in_the_series_asks_for_its_winner(ask: Ask, question: str, winner: str) -> None:
    """A number, an ordinal or a neighbour tells the round; who won it is told, not how rounds are counted."""
    assert winner in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vid hur många tillfällen har Västerås nominerats?", "tre gånger"),
        ("I hur många omgångar har Nacka varit nominerat?", "tre gånger"),
        ("Återkom någon av finalisterna från 2015 två år senare?", "Helsingborg"),
        ("Fanns någon bank med bakom priset när Örebro vann?", "Swedbank"),
        ("Håkan Sörman delade ut priset en gång. Till vilken kommun?", "Örebro"),
        ("Vilket år dömde Staffan Isling?", "2021"),
    ],
)
def test_what_is_counted_compared_or_done_is_told_as_asked(ask: Ask, question: str, told: str) -> None:
    """How often, two years on, any bank, to whom, which year: the word that decides is heard."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    "question",
    [
        "Är Örebro en trevlig kommun att bo i?",
        "Hur långt är det mellan Nacka och Örebro?",
        "hur gick det för oss igår",
        "How old is Veronica Magnusson?",
        "Hur gammal är Ernst Billgren?",
        "Hur många anställda har Helsingborgs stad?",
        "Who is the mayor of Nacka these days?",
    ],
)
def test_a_name_alone_finds_no_answer(ask: Ask, question: str) -> None:
    """What is known of a municipality or a person is no answer to everything that may be asked about them."""
    assert ask(question).status == "unknown"


@pytest.mark.parametrize(
    ("question", "winner"),
    [
        ("Två omgångar efter Umeå, vem vann då?", "Stockholm"),
        ("Two years before Nacka, who won?", "Sollentuna"),
        ("Ta två omgångar bakåt från Örebros seger. Vem landar du på?", "Stockholm"),
        ("Av vem blev Uddevalla slaget?", "Kungsbacka"),
        ("Mot vem förlorade Eskilstuna?", "Kävlinge"),
    ],
)
def test_who_won_is_told_by_another_whichever_way_it_is_put(ask: Ask, question: str, winner: str) -> None:
    """Steps before the question and verbs in the passive name the round as well as any."""
    assert winner in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Har Luleå aldrig vunnit?", "Nej, Luleå har aldrig vunnit"),
        ("Har Nacka aldrig vunnit?", "Jo, Nacka vann 2021"),
        ("Has Kalix never won?", "No, Kalix has never won"),
    ],
)
def test_a_never_is_checked(ask: Ask, question: str, told: str) -> None:
    """Whether somebody never won is told as such, not what else is known of them."""
    assert ask(question).body.startswith(told)


@pytest.mark.parametrize("question", ["Is Sollentuna bigger than Vallentuna?", "Vad heter tidningen i Östersund?"])
def test_sizes_and_names_are_not_read_into_the_lists(ask: Ask, question: str) -> None:
    """Who is larger and what something is called are no questions about nominations."""
    assert ask(question).status == "unknown"


def test_the_fact_whose_phrasings_have_the_words_goes_before_one_that_only_mentions_them(ask: Ask) -> None:
    """All areas after a revision are asked for, not what the revision was."""
    assert "samhällsutveckling" in ask("Nämn alla områden i kompassen efter revideringen 2020").body


def test_nobody_named_gets_no_contacts_of_one_candidate(ask: Ask) -> None:
    """A question about all of them is not answered with the people of one."""
    assert "Karlskoga" not in ask("Vem tar kontakt med kommunerna i steg två?").body


def test_what_led_to_a_win_is_its_reason(ask: Ask) -> None:
    """What led to a win is why, and not what came after it."""
    assert "styrning" in ask("Vad var det som ledde till vinsten för Örebro?").body


def test_the_days_of_the_fair_are_told_without_a_year(ask: Ask) -> None:
    """How many days is not since when."""
    assert "tre dagar" in ask("Hur många dagar pågår mässan?").body


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Berätta om Nacka", "Nacka vann 2021", "Ja, "),
        ("Hur gick det för Arvika 2023?", "Höganäs vann", "Ja, "),
        ("Hur gick det för Kalix?", "aldrig vunnit", "Nej, "),
        ("Vem kan vinna?", "en kommun i Sverige", "2003: Botkyrka"),
        ("Which municipalities can win the prize?", "municipality in Sweden", "2003: Botkyrka"),
        ("Vilken kommun blev bäst 2011?", "Kungsbacka", "Titeln"),
        ("Vem är kontaktperson för priset?", "Kvalitetsmässan", "Karlskoga"),
    ],
)
def test_the_plainest_questions_are_taken_as_they_stand(ask: Ask, question: str, told: str, untold: str) -> None:
    """Who tells nobody's name gets no candidate's own fact; who asks how it went gets no yes or no."""
    body = ask(question).body
    assert told in body
    assert untold not in body
