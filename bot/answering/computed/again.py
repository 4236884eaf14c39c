"""Members of one round in others: which of them had been there before, had won, or won later."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.lists import unknown
from bot.answering.computed.parts import sources_of, verdict
from bot.answering.computed.roles import USES, Role, years_by_name
from bot.answering.computed.rounds import Chosen

TAKES = USES | {
    "ever",
    "previous",
    "repeat",
    "newcomer",
    "some",
    "first",
    "both",
    "never",
    "check",
    "before",
    "after",
    "since",
    "following",
    "fail",
    "ordinal",
    "history",
    "next",
}
LATER = ("after", "since", "following")
EARLIER = ("before", "ever", "previous")


def asked(a: Asked, _chosen: Chosen | None = None) -> bool:
    """ "Vilka av dem hade varit nominerade förut?", "which of the 2015 nominees won later?", "did any 2017 finalist win afterwards?": some
    of a round's members are asked for."""
    some = a.has("who", "count") or (a.claim and a.has("some"))
    if a.candidates or len(a.years) != 1 or a.regions or not some or not a.has(*LATER, *EARLIER):
        return False
    if a.has("lost", "never", "fail", "rival", "remaining", "jury", "when", "day"):
        return False
    roles = {(m.start, m.end) for m in a.q.marks if m.concept in ("nominate", "apply", "along") and m.end}
    told = a.has("group_pronouns") or "years" not in a.followed
    return told and (a.has("group_pronouns") or len(roles) + a.has("win") > 1)


def members_again(a: Asked, role: Role, _chosen: Chosen) -> Answer | None:
    lists = () if a.has("win", "won") else (role,)
    return elsewhere(a, role, a.years[0], lists, later=a.has(*LATER))


def won_before(a: Asked, role: Role, chosen: Chosen) -> Answer:
    year = chosen.years[0]
    return elsewhere(a, role, year, ()) or unknown(a, role, a.rounds.editions[year], TAKES)


def elsewhere(a: Asked, role: Role, year: int, lists: tuple[Role, ...], *, later: bool = False, denied: bool = False) -> Answer | None:
    """Those of a round's members that stand in lists of the earlier or later rounds, and when; without lists, those that won them.

    Denied: those that do not. None where the round's members are not known.
    """
    edition = a.edition(year)
    members = role.members(edition) if edition else None
    if not members:
        return None
    others = [y for y in a.rounds.years if (y > year if later else y < year)]
    known = [years_by_name(a, listed, others) for listed in lists] or [
        {n: [y for y in others if a.rounds.winners.get(y) == n] for n in members}
    ]
    there = {n: sorted({y for years in known for y in years.get(n, ())}) for n in members}
    found = {n: years for n, years in there.items() if bool(years) != denied}
    kind = ("along" if len(lists) > 1 else lists[0].key) if lists else "won"
    rows = found if denied else [a.say.phrase("name_in_years", name=n, years=a.say.names(map(str, y))) for n, y in found.items()]
    slots = {
        "year": year,
        "all": a.say.number(len(members)),
        "count": a.say.number(len(found)),
        "role": a.say.phrase(f"{role.key}_word"),
        "names": a.say.names(rows),
        "what": a.say.phrase(
            f"again_{kind}_{'later' if later else 'earlier'}", denied=f" {a.say.phrase('again_denied')}" if denied and found else ""
        ),
    }
    text = verdict(a, "again" if found else "again_all" if denied else "again_none", so=bool(found), **slots)
    years = tuple(sorted({y for found_years in found.values() for y in found_years}))
    return Answer(
        role.key,
        text,
        years=(year,),
        candidates=tuple(found),
        sources=sources_of(a.rounds, (year, *years), role.key),
        notes=(a.say.say("lists_incomplete"),) if lists else (),
        uses=TAKES,
    )
