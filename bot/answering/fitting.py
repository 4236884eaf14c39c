"""Whether a fact may be what a question asks for, beside the years and names that it holds for: what is named alone is no reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from bot.answering.asked import Asked
from bot.answering.computed.stage import needs
from bot.answering.names import fold
from bot.answering.rounds import parts
from bot.answering.years import YEAR
from bot.language import LANGUAGES, data, words
from bot.matching.matcher import Match

LIGHT = frozenset({"light", "along", "how", "follow", "check", "say", "what", "who", "candidate", "pronouns", "all", "some", "source"})
STRONG, SOME = 0.56, 0.5
"""From this confidence a question without any word of weight, or with less than this share explained, still gets its fact."""
LIKE = 0.58
"""From this likeness of a phrasing the one word in which it differs is hardly another matter ("Vilket omdöme fällde …?" for "gav")."""
TIMES = frozenset({"when", "day", "weekday", "year", "wait", "often"})
"""What is asked for that no round tells among its people, words and things."""
REFUSED = 0.9
"""Share of a refused fact's confidence that another must reach to be given in its place."""
EITHER = 2
"""Words on both sides of "eller" that are alternatives."""
FOUR = 4
"""Digits of a year; the guards have looked at it."""


def told_otherwise(a: Asked, match: Match, leading: Callable[[str, str], str | None]) -> bool:
    """Whether a fact is found by its names alone ("Var det Nacka?"), or is what a round tells of itself where a time or a number of times
    is asked for ("När fick Nacka priset i handen?"), or tells a time where somebody is asked for.
    `leading`: the first concept that asks in a text."""
    like = match.parts["likeness"] >= LIKE
    if match.fact in a.knowledge.facts:
        who = a.leading == "who" and a.has("person.name", "person.who_is")
        asks = leading(match.phrasing, match.lang)
        if who and (asks in TIMES or (asks is None and not a.years and YEAR.search(match.phrasing))):
            return True  # "Who runs KKiK?" is no question for how long it has run.
        return bool(a.q.names) and not (a.followed or like or says_more(a))
    timed = a.leading in TIMES and a.leading != leading(match.phrasing, match.lang)
    timed &= not (a.leading == "year" and parts(match.fact)[1] in ("backers", "jury"))  # "I vilken omgång var SKL med bakom priset?"
    return timed or (not like and names_alone(a, ()))


def asked_for(a: Asked, match: Match) -> bool:
    """Whether a question has a word for the very thing that a round tells of itself, or most of its words; for any other fact, true."""
    return match.fact in a.knowledge.facts or a.has(*needs(parts(match.fact)[1])) or match.coverage >= SOME


def refused(matches: Sequence[Match], best: Match | None) -> bool:
    """Whether what was asked for, the nearest of all, is far nearer than the best fact that holds: a fact much farther off is no answer."""
    return STRONG <= matches[0].confidence > (best.confidence if best else 0.0) / REFUSED


def names_alone(a: Asked, left: tuple[str, ...]) -> bool:
    """Whether a fact has nothing of the question but the names in it or before it: "Stockholms stadshus, vem ritade det?"."""
    aside = beside(a)
    return all(t.surface in aside or t.surface in left for t in a.q.tokens)


def says_more(a: Asked) -> bool:
    """Whether a question has any word but small ones, names and years."""
    named = [(n.start, n.end) for n in a.q.names] + list(a.q.years.ranges)
    return any(not t.function and not any(start < t.end and t.start < end for start, end in named) for t in a.q.tokens)


def beside(a: Asked) -> frozenset[str]:
    """Words that no fact need account for: small ones, names, years, one side of "eller"."""
    light = {t.surface for m in a.q.marks if m.concept in LIGHT for t in a.q.tokens[m.start : m.end]}
    light |= {t.surface for t in a.q.tokens if t.function or (t.number and len(t.stem) == FOUR)}
    counted = {m.end for m in a.q.marks if m.concept == "count"}
    measured = {m.end for m in a.q.marks if m.concept == "how"}  # "Hur gammal är …", not "hur löd …".
    counted |= {n for n in measured if n + 1 < len(a.q.tokens) and a.q.tokens[n + 1].function}
    light -= {a.q.tokens[i].surface for i in counted if i < len(a.q.tokens) and not a.q.tokens[i].function}  # "Hur många frågor …"
    named = " ".join(a.q.text[n.start : n.end] for n in a.q.names if n.kind in ("candidate", "person")).split()
    light |= a.beside_years()
    for n, t in enumerate(a.q.tokens):
        if t.word in words("asking", "either"):  # "Är det en tavla eller en skulptur?": one of the two is enough.
            light |= {x.surface for x in a.q.tokens[max(0, n - EITHER) : n + EITHER + 1]}
    if a.has("check"):
        light |= {t.surface for t in a.q.tokens if t.number}  # A number claimed may be the wrong one; the fact tells the right one.
    return frozenset((*light, *named))


def names_some(a: Asked, match: Match, told: str, leading: Callable[[str, str], str | None]) -> bool:
    """Whether a fact is for those who ask which candidate, where that is asked: "Vilken kommun har bäst skola?" wants the name of one, and
    a phrasing that asks so; "vilka kommuner" may be all of them."""
    asks = {m.end for m in a.q.marks if m.concept in ("who", "what") and m.start == 0 and m.end}
    noun = a.knowledge.award.candidate.get(a.q.lang) if a.knowledge.award else None
    said = {a.q.tokens[n].surface.casefold() for n in asks if n < len(a.q.tokens)}
    if not noun or said.isdisjoint((noun.one, noun.many)):
        return True
    every = (word for lang in LANGUAGES for word in data(lang, "asking")["every"])
    if noun.many in said and _has(fold(told), every):
        return True
    if match.parts["likeness"] < LIKE and leading(match.phrasing, match.lang) != "who":
        return False
    names = {form for name in a.knowledge.candidates for form in (name, f"{name}s")}
    several, single = re.findall(r"[^\W_]+(?:[ -][A-ZÅÄÖ][^\W_]+)*", told), re.findall(r"[^\W_]+", told)
    return not names.isdisjoint((*several, *single))


def only_did(a: Asked, told: str) -> bool:
    """Whether those that never did are asked for, of whom a fact's answer says nothing: "Vilka har aldrig sökt priset?"."""
    never = [word for lang in LANGUAGES for word in data(lang, "asking")["concepts"]["never"]]
    return a.leading == "who" and _has(fold(a.q.text), never) and not _has(fold(told), never)


def _has(told: str, some: Iterable[str]) -> bool:
    """Whether a text, folded, has one of some words."""
    return any(re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", told) for word in some)


def most_of_all(a: Asked) -> tuple[str, ...]:
    """Adjectives in the highest degree that no concept knows: their stems are often those of other words ("fattigast", "fattar")."""
    ends = tuple(a.asking["superlatives"])
    marked = {n for m in a.q.marks for n in range(m.start, m.end)}
    return tuple(t.surface for n, t in enumerate(a.q.tokens) if n not in marked and not t.function and t.surface.endswith(ends))
