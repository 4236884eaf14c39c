"""The rounds that a question tells by others: those that somebody took part in."""

from __future__ import annotations

from bot.answering.asked import Asked


def rounds_beside(a: Asked) -> tuple[int, ...]:
    """ "Vem vann när Karlstad var nominerat?": the rounds that those named took part in, where the winner is asked for first."""
    places = {m.concept: m.start for m in reversed(a.q.marks) if m.end}
    end = len(a.q.tokens)
    beside = min(places.get("nominate", end), places.get("apply", end))
    asked_first = places.get("who", end) <= places.get("win", end) < beside < end
    if not asked_first or a.years or not a.candidates or a.has("others", "often", "lost"):
        return ()
    if set(a.candidates) & set(a.rounds.winners.values()):
        return ()  # "Vem vann när Nacka var nominerat?" may mean the round that Nacka won.
    lists = [e.nominees or () if a.has("nominate") else e.applicants or () for e in map(a.rounds.editions.__getitem__, a.rounds.past)]
    return tuple(y for y, members in zip(a.rounds.past, lists, strict=True) if set(a.candidates) <= set(members))
