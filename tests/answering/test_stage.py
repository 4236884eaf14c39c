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


PERSONS = [
    ("Vilka från Nacka fick priset?", "Gerdau"),
    ("Vilka från vinnarkommunen var där och fick utmärkelsen 2013?", "Baastad"),
    ("Vem gick upp på scenen 2015?", "Almström"),
    ("Vem fick hålla i skulpturen när Sollentuna vann?", "Thunes"),
    ("Which politicians from Kungsbacka got the prize?", "Järvsén"),
    ("Who took the award on behalf of the municipality in 2013?", "Baastad"),
    ("Who was there from Nacka to receive the award?", "Gerdau"),
]


@pytest.mark.parametrize(("question", "told"), PERSONS)
def test_persons_who_came_for_the_prize_are_told_not_the_winner(ask: Ask, question: str, told: str) -> None:
    """Whoever asks for somebody from a municipality, on the stage or on its behalf, means people."""
    assert told in ask(question).body


GIVEN = [
    ("Vem gav dem priset 2019?", "Magnusson"),
    ("Vem fick vinnaren utmärkelsen av 2013?", "Sörman"),
    ("Från vem fick vinnaren priset 2023?", "Lundberg"),
    ("Vem skötte prisutdelningen 2013?", "Sörman"),
    ("Who did the winner get it from in 2019?", "Magnusson"),
    ("What was the presenter called in 2023?", "Lundberg"),
]


@pytest.mark.parametrize(("question", "told"), GIVEN)
def test_whoever_gave_the_winner_the_prize_is_told(ask: Ask, question: str, told: str) -> None:
    """However the handing over is put, from either side of it."""
    assert told in ask(question).body


WHY = [
    ("Vad fick Nacka priset för?", "Nacka belönades"),
    ("Vad vann de för 2021?", "Nacka belönades"),
    ("Hur motiverade juryn sitt val 2023?", "Höganäs belönades"),
    ("Varför valde juryn just den kommunen 2017?", "Helsingborg belönades"),
    ("Vad fick Höganäs att vinna?", "Höganäs belönades"),
    ("What did they win it for in 2021?", "Nacka was rewarded"),
    ("What did Sollentuna do to get the prize?", "Sollentuna was rewarded"),
    ("What made the winner the best in 2021?", "Nacka was rewarded"),
    ("How did the jury justify its choice in 2023?", "Höganäs was rewarded"),
]


@pytest.mark.parametrize(("question", "told"), WHY)
def test_a_win_is_explained_however_its_reason_is_asked_for(ask: Ask, question: str, told: str) -> None:
    """ "Vad … för", "what … to win" and what the jury chose ask why."""
    assert ask(question).body.startswith(told)


@pytest.mark.parametrize("question", ["Vem ledde juryn 2017?", "Who headed the jury in 2013?"])
def test_the_jury_is_told_where_its_head_is_not_known(ask: Ask, question: str) -> None:
    """No source has the head; who sat in it is known."""
    reply = ask(question)
    assert (reply.status, "Vision" in reply.body) == ("unknown", True)


AT_LARGE = [
    ("Hur länge har priset delats ut?", "2003"),
    ("Sedan vilket år delas det ut?", "2003"),
    ("How often does the competition take place?", "every other year"),
    ("Är det SKR som delar ut priset?", "Kvalitetsmässan"),
    ("Does SKR hand it out?", "Kvalitetsmässan"),
]


@pytest.mark.parametrize(("question", "told"), AT_LARGE)
def test_what_holds_for_all_rounds_is_no_single_round(ask: Ask, question: str, told: str) -> None:
    """How long, how often and by whom as a rule: neither the next round nor one of those past."""
    reply = ask(question)
    assert (reply.status, told in reply.body) == ("answered", True)


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
