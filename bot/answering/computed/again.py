"""Members of one round in others: which of them had been there before, had won, or won later."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of, verdict
from bot.answering.computed.roles import USES, Role, years_by_name
from bot.answering.computed.rounds import Chosen

LATER = ("after", "since", "following")
EARLIER = ("before", "ever", "previous")


def asked(a: Asked, _chosen: Chosen | None = None) -> bool:
    """ "Vilka av dem hade varit nominerade förut?", "which of the 2015 nominees won later?", "did any 2017 finalist win afterwards?": some
    of a round's members are asked for."""
    some = a.has("who", "count") or (a.claim and a.has("some"))
    if a.candidates or len(a.years) != 1 or a.regions or not some or not (a.has(*LATER, *EARLIER) or _next_time(a)):
        return False
    if a.has("lost", "never", "fail", "rival", "remaining", "jury", "when", "day"):
        return False
    roles = {(m.start, m.end) for m in a.q.marks if m.concept in ("nominate", "apply", "along") and m.end}
    told = a.has("group_pronouns") or "years" not in a.followed
    return told and (a.has("group_pronouns") or len(roles) + a.has("win") > 1)


def _next_time(a: Asked) -> bool:
    """ "Which 2021 finalist won next time round?": the round right after the one named."""
    return a.has("next") and a.has("win") and a.has("nominate", "apply") and a.rounds.neighbours(a.years[0])[1] in a.rounds.past


def members_again(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """Those of the round's members that the other rounds have too, and when; wins where wins are asked for."""
    year = a.years[0]
    edition = a.edition(year)
    members = role.members(edition) if edition else None
    if not members:
        return None
    soon = _next_time(a)
    later = a.has(*LATER) or soon
    others = [y for y in a.rounds.years if (y > year if later else y < year)]
    others = [y for y in others if y == a.rounds.neighbours(year)[1]] if soon else others
    won = a.has("win", "won")
    there = years_by_name(a, role, others)
    found = {n: [y for y in others if a.rounds.winners.get(y) == n] if won else there.get(n, []) for n in members}
    again = {n: years for n, years in found.items() if years}
    way = f"{'won' if won else role.key}_{'later' if later else 'earlier'}"
    slots = {
        "year": year,
        "all": a.say.number(len(members)),
        "count": a.say.number(len(again)),
        "role": a.say.phrase(f"{role.key}_word"),
        "names": a.say.names(a.say.phrase("name_in_years", name=n, years=a.say.names(map(str, y))) for n, y in again.items()),
        "what": a.say.phrase(f"again_{way}"),
    }
    text = verdict(a, "again" if again else "again_none", so=bool(again), **slots)
    years = tuple(sorted({y for found_years in again.values() for y in found_years}))
    return Answer(
        role.key,
        text,
        years=(year,),
        candidates=tuple(again),
        sources=sources_of(a.rounds, (year, *years), role.key),
        notes=(a.say.say("lists_incomplete"),),
        uses=USES | {"ever", "before", "after", "since", "repeat", "history", "next", "following", "some"},
    )
