"""A question in unforeseen words is answered as the plain question that it means."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.assistant import Assistant
from bot.answering.paraphrases import SLOT, nearest_plain
from bot.language import LANGUAGES, data
from tests.answering.conftest import Ask, asker, at

HELD = at("2038-01-01 00:00")
WAYS = [(lang, each["ask"], way) for lang in LANGUAGES for each in data(lang, "paraphrases") for way in each["like"].splitlines()]


def test_every_way_of_asking_means_its_own_plain_question(cache: Path) -> None:
    """A wording that stands under a question is never taken for another's; all of them are tried at once."""
    lost = [(way, ask, got) for lang, ask, way in WAYS if (got := nearest_plain(way, lang, cache)) != ask]

    assert not lost


def test_both_sides_name_what_is_asked_for() -> None:
    """A way that names a year more or less than its question could not be filled in."""
    values = ("year", "span", "candidate", "region", "person", "organisation", "role")
    uneven = [
        (ask, way)
        for _, ask, way in WAYS
        if sorted(s for s in SLOT.findall(ask) if s in values) != sorted(s for s in SLOT.findall(way) if s in values)
    ]

    assert not uneven


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("åt vem gick hamnpriset 2034, egentligen?", "Havsnäs"),
        ("vilken hamn drog längsta strået 2031", "Sjövik"),
        ("which harbour walked away with the prize in 2034?", "Havsnäs"),
        ("vem klev upp på scenen och hämtade priset 2034", "Tove Exempel"),
    ],
)
def test_another_award_is_asked_for_in_other_words(harbours: Assistant, question: str, told: str) -> None:
    """The ways of asking belong to the language, not to one award."""
    assert told in asker(harbours, HELD)(question).body


@pytest.mark.parametrize("question", ["Vad är Hamnförbundet för något?", "Hur söker man jobb på Hamnförbundet?"])
def test_a_name_alone_asks_for_nothing(harbours: Assistant, question: str) -> None:
    """That an organisation sat on a jury is no answer to whatever is asked about it."""
    assert "jury" not in asker(harbours, HELD)(question).body


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("schysst, det räcker så", "Varsågod"),
        ("nu ska jag sova, vi hörs", "Hej då"),
        ("vilka ämnen klarar du?", "Jag är en bot"),
        ("Tack för omaket, ha en skön sommar!", "Varsågod"),
        ("Cheers mate, have a lovely evening", "You're welcome"),
    ],
)
def test_small_talk_in_other_words_is_small_talk(ask: Ask, said: str, kind: str) -> None:
    """Somebody who is friendly is not told that the bot does not know."""
    reply = ask(said)

    assert (reply.status, reply.body.startswith(kind)) == ("smalltalk", True)


def test_what_was_learned_of_wordings_stays_beside_the_award_s(cache: Path) -> None:
    """The next start reads both: neither takes the other's place."""
    for lang in LANGUAGES:
        nearest_plain("x", lang, cache)

    assert all(list((cache / f"plain-{lang}").glob("matcher-*")) for lang in LANGUAGES)


def test_a_number_beside_the_question_must_be_that_of_the_answer(ask: Ask) -> None:
    """ "Vilka fem gjorde upp om titeln?" is answered if there were five; who says four is not simply told the five."""
    assert "Vallentuna" in ask("Vilka fem gjorde upp om 2021 års titel?").body
    assert ask("Vilka fyra gjorde upp om 2021 års titel?").status != "answered"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Do you know how much money the winner receives?", "SEK 50,000"),
        ("Can you tell me what the winner receives?", "sculpture"),
    ],
)
def test_what_holds_for_all_rounds_goes_before_what_the_latest_lacks(ask: Ask, question: str, told: str) -> None:
    """Who names no round is told what is known, not that nothing is known of the latest."""
    assert told in ask(question).body
