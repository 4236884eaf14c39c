"""The award's history as people ask for it: by landmarks, against each other, as claims with numbers in them."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask

LANDMARKS = [
    ("Vilka nominerades den gång som Luleå klev av?", ("2019", "Norsjö", "Vallentuna")),
    ("Who won in the year when a municipality pulled out?", ("Sollentuna",)),
    ("vem tog hem priset rekordåret", ("Kävlinge", "2015")),
    ("Who was given the prize in the round with the fewest applicants?", ("Sollentuna",)),
    ("vem vann sista omgången innan pandemin", ("Sollentuna", "2019")),
    ("Vilka var i final det år galan sköts fram?", ("2021", "Burlöv")),
    ("Who won the first time after the pandemic?", ("Höganäs",)),
    ("Vem vann när Håkan Sörman delade ut priset?", ("Örebro",)),
    ("Hur många av de fjorton blev vinnare?", ("Örebro",)),
    ("Vem fick priset på GöteborgsOperan?", ("Örebro",)),
    ("Var delades priset ut när Kinda var i final?", ("2011",)),
]


@pytest.mark.parametrize(("question", "told"), LANDMARKS)
def test_a_round_may_be_told_by_what_happened_in_it(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Nobody needs to know the year: the record, the withdrawal, the pandemic or a name on the stage will do."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


RIVALS = [
    ("Hur många motståndare hade Habo 2025?", ("tre", "Härryda")),
    ("How many did Örebro beat in 2013?", ("13",)),
    ("hur många konkurrenter hade kinda i finalen", ("fyra", "2011")),
    ("Hade Karlskoga fyra konkurrenter i finalen 2023?", ("Nej", "tre")),
    ("Tidningen skriver att Arvika hade tre konkurrenter i finalen 2023. Stämmer det?", ("Ja", "tre")),
]


@pytest.mark.parametrize(("question", "told"), RIVALS)
def test_rivals_are_all_but_the_one_named(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Who is asked about is not counted among those it was up against, in a claim passed on either."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


LOST = [
    ("hur många gånger har Vallentuna förlorat i finalen", ("tre gånger", "2017", "2021")),
    ("Has Helsingborg ever lost a final?", ("Yes", "2015", "It won in 2017")),
    ("Har Mörbylånga förlorat någon final?", ("Nej", "2025")),
    ("Förlorade Luleå finalen 2019?", ("Nej", "drog sig ur")),
]


@pytest.mark.parametrize(("question", "told"), LOST)
def test_lost_finals_are_those_without_a_win(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """A nomination that ended in a win, or in a withdrawal, is no lost final."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


SIDES = [
    ("Hade Eskilstuna varit med före finalen 2015?", ("Ja", "2013")),
    ("Hade Stockholm varit i final innan 2021?", ("Ja", "2009")),
    ("Was Karlstad nominated after 2015?", ("No", "2015")),
    ("Hur många gånger var Nacka nominerat före 2021?", ("2003", "2011")),
]


@pytest.mark.parametrize(("question", "told"), SIDES)
def test_one_side_of_a_year_is_not_the_year_itself(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """ "Före 2015" is answered with what was before, whatever there was in 2015."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


OVERLAP = [
    ("Vilka av finalisterna 2017 var med redan 2015?", ("Helsingborg", "Västerås")),
    ("Which 2015 applicants had not applied in 2013?", ("Borås", "Ängelholm")),
    ("Vilka nominerades 2017 men inte 2015?", ("Tyresö", "Vallentuna")),
    ("Hur många av de sökande 2013 nominerades 2015?", ("tre", "Eskilstuna")),
    ("Vilka vinnare fanns bland de sökande 2017?", ("Helsingborg",)),
    ("Hur stor andel av de sökande 2017 nominerades?", ("sex", "nio", "67")),
]


@pytest.mark.parametrize(("question", "told"), OVERLAP)
def test_two_lists_are_laid_over_each_other(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Who stands in both lists, or in one of them alone, is told by name."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


def test_two_years_side_by_side_are_but_listed(ask: Ask) -> None:
    """ "2019 och 2021" asks for both lists, not for what they share."""
    assert "Luleå" in ask("Vilka nominerades 2019 och 2021?").body


CLAIMS = [
    ("Sjutton sökte och sex nominerades 2015, är det rätt?", "Ja"),
    ("Var det nio sökande och fem finalister 2017?", "Nej"),
    ("Grannen påstår att Habo vann 2025. Rätt eller fel?", "Nej, Mörbylånga"),
    ("They say that Tyresö applied three times but was nominated once. Is that correct?", "Yes"),
    ("Var 2017 enda året med sex nominerade?", "Nej"),
    ("Has Swedbank been on the jury more than once?", "No"),
    ("Stämmer det att Kinda sökte redan 2009 utan att komma till final?", "Känt är bara"),
]


@pytest.mark.parametrize(("question", "opening"), CLAIMS)
def test_each_number_of_a_claim_is_checked(ask: Ask, question: str, opening: str) -> None:
    """A claim is right only if every number and name in it is."""
    assert ask(question).body.startswith(opening)


COUNTED = [
    ("Vilket län har flest finalister?", ("Stockholms län", "sju")),
    ("Which counties have never had a nominee?", ("Blekinge", "Gotlands")),
    ("Har Skåne någonsin vunnit två omgångar i rad?", ("Ja", "Kävlinge (2015)", "Helsingborg (2017)")),
    ("Har någon kommun vunnit två omgångar i rad?", ("Nej",)),
    ("vilka har nominerats precis två gånger", ("Helsingborg", "Höganäs")),
    ("Hur många ansökningar kom in sammanlagt 2013–2017?", ("40",)),
    ("How many days did the fair last in 2021?", ("three days",)),
    ("Hur lång tid tog det för Helsingborg från första nomineringen till segern?", ("Två år",)),
    ("Vilket år sökte Tyresö senast?", ("2017",)),
    ("Vilka tog hem de två omgångarna före Höganäs?", ("Sollentuna", "Nacka")),
    ("Vem hade titeln 2018?", ("Helsingborg",)),
    ("Who took over the title from Nacka?", ("Höganäs",)),
    ("Vilket år delade SKL:s vd ut priset?", ("Håkan Sörman", "2013")),
    ("Vilka vann på första försöket?", ("Kungsbacka", "Kävlinge")),
    ("När var det senast sex nominerade?", ("2017",)),
]


@pytest.mark.parametrize(("question", "told"), COUNTED)
def test_what_no_list_says_is_worked_out(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Regions, streaks, spans and sums follow from the rounds."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


def test_a_difference_asked_for_begins_with_no_yes(ask: Ask) -> None:
    """ "How many more" is no yes-or-no question."""
    assert ask("How many more applied in 2013 than in 2019?").body.startswith("Six more")


BEFORE = [
    ("Vilka av de nominerade 2021 hade nominerats tidigare?", ("Nacka (2003 och 2011)", "Vallentuna (2017 och 2019)")),
    ("Fanns någon tidigare segrare bland de nominerade 2021?", ("Ja", "Stockholm")),
    ("Hade någon av finalisterna 2025 varit med förut?", ("Nej", "ingen")),
    ("Which organisations have sat on the jury most often?", ("Saco", "Vision", "four times")),
    ("Vilka organisationer satt i juryn både 2013 och 2019?", ("SKL", "Saco", "Vision")),
    ("Har Vision haft någon som delade ut priset?", ("Ja", "Veronica Magnusson")),
    ("När var Vallentuna nominerat för andra gången?", ("2019",)),
    ("Hur många sökande har det varit i genomsnitt 2013–2021?", ("11,4",)),
    ("Vilket var rekordet innan 2015?", ("2013", "14")),
    ("Har Vallentuna nominerats tre gånger i rad?", ("Ja", "2017, 2019 och 2021")),
    ("Vilka vinnare kommer inte från Skåne?", ("Umeå", "Mörbylånga")),
    ("Hur många ansökte till 2025?", ("290",)),
]


@pytest.mark.parametrize(("question", "told"), BEFORE)
def test_what_was_before_and_how_often_is_looked_up_in_every_list(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Earlier lists, juries and presenters answer for themselves."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


def test_a_prize_handed_to_another_is_no_yes(ask: Ask) -> None:
    """Who handed out the prize to one winner did not hand it to another."""
    assert ask("Delade Palle Lundberg ut priset till Mörbylånga?").body.startswith("Nej")
