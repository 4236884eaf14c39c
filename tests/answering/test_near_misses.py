"""Questions that differ by one word from those that are answered: what that word asks must not be passed over."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask, at

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


@pytest.mark.parametrize(
    "question",
    [
        "När lämnar tåget Karlstad på måndag?",
        "When does the train to Karlstad depart?",
        "Hur ofta går det tåg från Karlstad?",
    ],
)
def test_what_is_said_of_a_matter_tells_no_time_of_it(ask: Ask, question: str) -> None:
    """A fact that nobody is meant to ask for a time or a frequency answers neither."""
    assert ask(question).fact != "karlstad-trains"


@pytest.mark.parametrize("question", ["Vem blev superkommun 2021?", "Vilka vann Sveriges DigitaliseringsKommun 2019?"])
def test_what_another_award_is_does_not_tell_who_won_it_in_a_year(ask: Ask, question: str) -> None:
    """Who it was in a year is not told by a fact without any year."""
    assert ask(question).status == "unknown"


@pytest.mark.parametrize(
    "question",
    [
        "Står det i Nackas artikel vem som vann 2021?",
        "Framgår det av Arvikas nyhet vilka andra som var nominerade?",
        "Does Arvika's article say who else was nominated?",
    ],
)
def test_whether_a_source_tells_is_not_the_thing_itself(ask: Ask, question: str) -> None:
    """What is worked out from the rounds does not say what stands in an article."""
    assert ask(question).fact not in ("winner", "nominees", "nominees_count")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilka tre finalister blev utan titeln 2025?", ("Habo", "Härryda", "Svedala")),
        ("Exakt nio anmälda i två omgångar, vilka?", ("2017", "2021")),
    ],
)
def test_so_many_are_not_told_by_none(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Where so many are asked for, an answer that names nobody gives way to one that does."""
    body = ask(question).body
    assert all(name in body for name in told)


def test_a_wrong_premise_of_so_many_is_corrected(ask: Ask) -> None:
    """How many are said to have applied in a round without applications is told to be wrong."""
    assert "290" in ask("Vilka fem sökte till 2025?").body


def test_strangers_are_not_counted(ask: Ask) -> None:
    """What no round counts is not told by what it does."""
    assert ask("Hur många delfiner var nominerade 2023?").status == "unknown"


def test_a_thing_is_not_told_by_who_won(ask: Ask) -> None:
    """What the winner gets with it is no question for its name."""
    assert ask("Vad får vinnarkommunen med hem?").fact != "winner"


def test_what_stands_around_a_bare_question_is_asked_for(ask: Ask) -> None:
    """A question without words of its own asks for what was said before it, not for whoever that names."""
    assert "Väl värt att investera i" in ask("Någon läste upp en slogan när Höganäs vann. Hur lyder den?").body
    assert "Kungsbacka" in ask("A local newspaper counted the winners in 2013 and forgot one. Which?").body


def test_a_region_said_before_the_question_counts(ask: Ask) -> None:
    """A riddle may tell its region in the sentence before it asks."""
    assert "Umeå" in ask("Gåta: min residensstad ligger i Västerbotten och segrade en gång. Vilken kommun?").body


def test_who_defends_a_title_holds_it(ask: Ask) -> None:
    """To defend a title in a year is to hold it, not to have won it twice."""
    assert "Höganäs" in ask("Vem har en titel att försvara 2025?", now=at("2025-09-01T12:00+02:00")).body
