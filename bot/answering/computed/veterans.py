"""Who had been there before: nominees of a round that stand in earlier lists, former winners that came back."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of, verdict
from bot.answering.computed.roles import APPLICANTS, NOMINEES, USES, Role, years_by_name

TAKES = USES | {"ever", "previous", "repeat", "newcomer", "some", "first", "both", "never", "check", "before", "fail", "ordinal"}


def veterans(a: Asked) -> Answer | None:
    """ "Vilka av 2025 års nominerade hade varit nominerade förut?", "fanns någon tidigare vinnare bland finalisterna 2021?"."""
    if (
        a.candidates
        or a.regions
        or a.span
        or not a.has("nominate", "apply", "along")
        or a.has("why", "jury", "say", "most", "compare", "lost")
    ):
        return None
    words = {t.surface.casefold() for t in a.q.tokens}
    already = bool(words & set(a.asking["already"]))
    if a.has("win"):
        return _winners_back(a) if words & set(a.asking["back_again"]) or _former_winner(a) else None
    if len(a.q.years.named) != 1 or a.years[0] not in a.rounds.editions or _of_the_year(a):
        return None
    if words & set(a.asking["later_on"]) and (a.has("who", "count") or a.claim or words & set(a.asking["which"])):
        return _in_later_lists(a, APPLICANTS if a.has("apply") else NOMINEES)
    asks = (a.has("who", "count") or a.claim or words & set(a.asking["which"])) and (already or a.has("ever", "previous"))
    return _in_earlier_lists(a, APPLICANTS if a.has("apply") else NOMINEES) if asks else None


def _former_winner(a: Asked) -> bool:
    """ "En tidigare vinnare": not a winner that had been nominated earlier."""
    places = [range(max(m.start - 1, 0), m.end) for m in a.q.marks if m.end and m.concept == "win"]
    return any(a.q.tokens[i].surface.casefold() in a.asking["already"] for place in places for i in place)


def _of_the_year(a: Asked) -> bool:
    """Whether "före" or "efter" stands before the year, and not at the end of what is asked."""
    year = a.q.years.ranges[0][0] if a.q.years.ranges else 0
    return any(m.end and a.q.tokens[m.start].start < year for m in a.q.marks if m.concept in ("before", "after"))


def _in_earlier_lists(a: Asked, role: Role) -> Answer | None:
    year = a.years[0]
    members = role.members(a.rounds.editions[year])
    if not members:
        return None
    earlier = [y for y in a.rounds.years if y < year]
    lists = (years_by_name(a, NOMINEES, earlier), years_by_name(a, APPLICANTS, earlier) if role is APPLICANTS or a.has("along") else {})
    before = {n: sorted({*lists[0].get(n, ()), *lists[1].get(n, ())}) for n in members}
    denied = bool({t.surface.casefold() for t in a.q.tokens} & {*a.asking["none_words"], *a.asking["ruled_out"]}) or a.has(
        "never", "newcomer"
    )
    found = [n for n in members if bool(before[n]) != denied]
    slots = {"role": a.say.phrase(f"{role.key}_word"), "year": year, "count": a.say.number(len(found))}
    if denied:
        key, names = ("not_before" if found else "all_before"), a.say.names(found)
    else:
        key = "there_before" if found else "none_there_before"
        names = a.say.names(a.say.phrase("name_in_years", name=n, years=a.say.names(map(str, before[n]))) for n in found)
    notes = (a.say.say("lists_incomplete"),)
    text = verdict(a, key, so=bool(found), **slots, names=names)
    return Answer(
        role.key, text, years=(year,), candidates=tuple(found), sources=sources_of(a.rounds, (year,), role.key), notes=notes, uses=TAKES
    )


def _in_later_lists(a: Asked, role: Role) -> Answer | None:
    """ "Hur många av de nominerade 2015 kom tillbaka senare?"."""
    year = a.years[0]
    members = role.members(a.rounds.editions[year])
    if not members:
        return None
    later = years_by_name(a, role, [y for y in a.rounds.years if y > year])
    found = {n: later[n] for n in members if n in later}
    names = a.say.names(a.say.phrase("name_in_years", name=n, years=a.say.names(map(str, years))) for n, years in found.items())
    slots = {"role": a.say.phrase(f"{role.key}_word"), "year": year, "count": a.say.number(len(found)), "names": names}
    text = verdict(a, "there_later" if found else "none_there_later", so=bool(found), **slots)
    notes = (a.say.say("lists_incomplete"),)
    sources = sources_of(a.rounds, (year,), role.key)
    return Answer(role.key, text, years=(year,), candidates=tuple(found), sources=sources, notes=notes, uses=TAKES | {"after", "following"})


def _winners_back(a: Asked) -> Answer | None:
    """Winners that were nominated in a later round: of the round named, or of any."""
    years = [y for y in a.q.years.named if y in a.rounds.editions] or list(a.rounds.years)
    if a.q.years.named and years != list(a.q.years.named):
        return None
    wins: dict[str, int] = {}
    for year, name in a.rounds.winners.items():
        wins.setdefault(name, year)
    role = APPLICANTS if a.has("apply") and not a.has("nominate") else NOMINEES
    back = [(n, wins[n], y) for y in years for n in role.members(a.rounds.editions[y]) or () if n in wins and wins[n] < y]
    if not a.claim and not a.has("who", "count", "some"):
        return None
    rows = a.say.names(a.say.phrase("winner_back", name=n, won=won, year=y) for n, won, y in back)
    text = verdict(a, "winners_back" if back else "winners_back_none", so=bool(back), names=rows)
    notes = (a.say.say("lists_incomplete"),)
    told = tuple(y for _, _, y in back)
    sources = sources_of(a.rounds, told[-3:], role.key)
    return Answer(
        "nominees", text, years=told, candidates=tuple(n for n, _, _ in back), sources=sources, notes=notes, uses=TAKES | {"history", "won"}
    )
