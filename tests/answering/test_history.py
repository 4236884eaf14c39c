"""The award's history as people ask for it: by landmarks, against each other, as claims with numbers in them."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask, at

LANDMARKS = [
    ("vem tog hem priset rekordåret", ("Kävlinge", "2015")),
    ("vem vann sista omgången innan pandemin", ("Sollentuna", "2019")),
    ("Who won the first time after the pandemic?", ("Höganäs",)),
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


def test_of_two_lists_the_share_is_told(ask: Ask) -> None:
    """How many of those that applied were nominated, in per cent too."""
    body = ask("Hur stor andel av de sökande 2017 nominerades?").body
    assert all(told in body for told in ("sex", "nio", "67"))


def test_two_years_side_by_side_are_but_listed(ask: Ask) -> None:
    """ "2019 och 2021" asks for both lists, not for what they share."""
    assert "Luleå" in ask("Vilka nominerades 2019 och 2021?").body


CLAIMS = [
    ("Sjutton sökte och sex nominerades 2015, är det rätt?", "Ja"),
    ("Var det nio sökande och fem finalister 2017?", "Nej"),
    ("Grannen påstår att Habo vann 2025. Rätt eller fel?", "Nej, Mörbylånga"),
    ("Var 2017 enda året med sex nominerade?", "Nej"),
    ("Has Swedbank been on the jury more than once?", "No"),
    ("Stämmer det att Kinda sökte redan 2009 utan att komma till final?", "Känt är bara"),
]


@pytest.mark.parametrize(("question", "opening"), CLAIMS)
def test_each_number_of_a_claim_is_checked(ask: Ask, question: str, opening: str) -> None:
    """A claim is right only if every number and name in it is."""
    assert ask(question).body.startswith(opening)


COUNTED = [
    ("Har någon kommun vunnit två omgångar i rad?", ("Nej",)),
    ("vilka har nominerats precis två gånger", ("Helsingborg", "Höganäs")),
    ("Hur många ansökningar kom in sammanlagt 2013–2017?", ("40",)),
    ("How many days did the fair last in 2021?", ("three days",)),
    ("Hur lång tid tog det för Helsingborg från första nomineringen till segern?", ("Två år",)),
    ("Vilket år sökte Tyresö senast?", ("2017",)),
    ("Vilka tog hem de två omgångarna före Höganäs?", ("Sollentuna", "Nacka")),
    ("Vem hade titeln 2018?", ("Helsingborg",)),
    ("Who took over the title from Nacka?", ("Höganäs",)),
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
    ("Hade någon av finalisterna 2025 varit med förut?", ("Nej", "ingen")),
    ("Vilka organisationer satt i juryn både 2013 och 2019?", ("SKL", "Saco", "Vision")),
    ("När var Vallentuna nominerat för andra gången?", ("2019",)),
    ("Hur många sökande har det varit i genomsnitt 2013–2021?", ("11,4",)),
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


AFTERWARDS = [
    ("Vilka nominerade 2011 har aldrig vunnit?", ("Kinda", "Uddevalla", "Östersund")),
    ("Which 2017 nominees were nominated again later?", ("Vallentuna",)),
    ("Har Nacka och Kinda varit i samma final?", ("Ja", "2011")),
    ("Vilka har Västerås mött i finalen?", ("2003", "2015", "2017")),
    ("Vem tog emot priset tillsammans med Mats Gerdau?", ("Victor Kilén",)),
    ("Satt SKR:s vd i juryn 2021?", ("Ja", "Staffan Isling")),
    ("Vilka år hölls galan på Svenska Mässan?", ("2021", "2023", "2025")),
    ("När vann en kommun i Skåne senast?", ("2023",)),
    ("Vilka nominerades på 2010-talet utan att vinna?", ("Kinda", "Vallentuna")),
    ("Hur lång tid gick det mellan Helsingborgs och Sollentunas prisutdelningar?", ("14 november 2017", "12 november 2019")),
]


@pytest.mark.parametrize(("question", "told"), AFTERWARDS)
def test_what_became_of_somebody_is_told_from_all_rounds(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Later rounds count as well as earlier ones, and those who stood on the stage as well as the municipalities."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


def test_a_winner_of_another_round_has_won(ask: Ask) -> None:
    """ "Aldrig" looks at every round, not at the one named alone."""
    assert "Nacka" not in ask("Vilka nominerade 2011 har aldrig vunnit?").body


def test_a_round_is_told_in_short(ask: Ask) -> None:
    """ "Vad hände 2011?": the winner, the others and the day."""
    body = ask("Vad hände 2011?").body
    assert all(told in body for told in ("Kungsbacka vann", "Uddevalla", "15 november 2011"))


def test_an_ordinal_that_leads_nowhere_gives_no_latest_winner(ask: Ask) -> None:
    """Nobody is told the latest winner for a round that was not understood."""
    assert "Mörbylånga" not in ask("Vann någon kommun i norr någonsin?").body


def test_a_round_may_be_told_by_its_number(ask: Ask) -> None:
    """The sixth handing out is the sixth round."""
    assert "Örebro" in ask("Vem fick priset vid den sjätte utdelningen?").body


def test_which_of_two_years_had_more_is_said_with_both_numbers(ask: Ask) -> None:
    """ "2013 eller 2017" asks for no two lists."""
    assert ask("Which round had more applicants, 2013 or 2017?").body.startswith("Five more")


FIRST = [
    ("Nominerades Höganäs före eller efter Arvika?", ("Höganäs var med första gången 2021", "2023")),
    ("Var Arvika nominerat före Nacka?", ("Nej",)),
    ("Har någon omgång haft fler än fem finalister?", ("Ja", "sex")),
    ("Av vem fick Höganäs priset?", ("Palle Lundberg",)),
    ("Vem vann första och senaste gången?", ("Botkyrka", "Mörbylånga")),
]


@pytest.mark.parametrize(("question", "told"), FIRST)
def test_first_and_last_and_beyond(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Order, limits and months are read from all rounds."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


def test_nominees_of_now_are_those_of_the_round_under_way(ask: Ask) -> None:
    """Before the ceremony "nu" is the coming round."""
    assert "Habo" in ask("Vilka är nominerade nu?", now=at("2025-06-01 12:00")).body


BESIDE = [
    ("Vilka skånska kommuner har vunnit, Lomma till exempel?", ("Kävlinge", "Helsingborg", "Höganäs")),
    ("Hur många kommuner i Stockholms län har vunnit? Nacka minns jag.", ("fyra", "Botkyrka", "Sollentuna")),
    ("Hur många halländska kommuner har vunnit, Kungsbacka och fler?", ("Kungsbacka (2011)",)),
    ("How many municipalities in Skåne have won? I remember Lomma.", ("four", "Höganäs")),
]


@pytest.mark.parametrize(("question", "told"), BESIDE)
def test_a_winner_named_beside_its_region_narrows_nothing(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Whoever remembers one winner of a region asks for them all the same."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


UP_TO = [
    ("Hur många gånger har priset delats ut fram till och med Örebro?", "sex gånger"),
    ("hur många vinnare hade det varit fram till Nacka", "Tio kommuner"),
    ("How many times had it been awarded up to and including Nacka?", "ten times"),
]


@pytest.mark.parametrize(("question", "told"), UP_TO)
def test_rounds_are_counted_up_to_a_winner(ask: Ask, question: str, told: str) -> None:
    """A winner says how far to count as well as its year does."""
    assert told in ask(question).body


HEARSAY = [
    ("frugan säger att nacka har vunnit, när i så fall?", "2021"),
    ("en på jobbet tror att Örebro har vunnit, vilket år isf", "2013"),
    ("farsan säger att Göteborg vunnit nån gång, när isf", "aldrig vunnit"),
    ("my flatmate reckons Nacka won at some point, when?", "2021"),
]


@pytest.mark.parametrize(("question", "told"), HEARSAY)
def test_whoever_says_it_is_no_part_of_the_question(ask: Ask, question: str, told: str) -> None:
    """A wife, a colleague or somebody at work: what they say is asked about, not they."""
    assert told in ask(question).body


def test_rivals_of_a_first_time_are_listed(ask: Ask) -> None:
    """ "Första gången" says which round, not whether it was the first."""
    assert "Trollhättan" in ask("Lista Botkyrkas konkurrenter första gången").body


def test_a_role_may_be_asked_for_with_its_source(ask: Ask) -> None:
    """The people are known from the news; to say so takes nothing away."""
    assert ask("Vem är kommundirektör i Karlskoga enligt nyheten?").body.startswith("Susanne Afzelius")


@pytest.mark.parametrize("question", ["Vad i Örebros arbete ledde till segern?", "Vad i Nackas arbete gav dem segern?"])
def test_what_led_to_a_win_is_its_motivation(ask: Ask, question: str) -> None:
    """What followed upon the win is another thing."""
    assert "belönades för" in ask(question).body


WINNERS_THAT_RECEIVED = [
    ("Vilken kommun var den allra första att ta emot priset?", "Botkyrka vann"),
    ("vilken kommun mottog utmärkelsen 2005", "Umeå vann"),
    ("Which municipality was the very first to receive the award?", "Botkyrka won"),
    ("Vem tog emot priset för kommunen 2021?", "Mats Gerdau"),
]


@pytest.mark.parametrize(("question", "told"), WINNERS_THAT_RECEIVED)
def test_a_municipality_that_received_is_the_winner(ask: Ask, question: str, told: str) -> None:
    """Who stood on the stage is asked for with "vem", which municipality with "vilken kommun"."""
    assert told in ask(question).body


UNTIL_WHEN = [
    ("När var absolut sista chansen att lämna in till 2019?", "31 oktober 2018"),
    ("Vilken var sista möjligheten att anmäla sig till 2021?", "30 november 2020"),
    ("Nacka, när fick de utmärkelsen i handen?", "2 maj 2022"),
    ("Vilken kommun ville inte fortsätta 2019?", "Luleå"),
    ("Var det någon som inte ville vara med längre 2019?", "Luleå"),
    ("Måste kommunen i dag skicka in nån ansökan för att komma på tal?", "behövde inte"),
]


@pytest.mark.parametrize(("question", "told"), UNTIL_WHEN)
def test_last_chances_late_days_and_second_thoughts(ask: Ask, question: str, told: str) -> None:
    """A deadline, a day and a withdrawal are asked for in the words of every day."""
    assert told in ask(question).body


SINCE_AND_BEFORE = [
    ("Vilka kommuner har fått priset sedan pandemin?", ("Nacka", "Höganäs", "Mörbylånga")),
    ("Hur många har vunnit sedan coronan?", ("Tre",)),
    ("vilka åkte ut innan finalen 2017", ("Gnosjö", "Norsjö", "Ängelholm")),
    ("Hur många omgångar hade hållits innan Nacka tog hem det?", ("nio",)),
    ("Vilka i Örebro län har varit nominerade, Karlskoga vet jag", ("Örebro län", "2023")),
    ("Måste vi söka för att bli nominerade i dag?", ("Ingen anmälan behövs",)),
]


@pytest.mark.parametrize(("question", "told"), SINCE_AND_BEFORE)
def test_since_and_before_reach_as_far_as_is_said(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """A time since, a stage before and a title kept are read from all rounds."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


def test_what_somebody_said_is_told_by_no_list_of_who_was_there(ask: Ask) -> None:
    """Of a speech that no source has, nothing is told."""
    assert ask("Vad sa Nackas kommunstyrelseordförande efter vinsten?").status == "unknown"
