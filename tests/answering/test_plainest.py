"""The plainest questions, in the verbs that people use: each gets what it asks for and nothing else."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

WHERE = [
    ("Var var prisutdelningen 2017?", "Göteborg"),
    ("Vet du var det delades ut 2013?", "GöteborgsOperan"),
    ("Var fick vinnaren priset 2013?", "GöteborgsOperan"),
    ("Var fick de ta emot priset 2021?", "Svenska Mässan"),
    ("På vilket ställe var utdelningen 2021?", "Svenska Mässan"),
    ("plats 2021?", "Svenska Mässan"),
    ("What town was the ceremony in 2023 held in?", "Göteborg"),
    ("Where did they give out the award in 2025?", "Svenska Mässan"),
]
WHEN = [
    ("datum 2015?", "3 november 2015"),
    ("What year was the fair first held?", "1989"),
    ("When did it all start with the award?", "2003"),
    ("Mässan 2023: första och sista dag?", "21–23 november"),
    ("What was the last day of the 2023 fair?", "21–23 November"),
    ("The 2025 fair: from which day to which day did it run?", "11–13 November"),
    ("Prisutdelning 2017", "14 november 2017"),
    ("When did Nacka pick up its prize?", "2 May 2022"),
    ("Which day did they hand it over in 2019?", "12 November 2019"),
    ("What was the date of the 2011 award?", "15 November 2011"),
    ("The 2017 winner, which day were they going to announce that?", "14 November 2017"),
    ("What day of the week did Helsingborg get its prize in 2017?", "Tuesday"),
]
WHO = [
    ("Who got it in 2005?", "Umeå"),
    ("Who took the 2019 award?", "Sollentuna"),
    ("Which town does the 2019 title belong to?", "Sollentuna"),
    ("2019 – winner?", "Sollentuna"),
    ("2019: vinnare?", "Sollentuna"),
    ("who had it in 2009", "Stockholm"),
    ("Till vem gick priset 2019?", "Sollentuna"),
    ("Vem korades 2023?", "Höganäs"),
    ("Vilken kommun utsåg juryn 2021?", "Nacka"),
    ("Which town won back in 2019?", "Sollentuna"),
    ("vem har den nu", "Mörbylånga"),
    ("Who has the award now?", "Mörbylånga"),
    ("Vem vann när det delades ut för första gången?", "Botkyrka"),
    ("Who won it when it started?", "Botkyrka"),
    ("Var det Nacka 2021?", "Ja"),
    ("2019, did Luleå get it?", "No, Sollentuna"),
    ("2019, fick Luleå det?", "Nej, Sollentuna"),
    ("Which town walked away from the 2019 competition?", "Luleå"),
    ("When did Sweden's capital take the award?", "2009"),
    ("Fick Stockholm det 2011?", "Nej, Kungsbacka"),
]
WHICH = [
    ("Vilka hade chansen att vinna 2011?", ("Uddevalla", "Östersund")),
    ("vilka fem var det 2011", ("Kinda", "Nacka")),
    ("Vilka kommuner vann Nacka över?", ("Burlöv", "Vallentuna")),
    ("Vilka blev utan när Höganäs fick priset?", ("Arvika", "Ulricehamn")),
    ("Vilka har vunnit sen starten?", ("2003: Botkyrka", "2025: Mörbylånga")),
    ("Vem har vunnit vilket år?", ("2003: Botkyrka", "2025: Mörbylånga")),
    ("Who has ever taken the prize?", ("2003: Botkyrka", "2025: Mörbylånga")),
    ("Which municipality has been nominated the most times?", ("Nacka", "Västerås", "Vallentuna")),
    ("Vem har rekordet i nomineringar?", ("Nacka", "Västerås", "Vallentuna")),
    ("Vilket län har flest finalister?", ("Stockholms län", "sju")),
    ("Which counties have never had a nominee?", ("Blekinge", "Uppsala")),
    ("Vilket år delades priset ut i maj?", ("2 maj 2022",)),
]


@pytest.mark.parametrize(("question", "told"), [*WHERE, *WHEN, *WHO])
def test_where_when_and_who_are_told_in_whatever_verbs(ask: Ask, question: str, told: str) -> None:
    """Being held, given, fetched, had: one place, one day, one winner of a round."""
    assert told in ask(question).body


@pytest.mark.parametrize(("question", "told"), WHICH)
def test_which_they_were_is_told_in_whatever_verbs(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Those who might have won, who lost, who have won, and who were nominated most."""
    body = ask(question).body
    assert [name for name in told if name not in body] == []


@pytest.mark.parametrize("question", ["How often can a municipality win?", "Blir det en ny vinnare varje år?"])
def test_the_latest_winner_does_not_answer_how_often(ask: Ask, question: str) -> None:
    """How often a win can be had, and whether one is every year, is nobody's name."""
    assert "Mörbylånga" not in ask(question).body


def test_who_got_it_asks_for_the_thing_just_told(ask: Ask) -> None:
    """ "Which council got it?" after an honorary mention is not the award's winner."""
    assert "Mörbylånga" not in ask("Tell me about the honorary mention.", "Which council got it?").body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Skedde prisutdelningen 2021 på en måndag?", "måndag"),
        ("Was the 2023 ceremony on a Tuesday or a Wednesday?", "Tuesday"),
        ("Har Nacka utmärkelsen kvar?", "Nej"),
        ("Vilken kommun som prisades 2013?", "Örebro"),
        ("2021 års galakväll, vilken dag blev det slutligen?", "2 maj"),
        ("Kungsbacka won it in 2011. Please list all the winners after them.", "2013: Örebro"),
        ("A list of the winners, with the most recent first", "2003: Botkyrka"),
        ("Umeå won. Who was next?", "Lomma"),
        ("My boss is from Nacka. Did the town ever win?", "Yes"),
        ("Vem får använda märket just nu?", "Mörbylånga"),
        ("Who may use the award's logo at the moment?", "Mörbylånga"),
        ("Vem får använda logotypen?", "två år"),
    ],
)
def test_small_words_lead_to_what_is_asked(ask: Ask, question: str, told: str) -> None:
    """A weekday, a town, an order or a time that is said in small words changes nothing else of what is asked."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Lomma, vilket år vann ni?", "Lomma vann 2007"),
        ("Arvika: vilket år var vi nominerade?", "Arvika var nominerat 2023"),
        ("Norsjö, vilka omgångar var vi med?", "Norsjö har varit nominerat"),
        ("Kungsbacka, when did we win?", "Kungsbacka won in 2011"),
        ("Sollentuna?", "Sollentuna vann 2019"),
        ("Vilka år har Västerås varit med i tävlingen?", "Västerås var nominerat"),
    ],
)
def test_a_mere_name_asks_for_no_fact(ask: Ask, question: str, told: str) -> None:
    """A candidate named ahead of a question says whom it is about; named alone, its record is told."""
    assert ask(question).body.startswith(told)
