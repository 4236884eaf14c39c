"""Who had been there before: nominees of a round that stand in earlier lists, former winners that came back."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed import again
from bot.answering.computed.parts import sources_of, verdict
from bot.answering.computed.roles import APPLICANTS, NOMINEES


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
    if not (a.has("who", "count") or a.claim or words & set(a.asking["which"])):
        return None
    role = APPLICANTS if a.has("apply") else NOMINEES
    if words & set(a.asking["later_on"]):
        return again.elsewhere(a, role, a.years[0], (role,), later=True)
    if not already and not a.has("ever", "previous"):
        return None
    lists = (NOMINEES, APPLICANTS) if role is APPLICANTS or a.has("along") else (NOMINEES,)
    return again.elsewhere(a, role, a.years[0], lists, denied=_denied(a))


def _former_winner(a: Asked) -> bool:
    """ "En tidigare vinnare": not a winner that had been nominated earlier."""
    places = [range(max(m.start - 1, 0), m.end) for m in a.q.marks if m.end and m.concept == "win"]
    return any(a.q.tokens[i].surface.casefold() in a.asking["already"] for place in places for i in place)


def _of_the_year(a: Asked) -> bool:
    """Whether "före" or "efter" stands before the year, and not at the end of what is asked."""
    year = a.q.years.ranges[0][0] if a.q.years.ranges else 0
    return any(m.end and a.q.tokens[m.start].start < year for m in a.q.marks if m.concept in ("before", "after"))


def _denied(a: Asked) -> bool:
    return a.has("never", "newcomer") or bool(
        {t.surface.casefold() for t in a.q.tokens} & {*a.asking["none_words"], *a.asking["ruled_out"]}
    )


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
        "nominees", text, years=told, candidates=tuple(n for n, _, _ in back), sources=sources, notes=notes, uses=again.TAKES | {"won"}
    )
