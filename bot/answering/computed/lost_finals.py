"""Finals that somebody lost: how many, which years, whether there were any."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import not_yet, sources_of, still_open, times, took_part, verdict
from bot.answering.computed.roles import NOMINEES, rounds_of
from bot.answering.computed.rounds import choose

USES = GENERAL | frozenset(
    "lost loses rival nominate tries often count year when win won both since repeat check never all ordinal edition".split()
)


def lost_finals(a: Asked) -> Answer | None:
    """ "Hur många finaler har Västerås förlorat?", "Has Nacka ever lost?": nominations that did not end in a win."""
    if len(a.candidates) != 1 or not a.has("lost", "loses") or a.has("why", "say", "apply", "jury"):
        return None
    if a.leading == "who" and not a.asks_year:
        return None
    both = a.claim and a.has("win", "won") and not a.has("nominate", "tries")  # "Har Stockholm vunnit och sedan förlorat?"
    asks = both or a.has("both") or a.has("ever", "often", "repeat", "tries") or a.asks_year or (a.has("count") and a.has("nominate"))
    checked = a.q.years.named if a.claim else ()
    if not (asks or checked) or (a.q.years.named and not checked) or a.has("others", "hypothetical") or a.either:
        return None
    if ahead := still_open(a):
        return not_yet(a, ahead, USES)
    name = a.candidates[0]
    chosen = choose(a) if a.span else None
    won = a.rounds.won_by(name)
    lost = [y for y in rounds_of(a, NOMINEES, (name,)) if y in a.rounds.winners and y not in won and (not chosen or y in chosen.years)]
    gone = [y for y in lost if name in a.rounds.editions[y].withdrew]
    lost = [y for y in lost if y not in gone]
    slots = {"name": name, "count": times(a, len(lost)), "years": a.say.names(map(str, lost))}
    text = verdict(a, "lost_finals", so=set(checked) <= set(lost), **slots) if lost else verdict(a, "lost_finals_none", so=False, **slots)
    if gone and not lost:
        text = a.say.say("no") if a.claim else ""
    if won:
        text += " " + a.say.say("and_won", years=a.say.names(map(str, won)))
    elif not (lost or gone):
        text += " " + took_part(a, name)
    text += "".join(" " + a.say.say("withdrew", names=name, year=y) for y in gone)
    notes = (a.say.say("lists_incomplete"),)
    text = text.strip()
    return Answer(
        "nominees", text, years=tuple(lost), candidates=(name,), sources=sources_of(a.rounds, lost[-3:], "nominees"), notes=notes, uses=USES
    )
