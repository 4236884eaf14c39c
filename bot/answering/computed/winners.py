"""Questions for winners: which they are, and which of the answers beside this module each wants."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.beside import rounds_beside
from bot.answering.computed.parts import named_beside_region, not_yet, upcoming
from bot.answering.computed.rounds import Chosen, choose
from bot.answering.computed.winner_of_round import USES, all_of_them, listed, of_round, received, who, won_sources
from bot.answering.computed.winners_counted import counted
from bot.answering.computed.winners_of_region import in_region
from bot.answering.computed.wins import about
from bot.language import either

OTHER_ROLES = (
    "nominate",
    "apply",
    "jury",
    "why",
    "ceremony",
    "receive",
    "present",
    "withdraw",
    "deadline",
    "backers",
    "region",
    "rival",
    "where",
    "week",
)
"""Concepts with which the award's title says nothing of the winner ("när delas Sveriges bästa bibliotek ut?")."""


def winner(a: Asked) -> Answer | None:
    """Any question whose role is the winner."""
    if not a.rounds.years or _of_another(a) or not _asked(a):
        return None
    if a.leading == "who" and a.has("newcomer") and not (a.years or a.candidates or a.has("nominate", "apply")):
        first = of_round(a, a.rounds.years[0])  # "Vem vann när det delades ut för första gången?"
        return replace(first, uses=first.uses | {"newcomer", "when"})
    if a.claim and len(a.candidates) == 1 and a.has("lost") and not a.has("win", "nominate", "apply", "along"):
        return _ever(a, a.candidates[0])
    chosen = choose(a)
    subjects = tuple(c for c in a.candidates if c != chosen.anchor) if chosen.how != "between" else ()
    if subjects and named_beside_region(a, subjects):
        return in_region(a, chosen)
    if apart := _beside_others(a, chosen) or counted(a, chosen, subjects):
        return apart
    denied = {t.surface.casefold() for t in a.q.tokens} & {w for w in a.asking["ruled_out"] if " " not in w}
    if a.regions and (not subjects or a.has("others") or (denied and a.has("who"))):
        return in_region(a, chosen)
    if subjects:
        told = about(a, chosen, subjects)
        return replace(told, uses=told.uses | {"say"}) if _as_told(a) else told
    if a.has("wins_now") and a.has("who") and not chosen.years and not chosen.absent and not a.has("all"):
        return _coming(a)
    if a.has("when", "day", "year", "wait", "where") and not a.has("who"):
        return None
    winner_alone = who(a, chosen)
    return replace(winner_alone, uses=winner_alone.uses | {"receive"}) if winner_alone and received(a) else winner_alone


def _of_another(a: Asked) -> bool:
    """Whether a win is spoken of but not asked for: what came of one, how often one can be had, who won the round just told of."""
    if not a.candidates and (a.leading == "often" or (a.yes_or_no and a.has("every_time"))):
        return True  # "How often can a municipality win?", "blir det en ny vinnare varje år?"
    named = a.years or a.span or a.candidates or a.has("latest", "next", "first", "previous")
    # "Which round had most applicants? – Who won that one?" is not about the latest.
    return _what_came(a) or bool(a.fact and a.has("then", "pronouns") and not a.has("of_them") and not named)


def _asked(a: Asked) -> bool:
    """Whether the winner is asked for: by a word for winning, by the title, or by who got the award."""
    if _in_turn(a) or _in_place(a) or _one_of_two(a) or received(a):
        return True
    said = a.has("say") and not (a.has("check") and a.candidates and (a.years or a.times_said())) and not _as_told(a)
    if (a.has("rival") and a.candidates) or a.has("why", "decide") or said:
        return False
    if a.q.opens_with("how") and a.has("announce") and not (a.candidates or a.years or a.has("who")):
        return False  # "Hur utses vinnaren numera?" asks for the way.
    if a.has("thing") and not a.has("who", "candidate", "when", "year", "often", "ever", "check", "day") and a.leading == "thing":
        return False  # "Vad skulle en seger ge oss?", "vad vinner man?" ask for no winner.
    titled = (
        a.has("title")
        and (a.candidates or _who_holds_it(a) or (a.has("who") and (a.years or a.has("latest", "first", "next", "previous", "has_been"))))
        and not a.has(*OTHER_ROLES)
    )
    got = a.has("get") and a.has("award", "title") and (a.candidates or a.has("who")) and not a.has(*OTHER_ROLES)
    got = got or _who_has_it(a)
    return bool(a.has("win") or (a.has("lost") and a.claim and a.candidates) or titled or got or (a.has("announce") and a.has("who")))


def _who_has_it(a: Asked) -> bool:
    """ "Who got it in 2005?", "vem har den nu?": no thing is spoken of but the award, and a round is named or meant."""
    held = a.leading == "who" and not (a.fact or a.candidates or a.people)
    held &= a.has("reigns") or (a.has("get", "has_been") and a.has("pronouns"))
    meant = a.q.years.named or ((a.has("latest", "first", "reigns") or all_of_them(a)) and not a.same_message)
    return held and bool(meant) and not a.has(*OTHER_ROLES, "count", "often", "say", "jury")


def _who_holds_it(a: Asked) -> bool:
    """ "Vem är Sveriges bästa bibliotek?": the title and who has it, and nothing else."""
    return a.leading == "who" and not a.q.concepts - {"who", "what", "title", "candidate", "light", "person.who_is", "latest", "yet"}


def _as_told(a: Asked) -> bool:
    """ "My boss says Luleå won in 2019": a win in a year that somebody without a name claims; nobody is asked what he said."""
    said = [m.start for m in a.q.marks if m.concept == "say" and m.end]
    won = [m.start for m in a.q.marks if m.concept == "won"]
    named = [t for t, token in enumerate(a.q.tokens) if any(n.start <= token.start < n.end for n in a.q.names)]
    claimed = a.claim and not a.yes_or_no and bool(a.candidates and a.q.years.named) and not a.people and not a.q.marked("role:")
    held = all(y in a.rounds.editions for y in a.q.years.named)  # "Article that says Stockholm won in 2010": a fact may know of the slip.
    return claimed and held and bool(said and won and named) and max(said) < min(named) < max(won)


def _ever(a: Asked, name: str) -> Answer:
    """ "Har Luleå aldrig vunnit?": when it did, without a yes that could mean either; else that it never has."""
    answer, won = about(a, Chosen(), (name,)), a.rounds.won_by(name)
    told = a.say.say("won_in", name=name, years=a.say.names(map(str, won)), twin="") if won else answer.text
    return replace(answer, text=told, uses=answer.uses | {"lost"})


def _in_turn(a: Asked) -> bool:
    """ "Vem tog över efter Nacka?", "predecessor of Nacka": the winner before or after another, without a word for winning."""
    if a.has(*OTHER_ROLES, "nominate", "apply", "say", "count", "often") or a.q.marked("role:") or a.people:
        return False
    if a.claim and a.has("check"):
        return False
    if a.leading == "who" and a.has("ordinal") and (a.nth() or 0) > 1 and not (a.candidates or a.years or a.has("others", "event")):
        return True  # "Vem blev nummer tolv?"
    anchored = len(a.candidates) == 1 and a.candidates[0] in a.rounds.winners.values()
    if a.has("succeeds", "precedes"):
        return anchored or a.has("win", "title")
    aside = anchored and a.has("after", "before", "following")
    if aside and a.leading is None and not a.q.years.named and not a.has("along", "ever", "previous"):
        return not a.q.unexplained(frozenset({"light", "after", "before", "following", "follow"}))  # "Efter Helsingborg kom?"
    return aside and a.has("who") and not a.claim and a.leading == "who"


def _one_of_two(a: Asked) -> bool:
    """ "Var det Nacka eller Stockholm 2021?": two names and a round, and no other word of weight."""
    bare = len(a.candidates) > 1 and a.either and len(a.q.years.named) == 1 and a.leading is None and not a.has(*OTHER_ROLES, "along")
    return bare and not a.q.unexplained(USES | {"check", "everyday"})


def _in_place(a: Asked) -> bool:
    """ "Var Botkyrka först?": a place in the order of the winners that is claimed of a candidate."""
    others = (*OTHER_ROLES, "nominate", "apply", "along", "say", "event", "receive", "tries", "newcomer")
    return bool(a.candidates) and a.claim and a.has("first") and not a.has(*others) and not a.people


def _what_came(a: Asked) -> bool:
    """ "Vad hände i Nacka efter vinsten?" is no question for who won next."""
    return bool(a.has("history") and a.has("after") and a.candidates and a.leading != "who")


def foreseen(a: Asked) -> Answer | None:
    """ "Kommer Umeå att vinna igen?": a win that has not been, of one that a question names."""
    opens = re.match(rf"\W*(?:{either(a.asking['foreseen'])})(?!\w)", a.q.text.casefold())
    said = opens and a.candidates and a.has("hypothetical") and a.has("win") and not a.has("won", *OTHER_ROLES)
    return _coming(a) if said and a.rounds.years and not a.q.years.named and not a.topic else None


def _beside_others(a: Asked, chosen: Chosen) -> Answer | None:
    """The winners of rounds that are told by others: those between two winners, those that somebody took part in."""
    if chosen.how == "between" and not chosen.years:
        sources = won_sources(a, a.candidates)
        return Answer("winners", a.say.say("winners_none_between"), candidates=a.candidates, sources=sources, uses=USES)
    years = tuple(y for y in rounds_beside(a) if y in a.rounds.winners)
    return replace(listed(a, years, chosen), uses=USES | {"nominate", "apply", "when", "count"}) if years else None


def _coming(a: Asked) -> Answer | None:
    """ "Vem vinner?": the round ahead, not decided yet."""
    year = a.rounds.coming
    edition = a.edition(year) if year else None
    if edition:
        return not_yet(a, edition, USES)
    return upcoming(a, year, USES) if year else None
