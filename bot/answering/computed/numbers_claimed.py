"""Several numbers claimed of one round: "en av 17 sökande och sex finalister"."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of
from bot.answering.computed.roles import APPLICANTS, NOMINEES, PAIR, USES, Role
from bot.answering.computed.rounds import choose

NEAR = 3
"""Words between a number and what is counted."""


def numbers_claimed(a: Asked) -> Answer | None:
    """Whether each of two or more numbers is right, said of the applicants and nominees of one round."""
    years = [y for y in choose(a).years if y in a.rounds.editions]
    if not a.claim or len(years) != 1 or len(a.numbers()) < PAIR:
        return None
    said, edition = _counted(a), a.rounds.editions[years[0]]
    sizes = {role: role.size(edition) for _, role in said}
    if len(sizes) < PAIR or None in sizes.values():
        return None
    there = all(name in ((edition.nominees or ()) + (edition.applicants or ())) for name in a.candidates)
    so = there and all(sizes[role] == n for n, role in said)
    told = [
        a.say.phrase(f"{role.key}_count", year=edition.year, count=a.say.number(size or 0), things=a.say.fixed["many"]).rstrip(".")
        for role, size in sizes.items()
    ]
    text = a.say.say("yes_that" if so else "no_that", what=a.say.names(told))
    sources, uses = sources_of(a.rounds, (edition.year,), "applicants"), USES | {"check", "rival", "beats", "others"}
    return Answer("nominees_count", text, years=(edition.year,), candidates=a.candidates, sources=sources, uses=uses)


def _counted(a: Asked) -> list[tuple[int, Role]]:
    """Each number with the role that is said next after it."""
    found = []
    roles = {"apply": APPLICANTS, "nominate": NOMINEES}
    for i, token in enumerate(a.q.tokens):
        if not token.number or not token.stem.isdigit() or not 1 < int(token.stem) < 1000:
            continue
        there = [m for m in a.q.marks if m.end and m.concept in roles and -NEAR < m.start - i <= NEAR]
        if there:
            nearest = min(there, key=lambda m: (abs(m.start - i), m.start < i))
            found.append((int(token.stem), roles[nearest.concept]))
    return found
