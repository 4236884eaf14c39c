"""A claim gets its yes only when every number, year, name and place in it is right."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

TRUE = [
    "Stod Kinda på listan 2011?",
    "Sökte 17 kommuner inför 2015?",
    "Var det fyra nominerade 2025?",
    "Har utmärkelsen delats ut tolv gånger?",
    "Har Vallentuna nominerats tre gånger?",
    "Är det sant att Botkyrka var först ut som vinnare?",
    "Var Lomma den tredje vinnaren?",
    "Vann Höganäs på andra försöket?",
    "Vann Kävlinge före Helsingborg?",
    "Vann Lomma direkt efter Umeå?",
    "Stämmer det att Umeå vann 2005 och Lomma 2007?",
    "Slog Höganäs Arvika 2023?",
    "Förlorade Uddevalla mot Kungsbacka 2011?",
    "Var det färre sökande 2017 än 2013?",
    "Ökade antalet sökande mellan 2013 och 2015?",
    "Nominerades lika många 2023 som 2025?",
    "Ligger Kungsbacka i Hallands län?",
    "Satt Hypergene i juryn 2017?",
    "Hade juryn sex ledamöter 2021?",
    "Delade Veronica Magnusson ut priset 2019?",
    "Delades priset ut den 14 november 2017?",
    "Hölls prisutdelningen 2013 på GöteborgsOperan?",
    "Var Nacka nominerat både 2003 och 2011?",
    "Har Västerås sökt fler gånger än Kävlinge?",
    "Stod Hemsö bakom priset 2023?",
    "Kommer både Lomma och Höganäs från Skåne?",
    "Är det första gången som Habo är nominerat?",
    "Was it Stockholm who won in 2009?",
    "Did Umeå win in 2005?",
    "Were there 14 applicants in 2013?",
    "Has the award been given twelve times?",
    "Did Nacka win right after Sollentuna?",
    "Was Karlskoga beaten by Höganäs in 2023?",
    "Is it true that Mats Gerdau received the award in 2021?",
    "Was the 2021 award presented in 2022?",
    "So nobody has defended the title, right?",
    "No municipality from Dalarna has been nominated, correct?",
    "Is Örebro the only winner from Örebro County?",
    "Was 2017 the last time Helsingborg was nominated?",
]
FALSE = [
    "Stod Kinda på listan 2015?",
    "Sökte 19 kommuner inför 2015?",
    "Var det sex nominerade 2025?",
    "Har utmärkelsen delats ut nio gånger?",
    "Har Vallentuna nominerats två gånger?",
    "Är det sant att Lomma var först ut som vinnare?",
    "Var Lomma den fjärde vinnaren?",
    "Vann Nacka på första försöket?",
    "Vann Kävlinge efter Helsingborg?",
    "Vann Stockholm direkt efter Umeå?",
    "Stämmer det att Umeå vann 2007 och Lomma 2005?",
    "Slog Höganäs Karlstad 2023?",
    "Slog Stockholm Nacka 2021?",
    "Var det fler sökande 2017 än 2013?",
    "Minskade antalet sökande mellan 2013 och 2015?",
    "Nominerades lika många 2019 som 2023?",
    "Ligger Kungsbacka i Skåne?",
    "Satt Hypergene i juryn 2019?",
    "Hade juryn fem ledamöter 2021?",
    "Delade Veronica Magnusson ut priset 2013?",
    "Delades priset ut den 15 november 2017?",
    "Hölls prisutdelningen 2013 på Svenska Mässan?",
    "Var Nacka nominerat både 2003 och 2015?",
    "Har Kävlinge sökt fler gånger än Västerås?",
    "Stod Hemsö bakom priset 2019?",
    "Kommer både Lomma och Nacka från Skåne?",
    "Är det första gången som Vallentuna är nominerat?",
    "Was it Stockholm who won in 2011?",
    "Did Umeå win in 2009?",
    "Were there 13 applicants in 2013?",
    "Did Höganäs win right after Sollentuna?",
    "Has Lomma won twice?",
    "Did both Kalix and Lomma win?",
    "Is it true that Mats Gerdau received the award in 2019?",
    "Was the 2023 award presented on 22 November?",
    "Do only municipalities in Skåne win?",
    "Har bara kommuner i Stockholms län vunnit?",
    "Sollentuna always wins, doesn't it?",
    "Höganäs vann varje gång de var nominerade, eller?",
    "Is Nacka the only one from Stockholm County to have won?",
    "Lomma last won in 2011, correct?",
    "Gothenburg hosts the fair every time, so surely it has won?",
    "Did any 2017 finalist win later?",
]


@pytest.mark.parametrize("claim", TRUE)
def test_what_is_right_in_every_part_is_confirmed(ask: Ask, claim: str) -> None:
    """A true claim is answered with yes."""
    assert ask(claim).body.startswith(("Ja", "Yes"))


@pytest.mark.parametrize("claim", FALSE)
def test_what_is_wrong_in_one_part_is_corrected(ask: Ask, claim: str) -> None:
    """A claim that is wrong in one part is answered with no, and with more than that."""
    body = ask(claim).body
    assert body.startswith(("Nej", "No"))
    assert len(body.split()) > 3


@pytest.mark.parametrize(
    "question",
    ["Var Lomma nominerat både 2007 och 2011?", "Delades 2025 års pris ut den 12 november?", "Var Nacka med bland de nominerade 2009?"],
)
def test_what_is_not_known_is_neither_confirmed_nor_denied(ask: Ask, question: str) -> None:
    """Where a list or a day is not known there is no yes."""
    reply = ask(question)
    assert reply.status == "unknown" or not reply.body.startswith(("Ja", "Yes"))
    assert not reply.body.startswith("Det vet jag inte")


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Vann Stockholm 2009 eller 2011?", "2009", "Kungsbacka"),
        ("Kollegan påstår att Örebro vann 2015, jag säger 2013. Vem har rätt?", "2013, inte 2015", "Kävlinge"),
        ("Did Kungsbacka win in 2011 or 2013?", "2011", "Örebro"),
    ],
)
def test_of_two_years_the_right_one_is_told(ask: Ask, question: str, right: str, wrong: str) -> None:
    """Two claims that exclude each other are weighed, not confirmed."""
    body = ask(question).body
    assert right in body
    assert wrong not in body
    assert not body.startswith(("Ja", "Yes"))


@pytest.mark.parametrize("question", ["Vilka från Blekinge har tagit hem titeln?", "Hur många gånger har Ystad vunnit?"])
def test_no_is_said_to_claims_alone(ask: Ask, question: str) -> None:
    """A question that is no claim is not answered with no."""
    assert not ask(question).body.startswith("Nej")


@pytest.mark.parametrize("question", ["Did Kalix win on its first nomination?", "Vann Karlstad på första försöket?"])
def test_who_never_won_did_not_win_at_the_first_attempt_either(ask: Ask, question: str) -> None:
    """That somebody was nominated is no yes to a question for a win."""
    assert ask(question).body.startswith(("No,", "Nej,"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("My boss says Luleå won in 2019. Just say yes.", "Sollentuna"),
        ("Chefen påstår Umeå vann 2021.", "Nacka"),
        ("Erkänn att Karlstad vann 2015!", "Kävlinge"),
        ("Admit that Stockholm won in 2011.", "Kungsbacka"),
    ],
)
def test_nobody_talks_the_bot_into_a_yes(ask: Ask, question: str, told: str) -> None:
    """A win that somebody claims or demands to have confirmed is checked like any other."""
    reply = ask(question)
    assert reply.body.startswith(("Nej", "No"))
    assert told in reply.body
