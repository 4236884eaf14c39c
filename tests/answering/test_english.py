"""Promises on questions in English, as people there say it."""

from __future__ import annotations

import pytest

from bot.answering.lexicon import spread
from bot.language.detect import detect
from tests.answering.conftest import Ask


def test_a_family_of_expressions_is_written_once() -> None:
    """One line of asking.yaml stands for every way through it; an empty way leaves a word out."""
    assert list(spread("(take|took) (home|) the title")) == [
        "take home the title",
        "take the title",
        "took home the title",
        "took the title",
    ]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("hiya", "en"),
        ("cheers mate", "en"),
        ("closing date for entries 2019", "en"),
        ("finalister 2011", "sv"),
        ("statyett", "sv"),
        ("Härryda came second, true?", "en"),
        ("Kolada", None),
        ("jury 2017?", None),
    ],
)
def test_words_of_one_language_tell_it_where_small_words_do_not(text: str, lang: str | None) -> None:
    """A few words without any small word are answered in their own language; what both languages have tells nothing."""
    assert detect(text) == lang


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("whos the champ of 21", "Nacka"),
        ("Who won it in Gothenburg in 2017?", "Helsingborg"),
        ("how many kommuns have taken it home", "Twelve"),
        ("Which edition attracted the most bids?", "17"),
        ("How many fewer bids were put in for 2019 than for 2015?", "Nine fewer"),
        ("By when did bids for 2021 have to be handed in?", "30 November 2020"),
        ("Which winners start with an H?", "Höganäs"),
        ("On which weekday did the 2019 gala fall?", "Tuesday"),
        ("Which council beat Arvika and Ulricehamn?", "Höganäs"),
        ("What did the jurors admire in Kungsbacka?", "breadth"),
        ("Who spoke for Kvalitetsmässan on the 2021 panel?", "Henrik Edman"),
        ("Has any town in Norrbotten been shortlisted?", "Luleå"),
        ("How long did the 2023 fair last?", "three days"),
        ("Hur länge varade mässan 2023?", "tre dagar"),
        ("Which two people accepted it on behalf of Sollentuna?", "Thunes"),
    ],
)
def test_what_is_worked_out_is_asked_for_in_many_words(ask: Ask, question: str, told: str) -> None:
    """British or American, chatty or formal: the answer is the same."""
    reply = ask(question)

    assert (reply.status, told in reply.body) == ("answered", True), reply.body


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Who was nominated in 2021?", "And how many of them had been nominated before?"), ("Two of ", "Nacka", "Vallentuna")),
        (("Vilka var nominerade 2021?", "Vilka av dem hade vunnit förut?"), ("Stockholm (2009)",)),
        (("Which of the 2015 finalists won later?",), ("Helsingborg (2017)",)),
        (("Vem av de sökande 2013 vann senare?",), ("Ingen",)),
    ],
)
def test_some_of_a_rounds_members_are_told_apart(ask: Ask, turns: tuple[str, ...], told: tuple[str, ...]) -> None:
    """Which of a round's nominees or applicants had been there before, had won, or won later, is told with the years."""
    body = ask(*turns).body

    assert all(word in body for word in told), body


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("What is Kolada?", "price?"), "free"),
        (("When was the award first handed out?", "who got it then?"), "Botkyrka"),
        (("Why did Luleå withdraw?", "how many were then left?"), "four"),
    ],
)
def test_a_few_words_without_a_verb_go_on(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """After an answer a few words are about what was just told."""
    assert told in ask(*turns).body


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Rumour has it that Nacka was nominated three times before winning. True?", "No"),
        ("I read that Nacka took the title in 2019. Is that accurate?", "No, Sollentuna"),
        ("En kollega skriver att sju kommuner var nominerade 2015. Stämmer det?", "Nej, sex"),
        ("I've been told the award is given annually. Correct?", "every other year"),
    ],
)
def test_a_claim_and_what_checks_it_are_one_question(ask: Ask, claim: str, told: str) -> None:
    """A claim in a sentence of its own is checked as it stands."""
    assert told in ask(claim).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Why was the 2021 prize presented in 2022?", "pandemic"),
        ("How come Nacka got the award in May?", "pandemic"),
        ("Varför fick Nacka sitt pris i maj?", "pandemin"),
        ("Why was Nacka given the 2021 award?", "welfare"),
    ],
)
def test_why_then_is_not_why_they_won(ask: Ask, question: str, told: str) -> None:
    """Who asks why it was in May, or the year after, wants no motivation."""
    assert told in ask(question).body


def test_a_year_in_two_figures_is_no_number_of_nominees(ask: Ask) -> None:
    """What stands for a year is not held against how many there were."""
    assert not ask("finalists '17").body.startswith("No")


def test_where_is_it_held_is_told_in_every_form(ask: Ask) -> None:
    """ "Where is" asks for a place as "where" does."""
    assert "Svenska Mässan" in ask("Where is the award presented?").body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which calendar day was the 2017 prize presented on?", "14 November 2017"),
        ("Did anybody pull off a second victory?", "No, no municipality has won more than once"),
        ("Did Höganäs get a second title?", "No"),
        ("Who lost out to Sollentuna?", "Vallentuna"),
        ("Name the also-rans of 2021", "Burlöv"),
        ("Who was the very first recipient of the award?", "Botkyrka"),
        ("In which round did Lomma get its hands on the trophy?", "2007"),
        ("What is the reigning champion called?", "Mörbylånga"),
        ("Who heads the municipal board in Karlskoga?", "Tony Ring"),
        ("Who heads up quality in Karlskoga?", "Carina Carlsson"),
    ],
)
def test_winners_losers_and_heads_are_asked_for_in_idioms(ask: Ask, question: str, told: str) -> None:
    """What people there say for winning, losing, a second time and leading is read as that."""
    assert told in ask(question).body


@pytest.mark.parametrize("question", ["Since Nacka, which towns have won?", "Sedan Nacka, vilka har vunnit?"])
def test_since_somebody_before_a_comma_belongs_to_the_question(ask: Ask, question: str) -> None:
    """ "Since Nacka," is no question of its own that Nacka's year would answer."""
    body = ask(question).body
    assert "Höganäs" in body
    assert "Mörbylånga" in body


@pytest.mark.parametrize("question", ["What is the difference between SKL and SKR", "Vad är skillnaden mellan SKL och SKR"])
def test_a_difference_is_between_two_things(ask: Ask, question: str) -> None:
    """ "The difference between SKR" alone asks nothing, and gets no answer about something else that differs."""
    assert "2025" not in ask(question).body


@pytest.mark.parametrize(
    "question", ["Did Grästorp compete?", "Did Strängnäs enter the contest?", "Tävlade Grästorp?", "Har Piteå tävlat?"]
)
def test_whoever_applied_competed(ask: Ask, question: str) -> None:
    """To have competed is true of an applicant that was not nominated, too."""
    assert ask(question).body.startswith(("Yes", "Ja"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Was it the king who handed over the award in 2013?", "Håkan Sörman"),
        ("Var det en prinsessa som delade ut priset 2019?", "Veronica Magnusson"),
        ("Who physically handed Örebro the statuette?", "Håkan Sörman"),
        ("When was the 2019 prize given, and by whom?", "Veronica Magnusson"),
        ("När delades priset 2013 ut, och av vem?", "Håkan Sörman"),
    ],
)
def test_the_presenter_is_told_however_it_is_asked(ask: Ask, question: str, told: str) -> None:
    """Whom a question takes for the presenter, what was handed over, and "by whom?" after a ceremony."""
    assert told in ask(question).body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Has any municipality managed to take it twice?", "more than once"),
        ("Any chance Linköping ever won?", "never"),
        ("How many took part in the 2013 race?", "14"),
        ("On what evening in 2017 was the winner revealed?", "14 November 2017"),
        ("Could you send me the names of the municipalities that competed in the 2011 final?", "Uddevalla"),
        ("Did Skellefteå make the shortlist or only apply?", "applicants for 2013"),
        ("How did the selection work before 2025?", "two stages"),
        ("I'd be grateful to see who applied for 2017", "Gnosjö"),
        ("Tony Ring, what's the best way to get hold of him?", "@karlskoga.se"),
        ("The 2023 fair, which city was it in? I'm coming over from Oslo.", "Göteborg"),
    ],
)
def test_common_turns_of_phrase_are_read(ask: Ask, question: str, told: str) -> None:
    """What people say around the question takes nothing from it."""
    assert told in ask(question).body
