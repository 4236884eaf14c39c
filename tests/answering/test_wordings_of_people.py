"""Short and roundabout ways in which people ask what the bot knows: misspelled, with a word for a word, leaning on what they told first."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

MISSPELLED = {
    "va menas me komunkompasen": "verktyg",
    "hur mkt betala man för komunkompas": "85 000",
    "vilket numer har karina carlsson i karlskoga": "0586-610 00",
    "nä delas prise ut 2023": "21 november 2023",
}
BASIS = {
    "Utifrån vad bestämmer sig juryn?": "HME",
    "Utgår juryn bara från Resultatanalysen, eller vägs HME in också?": "HME",
    "Tar man hänsyn till hur ekonomin står till när segraren bedöms?": "finansiella",
}
COUNTED = {
    "Umeå vann först och Nacka långt senare, hur lång tid i år skiljer det?": "16 år",
    "Antal nominerade 2017 mot 2023, hur stor är skillnaden?": "Två fler",
    "Vem blev nästa vinnare när Stockholm hade vunnit?": "Kungsbacka",
    "Ingick Nacka i 2015 års finalfält?": "Nej, Nacka",
    "Vem fick bucklan 2009?": "Stockholm",
    "kan du dra de nominerade 2017": "Örnsköldsvik",
}
LEANING = {
    "Jag begriper inte ordet Kolada. Kan någon förklara vad det är?": "databas",
    "My boss keeps mentioning HME. Can you tell me what it means?": "HME",
    "Kan du avgöra ett bråk? Min fru säger att priset delas ut varje år. Hur är det egentligen?": "vartannat år",
    "Kvalitetsmässan den 21 november 2023: vad hände den dagen?": "Höganäs",
}
ROLES = {
    "Susanne Afzelius, Karlskoga. Hur titulerar man henne?": "kommundirektör",
    "Vad sa kommundirektören i vår kommun Karlskoga om nomineringen?": "Susanne Afzelius",
}


@pytest.mark.parametrize(("question", "told"), [*MISSPELLED.items(), *BASIS.items(), *COUNTED.items(), *LEANING.items(), *ROLES.items()])
def test_it_is_understood(ask: Ask, question: str, told: str) -> None:
    reply = ask(question)
    assert reply.status == "answered"
    assert told in reply.text


@pytest.mark.parametrize("question", ["Vem var kommunstyrelsens ordförande i Nacka 1979?", "Mobilnumret till Ann Willsund?"])
def test_who_it_was_long_before_and_numbers_not_known_are_not_told(ask: Ask, question: str) -> None:
    """Whoever holds a role now did not hold it before the award was; of somebody without a number nothing else is told."""
    assert ask(question).status == "unknown"


def test_things_written_apart_and_in_haste_are_heard(ask: Ask) -> None:
    """Numbers and addresses as people write them in a chat, what comes with the prize, what may be asked at all."""
    for said, told in (
        ("susanne afzelius tel nr?", "0586"),
        ("behövr mail adress till carina carlsson", "carina.carlsson"),
        ("Vilket belopp följde med 2021?", "50 000"),
        ("vilken typ av frågor kan du svara på", "Jag är en bot"),
    ):
        assert told in ask(said).body.replace("\xa0", " "), said
