"""Who held the title at a time: the winner of the round before, until the next was named."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of
from bot.answering.computed.winner_of_round import USES


def reigning(a: Asked) -> Answer | None:
    """ "Vem innehade titeln sommaren 2016?", "who was the reigning municipality in 2019?": in a round's own year both who handed over and
    who took over."""
    if a.has("reigns") and a.span and a.rounds.neighbours(a.span[0])[1] == a.span[1] and a.span[1] in a.rounds.winners:
        a = replace(a, years=(a.span[0] + 1,))  # "Who held the crown between 2009 and 2011?"
    if one := _before_it(a):
        return one
    if not a.has("reigns") or len(a.years) != 1 or a.candidates or not a.has("who") or a.has("nominate", "apply", "jury", "count"):
        return None
    year = a.years[0]
    before = [y for y in a.rounds.winners if _named(a, y) < year]
    changed = [y for y in a.rounds.winners if _named(a, y) == year]
    if not before or (year > a.rounds.today.year):
        return None
    held = before[-1]
    slots = {"name": a.rounds.winners[held], "round": held, "year": year}
    if changed:
        next_round = a.rounds.editions[changed[0]].ceremony.date
        on = a.say.on(next_round) if next_round else str(year)
        text = a.say.say("reigned_until", **slots, on=on, other=a.rounds.winners[changed[0]])
    else:
        text = a.say.say("reigned", **slots)
    years = (held, *changed[:1])
    return Answer("winner", text, years=years, sources=sources_of(a.rounds, years, "winner"), uses=USES | {"reigns", "when", "year"})


def _before_it(a: Asked) -> Answer | None:
    """ "Vem hade titeln när Nacka tog över?": who handed it over, not who took it."""
    name = a.candidates[0] if len(a.candidates) == 1 else ""
    won = next(iter(a.rounds.won_by(name)), None)
    if not won or not a.has("reigns") or not a.has("takes_over") or a.leading != "who" or a.has("after", "nominate", "apply", "jury"):
        return None
    before = a.rounds.neighbours(won)[0]
    if before not in a.rounds.winners:
        return None
    told = f"{a.say.say('winner', winner=a.rounds.winners[before], year=before)} {a.say.say('winner', winner=name, year=won)}"
    uses = USES | {"reigns", "takes_over", "when", "then", "year", "before"}
    return Answer("winner", told, years=(before, won), candidates=(name,), sources=sources_of(a.rounds, (before, won), "winner"), uses=uses)


def _named(a: Asked, year: int) -> int:
    """The calendar year in which a round's winner was named."""
    day = a.rounds.editions[year].ceremony.date
    return day.year if day else year
