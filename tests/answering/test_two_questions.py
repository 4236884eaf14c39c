"""Two or three questions in one message are all answered, in order, whatever words they share."""

from __future__ import annotations

import pytest

from bot.answering.answer import Answer
from bot.answering.covering import covers
from bot.answering.pieces import names_a_thing, names_it, only_asks
from tests.answering.conftest import Ask

THINGS = [
    ("Segraren 2009, och vilket datum hölls utdelningen 2017?", ("Stockholm", "14 november")),
    ("Datum för mässan 2021 samt dess tema", ("2–4 maj", "Möjligheternas")),
    ("Nominerade 2021, vinnaren och vem som tog emot?", ("Burlöv", "Nacka", "Gerdau")),
    ("Prisets konstnär och prissumman 2019?", ("Billgren", "50 000")),
    ("Lommas föregångare och efterträdare?", ("Umeå", "Stockholm")),
    ("Jag behöver två saker: mejlen till Carina Carlsson och hennes titel.", ("carina.carlsson@karlskoga.se", "kvalitetschef")),
    ("Kan ni ge mig vinnaren 2015 och antalet sökande det året?", ("Kävlinge", "17")),
    ("winner 2013 and the jury's reasons", ("Örebro", "governance")),
    ("motivering 2017 + datum for ceremonin", ("öppenhet", "14 november")),
    ("Ge mig namn och telefonnummer till presskontakterna 2023", ("Henrik Edman", "Linda Nordberg", "08-452 77 95")),
]
SHARED = [
    ("Hur ofta och sedan när delas priset ut?", ("vartannat", "2003")),
    ("nar o var delades priset ut 2019", ("12 november", "Göteborg")),
    ("Vem vann före Helsingborg och vem efter?", ("Kävlinge", "Sollentuna")),
    ("Who was Nacka's predecessor and who came after them?", ("Sollentuna", "Höganäs")),
    ("Vilken kommun vann andra gången och vilken tionde?", ("Umeå", "Nacka")),
    ("Who won first and who the twelfth?", ("Botkyrka", "Mörbylånga")),
    ("Vem delade ut priset 2019 och till vem?", ("Veronica Magnusson", "Sollentuna")),
    ("vem hoppade av 2019 o varför", ("Luleå", "kritik")),
    ("Vad är Kolada o kostar det nåt", ("databas", "kostnadsfri")),
    ("Hur många kommuner är med i KKiK och vilka områden mäts?", ("260", "barn och unga")),
    ("Vem tog fram den nya processen och varför?", ("SKR", "omtänksam välfärd")),
]
TERMS = [
    ("vad är kolada och hme", ("databas", "medarbetarengagemang")),
    ("vad står skr och rka för", ("Kommuner och Regioner", "Rådet för främjande")),
    ("what is kkik and hme", ("Kommunens Kvalitet i Korthet", "medarbetarengagemang")),
]
TURNS = [
    ("Första och senaste segraren?", ("Botkyrka", "Mörbylånga")),
    ("the first and the most recent winner", ("Botkyrka", "Mörbylånga")),
    ("Vem vann 2007 och året efter?", ("Lomma", "Stockholm")),
    ("Vem vann 2010 och 2011?", ("2010", "Kungsbacka")),
    ("Vilka vann 2013 och 2019, och vem delade ut priset till den sistnämnda?", ("Örebro", "Sollentuna", "Veronica Magnusson")),
    ("Hur många poäng fick Örebro 2012 respektive Helsingborg 2017?", ("615", "668")),
]
DICTATED = [
    ("ja alltså eh svågern påstår att Örebro har fått nåt pris eh när var det och vem delade ut det", ("2013", "Håkan Sörman")),
    ("jo hej eh hur många kommuner finns det i landet och eh hur många av dom har vunnit", ("290", "Tolv")),
    ("Vi gör en affisch om Lomma och nu undrar vi när de vann och vem som vann gången efter", ("2007", "Stockholm")),
    ("hi um my boss wants to know who won in 2015 and uh how many had applied", ("Kävlinge", "17")),
    ("Grannen nämnde Kolada. Vad är det, och kostar det nåt?", ("databas", "kostnadsfri")),
]
LISTED = [
    ("vinnare + antal sökande + datum 2017", ("Helsingborg", "nio", "14 november")),
    ("Både datum och vinnare 2019?", ("12 november", "Sollentuna")),
    ("Juryns medlemmar 2021 och prisutdelare 2019?", ("Isling", "Veronica Magnusson")),
    ("Mässans tema 2022 och året mässan startade?", ("Möjligheternas", "1989")),
    ("Jurymedlemmen från Vision 2021 och den från Saco, namn på båda tack", ("Magnusson", "Arrius")),
]


@pytest.mark.parametrize(("question", "told"), [*TERMS, *TURNS])
def test_two_of_a_kind_are_asked_for_in_one_breath(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Two terms, two of a row, two rounds: the question is put of each, whatever letters they are written in."""
    text = ask(question).body
    assert [t for t in told if t not in text] == []


@pytest.mark.parametrize(("question", "told"), DICTATED)
def test_questions_are_heard_in_dictated_speech(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """What fills a pause parts the story from its questions, and they keep what it was about."""
    text = ask(question).body
    assert [t for t in told if t not in text] == []


@pytest.mark.parametrize(("question", "told"), LISTED)
def test_things_are_listed_with_what_they_have_in_common(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """The year that stands last is that of all; "den från Saco" is a juror too."""
    text = ask(question).body
    assert [t for t in told if t not in text] == []


def test_a_founder_who_is_not_known_is_named_beside_the_year(ask: Ask) -> None:
    """ "Vem … och när?": the half that is known is told and the other named."""
    text = ask("Who founded the award and when?").body
    assert "2003" in text
    assert "Who founded the award" in text


@pytest.mark.parametrize(("question", "told"), THINGS)
def test_a_thing_is_asked_for_without_a_question_word(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """ "Vinnaren 2009 och …": the half that but names what it wants is answered too."""
    text = ask(question).body
    assert [t for t in told if t not in text] == []


@pytest.mark.parametrize(("question", "told"), SHARED)
def test_a_half_takes_the_words_it_lacks_from_the_other(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Verb, noun, name and year are said once and meant twice."""
    text = ask(question).body
    assert [t for t in told if t not in text] == []


@pytest.mark.parametrize(
    "question",
    [
        "När och var delades priset ut 2013?",
        "Vem tog fram Kommunkompassen och när?",
        "Vad sa Peter Danielsson och vilket år?",
        "Where and when was the 2023 award presented?",
        "Vem berättar om den extra moroten, vilken kommun är det?",
    ],
)
def test_what_one_answer_tells_already_is_not_told_twice(ask: Ask, question: str) -> None:
    """One answer that has both is neither repeated nor followed by a gap."""
    reply = ask(question)
    assert reply.status == "answered"
    assert "\n\n" not in reply.body


@pytest.mark.parametrize(
    ("question", "told", "open_half"),
    [
        ("Vem vann 2019 och vad heter påven?", "Sollentuna", "vad heter påven"),
        ("Who won in 2013 and what is the pope's shoe size?", "Örebro", "shoe size"),
        ("Hur mycket pengar får man och hur målar man sin båt?", "50 000", "hur målar man sin båt"),
    ],
)
def test_the_half_that_is_not_answered_is_named(ask: Ask, question: str, told: str, open_half: str) -> None:
    """Nothing that was asked is dropped in silence."""
    body = ask(question).body
    assert told in body
    assert open_half in body


@pytest.mark.parametrize(
    "question",
    [
        "Vilket år var Borås, Eskilstuna och Västerås nominerade?",
        "Vann Umeå och Lomma?",
        "Vad är styrning och kontroll?",
        "Vilken adress har Karlskogas högsta tjänsteman, kommundirektören?",
        "kinda kommun i östergötland, har vi vart med?",
    ],
)
def test_a_list_of_names_or_things_is_one_question(ask: Ask, question: str) -> None:
    """ "Och" between names, and another name for the same after a comma, make no second question."""
    assert "\n\n" not in ask(question).body


def test_pieces_are_known_by_their_words() -> None:
    """A thing that is asked for has no verb of its own; a question word alone waits for one."""
    assert names_a_thing("Sista ansökningsdag till 2019")
    assert names_a_thing("the name of the one who presented it")
    assert not names_a_thing("Vinnaren 2009 var Stockholm")
    assert not names_a_thing("Angående priset 2019")
    assert only_asks("hur ofta")
    assert only_asks("i vilken stad")
    assert not only_asks("vem vann")
    assert names_it("vad är det")
    assert not names_it("vad hette de innan")


def test_an_answer_covers_another_only_with_every_name_and_figure() -> None:
    """The same words about another year are another answer; so is a no."""
    long, short = Answer("a", "Utmärkelsen delas ut vartannat år sedan 2003 av SKR."), Answer("b", "Den delas ut vartannat år sedan 2003.")
    assert covers(long, short)
    assert not covers(short, long)
    assert not covers(long, Answer("c", "Den delas ut vartannat år sedan 2005."))
    assert not covers(long, Answer("d", "Den delas inte ut vartannat år sedan 2003."))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad är skillnaden mellan Kommunkompassen och KKiK?", ("utvärdera", "nyckeltal")),
        ("What is the difference between Kommunkompassen and Resultatanalysen?", ("evaluating", "Resultatanalysen")),
    ],
)
def test_a_difference_is_told_by_what_each_is(ask: Ask, question: str, told: tuple[str, str]) -> None:
    """Nobody wrote the comparison down; both things are known."""
    body = ask(question).body

    assert all(word in body for word in told)


LISTED = [
    ("priset 2013: vem, var, när?", ("Örebro", "GöteborgsOperan", "19 november")),
    ("KKiK: start, områden", ("2006", "barn och unga")),
    ("HME - när, hur många frågor, vad kostar?", ("2011", "nio", "kostnadsfritt")),
    ("Vad är RKA / vad är SKR", ("ideell förening", "arbetsgivarorganisation")),
    ("datum + plats för prisutdelningen 2017", ("14 november 2017", "Göteborg")),
    ("Tre frågor: 1) vem vann 2013 2) var hölls galan 3) vem delade ut priset", ("Örebro", "GöteborgsOperan", "Sörman")),
    ("vilka nominerades 2023 å vem av dom fick det å vem delade ut", ("Arvika", "Höganäs vann", "Lundberg")),
    ("deadline 2019 + deadline 2021", ("31 oktober 2018", "30 november 2020")),
    ("When did the fair start, and in which venue is it held?", ("1989", "Svenska Mässan")),
]


@pytest.mark.parametrize(("question", "told"), LISTED)
def test_what_is_listed_under_a_heading_or_a_number_is_asked_each(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """A heading with things after it, numbers, slashes and plus signs: each thing is a question of its own."""
    body = ask(question).body
    assert [t for t in told if t not in body] == []


def test_a_half_without_an_answer_leaves_its_year_to_the_other(ask: Ask) -> None:
    """The year said in the half that cannot be answered is the year of the other."""
    assert "Nacka" in ask("vilka åt middag 2021 och vem vann?").body


EACH = [
    ("Hur många konferensdeltagare hade mässan 2015 respektive 2013?", ("4 408", "4 200")),
    ("Hur många nominerades 2023 resp 2025?", ("2023", "2025")),
    ("När startade KKiK resp HME?", ("2006", "2011")),
    ("Vad betyder SKR, KKiK och HME?", ("Kommuner och Regioner", "Kvalitet i Korthet", "medarbetarengagemang")),
    ("Vem vann före och efter Kävlinge?", ("Örebro", "Helsingborg")),
    ("Hur många nominerades varje gång, 2017 och 2019?", ("Sex", "Fem")),
    ("Antal nominerade 2021 och samma sak för 2023", ("Fem", "Fyra")),
    ("How many were nominated in 2021, and then the same for 2023?", ("Five", "Four")),
    ("vem drog sig ur å vem vann 2019", ("Luleå drog", "Sollentuna vann")),
    ("Vilka dagar delades priset ut 2017, 2019 och 2023?", ("14 november", "12 november", "21 november")),
    ("vem som vann 2003 och vem som delade ut priset", ("Botkyrka", "delade ut priset 2003")),
    ("vem bestämmer o hur ofta ordnas de", ("jury", "vartannat år")),
    ("Who won before and after Nacka?", ("Sollentuna", "Höganäs")),
    ("Vem delade ut och vem tog emot priset 2019?", ("Magnusson", "Thunes")),
    ("Vem vann 2003 och varför, och vem delade ut priset?", ("Botkyrka", "demokrati", "Vem som delade ut priset 2003")),
    (
        "Hej! Jag vill veta vem som vann 2005, hur många som sökte och vem som delade ut priset.",
        ("Umeå", "sökte till 2005", "delade ut priset 2005"),
    ),
    ("Vilka kommuner sökte 2017 och vilka av dem blev nominerade?", ("nio sökande", "sex nominerade")),
    ("hejsan! jag vill ha 1) vinnare 2017 2) nominerade 2017", ("Helsingborg vann", "Tyresö")),
]


@pytest.mark.parametrize(("question", "told"), EACH)
def test_the_same_asked_of_several_is_told_of_each(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """ "Respektive", "före och efter", an abbreviation after another, a year said once for both."""
    body = ask(question).body
    assert [part for part in told if part not in body] == []


@pytest.mark.parametrize(
    ("question", "told", "open_half"),
    [
        ("Vem grundade priset och vilket år?", "2003", "Vem grundade priset"),
        ("Vem grundade priset och vem vann 2013?", "Örebro", "Vem grundade priset"),
        ("Vem vann 2013 och vem bakade tårtan?", "Örebro", "vem bakade tårtan"),
        ("Two things: 1) how often is it awarded? 2) why not more often?", "every other year", "why not more often"),
    ],
)
def test_a_half_is_named_wherever_it_stands(ask: Ask, question: str, told: str, open_half: str) -> None:
    """First or last, with a word for a thing in it or none: what could not be answered is never passed over."""
    body = ask(question).body
    assert told in body
    assert f"”{open_half}”" in body or f"“{open_half}”" in body


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vad heter kommundirektören och vad heter kvalitetschefen i Karlskoga?", ("Afzelius", "Carlsson")),
        ("Who heads the executive board and who is the municipal director in Karlskoga?", ("Tony Ring", "Afzelius")),
        ("Konstnären bakom skulpturen och staden där den delas ut", ("Billgren", "Göteborg")),
        ("Jag undrar dels när mässan startade, dels vem som vann 2013", ("1989", "Örebro")),
        ("Prisets konstnär, prissumman och hur länge loggan får användas?", ("Billgren", "50 000", "två år")),
        ("Hur många poäng fick Nacka respektive Örebro?", ("644", "615")),
    ],
)
def test_roles_and_things_of_one_place_are_each_told(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """The place, or what both are about, is said once; each is told."""
    body = ask(question).body
    assert [part for part in told if part not in body] == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vem vann 2021, och galan, var var den?", ("Nacka", "Göteborg")),
        ("Vem vann 2015 och motiveringen, hur löd den?", ("Kävlinge", "resultatstyrning")),
        ("Karlskogas starka områden, vilka är de, och kommunstyrelsens ordförande, vem är det?", ("kvalitetsutveckling", "Tony Ring")),
        ("When was the gala in 2021, and the winner, who was it?", ("2 May 2022", "Nacka")),
        ("I would like to know the day and the city in which the 2019 award was presented", ("12 November", "Göteborg")),
        ("Vilken dag delades priset ut 2019, och biljettpriset?", ("12 november", "biljetter")),
        ("Jag skulle behöva dag och ort för utnämningen av Sveriges Kvalitetskommun 2019", ("12 november", "Göteborg")),
        ("När (dag) och var (ort) korades Sveriges Kvalitetskommun 2019?", ("12 november", "Göteborg")),
        ("Vem vann 2009 (maken undrar) och vem vann 2013 (min fråga)?", ("Stockholm", "Örebro")),
        ("deadline för anmälan, både 2019 och 2021", ("31 oktober", "30 november")),
        ("Skulle vilja veta åren då Lomma respektive Nacka vann", ("2007", "2021")),
        ("När och var utser de Sveriges Kvalitetskommun 2021?", ("2 maj", "Göteborg")),
    ],
)
def test_what_is_named_ahead_belongs_to_what_is_asked_of_it(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """A thing said before a comma, in brackets or as a request is no question of its own and hides none."""
    body = ask(question).body
    assert [part for part in told if part not in body] == []


def test_one_who_does_two_things_is_one(ask: Ask) -> None:
    """Who went on stage and handed it out is asked for once, and of the year that is said."""
    assert ask("Vem gick upp på scenen och delade ut priset 2023?").body.startswith("Palle Lundberg")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who won most recently, and for how long may they use the logo?", "two years"),
        ("Vem har titeln nu, och hur länge får de ha loggan?", "två år"),
    ],
)
def test_what_staff_wrote_is_told_of_those_just_told(ask: Ask, question: str, told: str) -> None:
    """A second question that points at those of the first is answered by its own words, if staff wrote it all but so."""
    assert told in ask(question).body


def test_what_nobody_wrote_is_not_told_of_those_just_told(ask: Ask) -> None:
    """The same of what no fact knows stays unanswered."""
    assert "hur många bilar de har" in ask("Vem vann 2019, och hur många bilar de har?").body
