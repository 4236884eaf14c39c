"""A row of winners with one left out, or to be gone on with: "Botkyrka, Umeå, …, Stockholm: vem fattas?"."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of
from bot.answering.computed.winner_of_round import USES, of_round

GOES_ON = ("after", "following", "next", "since", "succeeds")
"""Concepts with which the row is to be gone on with."""
APART = ("nominate", "apply", "between", "compare", "first", "before", "why", "jury", "say", "count", "when", "year", "both", "rival")
"""Concepts with which those named are no row."""


def row(a: Asked) -> Answer | None:
    """Who is missing among winners that are told in the order of their rounds, or who came after the last of them."""
    if len(a.candidates) < 2 or a.years or a.span or a.claim or a.has(*APART) or not a.has("missing", *GOES_ON):
        return None
    won = [a.rounds.won_by(n) for n in a.candidates]
    years = [y[0] for y in won if y]
    if len(years) < len(a.candidates) or years != sorted(years):
        return None
    gaps = [y for y in a.rounds.past if years[0] < y < years[-1] and y not in years]
    if gaps and a.has("missing"):
        text = a.say.say("missing_in_row", names=a.say.names(a.say.phrase("winner_in", winner=a.rounds.winners[y], year=y) for y in gaps))
        uses = USES | {"missing"}
        return Answer("winners", text, years=tuple(gaps), sources=sources_of(a.rounds, gaps[-3:], "winner"), uses=uses)
    later = a.rounds.neighbours(years[-1])[1]
    return of_round(a, later) if later and not gaps and a.has(*GOES_ON, "missing") else None
