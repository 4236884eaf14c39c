"""Juries set beside each other: who sat most often, in all of them, in two named; which was larger."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import sources_of, verdict
from bot.answering.computed.roles import PAIR

USES = GENERAL | frozenset(
    "jury organisation most both repeat often count more fewer than compare streak over_all check year jury_member".split()
)


def juries(a: Asked) -> Answer | None:
    """The organisations of the juries that are known, counted."""
    if not a.has("jury") or a.candidates or a.organisations or a.people or a.members or a.has("decide", "why", "say", "win", "elsewhere"):
        return None
    sat: dict[str, list[int]] = {}
    for year, edition in a.rounds.editions.items():
        for name in dict.fromkeys(m.organisation for m in edition.jury or () if m.organisation):
            sat.setdefault(str(name), []).append(year)
    known = [y for y, e in a.rounds.editions.items() if e.jury]
    named = [y for y in a.q.years.named if y in known]
    if a.has("more", "fewer", "than") and len(named) == PAIR == len(a.q.years.named):
        return _compared(a, named)
    if a.has("both") and len(named) == PAIR:
        found = [n for n, years in sat.items() if set(named) <= set(years)]
        return _told(a, "jury_in_all", found, named)
    if a.q.years.named or not a.has("who", "what", "organisation"):
        return None
    if a.has("most"):
        most = max(map(len, sat.values()), default=0)
        return _told(a, "jury_most", [n for n, years in sat.items() if len(years) == most], known, count=most)
    return None


def _told(a: Asked, key: str, names: list[str], years: list[int], count: int = 0) -> Answer | None:
    if not names:
        return None
    slots = {"names": a.say.names(names), "years": a.say.names(map(str, years)), "count": a.say.number(count)}
    return Answer("jury", a.say.say(key, **slots), years=tuple(years), sources=sources_of(a.rounds, years, "jury"), uses=USES)


def _compared(a: Asked, years: list[int]) -> Answer:
    first, other = (len(a.rounds.editions[y].jury or ()) for y in years)
    so = first > other if a.has("more") else first < other
    slots = {"year": years[0], "count": a.say.number(first), "other": years[1], "other_count": a.say.number(other)}
    text = verdict(a, "jury_sizes", so=so, **slots)
    return Answer("jury", text, years=tuple(years), sources=sources_of(a.rounds, years, "jury"), uses=USES)
