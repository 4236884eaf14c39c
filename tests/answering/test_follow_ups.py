"""A question may lean on the one before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.answering.assistant import Assistant
from bot.answering.reply import Conversation
from tests.answering.conftest import NOW, Ask

CONVERSATIONS = [
    (("Vem vann 2011?", "och 2013?"), "Örebro"),
    (("Who won in 2017?", "and 2019?"), "Sollentuna"),
    (("Vilka var nominerade 2023?", "Vem vann?"), "Höganäs"),
    (("Vem vann 2021?", "Vilka var nominerade då?"), "Nacka"),
    (("Har Karlskoga vunnit?", "och Höganäs då?"), "2023"),
    (("Vem är Carina Carlsson?", "Hur når jag henne?"), "Carlsson"),
    (("Vem vann 2017?", "och gången innan?"), "Kävlinge"),
    (("Vem vann 2013?", "varför?"), "2013"),
    (("Vem vann 2017?", "Hur vet du det?"), "SKL"),
    (("Vem vann femte gången?", "Och den sjätte?"), "Örebro"),
    (("Who won the third time?", "and the eleventh then?"), "Höganäs"),
    (("Vem vann 2005?", "och året därpå?"), "Lomma"),
    (("Karlskogas kommundirektör, mejl?", "exakt samma sak för kvalitetschefen"), "carina.carlsson"),
    (("Vem vann 2025?", "Och Habo, vilken plats fick de?"), "Härryda, Habo och Svedala"),
    (("Vilka var nominerade 2011?", "Vilken dag var prisutdelningen tänkt att hållas?"), "15 november"),
    (("Who won in 2021?", "Trying to find out who were nominated that year"), "Nacka"),
    (("Vem vann före Nacka?", "Och efter?"), "Höganäs"),
    (("Who succeeded Lomma?", "And who came before?"), "Umeå"),
    (("Vad är temat för mässan 2023?", "och 2022?"), "Möjligheternas"),
    (("Vad är temat för mässan 2022?", "å året därpå"), "hållbar välfärd"),
    (("Hur många besökte mässan 2013?", "och 2015?"), "9 925"),
    (("Vilka utmaningar har Karlstad?", "och Karlskoga?"), "ompetensförsörjning"),
    (("Vad sa Tony Ring?", "och Carina Carlsson?"), "målbild"),
    (("Vad kostar HME?", "och Kolada?"), "kostnadsfri att använda"),
    (("Sedan när finns KKiK?", "and HME?"), "2011"),
    (("Vem drog sig ur 2019?", "varför då?"), "kritik"),
    (("Luleå var väl nominerat?", "varför blev det inget?"), "kritik"),
    (("Was Karlskoga nominated?", "Why did they not win?"), "no source says why"),
    (("Vem vann 2013?", "Hur då?"), "brukarnas"),
    (("Vem vann 2013?", "Vad var skälet?"), "brukarnas"),
    (("Vem vann 2013?", "Varför valde juryn dem?"), "brukarnas"),
    (("Who won in 2013?", "What were they good at?"), "governance"),
    (("Vem vann 2013?", "Vilka stod på scenen?"), "Baastad"),
    (("Vem vann 2013?", "Vilka från kommunen var uppe på scen?"), "Baastad"),
    (("Who won in 2013?", "Who was there to collect it?"), "Baastad"),
    (("Vem vann 2013?", "När vann de?"), "19 november"),
    (("Var Karlskoga nominerat 2023?", "Blev det Karlskoga?"), "Nej, Höganäs"),
    (("Var Karlskoga nominerat 2023?", "Fick Karlskoga det?"), "Nej, Höganäs"),
    (("Was Karlskoga nominated in 2023?", "Did they get the award?"), "No, Höganäs"),
    (("Har Nacka vunnit?", "Andra år?"), "2003, 2011"),
    (("Has Nacka won?", "Which other years were they nominated?"), "2003, 2011"),
    (("Who won in 2011?", "What did the jury like about them?"), "customer focus"),
    (("Hur många sökte 2015?", "ökade det?"), "tre fler"),
    (("How many applied for 2015?", "Compared with the round after?"), "fewer"),
    (("Vem delade ut priset 2023?", "till vem?"), "Höganäs"),
    (("Who presented the award in 2019?", "what is her title?"), "chair"),
    (("Vad sa Tony Ring?", "vem är det?"), "kommunstyrelsens ordförande"),
    (("Vem är Jessica Forssten?", "vad sa hon om en vinst?"), "morot"),
    (("Who is Jessica Forssten?", "What did she say about winning?"), "incentive"),
    (("Who is the municipal director of Karlskoga?", "her email?"), "susanne.afzelius"),
    (("Vem vann 2021?", "Hur löd motiveringen?"), "välfärdstjänster"),
    (("Vem vann 2021?", "var Stockholm med?"), "Ja, Stockholm"),
    (("När infördes hedersomnämnandet?", "Vem fick det?"), "ingen källa anger"),
    (("Vem kom tvåa 2025?", "är det säkert?"), "Källan säger olika"),
    (("Vem vann 2023?", "är det säkert?"), "Det bygger på"),
    (("Vad är temat för mässan 2023?", "vilka dagar var den?"), "21–23 november"),
    (("Vem vann 2013?", "och före dem?", "och före dem igen?"), "Stockholm"),
    (("Vem vann 2007?", "Var ligger den kommunen?"), "Skåne"),
    (("Vilka låg bakom priset 2023?", "Var Vision med då?"), "Nej"),
    (("Nacka 2021, hur gick det?", "hade de vunnit förut?"), "en gång"),
    (("Vann Arvika 2023?", "har de varit med nån annan gång?"), "Arvika var nominerat 2023"),
    (("När vann Höganäs?", "hade de varit nominerade förut?"), "2021"),
    (("Vem vann 2005?", "Och två år efter det?"), "Lomma vann"),
    (("Who won in 2005?", "And two years after that?"), "Lomma won"),
    (("Vem vann 2015?", "2019 då, vilka blev det?"), "Sollentuna"),
    (("Vem delade ut priset 2019?", "Och 2023, vem var det då?"), "Palle Lundberg"),
    (("Who presented the award in 2019?", "and who was it in 2023?"), "Palle Lundberg"),
    (("Vem vann 2013?", "Tony Ring, vem är det?"), "kommunstyrelsens ordförande"),
    (("Vem är Carina Carlsson?", "Tony Ring då, vem är det?"), "kommunstyrelsens ordförande"),
    (("Vem vann 2013?", "Säg mig vilka som satt i juryn då."), "Swedbank"),
    (("Var Nacka nominerat 2021?", "Men Kalix, var de det?"), "Nej, Kalix"),
    (("Vem vann 2017?", "Och upplagan före, vem blev det?", "Och ett steg bakåt till?"), "Örebro"),
    (("Vem vann 2011?", "Vem hade vunnit gången innan?"), "Stockholm"),
    (("Vem vann 2009?", "vilka vann före dem?"), "Lomma vann"),
    (("Who won in 2009?", "who had it before that?"), "Lomma won"),
    (("Vem vann 2012?", "ok, och aret efter, 2013?"), "Örebro vann"),
    (("Who won in 2015?", "Oops, wrong year, it should have said 2019"), "Sollentuna won"),
    (("Vem vann 2015?", "fel årtal, 2019 var det jag menade"), "Sollentuna vann"),
    (("Var Habo nominerat 2025?", "Samma fråga för 2023"), "Nej, Habo"),
    (("Var Habo nominerat 2025?", "Fick Svedala någon nominering?"), "Ja, Svedala"),
    (("När vann Helsingborg?", "När var deras senaste nominering?"), "2015 och 2017"),
    (("När vann Helsingborg?", "Hade de varit med förut?", "Var det deras första?"), "Nej"),
    (("Sedan när delas utmärkelsen ut?", "Och den gången, vem tog hem det?"), "Botkyrka"),
    (("När delades priset ut 2021?", "Och till vem?"), "Nacka"),
    (("När delades priset ut 2013?", "Och lokalen, vilken var det?"), "GöteborgsOperan"),
    (("Vad bygger juryn sitt beslut på?", "Varifrån hämtade du det?"), "Karlskoga kommun"),
    (("När delades priset ut 2023?", "Jag behöver hänvisa till en källa, vilken är det?"), "Det bygger på"),
    (("Hur många var nominerade 2025?", "Anmälde de sig frivilligt?"), "behövde inte anmäla"),
    (("Vad har Karlskogas kommundirektör för mejl?", "Och kvalitetschefen, vad har hon för mejl?"), "carina.carlsson@"),
]


@pytest.mark.parametrize(("turns", "told"), CONVERSATIONS)
def test_a_follow_up_means_what_came_before(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """What is left out is taken from the question before."""
    reply = ask(*turns)
    assert told in reply.text


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Vem vann 2009?", "in English please"), "Stockholm won"),
        (("Who won in 2011?", "på svenska?"), "Kungsbacka vann"),
        (("What is Kolada?", "kan du ta det på svenska"), "öppen och kostnadsfri"),
        (("Vad är HME?", "translate"), "stands for"),
    ],
)
def test_the_answer_just_given_is_told_in_another_language(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """ "På svenska?" asks for the same again, not for a fact about Sweden."""
    assert told in ask(*turns).body


@pytest.mark.parametrize(
    "turns",
    [
        ("Vad heter Karlstads värdegrund?", "vem berättar om den?"),
        ("Hur många poäng har Vallentuna?", "när började de?"),
        ("Kan min kommun vara med?", "hur då?"),
    ],
)
def test_no_record_is_told_where_something_else_is_asked(ask: Ask, turns: tuple[str, ...]) -> None:
    """The name taken over is no answer by itself."""
    assert ask(*turns).fact != "record"


def test_half_an_hour_later_nothing_is_leaned_on(assistant: Assistant) -> None:
    """ "Och 2013?" after a long pause is asked back about, not guessed."""
    first = assistant.answer("Vilka var nominerade 2011?", Conversation(), NOW)
    later = assistant.answer("och 2013?", first.conversation, NOW + timedelta(minutes=31))
    assert later.status == "clarify"


def test_nothing_that_people_wrote_is_kept(assistant: Assistant) -> None:
    """Between questions the bot keeps slots it knows, no words."""
    secret = "Min granne Hjördis undrar vem som vann 2013"
    assert "Hjördis" not in repr(assistant.answer(secret, Conversation(), NOW).conversation)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vem vann 2011 och 2013?", ("Kungsbacka", "Örebro")),
        ("Vem vann 2023 och när exakt var det?", ("Höganäs", "21 november 2023")),
        ("Vem vann 2017, och vilka var nominerade 2023?", ("Helsingborg", "Ulricehamn")),
        ("Who won in 2019 and who was nominated in 2023?", ("Sollentuna", "Arvika")),
    ],
)
def test_two_questions_in_one_message_both_get_their_answer(ask: Ask, question: str, told: tuple[str, ...]) -> None:
    """Nothing of a message is passed over."""
    reply = ask(question)
    assert [t for t in told if t not in reply.body] == []


def test_what_cannot_be_answered_of_two_questions_is_said(ask: Ask) -> None:
    """Half an answer says which half is missing."""
    reply = ask("Vem vann 2017? Och vad heter påvens katt?")
    assert "Helsingborg" in reply.body
    assert "påvens katt" in reply.body


IN_OTHER_WORDS = [
    (("When did Nacka receive the award?", "Why that late?"), "pandemic"),
    (("När delades priset ut 2011?", "vet man det helt säkert?"), "enligt planen"),
    (("Var delades priset ut 2013?", "vad är det för ställe?"), "GöteborgsOperan"),
    (("Vem delade ut priset 2013?", "å vem gick den till?"), "Örebro"),
    (("Who presented the award in 2023?", "what does he do for a job?"), "chief executive"),
    (("Vem vann 2009?", "är det enda gången de vunnit?"), "en gång"),
    (("Vem vann 2015?", "har de bara vunnit en enda gång?"), "en gång"),
    (("Vilka i Örebro län har vunnit?", "och i Hallands län?"), "Kungsbacka"),
    (("Vem bestämmer vinnaren 2023?", "vad tittar de på då?"), "Resultatanalysen"),
    (("Vann Helsingborg 2015?", "vad vann de istället?"), "IT-kommun"),
    (("Vem vann 2015?", "vilka politiker tog emot?"), "Almström"),
    (("När stängde anmälan till 2021?", "hur många hann söka?"), "Nio"),
]


@pytest.mark.parametrize(("turns", "told"), IN_OTHER_WORDS)
def test_a_follow_up_is_known_in_words_of_its_own(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """The follow-ups of a language are learned, not listed: like words mean the same."""
    assert told in ask(*turns).text


AFTER_FACTS = [
    (("Har Kommunkompassen reviderats?", "när skedde det?"), "2020"),
    (("Vem gjorde skulpturen?", "hur ser den ut?"), "hur skulpturen ser ut"),
    (("Vilka delar ut priset?", "ihop med nån?"), "tillsammans med"),
    (("Vad är HME?", "kostar det nåt?"), "HME är frivilligt och kostnadsfritt"),
    (("Vad sa kvalitetschefen i Karlskoga?", "och kommundirektören?"), "Susanne Afzelius"),
    (("När började Kvalitetsmässan?", "Och priset då?"), "2003"),
    (("When was SKL renamed?", "Where was that decided?"), "Linköping"),
    (("I vilken tidning intervjuades Karlstad?", "När då?"), "saknar publiceringsdatum"),
    (("Hur beskrev Karlstad sin värdegrund?", "heter den nåt speciellt?"), "Vi är till för"),
]


@pytest.mark.parametrize(("turns", "told"), AFTER_FACTS)
def test_a_follow_up_keeps_to_the_matter_of_the_fact_before(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """A pronoun means what was just told; what is known of something else is no answer."""
    assert told in ask(*turns).text


@pytest.mark.parametrize(
    ("turns", "not_told"),
    [
        (("Vad fick Helsingborg i Kommunkompassen?", "var det bäst i landet?"), "belönades"),
        (("Which round had the most applicants?", "Who won that one?"), "latest winner"),
        (("Vem vann 2019?", "Skriver de själva om det?"), "Sollentuna vann Sveriges"),
    ],
)
def test_a_follow_up_that_is_not_understood_gets_no_guess(ask: Ask, turns: tuple[str, ...], not_told: str) -> None:
    """Rather a question back, or an honest no, than what happens to be near."""
    assert not_told not in ask(*turns).body


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("What changed in the 2025 process?", "Can a municipality decline its nomination?"), "can decline"),
        (("Vem vann 2019?", "Vad kostar en kommunkompass?"), "85 000"),
        (("Vem delade ut priset 2019?", "Vad är HME?"), "medarbetarengagemang"),
    ],
)
def test_a_full_question_is_not_bent_by_the_one_before(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """A question that stands on its own words is answered as if it were the first."""
    assert told in ask(*turns).body


def test_what_was_not_meant_is_left_out(ask: Ask) -> None:
    """ "Inte Habo utan Håbo" is about Håbo."""
    body = ask("Inte Habo utan Håbo, har de varit med?").body
    assert "Håbo" in body
    assert "Ja, Habo" not in body


CORRECTED = [
    (("Vem vann 2017?", "nej förlåt, jag menar 2007"), "Lomma"),
    (("Vem vann 2017?", "oj, 2021 ska det vara"), "Nacka"),
    (("Who won in 2023?", "sorry, not 2023, 2003"), "Botkyrka"),
    (("Who won in 2023?", "my bad, 2003 it should say"), "Botkyrka"),
    (("Var Arvika nominerat?", "Jag menade 2021, inte 2023"), "Arvika var inte nominerat 2021"),
    (("När startade mässan?", "nej, utmärkelsen menar jag"), "2003"),
    (("Since when has the fair been held?", "no, I meant the award, not the fair"), "2003"),
    (("Vem är kommundirektör i Karlskoga?", "nej, kvalitetschefen menade jag"), "Carina Carlsson"),
]


@pytest.mark.parametrize(("turns", "told"), CORRECTED)
def test_who_says_what_was_meant_gets_just_that(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """A year, a person or a thing put right is asked for in place of the one before, without a verdict on it."""
    reply = ask(*turns)
    assert told in reply.body
    assert "Nej, Nacka" not in reply.body


TURNS = [
    (("Vem vann första gången?", "nästa då?"), "Umeå"),
    (("Who was the first winner?", "and the next one?"), "Umeå"),
    (("Hur många sökte 2013?", "och omgången efter?"), "17"),
    (("Vem satt i juryn 2019?", "och nästa gång?"), "Arrius"),
    (("När var sista ansökningsdag för 2021?", "och till omgången före?"), "31 oktober 2018"),
]


@pytest.mark.parametrize(("turns", "told"), TURNS)
def test_the_round_before_or_after_is_told_of_any_matter(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """ "Gången innan" and "nästa" step from round to round, whatever was asked of the first."""
    assert told in ask(*turns).body


ALREADY_TOLD = [
    (("Vad är Kolada?", "hur många nyckeltal?"), "6 000"),
    (("What is Kolada?", "how many key figures?"), "6,000"),
    (("Can a region win?", "or a school?"), "school"),
]


@pytest.mark.parametrize(("turns", "told"), ALREADY_TOLD)
def test_what_the_fact_just_told_has_is_told_again(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """A number or a thing that stands in the answer before is no question for another fact."""
    reply = ask(*turns)
    assert reply.status == "answered"
    assert told in reply.body


@pytest.mark.parametrize(
    "turns",
    [
        ("Hur ofta delas priset ut?", "varför inte varje år?"),
        ("Kan en region vinna?", "varför inte?"),
        ("Har någon vunnit två gånger?", "varför inte?"),
    ],
)
def test_a_reason_that_nobody_gave_is_not_known(ask: Ask, turns: tuple[str, ...]) -> None:
    """The fact told again, or another municipality's loss, is no reason."""
    assert ask(*turns).status == "unknown"


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("What is KKiK?", "When did it start?"), "2006"),
        (("Hur många områden har Kommunkompassen?", "vilka då?"), "effektivitet"),
        (("När är nästa prisutdelning?", "hur ofta är den?"), "vartannat år"),
        (("När är nästa prisutdelning?", "när var den senaste då?"), "2025"),
        (("Vilka nominerades 2025?", "när presenterades de?"), "mars 2025"),
        (("Who accepted the award in 2021?", "what were their roles?"), "city director"),
        (("När delades priset ut första gången?", "vem fick det?"), "Botkyrka"),
        (("Hur många poäng fick Karlskoga 2014?", "är det bra?"), "snittet"),
    ],
)
def test_it_is_what_was_just_spoken_of(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """A pronoun means the thing just told, not the award nor the bot."""
    assert told in ask(*turns).body


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Vem vann 2017?", "vad fick dom det för då?"), "öppenhet"),
        (("Who won in 2019?", "what were they awarded for?"), "politicians"),
        (("Hur många sökte 2015?", "nästa omgång?"), "Nio"),
        (("Hur många sökte 2015?", "hur många gången innan då?"), "14"),
        (("Vilka fler priser delas ut på mässan?", "har någon av dem bytt namn?"), "IT-kommun"),
        (("Vann Vallentuna 2017?", "vem vann istället?"), "Helsingborg"),
        (("Vem vann första gången?", "och den tredje gången?"), "Lomma"),
        (("Vem vann första gången?", "och den andra gången?"), "Umeå"),
        (("Var Tyresö nominerat 2017?", "vilka fler?", "vann någon av dem?"), "Helsingborg vann"),
        (("Vad är Kolada?", "vilka står bakom?"), "RKA"),
        (("What is Kolada?", "who owns?"), "RKA"),
        (("Which municipalities in Värmland have been nominated?", "did any win?"), "None of"),
        (("Vilken dag delades priset ut 2017?", "vem vann den dagen?"), "Helsingborg"),
    ],
)
def test_what_was_just_told_is_what_is_gone_on_with(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """The round, the list, the region or the thing just told, not the award as a whole nor the latest winner."""
    assert told in ask(*turns).body


def test_a_person_comes_from_no_ceremony(ask: Ask) -> None:
    """Where somebody is from is not where the prize was handed out."""
    assert ask("Who chaired the jury in 2021?", "Where did she come from?").status == "unknown"


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Hej, jag jobbar i Burlöv.", "Har vi varit nominerade?", "Vem vann den gången?"), "Nacka vann"),
        (("My aunt works in Norsjö.", "Have they ever been nominated?"), "2019"),
    ],
)
def test_whom_a_message_names_is_meant_by_the_next(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """A message that asks nothing still says who "we" and "they" are."""
    assert told in ask(*turns).body


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Har Västerås vunnit?", "Men nominerade då, vilka år?"), "2003, 2015 och 2017"),
        (("Has Vallentuna won?", "But been nominated?"), "2017, 2019 and 2021"),
        (("Har Norsjö sökt?", "När?"), "2015 och 2017"),
        (("Har Umeå vunnit?", "När i så fall?"), "Umeå vann 2005"),
        (("Has Tyresö been nominated?", "If so, when?"), "2017"),
    ],
)
def test_the_years_of_a_candidate_are_all_its_rounds(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """What was asked of no round goes on in no round, and "when?" after it asks for years, not for a ceremony's day."""
    assert told in ask(*turns).body


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Var Helsingborg nominerat 2015?", "Men de vann väl senare?"), "Ja, Helsingborg"),
        (("Nacka vann 2021. Hade de försökt tidigare?",), "2003 och 2011"),
        (("Vem vann 2009?", "Vann de igen senare?"), "Nej, Stockholm"),
        (("Hur många sökte 2013?", "nästa omgång då?", "och den efter?"), "Nio"),
        (("Who won in 2005?", "And the one after that?"), "Lomma"),
        (("Vilka har vunnit?", "Vilka av dem ligger i Skåne?", "Vann någon av dem före 2010?"), "Lomma"),
        (("Vem vann 2021?", "om vi backar fyra år då?"), "Helsingborg vann"),
        (("Who won in 2005?", "and if you skip ahead six years?"), "Kungsbacka won"),
        (("Vilka var nominerade 2015?", "och om man går fram en omgång?"), "Tyresö"),
        (("Who won in 2019?", "and four years earlier, so 2015?"), "Kävlinge won"),
        (("Vem vann 2003?", "Vem var nästa vinnare?", "och nästa därefter?"), "Lomma vann"),
        (("Vem vann 2003?", "Vem blir nästa vinnare?"), "2027"),
    ],
)
def test_later_and_earlier_are_seen_from_the_round_just_told(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """Before and after what was just told, of those just told."""
    assert told in ask(*turns).body


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Vad är HME?", "när kom den"), "2011"),
        (("Vad är HME?", "när görs den"), "valfri tid"),
        (("Var Karlstad nominerat?", "vad är de bra på"), "brukarorientering"),
        (("Vem är Ulf Nyqvist?", "vad sa han"), "på rätt väg"),
        (("Vad är nätverket?", "vem sköter det"), "samordnas av SKR"),
    ],
)
def test_a_word_that_points_is_read_as_what_was_spoken_of(ask: Ask, turns: tuple[str, ...], told: str) -> None:
    """A question that staff wrote down is known again when a pronoun stands for its subject, even where it sounds like small talk."""
    assert told in ask(*turns).body


def test_thanks_stay_thanks_though_they_point(ask: Ask) -> None:
    """A kind word about the answer is no question for a fact."""
    assert ask("Vad är HME?", "det var bra").status == "smalltalk"
