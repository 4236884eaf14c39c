"""What is said around a question of the asking itself ("en fråga bara: …", "by the way, …"): the message is read without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.answering.cleaning import Message
from bot.answering.grammar import Grammar
from bot.answering.names import fold
from bot.answering.pieces import LEADING, SPEAKER, THING, VERB, names_a_thing
from bot.language import alternatives, words

SIGN = re.compile(r"\s*[:,–—]\s+|\s-\s+")
_AFTER = rf"(?:\s+(?:{alternatives('parting', 'addressed')}|{alternatives('parting', 'perhaps')})(?!\w))*"
TURN = re.compile(rf"(?<!\w)(?:{alternatives('parting', 'wonders')}|{alternatives('parting', 'turns')})(?!\w){_AFTER}\W+", re.IGNORECASE)
"""What a question may follow without a sign: "jag undrar …", "vet ni möjligen …", "dum fråga men …"."""
ADDRESSED = re.compile(rf"\W*\w+\s+(?:{alternatives('parting', 'addressed')})(?!\w)", re.IGNORECASE)
""" "Vet du …", "kan ni …": what begins with a verb and asks whoever listens; "kan man få veta …" asks whether one can."""
WISHES = re.compile(rf"\W*(?:{alternatives('parting', 'wishes')})\s+(?:{alternatives('parting', 'wonders')})(?!\w)", re.IGNORECASE)
""" "Skulle vilja veta …", of whoever asks, though it begins with a verb."""
THANKS = re.compile(rf"(?:[\s,.!?]+(?:{alternatives('parting', 'thanks')})(?!\w))+(?=\W*$)", re.IGNORECASE)
ANNOUNCES = re.compile(rf"\W*(?:{alternatives('parting', 'announces')})(?!\w)\W*", re.IGNORECASE)
""" "What I'd like to know is …": begins as a question does, and but leads to one."""
UNSURE = re.compile(rf"(?<!\w)(?:{alternatives('parting', 'unsure')})\s+", re.IGNORECASE)
""" "Jag är osäker på om …": what follows is a statement that is asked."""
SOUGHT = re.compile(rf"\W*(?:(?:{alternatives('parting', 'seeks')})\s+|{'|'.join(words('parting', 'seeks_a'))})(?=[^?]*$)", re.IGNORECASE)
""" "Jag söker adressen till …": what is sought is asked for; it has no sign of a question."""
REQUEST = re.compile(rf"(?:{alternatives('parting', 'requests')})(?!\w)", re.IGNORECASE)
BRACKETS = re.compile(r"\s*\(([^()]{1,60})\)")
ON_WHAT = frozenset(map(fold, words("asking", "on_what")))
PLACE_OR_WAS = frozenset(map(fold, words("parting", "place_or_was")))
ASKED = 2
"""Words at least of the question that is left: "förlåt, 2021" goes on with what was said before."""


def unframed(message: Message, grammar: Grammar) -> Message:
    """The message without what is said in it of the asking, a quoted question as one that is asked, lines that go on as one sentence."""
    if message.numbered:
        return message
    if message.quoted:
        return _asked_in_quotes(message, grammar)
    joined = _joined(message, grammar)
    sentences = tuple(_bare(s, grammar) for s in joined)
    sentences = tuple(s for s in sentences if not _only_begs(s, grammar)) or sentences
    if sentences == message.sentences:
        return message
    return replace(message, text=" ".join(sentences), sentences=sentences)


def _bare(sentence: str, grammar: Grammar) -> str:
    """The sentence without what leads to its question, and without the thanks after it."""
    thanks = THANKS.search(sentence)
    if thanks and len(sentence[: thanks.start()].split()) >= ASKED:
        end = "?" if "?" in thanks[0] or sentence.endswith("?") else ""
        sentence = sentence[: thanks.start()] + end
    unsure = UNSURE.search(sentence)
    if unsure and grammar.idle(sentence[: unsure.end()]):
        return f"{sentence[unsure.end() :].rstrip(' .!?')}?"
    sought = SOUGHT.match(sentence)
    if sought and grammar.says_something(sentence[sought.end() :]):
        sentence = sentence[sought.end() :]
    sentence = _without_brackets(sentence, grammar)
    for led, rest in _ways(sentence, grammar):
        asks = grammar.says_something(rest) or (grammar.opens(rest) and grammar.points_back(rest))  # "Jag vill veta vilka det var."
        if len(rest.split()) >= ASKED and asks and _of_the_asking(led, grammar):
            return rest
    return sentence


def _without_brackets(sentence: str, grammar: Grammar) -> str:
    """ "När (datum) och var (stad) …?", "… (maken undrar)": without what is said in brackets, if it is neither a name nor of the matter."""

    def kept(m: re.Match[str]) -> str:
        own = re.search(r"\d|[A-ZÅÄÖ]", m[1]) or (grammar.of_the_matter(m[1]) and not THING.fullmatch(m[1]))
        return m[0] if own else ""

    bare = BRACKETS.sub(kept, sentence)
    return bare if grammar.says_something(bare) else sentence


def _ways(sentence: str, grammar: Grammar) -> Iterator[tuple[str, str]]:
    """What may lead to a question, and the question: the longest lead before a sign, then before the words in which a question begins."""
    if announced := ANNOUNCES.match(sentence):
        yield sentence[: announced.end()], sentence[announced.end() :]
    for m in reversed(list(SIGN.finditer(sentence))):
        yield sentence[: m.end()], sentence[m.end() :]
    for m in reversed(list(TURN.finditer(sentence))):
        rest = sentence[m.end() :]
        begins = fold(rest.split()[0]) if rest.split() else ""
        if begins in PLACE_OR_WAS or (begins in ON_WHAT and REQUEST.match(m[0])):
            continue  # "Vet du var det var?", "berätta om Nacka."
        if _asks(rest, grammar) or REQUEST.match(rest) or grammar.idle(m[0]):
            yield sentence[: m.end()], rest


def _of_the_asking(led: str, grammar: Grammar) -> bool:
    asks = grammar.opens(led) or (grammar.verb_first(led) and not (ADDRESSED.match(led) or WISHES.match(led)))
    return ANNOUNCES.fullmatch(led) is not None or (not asks and grammar.idle(led))


def _asked_in_quotes(message: Message, grammar: Grammar) -> Message:
    """A question between quotation marks, if nothing else is asked: "Fick frågan ”…?” av en elev"."""
    quoted = message.quoted or ""
    asks = quoted.rstrip().endswith("?") or grammar.opens(quoted)
    beside = [s for s in message.sentences if (s.endswith("?") or grammar.opens(s)) and grammar.says_something(s) and not grammar.idle(s)]
    if not asks or beside:
        return message
    sentences = (_bare(quoted, grammar), *(s for s in message.sentences if not s.endswith("?")))
    return replace(message, text=" ".join(sentences), sentences=sentences, quoted=None)


def _joined(message: Message, grammar: Grammar) -> tuple[str, ...]:
    """Sentences, of which one that a mere line break cut is whole again: "vem delade\\nut priset 2013"."""
    sentences: list[str] = []
    for sentence in message.sentences:
        last = sentences[-1] if sentences else ""
        broken = bool(last) and f"{last}\n{sentence}" in message.text and not re.search(r"[.?!:]$", last)
        whole = names_a_thing(sentence) and re.search(r"\d|\s[A-ZÅÄÖ]", last)
        anew = (sentence[0].isupper() and not sentence.endswith("?")) or SPEAKER.match(sentence) or whole
        goes_on = broken and not anew
        lacks_its_verb = grammar.opens(last) and not VERB.search(last) and not grammar.opens(sentence)  # "Hur många gånger\nhar …"
        if goes_on and (lacks_its_verb or (_asks(last, grammar) and not _asks(sentence, grammar))):
            sentences[-1] = f"{last} {sentence}"
        else:
            sentences.append(sentence)
    return tuple(sentences)


def _only_begs(sentence: str, grammar: Grammar) -> bool:
    """ "Svar?", "kan du hjälpa mig?", "tack på förhand!": a sentence that asks for nothing but an answer."""
    if THANKS.fullmatch(f" {sentence.strip(' .!')}"):
        return True
    return sentence.endswith("?") and not grammar.opens(sentence) and not LEADING.search(sentence) and grammar.idle(sentence)


def _asks(text: str, grammar: Grammar) -> bool:
    return grammar.opens(text) or grammar.verb_first(text)
