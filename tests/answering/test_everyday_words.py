"""Staff's facts are found in everyday words, with whatever small talk stands around them."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Vad fick man hosta upp för Kommunkompassen?", "cost-kompass"),
        ("Vad pyntade kommunerna för kompassutvärderingen?", "cost-kompass"),
        ("Vilka kläckte Kommunkompassen?", "kk-origin"),
        ("Vilka block är KKiK uppdelat i?", "kkik-areas"),
        ("Vad är vitsen med omläggningen av processen?", "new-process-purpose"),
        ("Satt något bolag i bedömarpanelen?", "jury-companies"),
    ],
)
def test_everyday_words_find_the_fact(ask: Ask, question: str, fact: str) -> None:
    """Few say "avgift", "upphovsman" or "jury" at the kitchen table."""
    assert ask(question).fact == fact


@pytest.mark.parametrize("question", ["var hålls det", "where is it"])
def test_it_is_the_award_where_nothing_was_said_before(ask: Ask, question: str) -> None:
    """The first question of a chat is about what the bot is for."""
    assert "Svenska Mässan" in ask(question).body


@pytest.mark.parametrize("train", ["när gick tåget för att vara med 2019", "när var loppet kört för att anmäla sig till 2019"])
def test_too_late_is_a_deadline(ask: Ask, train: str) -> None:
    """A train that has left is no train."""
    assert "31 oktober 2018" in ask(train).body


@pytest.mark.parametrize("measure", ["Hur gammal är Ernst Billgren?", "Hur lång är Ernst Billgren?"])
def test_what_follows_how_is_what_is_asked(ask: Ask, measure: str) -> None:
    """Who somebody is does not say how old they are."""
    assert ask(measure).status == "unknown"


def test_a_known_fact_goes_before_a_gap_farther_off(ask: Ask) -> None:
    """What the mention is for is known, who had it is not."""
    assert ask("Hedersomnämnandet från 2025, hur lång uppgång ska det premiera?").fact == "honorary-for-whom"


def test_the_contact_of_the_fair_is_not_another_partys(ask: Ask) -> None:
    """Whoever answers for SKR does not answer for the fair."""
    assert "henrik.edman" in ask("Vilken mejl har presskontakten på mässan?").body


def test_another_prize_in_a_story_is_told_as_such(ask: Ask) -> None:
    """What became of another prize is no question for who once won it."""
    story = "Jag har hört att Sveriges IT-kommun inte längre finns med det namnet. Vad blev det i stället?"

    assert "DigitaliseringsKommun" in ask(story).body


SINGLE = [
    ("juryn", "jury-in-general"),
    ("priset", "prize-what"),
    ("mässan", "kvm-what"),
    ("ansökan", "no-application"),
    ("vinnare", "winner"),
]


@pytest.mark.parametrize(("word", "fact"), SINGLE)
def test_a_single_word_asks_for_the_thing_itself(ask: Ask, word: str, fact: str) -> None:
    """Many type no more than that."""
    assert ask(word).fact == fact


def test_a_single_word_after_an_answer_is_of_its_round(ask: Ask) -> None:
    """What was spoken of is meant, not the thing in general."""
    assert "2021" in ask("Vem vann 2021?", "juryn").body
    assert "Nacka" in ask("Vilka var nominerade 2021?", "vinnaren").body
