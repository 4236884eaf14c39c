"""A whole round in short: "vad hände 2011?", "berätta om omgången 2017"."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.lists import of_round as members_of
from bot.answering.computed.occasions import date_of
from bot.answering.computed.parts import facts_of, not_yet
from bot.answering.computed.roles import APPLICANTS, NOMINEES

USES = GENERAL | {"history", "nominate", "ceremony", "how", "thing", "win"}
OTHERS = ("apply", "jury", "why", "say", "event", "present", "receive", "prize", "who", "count", "when", "where", "day", "often", "compare")


def round_in_short(a: Asked) -> Answer | None:
    """Who won, who was nominated or applied, and when it was decided, as far as is known."""
    if len(a.years) != 1 or a.candidates or a.people or a.members or a.organisations or a.regions or a.has(*OTHERS):
        return None
    first = a.q.tokens[0].surface.casefold() if a.q.tokens else ""
    if any(month in a.q.text.casefold() for month in a.say.months):
        return None  # "Vad hände den 21 november 2023?" asks for a day.
    asks = any(m.concept == "history" and m.end and m.start <= 1 for m in a.q.marks) and not a.opens_with_verb(a.q.text)
    if not (asks or first in a.asking["tells"]) or "years" in a.followed:
        return None
    edition = a.edition(a.years[0])
    if edition is None:
        return None
    year = edition.year
    if year not in a.rounds.past:
        return not_yet(a, edition, USES)
    told = a.rounds.winners.get(year)
    texts = [a.say.say("winner", winner=told, year=year)] if told else []
    role = NOMINEES if edition.nominees else APPLICANTS
    if role.members(edition) and (listed := members_of(a, role, year)):
        texts.append(listed.text)
    if edition.ceremony.date:
        texts.append(date_of(a, edition).text)
    if not texts:
        return None
    return Answer(
        "winner", " ".join(texts), years=(year,), candidates=(told,) if told else (), sources=facts_of(edition, "winner"), uses=USES
    )
