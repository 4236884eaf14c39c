"""Who is meant is found by what is told of it, and who is missing in a row of winners by its neighbours."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

RIDDLES = [
    ("Gissa kommunen: nominerad 2017, 2019 och 2021 men vann aldrig.", "Det är Vallentuna"),
    ("Vem är jag? Nominerad 2003, igen 2011 och till sist vinnare 2021.", "Det är Nacka"),
    ("Vem är jag? Sökte 2013, nominerad 2015, vann aldrig. Från Värmland.", "Det är Karlstad"),
    ("Vem är jag? Nominerad 2015 och vann två år senare.", "Det är Helsingborg"),
]
LISTS = [
    ("Rabbla alla segrare från början till nu", ["Botkyrka", "Stockholm", "Sollentuna", "Mörbylånga"], []),
    ("Alla vinnare från och med Helsingborg, tack", ["Helsingborg", "Sollentuna", "Mörbylånga"], ["Kävlinge"]),
    ("Vilka vann sedan Helsingborg vann?", ["Sollentuna", "Mörbylånga"], ["Helsingborg"]),
    ("Rada upp vinnarna före 2013 i tidsordning", ["Botkyrka", "Umeå", "Lomma", "Stockholm", "Kungsbacka"], ["Örebro"]),
    ("Vilka vann under 2010-talets första hälft?", ["Kungsbacka", "Örebro"], ["Kävlinge"]),
    ("Vilka vann under 2000-talets första decennium?", ["Botkyrka", "Umeå", "Lomma", "Stockholm"], ["Kungsbacka"]),
    ("Vilka tog priset på tiotalet?", ["Kungsbacka", "Sollentuna"], ["Stockholm", "Nacka"]),
    ("Who won in the first half of the 2010s?", ["Kungsbacka", "Örebro"], ["Kävlinge"]),
    ("Nämn tre vinnare", ["Mörbylånga", "Höganäs", "Nacka"], ["Sollentuna"]),
    ("vilka fick va me i finalen 2011 skriv alla", ["Kinda", "Kungsbacka", "Nacka", "Uddevalla", "Östersund"], []),
    ("Alla som någonsin varit nominerade, tack", ["Kalix", "Kinda", "Svedala"], []),
    ("Vilka skånska kommuner har varit nominerade men inte vunnit?", ["Burlöv", "Svedala", "Ängelholm"], ["Arvika"]),
]
TAKING_PART = [
    ("Har Sigtuna varit med i leken någon gång?", "Ja. Sigtuna", "2015"),
    ("Har Burlöv varit bland de sista kvar?", "Ja, Burlöv", "2021"),
    ("Kämpade Örnsköldsvik i flera omgångar?", "Ja. Örnsköldsvik", "2013"),
    ("Hade Kinda försökt före 2011?", "Ja. Känt är bara att Kinda sökte 2009", "2009"),
    ("Hade Kinda försökt innan de nominerades?", "Ja. Känt är bara att Kinda sökte 2009", "2009"),
    ("Nominerades Härryda 2025 eller 2023?", "Härryda var nominerat 2025", "2023"),
    ("Delades 2021 års pris verkligen ut 2021?", "Nej. ", "2 maj 2022"),
    ("Är Helsingborg ensamt om att ha vunnit två gånger?", "Nej, Helsingborg har vunnit en gång", "2017"),
    ("Jag bor i Kungsbacka sen 1971. När vann vi?", "Kungsbacka", "2011"),
]


@pytest.mark.parametrize(("question", "opening"), RIDDLES)
def test_who_is_described_is_named(ask: Ask, question: str, opening: str) -> None:
    """All that is said must fit the one that is named."""
    assert ask(question).body.startswith(opening)


@pytest.mark.parametrize(("question", "inside", "outside"), LISTS)
def test_a_list_is_whole_and_no_longer(ask: Ask, question: str, inside: list[str], outside: list[str]) -> None:
    """Everybody asked for stands in the list, and nobody else."""
    body = ask(question).body
    assert [name for name in inside if name not in body] == []
    assert [name for name in outside if name in body] == []


@pytest.mark.parametrize(("question", "opening", "told"), TAKING_PART)
def test_taking_part_counts_in_any_role(ask: Ask, question: str, opening: str, told: str) -> None:
    """Whoever applied took part; a choice between two years gets no yes or no."""
    reply = ask(question)
    assert reply.body.startswith(opening)
    assert told in reply.body
