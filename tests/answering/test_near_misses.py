"""Questions that differ by one word from those that are answered: what that word asks must not be passed over."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

SWEDISH = {
    "Vem {} 2015?": ["bojkottade", "städade", "kritiserade", "sjöng", "stal", "kysste"],
    "Var {} priset ut 2013?": ["städades", "tvättades", "bojkottades", "målades", "kastades"],
    "Har {} vunnit?": ["Nackas granne", "Nackas katt", "Karlstads borgmästare", "Örebros frisör"],
    "Var {} nominerat 2019?": ["Karlstads hund", "Nackas chaufför", "Karlstads mormor"],
    "Vems {} vann 2019?": ["hund", "granne", "fru", "advokat"],
    "Vilka satt i juryn 2019 {}?": ["på en häst", "utan skor", "i bandy", "barfota"],
    "Vem har sökt flest gånger {}?": ["i simning", "i bandy", "på en häst", "i ett annat land"],
    "Vem tog emot priset 2013 {}?": ["med flaggan", "i pyjamas"],
    "Varför {} 2019?": ["satt Saco i juryn", "var Luleå nominerat"],
    "Vem vann 2015 {}?": ["med röd flagga", "i simning", "genom lottning", "och blev sedan åtalad"],
}
ENGLISH = {
    "Who {} in 2015?": ["sang", "boycotted", "cooked", "smoked", "criticised"],
    "Has {} won?": ["Nacka's neighbour", "Nacka's gardener", "Karlstad's wife"],
    "Was {} nominated in 2021?": ["Nacka's husband", "Nacka's accountant", "Höganäs's dog"],
    "Whose {} was nominated in 2021?": ["wife", "neighbour", "gardener"],
    "How was {} nominated in 2021?": ["Nacka", "Burlöv"],
    "Who won in 2015 {}?": ["on a horse", "in swimming", "without shoes", "with a red flag"],
    "Which {} municipality won in 2015?": ["hungry", "religious", "snowy", "coastal"],
    "Can a {} win?": ["dog", "horse", "person"],
}
ANSWERED = {
    "Vem vann 2015?": "Kävlinge",
    "Who won in 2015?": "Kävlinge",
    "Var delades priset ut 2013?": "GöteborgsOperan",
    "Var Karlstad nominerat 2019?": "Nej, Karlstad",
    "Vilka satt i juryn 2019?": "Saco",
    "Vem har sökt flest gånger?": "Tyresö",
    "Vem tog emot priset 2013?": "Baastad",
    "Was Nacka nominated in 2021?": "Yes, Nacka",
    "Vann Nacka 2021 eller ljuger min lärare?": "Nacka vann",
    "Jag åker till Göteborg nu, vem vann 2015?": "Kävlinge",
    "vem van 2014 kvalitetskomun": "2014",
}


def _near(ways: dict[str, list[str]]) -> list[str]:
    return [way.format(word) for way, words in ways.items() for word in words]


@pytest.mark.parametrize("question", [*_near(SWEDISH), *_near(ENGLISH)])
def test_a_word_that_no_answer_has_is_not_passed_over(ask: Ask, question: str) -> None:
    """Who sang, whose neighbour, on a horse: the answer to the question without that word is no answer."""
    reply = ask(question)
    assert reply.status != "answered" or reply.notes or not any(told in reply.body for told in ANSWERED.values())


@pytest.mark.parametrize(("question", "told"), ANSWERED.items())
def test_what_says_nothing_of_its_own_is_passed_over(ask: Ask, question: str, told: str) -> None:
    """The same questions with nothing in them, or but who says so, what the asker is up to or a slip, are answered."""
    assert told in ask(question).body
