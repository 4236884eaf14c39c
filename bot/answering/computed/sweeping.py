"""Claims that sweep: that somebody always wins, that it won each time it was nominated, that no other of its region ever did."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answer import Answer
from bot.answering.asked import Asked, Times
from bot.answering.computed.parts import sources_of, times, took_part
from bot.answering.computed.roles import NOMINEES, rounds_of
from bot.answering.computed.winner_of_round import USES, won_sources


def sweeping(a: Asked) -> Answer | None:
    """One candidate and its wins, held against all there could have been."""
    if not a.claim or len(a.candidates) != 1 or not a.has("win") or a.has("who", "why", "event", "present", "receive"):
        return None
    if a.has("every_time"):
        return _each_time(a, a.candidates[0]) if a.has("nominate") else _always(a, a.candidates[0])
    if a.has("only") and (said := a.times_said()) and not a.years:
        return _so_often(a, a.candidates[0], said)
    if a.has("only") and a.has("edition") and not (a.regions or a.q.years.named):
        return _once(a, a.candidates[0])
    return _alone(a, a.candidates[0]) if a.has("only") and a.regions and not a.years else None


def _always(a: Asked, name: str) -> Answer:
    """ "Nacka vinner väl alltid?": how often it has won, of all rounds."""
    wins = a.rounds.won_by(name)
    told = _times_won(a, name, wins)
    so = len(wins) == len(a.rounds.winners)
    text = a.say.say("yes_that" if so else "no_that", what=told)
    return Answer("winner", text, candidates=(name,), sources=won_sources(a, (name,)), uses=USES | {"every_time", "all", "often"})


def _so_often(a: Asked, name: str, said: Times) -> Answer:
    """ "Är Nacka ensamt om att ha vunnit två gånger?": how often it has won, and whether any other has as often."""
    wins = a.rounds.won_by(name)
    others = [n for n in dict.fromkeys(a.rounds.winners.values()) if n != name and said.fits(len(a.rounds.won_by(n)))]
    told = _times_won(a, name, wins)
    text = a.say.say("yes_that" if said.fits(len(wins)) and not others else "no_that", what=told)
    return Answer("winner", text, candidates=(name,), sources=won_sources(a, (name,)), uses=USES | {"only", "exactly", "repeat", "often"})


def _once(a: Asked, name: str) -> Answer:
    """ "Är det enda gången Stockholm har vunnit?": how often it has won."""
    wins = a.rounds.won_by(name)
    told = _times_won(a, name, wins)
    text = a.say.say("yes_that" if len(wins) == 1 else "no_that", what=told)
    return Answer("winner", text, candidates=(name,), sources=won_sources(a, (name,)), uses=USES | {"only", "exactly", "edition", "often"})


def _each_time(a: Asked, name: str) -> Answer | None:
    """ "Höganäs vann varje gång det var nominerat?": the rounds with its nomination, and those that it won."""
    there, wins = rounds_of(a, NOMINEES, (name,)), a.rounds.won_by(name)
    if not there:
        return None
    told = a.say.phrase(f"{NOMINEES.key}_ever", name=name, years=a.say.names(map(str, there)))
    told += " " + a.say.say("and_won", years=a.say.names(map(str, wins))) if wins else ""
    text = a.say.say("yes_so" if set(there) <= set(wins) else "no_but", what=told)
    uses = USES | {"every_time", "all", "often", "nominate", "tries", "ever"}
    notes = (a.say.say("lists_incomplete"),)
    return Answer("nominees", text, candidates=(name,), sources=sources_of(a.rounds, there[-3:], "nominees"), notes=notes, uses=uses)


def _alone(a: Asked, name: str) -> Answer:
    """ "Är Botkyrka enda vinnaren från Stockholms län?": all winners of the region."""
    inside = {c.name for c in a.knowledge.candidates.values() if c.region in a.regions}
    years = a.rounds.won_by(*inside)
    named = a.say.names(a.say.phrase("winner_in", winner=a.rounds.winners[y], year=y) for y in years)
    what = a.say.say("region_all_winners", region=a.say.names(a.regions), winners=named)
    text = a.say.say("yes_so" if {a.rounds.winners[y] for y in years} == {name} else "no_but", what=what)
    sources = sources_of(a.rounds, years[-3:], "winner")
    return Answer("winners", text, years=tuple(years), sources=sources, uses=USES | {"only", "region", "exactly", "ever"})


def _times_won(a: Asked, name: str, wins: Sequence[int]) -> str:
    """How often and when somebody has won, or what else it took part in."""
    key = "won_times" if wins else "won_never"
    return a.say.phrase(key, name=name, count=times(a, len(wins)), years=a.say.names(map(str, wins)), record=took_part(a, name))
