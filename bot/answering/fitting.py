"""Whether a fact may be what a question asks for, beside the years and names that it holds for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from bot.answering.asked import Asked
from bot.answering.computed.stage import needs
from bot.answering.names import fold
from bot.answering.rounds import parts
from bot.language import LANGUAGES, data, stands
from bot.matching.matcher import Match

STRONG, SOME = 0.56, 0.5
"""The least confidence of a nearest fact that does not hold, for it to bar others; the share of a question that a round's own thing has."""
LIKE = 0.58
"""From this likeness of a phrasing the one word in which it differs is hardly another matter ("Vilket omdöme fällde …?" for "gav")."""
TIMES = frozenset({"when", "day", "weekday", "year", "wait", "often"})
"""What asks for a time."""
REFUSED = 0.9
"""Share of a refused fact's confidence that another must reach to be given in its place."""
NEVER = tuple(word for lang in LANGUAGES for word in data(lang, "asking")["concepts"]["never"])


def asked_for(a: Asked, match: Match) -> bool:
    """Whether a question has a word for the very thing that a round tells of itself, or most of its words; for any other fact, true."""
    return match.fact in a.knowledge.facts or a.has(*needs(parts(match.fact)[1])) or match.coverage >= SOME


def refused(matches: Sequence[Match], best: Match | None) -> bool:
    """Whether what was asked for, the nearest of all, is far nearer than the best fact that holds: a fact much farther off is no answer."""
    return STRONG <= matches[0].confidence > (best.confidence if best else 0.0) / REFUSED


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
    """Whether those that never did are asked for, of whom a fact's answer says nothing: "Vilka har aldrig sökt priset?". Those that
    had never done so before are newcomers."""
    return a.leading == "who" and not (a.has("newcomer") and a.years) and _has(fold(a.q.text), NEVER) and not _has(fold(told), NEVER)


def _has(told: str, some: Iterable[str]) -> bool:
    """Whether a text, folded, has one of some words."""
    return any(stands(fold(word), told) for word in some)
