"""Rounds told by who won them, by their size or by their place, and what is honestly said where there was none."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask, at

BY_WINNER = [
    ("Hur många sökte när Helsingborg vann?", "Nio kommuner sökte till 2017"),
    ("hur manga var nominerade aret Kungsbacka vann", "Fem kommuner var nominerade 2011"),
    ("How many applied the year Sollentuna won?", "for 2019"),
    ("Vem delade ut priset det år då Sollentuna vann?", "Veronica Magnusson"),
    ("Var delades priset ut när Sollentuna vann?", "Göteborg"),
    ("Where did they hand out the prize the year Helsingborg won?", "2017"),
    ("Var Håbo nominerat när Höganäs vann?", "inte nominerat 2023"),
    ("Was Norsjö nominated when Sollentuna won?", "Yes"),
    ("Drog sig någon ur när Sollentuna vann?", "Luleå"),
]


@pytest.mark.parametrize(("question", "told"), BY_WINNER)
def test_a_round_may_be_told_by_its_winner(ask: Ask, question: str, told: str) -> None:
    """ "När Nacka vann" says the year of that win, whatever else is asked of the round."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    "question", ["Vilka satt i juryn när Lomma vann?", "Who was on the jury when Lomma won?", "Vem satt i juryn som utsåg Lomma?"]
)
def test_a_jury_that_nobody_knows_is_said_to_be_unknown(ask: Ask, question: str) -> None:
    """The jury of a round told by its winner is told, or honestly not known; never something else of that round."""
    reply = ask(question)
    assert reply.status == "unknown"
    assert "jury" in reply.body.casefold()
    assert "2007" in reply.body


@pytest.mark.parametrize("question", ["Vet du när Nacka vann?", "vilken dag var det när Nacka vann", "do you know when Nacka won"])
def test_the_clause_itself_may_be_what_is_asked(ask: Ask, question: str) -> None:
    """Where nothing else is asked, the day or the year of the win is."""
    assert "2021" in ask(question).body or "2022" in ask(question).body
    assert "skulptur" not in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"), [("Vem var ordförande i juryn som utsåg Helsingborg?", "2017"), ("Vem var juryns ordförande 2019?", "2019")]
)
def test_a_role_in_the_jury_is_no_role_at_home(ask: Ask, question: str, told: str) -> None:
    """Who chaired a jury is not answered with the chair of some municipality."""
    body = ask(question).body
    assert told in body
    assert "kommunstyrelsens" not in body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilka har vunnit efter 2025?", "2027"),
        ("Vilka kommuner vann före 2003?", "Botkyrka var först"),
        ("Which municipalities won before 2003?", "Botkyrka was the first"),
        ("Vilka hade vunnit före 2005?", "Botkyrka"),
    ],
)
def test_a_stretch_without_rounds_has_no_winners(ask: Ask, question: str, told: str) -> None:
    """Before the first and after the latest round there are no winners to list."""
    body = ask(question).body
    assert told in body
    assert "Lomma" not in body


@pytest.mark.parametrize(
    ("question", "told"), [("Vann nån i Halland 2013?", "Örebro län"), ("Did anyone from Skåne win in 2011?", "Hallands län")]
)
def test_of_one_round_the_winner_tells_whether_a_region_won(ask: Ask, question: str, told: str) -> None:
    """A no about one round is no "never": it names who won then, and where that is."""
    body = ask(question).body
    assert body.startswith(("Nej", "No"))
    assert told in body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Var ligger vinnaren från 2023?", "Skåne län"),
        ("Where is the 2013 winner located?", "Örebro län"),
        ("Vilket län ligger den senaste vinnaren i?", "Kalmar län"),
        ("I vilket län ligger vinnaren 2016?", "2016 delades ingen"),
        ("Vilken gång i ordningen delades priset ut 2012?", "2012 delades ingen"),
    ],
)
def test_where_a_winner_lies_is_its_region(ask: Ask, question: str, told: str) -> None:
    """The winner's own place is asked for, not the ceremony's; without a round there is no winner."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("I vilka omgångar nominerades sex?", "2015 och 2017"),
        ("In which rounds did nine apply?", "2017 and 2021"),
        ("hur många sökte rekordåret", "17"),
    ],
)
def test_rounds_are_found_by_their_size(ask: Ask, question: str, told: str) -> None:
    """So many nominees or applicants, or the most, lead to the rounds that had them."""
    assert told in ask(question).body


@pytest.mark.parametrize(("question", "told"), [("Har Kinda ansökt någon gång?", "2009"), ("Has Kinda ever applied?", "2009")])
def test_a_note_goes_before_a_no(ask: Ask, question: str, told: str) -> None:
    """Where a list is not known but a file notes that one was there, the note is told and no "no"."""
    body = ask(question).body
    assert told in body
    assert not body.startswith(("Nej", "No"))


@pytest.mark.parametrize(
    ("question", "opening", "told"),
    [
        ("Var Burlöv och Nacka nominerade samma år?", "Ja", "2021"),
        ("Var Karlskoga och Borås nominerade samma år?", "Nej", "2023"),
        ("Were Norsjö and Vallentuna nominated in the same year?", "Yes", "2019"),
        ("Vann den som varit sökande flest gånger?", "Nej", "Tyresö"),
        ("Var Höganäs nominerat innan de vann?", "Ja", "2021"),
        ("Had Sollentuna been nominated before they won?", "No", "2019"),
        ("Is Lomma a previous winner?", "Yes", "2007"),
    ],
)
def test_a_yes_or_a_no_is_worked_out(ask: Ask, question: str, opening: str, told: str) -> None:
    """Questions that begin with their verb are answered with yes or no only where it is so."""
    body = ask(question).body
    assert body.startswith(opening)
    assert told in body


@pytest.mark.parametrize("question", ["Vem har vunnit flest gånger?", "Who has won the most times?"])
def test_a_question_for_somebody_is_not_answered_with_no(ask: Ask, question: str) -> None:
    """ "Who" wants no yes or no."""
    assert not ask(question).body.startswith(("Nej", "No,"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Mellan Kungsbackas och Kävlinges segrar ligger en enda annan. Vem?", "Örebro"),
        ("Between Helsingborg and Nacka there was one other winner. Who?", "Sollentuna"),
        ("Which winners came after Helsingborg?", "Nacka"),
    ],
)
def test_the_order_may_stand_in_the_sentence_before(ask: Ask, question: str, told: str) -> None:
    """A bare question takes its "between" from the sentence that it follows."""
    assert told in ask(question).body


@pytest.mark.parametrize("question", ["Är det i dag priset delas ut?", "Is the award presented today?"])
def test_today_is_compared_with_the_day(ask: Ask, question: str) -> None:
    """Yes on the day of a ceremony; otherwise what is known of the next one."""
    assert ask(question, now=at("2023-11-21T12:00")).body.startswith(("Ja", "Yes"))
    assert "2027" in ask(question, now=at("2026-11-21T12:00")).body


@pytest.mark.parametrize("question", ["vilken tid var prisutdelningen 2017?", "at what time was the 2019 ceremony?"])
def test_an_hour_that_nobody_noted_is_not_known(ask: Ask, question: str) -> None:
    """Asked for the hour, the bot says that it is not known and what it has: the day."""
    assert ask(question).status == "unknown"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilka var kvar 2019 sedan Luleå hoppat av?", "Norsjö"),
        ("Vilka av de sökande 2017 stannade vid att söka?", "Gnosjö"),
        ("När har Karlstad varit sökande eller nominerat?", "2013"),
        ("Hur många gånger har Karlstad nosat på segern?", "nominerat en gång"),
        ("Vad föll juryn för hos Höganäs?", "hög kvalitet"),
        ("Ställ upp vinnarna i en tabell", "2003–2025"),
    ],
)
def test_other_words_for_taking_part_are_understood(ask: Ask, question: str, told: str) -> None:
    """Left, out, tried and close: the words for having been there lead to the lists."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vem hade titeln när Nacka tog över?", "Sollentuna"),
        ("Who held the title when Höganäs took over?", "Nacka"),
        ("Who were the also-rans when Kungsbacka won?", "Uddevalla"),
        ("Räkna upp konkurrenterna till Botkyrka den allra första gången", "Trollhättan"),
        ("Vad i Örebros arbete ledde till segern?", "styrning"),
    ],
)
def test_a_round_is_told_by_its_jury_or_who_took_over(ask: Ask, question: str, told: str) -> None:
    """A company on the jury, a handover and the losers lead to the round, not to a fact with the same names."""
    assert told in ask(question).body


@pytest.mark.parametrize("question", ["Vem vann den trettonde gången?", "Det skulle väl ändras 2025?"])
def test_a_round_number_is_told_for_nothing_else(ask: Ask, question: str) -> None:
    """The round ahead has no winner, and "ändras" is no "andra"."""
    assert "tolfte" not in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Under pandemiåret, vem vann?", "Nacka"),
        ("The year that the gala was put off, which town won?", "Nacka"),
        ("In the very first round, which municipalities were nominated?", "Kalix"),
        ("The year with eight entrants, who came out on top?", "Sollentuna"),
        ("Året med sjutton sökande, vem tog hem priset?", "Kävlinge"),
        ("Between Örebro and Helsingborg, who won?", "Kävlinge"),
        ("Mellan Lomma och Kungsbacka, vem vann?", "Stockholm"),
        ("For the record, who won in 2011?", "Kungsbacka"),
    ],
)
def test_what_tells_the_round_may_stand_ahead_of_the_question(ask: Ask, question: str, told: str) -> None:
    """ "Under pandemiåret, …" belongs to the question after it; a mere opening does not take its place."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which round had the most entrants, and who won it?", ("2015", "Kävlinge")),
        ("Which winners came after 2018?", ("Sollentuna", "Nacka", "Höganäs")),
        ("First and latest winner?", ("Botkyrka", "Mörbylånga")),
    ],
)
def test_rounds_found_are_all_told(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """A record's round goes on into the next half; plural winners after a year are all of them; so are two ends of a row."""
    body = ask(question).body
    assert all(name in body for name in told)


@pytest.mark.parametrize("question", ["När fick Lomma priset?", "My uncle lives in Lomma and brags about a prize. When did they get it?"])
def test_the_year_is_told_where_the_day_is_not_known(ask: Ask, question: str) -> None:
    """When somebody got the prize is answered with the year, and that the day is not known is said."""
    reply = ask(question)
    assert reply.status == "answered"
    assert "2007" in reply.body
