"""Jury, presenters, recipients and people, in one round and over the years."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

TOLD = [
    ("Vilka har delat ut utmärkelsen genom åren?", ("Sörman", "Magnusson", "Lundberg")),
    ("Which people have sat on the jury over the years?", ("2013", "Swedbank", "Øgård")),
    ("Vilka har tagit emot priset genom åren?", ("Baastad", "Gerdau", "Thunes")),
    ("who chose the winner in 2017", ("NCC", "Hypergene")),
    ("motivation 2011", ("Kungsbacka",)),
    ("What did Sollentuna get?", ("50,000",)),
    ("Who is municipal director in Sollentuna?", ("Törnvall",)),
    ("Vem är kommundirektör i Härryda?", ("har jag ingen uppgift", "Vorberg")),
]


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_who_stood_where_is_told(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Round by round where no round is named, and the nearest true thing where the one asked for is not known."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


def test_one_name_in_several_places_is_not_taken_for_one_person(ask: Ask) -> None:
    """Each place stands on its own line with its date."""
    body = ask("Vem är Palle Lundberg?").body
    assert [t for t in ("2003", "2017", "2023") if t not in body] == []
    assert body.count(" är ") < 2


@pytest.mark.parametrize("question", ["Vilka satt i juryn 2021?", "Who sat on the 2017 jury?", "Hur många satt i juryn 2021?"])
def test_a_list_begins_on_a_line_of_its_own(ask: Ask, question: str) -> None:
    """No space before the line break, no full stop after the last."""
    body = ask(question).body
    assert " \n" not in body
    assert ":\n– " in body


@pytest.mark.parametrize("question", ["applicants 2019", "phone number Karlskoga", "reigning champion", "deadline for the 2021 nominees"])
def test_english_search_words_are_answered_in_english(ask: Ask, question: str) -> None:
    """Small words are not needed to tell the language."""
    assert ask(question).lang == "en"
