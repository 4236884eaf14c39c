"""How a question is put changes nothing in its answer: each question in its plain form, and put in many other ways."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bot.answering.assistant import Assistant
from bot.answering.reply import Reply
from tests.answering.conftest import NOW, Ask, asker

SWEDISH = (
    "Vem vann 2013?",
    "När vann Nacka?",
    "Hur många gånger har Västerås varit nominerat?",
    "Har Luleå vunnit?",
    "Vilka var nominerade 2019?",
    "Var hölls prisutdelningen 2017?",
    "Vilken veckodag delades 2017 års pris ut?",
    "Vilka satt i juryn 2013?",
    "Vem delade ut priset 2011?",
    "Vad fick vinnaren 2021?",
    "Hur många sökte till 2015?",
    "Vem vann 2017, och när delades priset ut?",
    "Vad är Kommunkompassen?",
    "Hur ofta delas priset ut?",
    "Vem kan vinna?",
    "Varför vann Örebro?",
    "Räkna upp alla vinnare",
    "Lista de nominerade 2021",
    "Vad betyder HME?",
    "När startade mässan?",
    "Vad kostar det att vara med?",
    "Vem vann Götapriset 2023?",
)
ENGLISH = (
    "Who won in 2013?",
    "When did Nacka win?",
    "How many times has Västerås been nominated?",
    "Has Luleå ever won?",
    "Who was nominated in 2019?",
    "Where was the 2017 ceremony held?",
    "Who was on the jury in 2013?",
    "How many applied for 2015?",
    "Who won in 2003, and who were they up against?",
    "What is Kommunkompassen?",
    "How often is the award given?",
    "Is it an award or a certificate?",
    "Why did Örebro win?",
    "List all winners",
    "What does HME stand for?",
    "Who won the Malcolm Baldrige award in 2015?",
)


def _bare(question: str) -> str:
    """Without its mark; in a sentence, without its capital."""
    return question[0].lower() + question[1:].rstrip("?")


def _put(frame: str) -> Callable[[str], str]:
    return lambda question: frame.format(whole=question, bare=_bare(question))


BOTH: dict[str, Callable[[str], str]] = {
    "small letters, no mark": lambda q: q.rstrip("?").lower(),
    "capitals": str.upper,
    "emoji": _put("🏆 {bare} 🤔🙏"),
    "quotation marks": _put('"{whole}"'),
    "broken in the middle": lambda q: re.sub(r"^((?:\S+ ){2,3})(?=\S+ \S)", lambda m: m[1].rstrip() + "\n", q),
    "thanks in the other language": _put("{bare} please tack"),
    "spaces": lambda q: f"  {q.replace(' ', '   ')} ",
}
IN_SWEDISH = BOTH | {
    "greeting and name": _put("Hej, jag heter Kerstin. {whole}\n\nVänliga hälsningar\nLars Persson"),
    "by the way": _put("btw {bare}"),
    "question and answer": _put("fråga: {bare}\nsvar?"),
    "somebody asks": _put("Min svåger undrar {bare}"),
    "does anybody know": _put("Vet ni möjligen {bare}?"),
    "apology": _put("förlåt om det är en dum fråga men {bare}"),
    "essay": _put("jag sitter och skriver en uppsats och undrar {bare}"),
    "no idea": _put("ingen aning, {bare}"),
    "passed on": _put("Fick frågan ”{whole}” av en elev."),
    "simple": _put("En enkel fråga, {bare}?"),
    "looked up": _put("kan du kolla upp {bare}?"),
    "afterthought": _put("{bare} alltså"),
    "announced": _put("Vad jag vill veta är {bare}"),
    "addressed": _put("du som kan sånt, {bare}"),
    "wished": _put("Skulle vilja veta {bare}."),
    "welcome": _put("Det vore bra att få veta {bare}"),
    "reminded": _put("Påminn mig om {bare}, tack"),
    "tried": _put("Jag försöker ta reda på {bare}"),
    "once more": _put("{bare} nu igen?"),
}
IN_ENGLISH = BOTH | {
    "greeting and name": _put("Hi there! {whole}\nBest regards, Tom"),
    "by the way": _put("By the way, {bare}?"),
    "question and answer": _put("question: {bare}\nanswer?"),
    "somebody asks": _put("My brother-in-law asks {bare}"),
    "any idea": _put("any idea {bare}?"),
    "apology": _put("Sorry if this is a dumb question, but {bare}?"),
    "article": _put("For my article I need to know: {bare}?"),
    "passed on": _put('A reader writes: "{whole}"'),
    "addressed": _put("you seem to know this stuff, {bare}?"),
    "could you": _put("could you tell me {bare}?"),
    "wished": _put("Would love to know {bare}"),
    "appreciated": _put("I'd appreciate knowing {bare}."),
    "forgotten": _put("I've forgotten {bare}"),
    "announced": _put("What I'd like to know is {bare}."),
    "not remembered": _put("I can't recall {bare}"),
    "curiosity": _put("Out of curiosity: {bare}?"),
    "courtesy after it": _put("{bare}, if you don't mind me asking?"),
    "idea after it": _put("{bare}, any idea?"),
}
WAYS = [(questions, name, way) for questions, ways in ((SWEDISH, IN_SWEDISH), (ENGLISH, IN_ENGLISH)) for name, way in ways.items()]
ELSE = {
    ("essay", "Räkna upp alla vinnare"): "nobody wonders a request",
    ("essay", "Lista de nominerade 2021"): "nobody wonders a request",
    ("somebody asks", "List all winners"): "nobody asks a request so",
    ("wished", "Räkna upp alla vinnare"): "nobody wishes to know a request",
    ("wished", "Lista de nominerade 2021"): "nobody wishes to know a request",
    ("wished", "List all winners"): "nobody wishes to know a request",
}
"""Where another answer is right, with the reason; where it is not, with what is missing."""

CLAIMS = {
    "{name} vann {year}, eller hur?": "sv",
    "Vinnaren {year} var {name}, eller?": "sv",
    "Sant eller falskt: {name} vann {year}": "sv",
    "Läste att {name} vann {year}. Är det riktigt?": "sv",
    "jag är osäker på om {name} vann {year}": "sv",
    "Kan du säga huruvida {name} vann {year}?": "sv",
    "{year} vann väl {name}?": "sv",
    "Är det så att {name} vann {year}?": "sv",
    "Min svåger påstår att {name} vann {year}. Har han rätt?": "sv",
    "True or false: {name} won in {year}": "en",
    "Can you tell me whether {name} won in {year}?": "en",
    "It was {name} that won in {year}, wasn't it?": "en",
    "My brother-in-law says {name} won in {year}. Is he right?": "en",
}


def _same(reply: Reply, plain: Reply) -> bool:
    return reply.status == plain.status and (reply.body == plain.body or bool(plain.fact and reply.fact == plain.fact))


@pytest.mark.parametrize(("questions", "name", "way"), WAYS, ids=lambda x: x if isinstance(x, str) else "")
def test_the_answer_is_the_same_however_a_question_is_put(
    assistant: Assistant, questions: tuple[str, ...], name: str, way: Callable[[str], str]
) -> None:
    """Greetings, who asks and why, thanks, names, quotation marks and letters ask nothing themselves."""
    ask = asker(assistant, NOW)
    other = [q for q in questions if (name, q) not in ELSE and not _same(ask(way(q)), ask(q))]

    assert other == []


@pytest.mark.parametrize(("claim", "lang"), CLAIMS.items())
def test_a_claim_gets_yes_or_no_however_it_is_put(ask: Ask, claim: str, lang: str) -> None:
    """Yes to what is so; no, and who it was, to another name or year."""
    yes, no = {"sv": ("Ja", "Nej"), "en": ("Yes", "No")}[lang]

    assert ask(claim.format(name="Örebro", year=2013)).body.startswith(yes)
    for name, year, winner in (("Örebro", 2021, "Nacka"), ("Luleå", 2013, "Örebro")):
        reply = ask(claim.format(name=name, year=year))
        assert reply.body.startswith(no)
        assert winner in reply.body


def test_what_asks_whether_one_can_know_is_no_frame(ask: Ask) -> None:
    """A greeting from a place tells the place, a question about a source is asked, and a mere "vad då?" asks about what was said."""
    assert "2005" in ask("När vann vi? Hälsningar från Umeå").body
    assert "Lokalpressen" in ask("Vem vann 2025?", "Källa?").body
    assert "Örebro" not in ask("Vem vann 2013?", "förlåt, 2021").body
