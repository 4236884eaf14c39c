"""Whether a fact may be what a question asks for, beside the years and names that it holds for: what is named alone is no reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from bot.answering.asked import Asked
from bot.answering.computed.stage import needs
from bot.answering.names import fold
from bot.answering.rounds import parts
from bot.answering.years import YEAR
from bot.language import LANGUAGES, data, stands
from bot.matching.matcher import Match

STRONG, SOME = 0.56, 0.5
"""From this confidence a question without any word of weight, or with less than this share explained, still gets its fact."""
LIKE = 0.58
"""From this likeness of a phrasing the one word in which it differs is hardly another matter ("Vilket omdöme fällde …?" for "gav")."""
TIMES = frozenset({"when", "day", "weekday", "year", "wait", "often"})
"""What is asked for that no round tells among its people, words and things."""
REFUSED = 0.9
"""Share of a refused fact's confidence that another must reach to be given in its place."""
NEVER = tuple(word for lang in LANGUAGES for word in data(lang, "asking")["concepts"]["never"])


def told_otherwise(a: Asked, match: Match, leading: Callable[[str, str], str | None]) -> bool:
    """Whether a fact is found by its names alone ("Var det Nacka?"), or is what a round tells of itself where a time or a number of times
    is asked for ("När fick Nacka priset i handen?"), or tells a time where somebody is asked for.
    `leading`: the first concept that asks in a text."""
    like = match.parts["likeness"] >= LIKE
    if match.fact in a.knowledge.facts:
        if a.leading == "who" and a.has("person.name", "person.who_is"):
            asks = leading(match.phrasing, match.lang)
            if (
                asks in TIMES
                or (_for_whom(a) and asks not in ("who", None))
                or (asks is None and not a.years and YEAR.search(match.phrasing))
            ):
                return True  # "Who runs KKiK?" is no question for how long it has run.
        return bool(a.q.names) and not (a.followed or like or says_more(a))
    timed = a.leading in TIMES and a.leading != leading(match.phrasing, match.lang)
    timed &= not (a.leading == "year" and parts(match.fact)[1] in ("backers", "jury"))  # "I vilken omgång var SKL med bakom priset?"
    return timed or (not like and names_alone(a, ()))


def _for_whom(a: Asked) -> bool:
    """Whether somebody is asked for first of all ("Vem vann klimatpriset 2013?", "Vem grundade …?"), so that no thing is meant."""
    return a.has("elsewhere", "win") and any(m.concept == "who" and m.start == 0 and m.end for m in a.q.marks)


def asked_for(a: Asked, match: Match) -> bool:
    """Whether a question has a word for the very thing that a round tells of itself, or most of its words; for any other fact, true."""
    return match.fact in a.knowledge.facts or a.has(*needs(parts(match.fact)[1])) or match.coverage >= SOME


def refused(matches: Sequence[Match], best: Match | None) -> bool:
    """Whether what was asked for, the nearest of all, is far nearer than the best fact that holds: a fact much farther off is no answer."""
    return STRONG <= matches[0].confidence > (best.confidence if best else 0.0) / REFUSED


def names_alone(a: Asked, left: tuple[str, ...]) -> bool:
    """Whether a fact has nothing of the question but the names in it or before it: "Stockholms stadshus, vem ritade det?"."""
    return all(t.surface in a.aside or t.surface in left for t in a.q.tokens)


def says_more(a: Asked) -> bool:
    """Whether a question has any word but small ones, names and years."""
    named = [(n.start, n.end) for n in a.q.names] + list(a.q.years.ranges)
    return any(not t.function and not any(start < t.end and t.start < end for start, end in named) for t in a.q.tokens)


def names_some(a: Asked, match: Match, told: str, leading: Callable[[str, str], str | None]) -> bool:
    """Whether a fact is for those who ask which candidate, where that is asked: "Vilken kommun har bäst skola?" wants the name of one, and
    a phrasing that asks so; "vilka kommuner" may be all of them."""
    if not a.which:
        return True
    every = (word for lang in LANGUAGES for word in data(lang, "asking")["every"])
    if a.which == "many" and _has(fold(told), every):
        return True
    if match.parts["likeness"] < LIKE and leading(match.phrasing, match.lang) != "who":
        return False
    names = {form for name in a.knowledge.candidates for form in (name, f"{name}s")}
    several, single = re.findall(r"[^\W_]+(?:[ -][A-ZÅÄÖ][^\W_]+)*", told), re.findall(r"[^\W_]+", told)
    return not names.isdisjoint((*several, *single))


def only_did(a: Asked, told: str) -> bool:
    """Whether those that never did are asked for, of whom a fact's answer says nothing: "Vilka har aldrig sökt priset?"."""
    return a.leading == "who" and _has(fold(a.q.text), NEVER) and not _has(fold(told), NEVER)


def _has(told: str, some: Iterable[str]) -> bool:
    """Whether a text, folded, has one of some words."""
    return any(stands(fold(word), told) for word in some)
