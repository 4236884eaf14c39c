"""Who denies something and is wrong hears "jo"; who is right, and who asks whether it is so, hears that."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

CONTRARY = [
    ("Uddevalla har väl aldrig nominerats?", "Jo, Uddevalla", "2011"),
    ("Vann inte Umeå 2005?", "Jo, Umeå", "2005"),
    ("Sökte inte Hammarö 2013?", "Jo, Hammarö", "2013"),
    ("Lomma fick aldrig priset, eller hur?", "Jo, Lomma", "2007"),
    ("Sundsvall har väl aldrig ens försökt?", "Jo, Sundsvall", "2013"),
    ("Ingen kommun från Skåne har väl vunnit?", "Jo, ", "Lomma"),
    ("Delades inte priset ut i Göteborg?", "Jo. ", "Göteborg"),
    ("Hasn't Örebro won?", "Yes, Örebro", "2013"),
    ("Örebro has never won, right?", "No, that is not so: Örebro", "2013"),
]
AGREED = [
    ("Malmö har väl aldrig vunnit?", "Nej, Malmö har aldrig vunnit"),
    ("Vann inte Umeå 2007?", "Nej, Lomma vann 2007"),
    ("Det är väl ingen som vunnit två gånger?", "Nej, ingen"),
    ("Ingen kommun har väl vunnit två gånger?", "Nej, ingen"),
    ("Stämmer det att Malmö aldrig vunnit?", "Ja, det stämmer: Malmö har aldrig vunnit"),
    ("Is it true that Malmö has never won?", "Yes, that is right: Malmö has never won"),
]
WHOLE = [
    ("Stämmer det att Lomma aldrig vunnit?", "Nej, det stämmer inte: Lomma vann 2007"),
    ("Är det sant att Umeå inte vann 2005?", "Nej, det stämmer inte: Umeå vann 2005"),
    ("Is it true that Nacka has never won?", "No, that is not so: Nacka won in 2021"),
]
PLAIN = ["Nacka vann 2021, inte sant?", "Nacka won in 2021, didn't they?", "Vann Nacka 2021 eller inte?"]


@pytest.mark.parametrize(("question", "opening", "told"), CONTRARY)
def test_a_wrong_denial_is_contradicted(ask: Ask, question: str, opening: str, told: str) -> None:
    """What did happen is told with "jo" to those who deny it."""
    reply = ask(question)
    assert reply.body.startswith(opening)
    assert told in reply.body


@pytest.mark.parametrize(("question", "opening"), AGREED + WHOLE)
def test_yes_and_no_are_about_what_was_said(ask: Ask, question: str, opening: str) -> None:
    """A denial that is right is agreed with, and "stämmer det" is answered as a whole."""
    assert ask(question).body.startswith(opening)


@pytest.mark.parametrize("question", PLAIN)
def test_a_tag_denies_nothing(ask: Ask, question: str) -> None:
    """ "Inte sant?" and "eller inte?" deny nothing."""
    assert ask(question).body.startswith(("Ja, Nacka", "Yes, Nacka", "Nacka vann"))
