"""Whether there was a round, and whether its winner has been named yet."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import absent, facts_of, not_yet, upcoming
from bot.answering.computed.rounds import choose, current
from bot.answering.computed.winner_of_round import USES, of_round


def coming_result(a: Asked) -> Answer | None:
    """Whether the winner has been named yet."""
    if not (
        a.has("yet")
        and a.leading in (None, "who")
        and (a.has("win", "announce", "ceremony"))
        and not a.candidates
        and not a.has("count", "nominate", "over_all", "all")
        and not (a.leading == "who" and a.has("latest") and not a.years)  # "Vem har det nu?" asks who holds it.
    ):
        return None
    chosen = choose(a)
    year = chosen.years[0] if chosen.years else chosen.absent[0] if chosen.absent else current(a)
    edition = a.edition(year) if year else None
    if not year:
        return None
    if not edition:
        return upcoming(a, year, USES) if year > (a.rounds.latest or 0) else absent(a, (year,), "winner", USES)
    uses = USES | {"when", "day", "year", "wait", "decide"}
    told = a.rounds.winners.get(year)
    if not told:
        return not_yet(a, edition, uses)
    when = a.say.on(edition.ceremony.date) if edition.ceremony.date else str(year)
    return Answer(
        "winner",
        a.say.say("named_yes", winner=told, year=year, on=when),
        years=(year,),
        candidates=(told,),
        sources=facts_of(edition, "winner"),
        uses=uses,
    )


def existed(a: Asked) -> Answer | None:
    """ "Delades priset ut 2012?", "är det en omgång i år?"."""
    named = a.years[:1]
    if (
        not (named and a.claim and a.has("award", "edition", "ceremony", "title"))
        or a.candidates
        or a.people
        or a.members
        or a.has("win", "nominate", "apply", "event", "check", "before", "after")
    ):
        return None
    year = named[0]
    if year in a.rounds.past:
        return replace(of_round(a, year), text=a.say.say("existed_yes", year=year, what=of_round(a, year).text))
    if year in a.rounds.editions:
        return not_yet(a, a.rounds.editions[year], USES)
    answer = absent(a, (year,), "round", USES)
    return replace(answer, text=a.say.say("existed_no", what=answer.text)) if answer.status == "answered" else answer
