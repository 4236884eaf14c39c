"""Winners of a region: all of them, the latest or first, or whether the winner of one round was from there."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import absent, sources_of, verdict
from bot.answering.computed.rounds import Chosen
from bot.answering.computed.winner_of_round import USES, of_round


def in_region(a: Asked, chosen: Chosen) -> Answer:
    inside = {c.name for c in a.knowledge.candidates.values() if c.region in a.regions}
    if a.has("who") and {t.surface.casefold() for t in a.q.tokens} & {w for w in a.asking["ruled_out"] if " " not in w}:
        return _outside(a, inside)
    if (
        a.claim
        and a.has("only", "exactly", "all", "every_time")
        and not (a.years or a.span or a.candidates or a.has("count", "often", "latest", "first"))
    ):
        return _no_others(a, inside)
    beside = inside - set(a.candidates) if a.has("others") else inside
    inside = beside & set(a.rounds.winners.values()) or inside  # "Halländska vinnare, Kungsbacka och fler?": there is but that one.
    years = [y for y in (chosen.years or a.rounds.past) if a.rounds.winners.get(y) in inside]
    if a.has("latest", "first") and not (a.years or a.span) and not any(n > 1 for n in a.numbers()):
        there = [y for y in a.rounds.past if a.rounds.winners.get(y) in inside]
        if there:
            return replace(of_round(a, there[-1] if a.has("latest") else there[0]), uses=USES | {"region"})
    region = a.say.names(a.region_names)
    uses = USES | {"region", "count", "often", "some", "nobody"}
    if not years and (elsewhere := _elsewhere(a, chosen)):
        return replace(elsewhere, uses=uses)
    if not years:
        return Answer("winners", verdict(a, "region_no_winner", so=a.has("nobody"), region=region), years=(), uses=uses)
    named = a.say.names(a.say.phrase("winner_in", winner=a.rounds.winners[y], year=y) for y in years)
    sources = sources_of(a.rounds, years, "winner")
    slots = {"region": region, "winners": named, "count": a.say.number(len(years))}
    key = "region_winners" if len(years) > 1 else "region_winner"
    return Answer(
        "winners",
        a.say.say("region_winners_then", **slots) if chosen.years else verdict(a, key, so=True, **slots),
        years=tuple(years),
        sources=sources,
        uses=uses,
    )


def _no_others(a: Asked, inside: set[str]) -> Answer:
    """ "Har bara skånska kommuner vunnit?": no, with the winners of all other regions."""
    outside = [y for y in a.rounds.winners if a.rounds.winners[y] not in inside]
    told = outside or list(a.rounds.winners)
    named = a.say.names(a.say.phrase("winner_in", winner=a.rounds.winners[y], year=y) for y in told)
    what = a.say.say("winners_elsewhere" if outside else "region_all_winners", region=a.say.names(a.region_names), winners=named)
    text = a.say.say("no_but" if outside else "yes_so", what=what)
    uses = USES | {"region", "only", "all", "exactly", "over_all", "ever", "every_time"}
    return Answer("winners", text, years=tuple(outside), sources=sources_of(a.rounds, told[-3:], "winner"), uses=uses)


def _elsewhere(a: Asked, chosen: Chosen) -> Answer | None:
    """ "Vann någon i Skåne 2013?": of one round, who won and where that is."""
    if chosen.absent and not chosen.years:
        return absent(a, chosen.absent, "winner", USES)
    if len(chosen.years) != 1:
        return None
    answer = of_round(a, chosen.years[0])
    winner = a.knowledge.candidates.get(a.rounds.winners.get(chosen.years[0], ""))
    if winner is None or not winner.region:
        return answer
    what = (
        a.say.say("winner", winner=winner.name, year=chosen.years[0]) + " " + a.say.say("lies_in", name=winner.name, region=winner.region)
    )
    return replace(answer, text=a.say.say("no_but", what=what) if a.claim else what)


def _outside(a: Asked, inside: set[str]) -> Answer:
    """ "Vilka vinnare kommer inte från Skåne?": the winners of all other regions; a candidate named stands for its own region too."""
    own = {c.region for n in a.candidates if (c := a.knowledge.candidates.get(n))}
    inside = inside | {c.name for c in a.knowledge.candidates.values() if c.region in own}
    years = [y for y in a.rounds.past if a.rounds.winners.get(y) not in inside]
    named = a.say.names(a.say.phrase("winner_in", winner=a.rounds.winners[y], year=y) for y in years if y in a.rounds.winners)
    text = a.say.say("winners_then", winners=named)
    sources = sources_of(a.rounds, years[-3:], "winner")
    return Answer("winners", text, years=tuple(years), sources=sources, uses=USES | {"region", "lost", "fail", "where"})
