"""What a round tells of itself is found by the words in it."""

from __future__ import annotations

import pytest

from bot.answering.assistant import Assistant
from tests.answering.conftest import asker, at

HELD = at("2038-01-01 00:00")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilken hamn belönades för rena kajer?", "Sjövik"),
        ("Which harbour was praised for clean quays?", "Sjövik"),
        ("Var arbetade Bo Exempel, som satt i juryn?", "Hamnförbundet"),
        ("Vilka från Havsnäs var uppe på scenen?", "Tove Exempel"),
        ("Vad hade Hamnbladet med hamnpriset att göra?", "Hamnbladet"),
    ],
)
def test_a_detail_leads_to_its_round(harbours: Assistant, question: str, told: str) -> None:
    """People remember a phrase or a name, not the year."""
    reply = asker(harbours, HELD)(question)

    assert (reply.status, told in reply.body) == ("answered", True)


def test_a_detail_gives_no_winner_away(harbours: Assistant) -> None:
    """Before the ceremony nothing that the file says of the result is told, whatever words are used."""
    ask = asker(harbours, at("2037-05-03 12:00"))

    assert "vann" not in ask("Vad var så bra med Ankarby?").body
