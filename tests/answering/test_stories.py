"""A story is understood by what it tells, not by its last sentence alone."""

from __future__ import annotations

import pytest

from bot.answering.assistant import Assistant
from tests.answering.conftest import Ask, asker, at

HELD = at("2038-01-01 00:00")


@pytest.mark.parametrize(
    ("story", "fact"),
    [
        (
            "Svägerskan jobbar på mässan och säger att allt flyttades till våren efter för pandemins skull, minns hon rätt?",
            "fair-postponed-2021",
        ),
        ("Läste i en insändare att det är folket som röstar fram vinnaren, det kan väl inte stämma?", "jury-decides"),
        (
            "I heard that Helsingborg's event as the winner came to two million kronor in the end. Does anybody dispute it?",
            "cost-helsingborg",
        ),
    ],
)
def test_a_story_is_answered_by_what_it_is_about(ask: Ask, story: str, fact: str) -> None:
    """The last sentence holds nothing of the matter; what was said before does."""
    assert ask(story).fact == fact


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("Ett år kallades pengarna resestipendium. Vilken omgång?", "prize-money-use"),
        ("Min chef talar om HME i tid och otid. Vad betyder bokstäverna?", "hme-what"),
        ("Luleå drog sig ur 2019. Varför?", "lulea-withdrew"),
        ("Ola Odebäck – vad gjorde han på mässan 2023?", "nominees-talk-2023"),
    ],
)
def test_a_question_without_words_of_its_own_means_what_was_said_before_it(ask: Ask, message: str, fact: str) -> None:
    """Neither the mere record of a name before it, nor what its few words find alone, is asked for."""
    assert ask(message).fact == fact


def test_a_year_alone_counts_no_rounds(ask: Ask) -> None:
    """ "2013 års mässa" names an event of that year; how many came is no number of rounds."""
    assert ask("Hur många kom till 2013 års mässa på ett ungefär?").fact in ("kvm-2013-numbers", "kvm-size")


def test_a_time_asked_for_in_a_story_is_no_question_for_a_remark(ask: Ask) -> None:
    """What somebody said of the win does not tell when the next one is chosen."""
    assert ask("När lär nästa vinnare rimligen utses om takten består nu efter Mörbylångas seger?").fact != "willsund-comment"


def test_money_is_no_crowning(ask: Ask) -> None:
    """Crowns are what is paid in, not worn: a claim about a fee is no question for the winner."""
    assert (
        ask("En kollega påstår att det kostar femhundra kronor i avgift för kommunerna. Är det verkligen så det ligger till?").fact
        != "winner"
    )


def test_who_said_so_does_not_matter(harbours: Assistant) -> None:
    """A colleague, a newspaper and a brother-in-law leave the matter the same."""
    ask = asker(harbours, HELD)
    told = {
        ask(f"{who} påstår att vattnets renhet mäts i bassängen, men jag vet inte. Kan det stämma?").fact
        for who in ("En kollega", "Tidningen", "Min svåger")
    }

    assert told == {"measuring"}


@pytest.mark.parametrize(
    "story",
    [
        "Min syster har köpt en ny cykel av sin granne och undrar vad en begagnad cykel brukar kosta i Nacka numera.",
        "Jag såg en film om Stockholms stadshus, vem ritade det egentligen?",
        "En bekant säger att Botkyrka har flest språk i landet, hur många nationaliteter bor där?",
        "My uncle read in the paper that a new bridge will be built in Stockholm next spring. Who pays for it?",
    ],
)
def test_a_story_about_something_else_is_not_answered(ask: Ask, story: str) -> None:
    """Names of municipalities in it do not make it a question about the award."""
    assert ask(story).status != "answered"


@pytest.mark.parametrize(
    ("story", "fact"),
    [
        ("Luleå var med 2019 men hoppade av. Varför?", "lulea-withdrew"),
        ("Luleå pulled out in 2019. Why?", "lulea-withdrew"),
        ("Karlstad var nominerat 2015 men vann inte. Varför?", "karlstad-why-not-win"),
        ("Ett år sköts galan upp. Vilket år?", "fair-postponed-2021"),
        ("One year the gala was postponed. Which year?", "fair-postponed-2021"),
        ("Chefen pratar om Kolada. Vem driver det?", "kolada-owner"),
        ("My boss keeps talking about Kolada. Is it free?", "kolada-cost"),
        ("They mentioned RKA. What is that?", "rka-what"),
        ("Grannen nämnde KKiK. Vad är det, och när startade det?", "kkik-what"),
        ("Någon på jobbet nämnde HME. Vad står det för?", "hme-what"),
        ("I read about Kommunkompassen. What is it?", "kk-what"),
    ],
)
def test_a_bare_question_is_about_the_sentence_before_it(ask: Ask, story: str, fact: str) -> None:
    """ "Why?" asks the reason of what was just said, and "what is it?" what was named in it."""
    assert ask(story).fact == fact


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("Jag bor i Kungsbacka sedan 1971. När var det vi vann?", "2011"),
        ("Flyttade till Höganäs 2019. När vann vi den där titeln?", "2023"),
        ("I have lived in Lomma since 2005. When did we win?", "2007"),
        ("Flyttade till Kävlinge 2011. Vem vann då?", "Kungsbacka"),
    ],
)
def test_a_year_of_somebodys_life_is_no_round(ask: Ask, story: str, told: str) -> None:
    """Since when somebody lives in a place asks for no round of that year, unless it is pointed at."""
    assert told in ask(story).body


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("De som ansökte till 2017 men inte nominerades, vilka var det?", "Gnosjö"),
        ("Den nya processen, vem har tagit fram den?", "SKR"),
        ("Kommunen som drog sig ur 2019, vilken var det?", "Luleå"),
        ("The award in 2007, who got it?", "Lomma"),
        ("Kolada, who is behind it?", "RKA"),
        ("Nacka, när vann de?", "2021"),
    ],
)
def test_what_a_sentence_names_first_is_asked_about(ask: Ask, message: str, told: str) -> None:
    """The pronoun in the question stands for what is named before the comma."""
    assert told in ask(message).body
