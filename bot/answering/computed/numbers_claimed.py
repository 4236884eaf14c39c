"""Several numbers claimed of one round: "en av 17 sökande och sex finalister"."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of
from bot.answering.computed.roles import APPLICANTS, NOMINEES, PAIR, USES, Role, rounds_of
from bot.answering.computed.rounds import choose

NEAR = 3
"""Words between a number and what is counted."""


def numbers_claimed(a: Asked) -> Answer | None:
    """Whether each of two or more numbers is right, said of the applicants and nominees of one round."""
    if not a.claim or len(a.numbers()) < PAIR:
        return None
    said = _counted(a)
    if len({role for _, role in said}) < PAIR:
        return None
    year = _year(a, said)
    if year is None:
        return None
    edition = a.rounds.editions[year]
    sizes = {role: role.size(edition) for _, role in said}
    if None in sizes.values():
        return None
    there = all(name in ((edition.nominees or ()) + (edition.applicants or ())) for name in a.candidates)
    so = there and all(sizes[role] == n for n, role in said)
    told = [
        a.say.phrase(f"{role.key}_count", year=year, count=a.say.number(size or 0), things=a.say.fixed["many"]).rstrip(".")
        for role, size in sizes.items()
    ]
    text = a.say.say("yes_that" if so else "no_that", what=a.say.names(told))
    won = a.rounds.winners.get(year)
    if a.candidates and a.has("win") and won:
        text += " " + a.say.say("winner", winner=won, year=year)
    sources = sources_of(a.rounds, (year,), "applicants")
    return Answer("nominees_count", text, years=(year,), candidates=a.candidates, sources=sources, uses=USES | {"check", "rival", "beats", "others"})


def _counted(a: Asked) -> list[tuple[int, Role]]:
    """Each number with the role that is said next after it."""
    found = []
    roles = {"apply": APPLICANTS, "nominate": NOMINEES}
    for i, token in enumerate(a.q.tokens):
        if not token.number or not token.stem.isdigit() or not 1 < int(token.stem) < 1000:
            continue
        there = [m for m in a.q.marks if m.end and m.concept in roles]
        near = [m for m in there if 0 < m.start - i <= NEAR] or [m for m in there if 0 < i - m.start < NEAR]
        if near:
            found.append((int(token.stem), roles[min(near, key=lambda m: m.start).concept]))
    return found


def _year(a: Asked, said: list[tuple[int, Role]]) -> int | None:
    """The round named, else the one that the candidate won or was in and the numbers fit best."""
    named = [y for y in choose(a).years if y in a.rounds.editions]
    if named or not a.candidates:
        return named[0] if len(named) == 1 else None
    won = [y for y, w in a.rounds.winners.items() if w in a.candidates]
    there = won or rounds_of(a, NOMINEES, a.candidates) or rounds_of(a, APPLICANTS, a.candidates)
    return max(there, key=lambda y: sum(r.size(a.rounds.editions[y]) == n for n, r in said), default=None)
