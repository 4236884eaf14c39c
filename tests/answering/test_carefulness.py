"""What lies near the matter is no answer: the bot says so, asks back, or tells what is true."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "Vad fick Pia Almströms make för present?",
        "Vad heter Lena Baastads dotter?",
        "What is Linda Nordberg's private address?",
        "Hur länge har Pia Almström varit ordförande?",
        "Where did Morten Øgård go to school?",
        "Var bor Per Ödman?",
        "How many municipalities are there in Finland?",
        "Vem bekostar skulpturen?",
        "What does Tony Ring think about football?",
    ],
)
def test_what_is_near_the_matter_is_not_told_for_it(ask: Ask, question: str) -> None:
    """Somebody's family, home and views, another country and another matter are not what the facts beside them tell."""
    assert ask(question).status in ("unknown", "clarify")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vem räckte över priset till Henrik Thunes?", "Veronica Magnusson"),
        ("Who presented the award to Lena Baastad?", "Håkan Sörman"),
        ("Vem fick ta emot priset av Veronica Magnusson?", "Henrik Thunes"),
    ],
)
def test_who_gave_is_told_of_who_took_and_the_other_way_round(ask: Ask, question: str, told: str) -> None:
    """Somebody named on one side of a handshake asks for the other side."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Tog Victor Kilén emot priset som kommunstyrelsens ordförande?", "Nej"),
        ("Tog Victor Kilén emot priset som stadsdirektör?", "Ja"),
        ("Did Mats Gerdau receive the award for Stockholm?", "No"),
        ("Satt Göran Arrius i juryn för Vision?", "Nej"),
        ("Satt Göran Arrius i juryn för Saco?", "Ja"),
    ],
)
def test_a_claim_is_true_only_if_role_and_whom_for_are(ask: Ask, question: str, begins: str) -> None:
    """A yes covers every part of what was claimed."""
    assert ask(question).body.startswith(begins)


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("HME har väl erbjudits sedan 2005?", "2011"),
        ("Har Kvalitetsmässan arrangerats sedan 1997?", "1989"),
        ("Was HME introduced in 2003?", "2011"),
        ("KKiK startade 2012, eller hur?", "2006"),
    ],
)
def test_a_wrong_year_that_is_claimed_meets_the_right_one(ask: Ask, question: str, year: str) -> None:
    """The fact that tells the year is told, though it does not hold for the year claimed."""
    assert year in ask(question).body


@pytest.mark.parametrize("message", ["haha okej då bakar jag bullar, tack", "wow you're a star, my boss will be glad", "puss o hej"])
def test_what_asks_nothing_is_small_talk_whatever_else_it_tells(ask: Ask, message: str) -> None:
    """A message that is thanks or a farewell for the most part is taken for it."""
    assert ask(message).status == "smalltalk"


@pytest.mark.parametrize("message", ["tack, var ligger närmaste apotek?", "hej, boka ett bord för två på en krog åt mig i kväll"])
def test_a_polite_word_makes_no_question_small_talk(ask: Ask, message: str) -> None:
    """What asks for something is answered as such, with an honest "not known"."""
    assert ask(message).status == "unknown"


@pytest.mark.parametrize(
    "question",
    [
        "Blev det något av Karlstads snabbare tåg?",
        "Did anything come of the railway that Karlstad worked for?",
        "Vad blev det av Höganäs vision?",
        "Whatever became of the vision of Höganäs?",
    ],
)
def test_a_plan_is_not_told_for_what_became_of_it(ask: Ask, question: str) -> None:
    """That something was planned says nothing of whether it came to be."""
    assert ask(question).status in ("unknown", "clarify")


@pytest.mark.parametrize(
    "question",
    [
        "Hur mycket fick kommundirektören i Mörbylånga i lön när de vann?",
        "What does Susanne Afzelius think of the new parliament?",
        "Har Per Törnvall barn?",
        "Has Henrik Thunes written a book?",
    ],
)
def test_a_name_alone_answers_nothing_about_somebody(ask: Ask, question: str) -> None:
    """Pay, views on other things, children and books are not told of by a person's role or comment on the award."""
    assert ask(question).status in ("unknown", "clarify")


def test_a_bare_why_asks_about_the_half_before(ask: Ask) -> None:
    """ "… late, and why?" is no question for why the winner won."""
    assert "Nacka was rewarded" not in ask("Was the 2021 trophy given out late, and why?").body
