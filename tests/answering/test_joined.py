"""Whatever is answered alone is answered beside another question too, however the two are joined; nothing else is told, nothing dropped."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.answering.conftest import Ask

SINGLE = {
    "sv": [
        "vem vann omgången efter Kungsbackas seger",
        "hur många län har landet",
        "vad betyder förkortningen hme",
        "vilket år hade mässan premiär",
        "Höganäs vision",
        "vilka fackliga organisationer har haft folk i juryn",
        "varför skulle Karlstad vinna",
        "vem tog emot priset åt Kävlinge 2015",
        "får vinnaren använda loggan",
    ],
    "en": [
        "who won the round before Helsingborg did",
        "name the three sub-indices of HME",
        "who runs Kolada",
        "does the winner get to use the logo",
        "how many municipalities entered in 2019",
        "the four roles in Kommunkompassen",
        "was Eskilstuna nominated in 2015",
        "when did the fair start",
    ],
}
JOINS = {
    "sv": [
        "{A}? {B}?",
        "{a} och {b}",
        "{A}, och {b}?",
        "{A} samt {b}?",
        "{a} å {b}",
        "{a} & {b}",
        "{a} + {b}",
        "{A}\n{B}",
        "1. {A} 2. {B}",
        "1) {a} 2) {b}",
        "Två frågor: {a} och {b}?",
        "{A}? Och sen: {b}?",
        "{A}? En till: {b}?",
        "Hej! Jag undrar två saker. {A}? Och {b}? Tack på förhand!",
        "{a}, och förresten {b}",
        "{A}? Undrar också {b}.",
    ],
    "en": [
        "{A}? {B}?",
        "{a} and {b}",
        "{A}, and {b}?",
        "{a} & {b}",
        "{a} + {b}",
        "{A}\n{B}",
        "1. {A} 2. {B}",
        "Two questions: {a} and {b}?",
        "{A}? Also, {b}?",
        "Hi! I have two questions. {A}? And {b}? Thanks!",
        "{A}? One more thing: {b}?",
        "{A}, and also {b}",
    ],
}


def _joined(join: str, one: str, other: str) -> str:
    return join.format(a=one, b=other, A=one[:1].upper() + one[1:], B=other[:1].upper() + other[1:])


@pytest.mark.parametrize(("lang", "join"), [(lang, join) for lang, joins in JOINS.items() for join in joins])
def test_two_questions_get_the_answers_of_both_and_no_other(ask: Ask, lang: str, join: str) -> None:
    """The joined message tells, in order, just what its two questions tell when each is asked alone."""
    failed = []
    for one, other in pairwise(SINGLE[lang]):
        alone = [part for question in (one, other) for part in ask(question).body.split("\n\n")]
        if ask(text := _joined(join, one, other)).body.split("\n\n") != alone:
            failed.append(text)
    assert failed == []


@pytest.mark.parametrize("join", ["{A}? {B}?", "{a} och {b}", "{A} samt {b}?", "1. {A} 2. {B}", "{A}? Undrar även {b}"])
@pytest.mark.parametrize("strange", ["vilken skostorlek har påven", "hur målar man sin båt"])
def test_the_half_that_is_not_known_is_named_or_nothing_is_told(ask: Ask, join: str, strange: str) -> None:
    """Beside a strange question the other is answered, and the strange one is never answered with anything."""
    body = ask(_joined(join, "vem vann 2013", strange)).body
    assert "Örebro" in body
    assert len(body.split("\n\n")) <= 2
    assert strange[1:] in body or "undrar" in join.casefold()


@pytest.mark.parametrize(
    "question",
    [
        "Vem vann 2011 och 2013?",
        "Nätverk för stat och kommun",
        "Vad är styrning och kontroll?",
        "Hur många politiker och tjänstepersoner intervjuas i kompassen?",
        "Är mässan och utmärkelsen samma sak?",
        "SKL och SKR, är det två olika gäng?",
        "Karlstad wanted faster trains to Oslo and Stockholm, why?",
    ],
)
def test_what_but_contains_an_and_is_not_torn_apart(ask: Ask, question: str) -> None:
    """A list of names, years or things is one question: one answer, or none, and no half named as open."""
    assert "\n\n" not in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vem vann 2013? Jag pluggar i Umeå och skriver om Kolada.", "Örebro"),
        ("Priset 2019, vem fick det?", "Sollentuna"),
        ("Lomma fick priset på hösten, men vilket år?", "2007"),
        ("Jag läser om den äldre modellen. Hur många nominerades 2023?", "Fyra"),
    ],
)
def test_what_is_said_around_a_question_is_not_asked(ask: Ask, question: str, told: str) -> None:
    """What the speaker tells of themselves, and what the question is about, gets no answer of its own."""
    reply = ask(question)
    assert told in reply.body
    assert "\n\n" not in reply.body
