"""Regions counted by their winners, nominees or applicants: where most are, how many regions have any, which have several."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of
from bot.answering.computed.roles import APPLICANTS, NOMINEES, USES, years_by_name
from bot.answering.computed.rounds import choose

TAKES = USES | {"region", "most", "fewest", "repeat", "often", "never", "never_won", "both", "over_all", "exactly", "organisation"}


def regions_counted(a: Asked) -> Answer | None:
    """ "Vilket län har flest nominerade?", "hur många län har vunnit?": each candidate counts once for its region."""
    if not a.has("region") or a.regions or a.candidates or not a.has("win", "nominate", "apply") or a.has("why", "jury", "say", "lies"):
        return None
    plural = {t.surface.casefold() for t in a.q.tokens} & set(a.asking["plural_regions"])
    if not (a.has("most", "fewest") or ((plural and a.has("count", "repeat", "never", "who")) or (plural and a.numbers()))):
        return None
    key = "applicants" if a.has("apply") else "nominees" if a.has("nominate") else "winner"
    members = _members(a, key)
    where: dict[str, list[str]] = {}
    for name in members:
        candidate = a.knowledge.candidates.get(name)
        if candidate and candidate.region:
            where.setdefault(candidate.region, []).append(name)
    if not where:
        return None
    return _answer(a, key, where)


def _members(a: Asked, key: str) -> list[str]:
    """Who they are, each once, in the rounds asked for."""
    years = [y for y in choose(a).years or a.rounds.years if y in a.rounds.editions]
    if key == "winner":
        return list(dict.fromkeys(a.rounds.winners[y] for y in years if y in a.rounds.winners))
    return list(years_by_name(a, NOMINEES if key == "nominees" else APPLICANTS, years))


def _answer(a: Asked, key: str, where: dict[str, list[str]]) -> Answer:
    role = a.say.phrase(f"{key}_several")
    most = max(map(len, where.values()))
    shown = dict(sorted(where.items(), key=lambda item: -len(item[1])))
    least = max([n for n in a.numbers() if n > 1], default=2)
    if a.has("never", "never_won"):
        every = {c.region for c in a.knowledge.candidates.values() if c.region}
        left = sorted(every - set(where))
        text = a.say.say("regions_without", count=a.say.number(len(left)), role=role, regions=a.say.names(left))
    elif a.has("most"):
        top = [f"{region} ({', '.join(names)})" for region, names in shown.items() if len(names) == most]
        text = a.say.say("regions_most", role=role, regions=a.say.names(top), count=a.say.number(most))
    else:
        if a.has("repeat", "more") or any(n > 1 for n in a.numbers()):
            shown = {region: names for region, names in shown.items() if len(names) >= least}
        if a.has("fewest"):
            shown = {region: names for region, names in shown.items() if len(names) == min(map(len, where.values()))}
        rows = [a.say.phrase("row", year=region, what=f"{len(names)} ({', '.join(names)})") for region, names in shown.items()]
        text = a.say.say("regions_with", count=a.say.number(len(shown)), role=role) + a.say.lines(rows)
    notes = (a.say.say("lists_incomplete"),) if key != "winner" else ()
    return Answer("region", text, sources=sources_of(a.rounds, a.rounds.past[-3:], key), notes=notes, uses=TAKES)
