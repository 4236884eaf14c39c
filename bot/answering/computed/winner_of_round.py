"""Who won a round, or the rounds of a stretch of time; what is said where nobody did."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import absent, facts_of, not_yet, notes, sources_of, upcoming
from bot.answering.computed.rounds import Chosen, current
from bot.answering.reply import Objects

USES = GENERAL | frozenset(
    "win won announce ceremony yet history title rival remaining over_all reigns succeeds precedes up_to in_order".split()
)


def received(a: Asked) -> bool:
    """ "Vilken kommun tog emot priset först av alla?": not who stood on the stage, but which winner."""
    whose = {m.end for m in a.q.marks if m.concept == "who" and m.end} & {m.start for m in a.q.marks if m.concept == "candidate" and m.end}
    return bool(whose) and a.leading == "who" and a.has("receive") and not (a.candidates or a.people or a.q.marked("role:"))


def who(a: Asked, chosen: Chosen) -> Answer | None:
    if chosen.how == "none":
        return _no_such(a, chosen)
    if chosen.absent and not chosen.years:
        return absent(a, chosen.absent, "winner", USES)
    years = chosen.years
    if chosen.how == "default" and ((a.has("ordinal") and not a.has("first")) or (a.claim and a.has("ever") and not a.has("latest"))):
        return None  # "Vann en kommun i norr någonsin?" is not answered by the latest winner.
    if chosen.how == "default" and a.has("history") and not a.has("award", "title", "event", "edition", "candidate", "latest", "all"):
        return None  # "Hur gick det för dem igår?": of whom nothing is known.
    if a.has("check") and not years and chosen.how == "default" and not a.has("all"):
        return None  # "Visst är det folket som röstar fram vinnaren?" names nothing that the latest winner would prove.
    whether_any = a.claim and a.has("some") and not a.has("yet", "announce", "latest", "wins_now")  # "Har någon vinnare kommit tillbaka?"
    if chosen.how == "default" and whether_any:
        return None
    if chosen.how == "span" and not years:
        return _nobody(a)
    if not years and (a.has("all") or all_of_them(a)):
        years = a.rounds.past
    if len(years) > 1 or chosen.how == "span":
        return listed(a, years, chosen)
    year = years[0] if years else _meant(a)
    return of_round(a, year) if year else None


def _no_such(a: Asked, chosen: Chosen) -> Answer:
    """No round before the first; said with the first winner, where that is what was asked."""
    first = a.rounds.years[0]
    told = a.rounds.winners.get(first)
    if told and (chosen.anchor == told or first in a.years):
        return Answer(
            "winner", a.say.say("none_before", winner=told, year=first), years=(first,), sources=won_sources(a, (told,)), uses=USES
        )
    return Answer("winner", a.say.say("winner_no_such"), "unknown", uses=USES)


def _nobody(a: Asked) -> Answer | None:
    """ "Vilka vann efter 2025?", "vilka vann före 2003?": a stretch of time without any round."""
    first = a.rounds.winners.get(a.rounds.years[0])
    if a.has("before") and first:
        text = a.say.say("none_before", winner=first, year=a.rounds.years[0])
        return Answer("winner", text, years=a.rounds.years[:1], sources=won_sources(a, (first,)), uses=USES)
    return upcoming(a, a.rounds.coming, USES) if a.has("after", "since") and a.rounds.coming else None


def _meant(a: Asked) -> int | None:
    """Without a year: the round under way only if its result is asked for, else the latest winner."""
    if a.has("yet", "next") and (now := current(a)) and now not in a.rounds.past:
        return now
    return a.rounds.latest


def all_of_them(a: Asked) -> bool:
    """ "Vilka har vunnit?", "vem har vunnit vilket år?", "who has won so far?"."""
    several = {t.word for t in a.q.tokens} & set(a.asking["plural_who"]) or a.has("over_all")
    return bool(several or (a.leading == "who" and a.has("year", "ever") and not a.claim)) and not a.has(
        "latest", "first", "previous", "next"
    )


def of_round(a: Asked, year: int) -> Answer:
    """One round's winner, or why it is not told."""
    edition = a.edition(year)
    if edition is None:
        return absent(a, (year,), "winner", USES)
    told = a.rounds.winners.get(year)
    sources = facts_of(edition, "winner")
    if told:
        key = "winner_latest" if year == a.rounds.latest and not a.years else "winner"
        text = a.say.say(key, winner=told, year=year, on=a.say.on(edition.ceremony.date) if edition.ceremony.date else year)
        return Answer("winner", text, years=(year,), candidates=(told,), sources=sources, notes=notes(a, year, "winner"), uses=USES)
    if year in a.rounds.past:
        return Answer("winner", a.say.say("winner_unknown", year=year), "unknown", years=(year,), sources=sources, uses=USES)
    return not_yet(a, edition, USES)


def listed(a: Asked, years: tuple[int, ...], chosen: Chosen) -> Answer:
    told = [y for y in years if y in a.rounds.winners]
    if a.has("latest") or a.has("newest_first"):
        told = sorted(told, reverse=True)
    rows = [a.say.phrase("winner_row", year=y, winner=a.rounds.winners[y]) for y in told]
    hidden = [y for y in years if y not in a.rounds.past]
    extra = [a.say.phrase("winner_row_open", year=y) for y in hidden] + [a.say.phrase("round_absent", year=y) for y in chosen.absent]
    if not told:
        return Answer("winner", a.say.say("winners_none"), "unknown", years=years, uses=USES)
    if len(told) == 1 and not extra:
        return of_round(a, told[0])
    head = a.say.say("winners_all" if tuple(told) == a.rounds.past else "winners_span", first=min(told), last=max(told), count=len(told))
    sources = sources_of(a.rounds, (*told[-2:], *told[:1]), "winner")
    return Answer(
        "winners",
        head + a.say.lines(rows + extra),
        years=tuple(told),
        sources=sources,
        objects=Objects(overview=True),
        uses=USES | {"newest_first", *({"repeat", "often", "both"} if chosen.anchor or (chosen.how == "last" and a.has("latest")) else ())},
    )


def won_sources(a: Asked, subjects: tuple[str, ...]) -> tuple[str, ...]:
    years = a.rounds.won_by(*subjects)
    if not years:
        years = [y for y in a.rounds.past for n in subjects if n in (a.rounds.editions[y].nominees or ())]
    return sources_of(a.rounds, years[:3], "winner")
