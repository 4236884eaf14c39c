"""Several numbers claimed of one round: "en av 17 sökande och sex finalister"."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of, took_part
from bot.answering.computed.roles import APPLICANTS, NOMINEES, PAIR, USES, Role, rounds_of
from bot.answering.computed.rounds import choose

NEAR = 3
"""Words between a number and what is counted."""


def numbers_claimed(a: Asked) -> Answer | None:
    """Whether each of two or more numbers is right, said of the applicants and nominees of one round."""
    if not a.claim:
        return None
    said = _counted(a)
    if len(a.candidates) == 1 and not a.years and a.has("apply") and a.has("nominate"):
        return _of_candidate(a, said)
    if len(a.numbers()) < PAIR:
        return None
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
    return Answer(
        "nominees_count", text, years=(year,), candidates=a.candidates, sources=sources, uses=USES | {"check", "rival", "beats", "others"}
    )


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


def _year(a: Asked, said: list[tuple[int, Role]]) -> int | None:
    """The round named, else the one that the candidate won or was in and the numbers fit best."""
    named = [y for y in choose(a).years if y in a.rounds.editions]
    if named or not a.candidates:
        return named[0] if len(named) == 1 else None
    won = a.rounds.won_by(*a.candidates)
    there = won or rounds_of(a, NOMINEES, a.candidates) or rounds_of(a, APPLICANTS, a.candidates)
    return max(there, key=lambda y: sum(r.size(a.rounds.editions[y]) == n for n, r in said), default=None)


def _of_candidate(a: Asked, said: list[tuple[int, Role]]) -> Answer | None:
    """ "Eskilstuna sökte två gånger men nominerades bara en": how often one applied and how often it got through."""
    once = a.times_said()
    if once and once.number == 1 and NOMINEES not in {r for _, r in said}:
        said = [*said, (1, NOMINEES)]
    if not said:
        return None
    name = a.candidates[0]
    nominated = rounds_of(a, NOMINEES, (name,))
    counts = {NOMINEES: len(nominated), APPLICANTS: len({*nominated, *rounds_of(a, APPLICANTS, (name,))})}
    so = all(counts[role] == n for n, role in said)
    text = a.say.say("yes" if so else "no") + " " + took_part(a, name)
    sources = sources_of(a.rounds, rounds_of(a, APPLICANTS, (name,))[-3:] or nominated[-3:], "applicants")
    uses = USES | {"check", "often", "repeat", "exactly", "ever"}
    return Answer("claim", text, candidates=(name,), sources=sources, notes=(a.say.say("lists_incomplete"),), uses=uses)
