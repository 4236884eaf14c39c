"""How many somebody was up against in a round, and whether it was as many as is said."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import facts_of, notes, sources_of
from bot.answering.computed.roles import APPLICANTS, NOMINEES, USES, Role, rounds_of
from bot.answering.computed.rounds import choose, open_now
from bot.answering.told import Rounds

MOST = 4
"""Rounds that are told one by one."""


def rivals(a: Asked) -> Answer | None:
    """ "Hur många konkurrenter hade Karlskoga 2023?", "slog Örebro tretton andra?": the members of the list without the one named."""
    if len(a.candidates) != 1 or not a.has("rival", "beats", "others") or a.has("jury", "why", "say", "both", "compare", "often"):
        return None
    said = [n for n in a.numbers() if n > 1] if a.claim else []
    met = (
        a.leading == "who" and a.has("rival") and not a.claim and not a.years and not a.span and not a.has("win", "beats", "loses", "apply")
    )
    if not (a.leading == "count" or said or met) or not (a.has("rival", "beats") or a.has("nominate", "apply")):
        return None
    name = a.candidates[0]
    role = _role(a)
    years = [y for y in open_now(a) or choose(a).years or _rounds(a, role, name) if y in a.rounds.editions]
    counted = [(y, r) for y in years if (r := _known(a.rounds, y, role, name, said))]
    if not counted:
        return None
    texts = [_others(a, r, y, name) for y, r in counted[:MOST]]
    if said:
        so = all(_size(a.rounds, y, r, name) in said for y, r in counted)
        texts[0] = a.say.say("yes_that" if so else "no_that", what=texts[0][:1].lower() + texts[0][1:])
    text = " ".join(texts)
    told = tuple(y for y, _ in counted[:MOST])
    return Answer(
        f"{counted[0][1].key}_count",
        text,
        years=told,
        candidates=(name,),
        sources=sources_of(a.rounds, told, counted[0][1].key) or facts_of(a.rounds.editions[told[0]], "winner"),
        notes=notes(a, told[0], counted[0][1].key) if len(told) == 1 else (),
        uses=USES | {"all", "over_all", "ever", "between", "others", "beats", "check", "tries", "lost", "edition"},
    )


def _role(a: Asked) -> Role:
    """Whether those that applied are meant, or those in the final; a word for rivals alone says neither."""
    return APPLICANTS if a.has("apply") else NOMINEES


def _rounds(a: Asked, role: Role, name: str) -> list[int]:
    """Without a year: the round that was won, where it is said who was beaten, else all that the one named was in."""
    won = a.rounds.won_by(name)
    return won if won and a.has("beats", "win", "won") else rounds_of(a, role, (name,))


def _known(rounds: Rounds, year: int, role: Role, name: str, said: list[int]) -> Role | None:
    """The list that is counted: the one asked for, else the other where that alone is known or has as many as is said."""
    other = APPLICANTS if role is NOMINEES else NOMINEES
    there = [r for r in (role, other) if name in (r.members(rounds.editions[year]) or ())]
    return next((r for r in there if _size(rounds, year, r, name) in said), there[0] if there else None)


def _size(rounds: Rounds, year: int, role: Role, name: str) -> int:
    return len([n for n in role.members(rounds.editions[year]) or () if n != name])


def _others(a: Asked, role: Role, year: int, name: str) -> str:
    rest = [n for n in role.members(a.rounds.editions[year]) or () if n != name]
    slots = {"name": name, "year": year, "names": a.say.names(rest), "count": a.say.number(len(rest))}
    return a.say.phrase("beside", **slots, role=a.say.phrase(f"{role.key}_adjectives"))
