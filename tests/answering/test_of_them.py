"""Those told in the last answer can be asked about together."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

SETS = [
    (("Vilka nominerades 2017?", "Hur många av dem var med redan 2015?"), ("Helsingborg (nominerat 2015)", "Västerås (nominerat 2015)")),
    (("Vilka var nominerade 2021?", "har nån av dom vunnit tidigare?"), ("Stockholm (2009)",)),
    (("Vilka var nominerade 2023?", "hade nån av dem vunnit förut?"), ("Nej", "ingen av de fyra nominerade 2023")),
    (("Who was nominated in 2015?", "Did any of them win later?"), ("Yes.", "Helsingborg (won in 2017)")),
    (("Vilka nominerades 2011?", "Vilka av dem har vunnit nån gång?"), ("Kungsbacka (vann 2011)", "Nacka (vann 2021)")),
    (("Vilka nominerades 2025?", "Hade någon varit nominerad tidigare?"), ("Nej.", "före 2025")),
    (("Who were the finalists in 2017?", "Were all of them nominated in 2015?"), ("No.", "Two of them")),
    (("Vilka sökte 2015?", "Vann nån av dem 2017?"), ("Ja.", "Helsingborg (vann 2017)")),
    (("Vilka var nominerade 2019?", "Vilka av dem ligger i Skåne?"), ("Ängelholm",)),
    (("List the winners since 2015", "which of those are in Skåne?"), ("Kävlinge", "Helsingborg", "Höganäs")),
    (("Vilka förlorade mot Mörbylånga?", "var nån av dom i final 2023?"), ("Nej.", "Habo, Härryda och Svedala")),
    (("Vilka var nominerade 2023?", "vem av dom fick det?"), ("Höganäs vann",)),
    (("Vilka nominerades 2015?", "Vem vann?", "har nån av dem vunnit senare?"), ("Ja.", "Helsingborg (vann 2017)")),
]


@pytest.mark.parametrize(("turns", "told"), SETS)
def test_them_are_those_just_told(ask: Ask, turns: tuple[str, ...], told: tuple[str, ...]) -> None:
    """ "Av dem" asks about the ones in the last answer, and about nobody else."""
    body = ask(*turns).body
    assert [t for t in told if t not in body] == []


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Vilka nominerades 2017?", "Vilka av de nominerade 2023 hade varit med förut?"), "Höganäs"),
        (("Vilka nominerades 2017?", "Har någon kommun vunnit två gånger?"), "ingen kommun har vunnit mer än en gång"),
        (("Vilka nominerades 2017?", "Vem vann 2009?"), "Stockholm"),
    ],
)
def test_a_question_on_others_is_not_about_them(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """Whoever says whom is meant is not answered of those told before."""
    body = ask(*turns).body
    assert told in body
    assert "av dem:" not in body


@pytest.mark.parametrize(("turns", "told"), [(("Vilka vinnare börjar på K?", "och på S?"), ("Stockholm", "Sollentuna"))])
def test_another_letter_is_looked_for_in_the_same_list(ask: Ask, turns: tuple[str, ...], told: tuple[str, ...]) -> None:
    """A letter alone goes on with the riddle before."""
    body = ask(*turns).body
    assert [t for t in told if t not in body] == []
