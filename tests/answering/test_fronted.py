"""What a question is about may be said ahead of it, as what is sought, or with a reason after it: it is read as if said plainly."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

AHEAD = {
    "Skulpturen, vem har gjort den?": "Billgren",
    "Nyckeltalsdatabasen Kolada, vad är det för något?": "databas",
    "2009 års pris, vilka var det som fick det?": "Stockholm",
    "2013, fick Nacka det?": "Nej, Örebro",
    "Känslan i Karlstad när de nominerades, hur var den?": "roligt",
    "Carina Carlsson, hur får man tag på henne?": "carina.carlsson@",
    "The 2013 prize, who got it?": "Örebro",
}
SOUGHT = {
    "Jag söker vinnaren 2009": "Stockholm",
    "söker vinnarna från 2007 till 2011": "Kungsbacka",
    "skulle vilja veta vilka som ligger bakom utmärkelsen": "SKR",
    "Jag behöver mejlen till Karlskogas kvalitetschef, eftersom jag inte hittar den någonstans.": "carina.carlsson@",
    "Vad heter kommundirektören i Karlskoga, rätt stavat?": "Afzelius",
    "I'm looking for the winner of 2009": "Stockholm",
}
EITHER = {
    "Vann Arvika 2023 eller stannade det vid en nominering?": "Nej, Höganäs",
    "Fick Ulricehamn priset 2023 eller var de bara nominerade?": "Nej, Höganäs",
    "Did Arvika win in 2023 or were they only nominated?": "No, Höganäs",
    "Farsan säger att priset delas ut varje år, jag säger nej. Vem har rätt?": "vartannat år",
}
PLACES = {
    "I vilken stad äger Kvalitetsmässan 2023 rum?": "Göteborg",
    "Vart ska man åka för Kvalitetsmässan 2023?": "Göteborg",
    "När äger Kvalitetsmässan 2023 rum?": "21–23 november",
}
OTHERWISE = {
    "Kommunkompassen, hur ofta görs den?": "vartannat",
    "Jobb på SKR, hur får man det?": "anmälan",
    "Söker Karlstad 2023?": "Vinnare",
}


@pytest.mark.parametrize(("question", "told"), [*AHEAD.items(), *SOUGHT.items(), *EITHER.items(), *PLACES.items()])
def test_it_is_answered_as_if_said_plainly(ask: Ask, question: str, told: str) -> None:
    assert told in ask(question).text


@pytest.mark.parametrize(("question", "other"), OTHERWISE.items())
def test_what_is_said_ahead_is_not_passed_over(ask: Ask, question: str, other: str) -> None:
    assert other not in ask(question).text
