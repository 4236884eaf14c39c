"""The award's history as people chat about it: letters, bets, places in a row, parts of the country, pieces without a verb."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask, at

LETTERS = [
    ("tre på S som vunnit?", ("Stockholm", "Sollentuna"), ("Umeå",)),
    ("har nån på N vunnit", ("Nacka",), ("Habo",)),
    ("gissa: börjar på L, skånsk, vann på 00-talet", ("Lomma",), ("Höganäs",)),
]


@pytest.mark.parametrize(("question", "told", "untold"), LETTERS)
def test_a_letter_alone_tells_whom_is_meant(ask: Ask, question: str, told: tuple[str, ...], untold: tuple[str, ...]) -> None:
    """ "På S" is short for a name that begins so, where winners or nominees are asked for."""
    body = ask(question).body
    assert all(t in body for t in told)
    assert not any(t in body for t in untold)


def test_a_small_word_is_no_letter(ask: Ask) -> None:
    """ "Med i finalen" names no municipality on I."""
    assert "Sex" in ask("Antal nominerade i omgången när Borås var med i finalen?").body


ROWS = [
    ("före örebro kom?", ("Kungsbacka",), ("Kävlinge",)),
    ("vilka vann före och efter lomma", ("Umeå", "Stockholm"), ("Nacka",)),
    ("Vem var vinnare nummer fyra?", ("Stockholm",), ("Lomma",)),
    ("Vem är den 8:e vinnaren?", ("Helsingborg",), ("Mörbylånga",)),
    ("Which was the 3rd town ever to win?", ("Lomma",), ("Umeå",)),
    ("Umeå och Lomma, vann de efter varandra?", ("Ja",), ()),
    ("Botkyrka och Lomma, vann de efter varandra?", ("Nej",), ()),
    ("mellan 2005 och 2009, vilka vann?", ("Umeå", "Lomma", "Stockholm"), ("Botkyrka", "Nacka")),
    ("fanns det något år utan vinnare?", ("2004", "vartannat"), ("Mörbylånga",)),
    ("17 st som sökte, vilket år var det", ("2015",), ("2013",)),
]


@pytest.mark.parametrize(("question", "told", "untold"), ROWS)
def test_places_in_the_row_of_winners(ask: Ask, question: str, told: tuple[str, ...], untold: tuple[str, ...]) -> None:
    """Before, after, both sides, a number, one after the other, and what a round had."""
    body = ask(question).body
    assert all(t in body for t in told)
    assert not any(t in body for t in untold)


RECORDS = [
    ("norsjö sökte 3 ggr vilka va de", ("2015", "2017")),
    ("I hur många omgångar har Nacka varit nominerat?", ("tre", "2003")),
    ("har grästorp kandiderat nån gång?", ("Ja", "2015")),
    ("sigtuna kom dom vidare 2015 el blev d stopp i första steget", ("Nej",)),
    ("Nominerades Kinda någon mer gång än 2011?", ("2011",)),
    ("är det sant att göteborg aldrig vunnit fast festen är där", ("inte",)),
    ("Vilka anmälda 2015 gallrades bort före nomineringen?", ("Tranemo", "Varberg")),
]


@pytest.mark.parametrize(("question", "told"), RECORDS)
def test_a_municipality_gets_its_own_record(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Whatever the words for taking part, getting on or being out."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


CLAIMS = [
    ("Jag slog vad om att någon kommun vunnit två gånger. Har jag förlorat vadet?", "Nej, ingen kommun"),
    ("På radion sa de att Karlstad varit nominerat tre gånger. Trovärdigt?", "Nej"),
    ("Farfar jobbade i Kungsbacka och skröt alltid om ett pris de fick 2011. Stämmer årtalet?", "Ja"),
    ("Grannen envisas med att Piteå tog hem titeln 2005. Det var en annan norrlandsstad, men vilken?", "Umeå"),
]


@pytest.mark.parametrize(("story", "told"), CLAIMS)
def test_bets_and_doubts_are_settled(ask: Ask, story: str, told: str) -> None:
    """What was said is checked, however its truth is asked for."""
    assert told in ask(story).body


def test_a_riddle_is_read_whole(ask: Ask) -> None:
    """The question at its end says nothing itself; what stands before it does."""
    body = ask("Nominerad två gånger på raken, 2017 och 2019, men aldrig segrare. Vilken kommun syftar jag på?").body
    assert "Vallentuna" in body
    assert "Helsingborg" not in body


PARTS = [
    ("vilka från norrland har vunnit", ("Umeå",), ("Örebro",)),
    ("vilka norrländska kommuner sökte 2013?", ("Piteå", "Haparanda"), ("Karlstad",)),
    ("Ligger Umeå i Norrland?", ("Ja",), ()),
    ("Ligger Umeå i Götaland?", ("Nej",), ()),
]


@pytest.mark.parametrize(("question", "told", "untold"), PARTS)
def test_a_part_of_the_country_is_its_counties(ask: Ask, question: str, told: tuple[str, ...], untold: tuple[str, ...]) -> None:
    """Norrland is five counties, and is called Norrland in the answer."""
    body = ask(question).body
    assert all(t in body for t in told)
    assert not any(t in body for t in untold)


ALONG = [
    ("Har Uddevalla funnits med bland de nominerade?", ("Ja", "2011")),
    ("Har Kinda dykt upp på listan nån gång?", ("2011",)),
    ("Vi i Kalix, har vi hängt med något år?", ("2003",)),
    ("Eskilstunas ansökningar, vilka årtal?", ("2013", "2015")),
    ("Vilka lämnade in en ansökan till 2017 utan att nomineras eller utan någon nominering?", ("Gnosjö",)),
    ("Vilka ansökte till 2017 utan att gå vidare?", ("Gnosjö",)),
    ("Var Gnosjö bara sökande eller blev det en nominering i slutändan?", ("2017",)),
    ("Vilka var nominerade varje gång både 2017, 2019 och 2021?", ("Vallentuna",)),
    ("Vilka organisationer hade representanter i juryn 2017?", ("Hypergene",)),
    ("Did the number of applicants change between 2015 and 2017?", ("17", "nine")),
    ("Nominees, 2019 versus 2021, up or down?", ("five",)),
    ("Kan vi få namnen på alla som lämnade in sin anmälan till 2013?", ("Haparanda",)),
    ("When did the capital of Sweden finish first?", ("2009",)),
]


@pytest.mark.parametrize(("question", "told"), ALONG)
def test_taking_part_is_said_in_many_ways(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """To have been seen, to have got no further, every time: what people say of a list."""
    body = ask(question).body
    assert all(t in body for t in told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Uddevalla var nominerat 2011, hade de sökt innan dess?", "kända sökande"),
        ("Nacka vann 2021, men hade kommunen varit nominerad tidigare?", "2003"),
        ("Lidköping sökte 2015, hade vi försökt förut?", "2013"),
        ("Vilka fler i samma län som Nacka har vunnit?", "Sollentuna"),
        ("Vilka kommuner i länet där Tyresö ligger har nominerats?", "Vallentuna"),
        ("Är det nåt för oss kalixbor, har vi varit nominerade?", "2003"),
        ("winner no. 5, which municipality?", "Kungsbacka"),
        ("Vem tog titeln mitt framför näsan på Ulricehamn 2023?", "Höganäs"),
    ],
)
def test_what_is_told_first_tells_what_is_asked_then(ask: Ask, question: str, told: str) -> None:
    """A round told first is what "tidigare" goes back from; a place told is where its people, and its county, are."""
    assert told in ask(question).body


def test_now_is_the_round_under_way(ask: Ask) -> None:
    """While a round is going on, rivals of now are those in it."""
    body = ask("Vilka tävlar Vallentuna mot nu?", now=at("2019-11-08 12:00")).body
    assert "Norsjö" in body
    assert "Tyresö" not in body
