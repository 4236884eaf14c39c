"""People told by what they did, when, beside whom, and in roughly whose words."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

TOLD = [
    (("Vem har både suttit i juryn och delat ut priset?",), ("Magnusson", "2019", "2021")),
    (("Has anyone both sat on the jury and collected the award?",), ("Isling", "do not say")),
    (("Stadsdirektören i Nacka vid segern, vem?",), ("Kilén",)),
    (("Vad hette kommundirektören i Kävlinge när de vann?",), ("Persson",)),
    (("Vem är kommunstyrelsens ordförande i den kommun som vann 2017?",), ("Danielsson",)),
    (("Who is the municipal director of the latest winner?",), ("Willsund",)),
    (("Mats Gerdau, vilket år och vilken kommun?",), ("2021", "Nacka")),
    (("Vem delade ut priset 2019?", "Satt hon i någon jury också?"), ("Ja", "2021")),
    (("Who presented the award in 2013?", "What was his job?"), ("chief executive",)),
    (("Hur stor var juryn 2017?",), ("nio",)),
    (("Vad hade Ola Odebäck för roll på mässan?",), ("samtal",)),
    (("Vilka två herrar tog emot för Sollentuna?",), ("Thunes", "Törnvall")),
    (("Which office does Tony Ring hold in Karlskoga?",), ("chair",)),
    (("Did Håkan Sörman play any part in the 2013 ceremony?",), ("Yes", "presented")),
    (("Hade Håkan Sörman någon roll vid prisutdelningen 2013?",), ("Ja", "delade ut")),
    (("Presskontakterna på Kvalitetsmässan och SKR 2023, vilka var de?",), ("Edman", "Nordberg")),
    (("Vad sa Carina Carlsson?", "vilken tjänst har hon"), ("kvalitetschef",)),
    (("Vad sa Tony Ring?", "what job does he have"), ("Tony Ring is chair",)),
    (("Vem är kvalitetschef i Karlskoga?", "har du hennes nr?"), ("0586",)),
]


@pytest.mark.parametrize(("turns", "told"), TOLD)
def test_people_are_told_by_what_they_did(ask: Ask, turns: tuple[str, ...], told: tuple[str, ...]) -> None:
    """By a role, a part of the ceremony, the round that their town won, or as the one just spoken of."""
    reply = ask(*turns)
    assert reply.status == "answered"
    assert [t for t in told if t not in reply.body] == []


PLAINLY = [
    ("Vem var det som sa nåt i stil med att det krävs ordning och reda?", "Danielsson"),
    ("Öppenhet och dialog – vilken kommun belönades för det?", "Helsingborg"),
    ("En gång kallades prispengarna resestipendium. Vilket år?", "2021"),
    ("Someone from SKL presented the award in 2013. Who?", "Sörman"),
    ("En kommun hoppade av 2019. Vilken?", "Luleå"),
    ("Någon från Vision delade ut priset en gång. Vem var det?", "Magnusson"),
    ("One of the nominees in 2021 won. Which?", "Nacka won"),
    ("The very first to get the award, who was that?", "Botkyrka"),
    ("Den allra första som fick priset, vem var det?", "Botkyrka"),
    ("The municipalities in the 2023 final, what are they called?", "Arvika"),
    ("The record score in Kommunkompassen, what is it?", "668"),
    ("My boss mentioned HME, what is it?", "hållbart medarbetarengagemang"),
    ("Chefen nämnde HME, vad är det?", "hållbart medarbetarengagemang"),
]


@pytest.mark.parametrize(("question", "told"), PLAINLY)
def test_a_roundabout_question_is_answered_as_a_plain_one(ask: Ask, question: str, told: str) -> None:
    """What is open in a statement, pointed at with "that" or only roughly quoted."""
    reply = ask(question)
    assert reply.status == "answered"
    assert told in reply.body


def test_the_role_of_nobody_known_is_not_given_to_another(ask: Ask) -> None:
    """Who led a municipality when it won is told only of those whom the sources name."""
    assert ask("Vem var kommundirektör i Umeå när de vann?").status == "unknown"
