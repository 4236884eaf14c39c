"""A candidate's own history, its region, and how many rounds there have been."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import absent, facts_of, sources_of, took_part, twins, verdict
from bot.answering.computed.roles import APPLICANTS, NOMINEES, rounds_of
from bot.answering.computed.rounds import choose
from bot.answering.reply import Objects

PAIR = 2
"""Rounds between which years are counted."""


def region(a: Asked) -> Answer | None:
    """ "I vilket län ligger Karlskoga?"."""
    if a.regions and a.candidates and a.claim and not a.has("win", "nominate", "apply", "get", "along"):
        return _lies_there(a)
    lies = a.has("lies") and a.has("win") and not a.has("award", "event", "ceremony", "announce", "title")
    if not (a.has("region") or lies) or a.regions or a.has("count"):
        return None
    uses = GENERAL | {"region", "where", "nominate", "win", "won", "lies"}
    if a.has("win") and not a.candidates and (missing := choose(a).absent):
        return absent(a, missing, "region", uses)
    names = a.candidates or _winner_meant(a)
    told = [(name, a.knowledge.candidates[name].region) for name in names if name in a.knowledge.candidates]
    known = [a.say.say("lies_in", name=name, region=where) for name, where in told if where]
    if not known:
        return None
    return Answer("region", " ".join(known), candidates=names, uses=uses)


def _winner_meant(a: Asked) -> tuple[str, ...]:
    """ "I vilket län ligger vinnaren 2013?": the winner of the round asked for."""
    year = next(iter(choose(a).years), None) if a.has("win") and not a.has("most", "all") else None
    return (a.rounds.winners[year],) if year in a.rounds.winners else ()


def _lies_there(a: Asked) -> Answer | None:
    """ "Är kommunen från Värmland?": yes, or where it lies."""
    there = [c for n in a.candidates if (c := a.knowledge.candidates.get(n)) and c.region]
    if not there:
        return None
    so = all(c.region in a.regions for c in there)
    told = [a.say.phrase("lies_in", name=c.name, region=c.region) for c in there]
    text = a.say.say("yes_that" if so else "no_that", what=" ".join(told))
    return Answer("region", text, candidates=a.candidates, uses=GENERAL | {"region", "where", "both"})


def record(a: Asked) -> Answer | None:
    """A candidate named with nothing else but "hur har det gått": everything known of it."""
    if (
        not a.candidates
        or not a.rounds.years
        or len(a.candidates) > 5
        or a.has("person.who_is", "why", "say", "where", "week", "count", "when", "day", "wait", "elsewhere")
        or (a.has("check") and not a.has("lost"))
    ):
        return None
    if a.has("history") and a.has("after"):
        return None  # "What happened to Kävlinge after 2015?" asks for what became of it.
    if a.yes_or_no and a.q.years.named:
        return None  # "Hade Umeå god ekonomi 2005?" is answered by no list of years.
    if (a.has("thing") or a.has("person.name")) and not a.has("history", "about", "along", "edition"):
        return None  # "Vad heter tidningen i Östersund?"
    award = a.knowledge.award
    if award and a.candidates == (award.city,) and not a.has("history", "ever", "along", "lost"):
        return None  # The city of the event is a place first.
    texts = [history(a, name) for name in a.candidates]
    if a.has("history") and len(texts) == 1 and a.candidates[0] not in a.rounds.winners.values():
        texts = [a.say.say("won_never", name=a.candidates[0], record=texts[0])]
    year = a.years[0] if len(a.years) == 1 and a.has("history") else None
    if year in a.rounds.winners and a.rounds.winners[year] not in a.candidates:
        texts.append(a.say.say("winner", winner=a.rounds.winners[year], year=year))  # "Hur gick det för Karlskoga 2023?"
    years = [y for y in a.rounds.years for n in a.candidates if n in (a.rounds.editions[y].nominees or ()) or a.rounds.winners.get(y) == n]
    sources = sources_of(a.rounds, years[-3:], "nominees")
    uses = GENERAL | {"history", "how", "when", "often", "all", *(("lost", "everyday", "check") if a.has("lost") else ())}
    if a.has("everyday") and not a.has("history", "along", "lost"):
        return None  # "Hade Karlstad koll på pengarna?"
    return Answer("record", " ".join(texts), candidates=a.candidates, sources=sources, objects=Objects(history=a.candidates[0]), uses=uses)


def history(a: Asked, name: str) -> str:
    """One or two sentences on what the candidate has been."""
    won = a.rounds.won_by(name)
    text = took_part(a, name)
    if won:
        text = a.say.say("won_in", name=name, years=a.say.names(map(str, won)), twin="") + (
            "" if name in text and not _listed(a, name) else " " + text
        )
    return text + twins(a, name)


def _listed(a: Asked, name: str) -> bool:
    """Whether a candidate stands in any list that is known."""
    return any(name in (a.rounds.editions[y].nominees or ()) or name in (a.rounds.editions[y].applicants or ()) for y in a.rounds.years)


def years_between(a: Asked) -> Answer | None:
    """ "Hur många år gick det mellan …s vinst och …s?"."""
    waited = len(a.candidates) == 1 and a.has("wait") and a.has("win", "won") and a.has("nominate", "tries", "apply")
    apart = (
        a.has("wait", "years_between")
        and a.has("between")
        and a.has("win", "ceremony", "present", "award")
        and not a.has("nominate", "apply", "tries")
    )
    from_the_first = _from_the_first(a)
    if not (a.has("years_between") and a.has("win", "between", "after")) and not (waited or apart or from_the_first):
        return None
    years = sorted({*a.q.years.named, *(() if from_the_first else a.rounds.won_by(*a.candidates))})
    if len(a.candidates) == 1 and (waited or from_the_first or (a.has("nominate", "tries") and a.has("first"))):
        role = APPLICANTS if a.has("apply") and not a.has("nominate", "tries") else NOMINEES
        years = sorted({*years, *rounds_of(a, role, a.candidates)[:1]})
    if len(years) == 1 and _first_round(a) and a.rounds.years:
        years = sorted({a.rounds.years[0], *years})  # "… mellan den första utmärkelsen och Nackas vinst?"
    if len(years) != PAIR:
        return None
    text = a.say.say("years_between", count=a.say.number(years[1] - years[0]), first=years[0], last=years[1])
    days = [e.ceremony.date for y in years if (e := a.edition(y)) and e.ceremony.date]
    if apart and a.has("ceremony", "present") and len(days) == PAIR:
        text = a.say.say("from_day_to_day", start=a.say.on(days[0]), end=a.say.on(days[1]))
    sources = sources_of(a.rounds, years, "winner")
    uses = GENERAL | {"years_between", "wait", "win", "won", "count", "nominate", "tries", "apply", "ceremony", "present"}
    uses |= {"newcomer", "first", "up_to", "edition"}
    return Answer("years", text, years=tuple(years), sources=sources, uses=uses)


def _from_the_first(a: Asked) -> bool:
    """ "Hur många år gick det från den första utdelningen till Karlskogas nominering?": not to a win."""
    took_part = a.has("nominate", "tries", "apply") and not a.has("won")
    between = a.has("years_between") or (a.has("wait") and a.has("after", "since", "up_to", "between"))
    return len(a.candidates) == 1 and between and _first_round(a) and took_part


def _first_round(a: Asked) -> bool:
    """ "Den första utdelningen", "when the award was first given"."""
    return a.has("first", "newcomer") and (a.has("award", "title", "edition") or a.nth() == 1)


def in_order(a: Asked) -> Answer | None:
    """ "Vilken gång i ordningen vann Sollentuna?", "var 2013 den femte gången?": the number of a round."""
    claimed = a.has("ordinal") and bool(a.years) and a.leading in (None, "when") and not a.candidates
    claimed = claimed and not a.has("win", "present", "day", "event")  # "Mässan 2023, första dagen?"
    who = a.leading == "who" and (a.nth() or a.has("before", "after", "following", "previous", "succeeds", "precedes"))
    if not (a.has("in_order") or claimed) or a.has("nominate", "apply", "often") or who:
        return None  # "Vem kom närmast före Nacka i raden av vinnare?", "vem är nummer sju i ordningen?" ask who it was.
    years = a.years or tuple(a.rounds.won_by(*a.candidates))
    uses = GENERAL | {"in_order", "ordinal", "check", "win", "ceremony", "award", "edition", "history", "when"}
    if len(years) != 1:
        return None
    if years[0] not in a.rounds.editions:
        return absent(a, years, "round", uses)
    year, nth = years[0], a.rounds.years.index(years[0]) + 1
    text = a.say.say("nth_round", year=year, nth=a.say.ordinal(nth), first=a.rounds.years[0])
    if claimed and len(a.ordinals()) == 1:
        text = a.say.say("yes_that" if nth in a.ordinals() else "no_but", what=text)
    return Answer("round", text, years=(year,), sources=facts_of(a.rounds.editions[year], "winner"), uses=uses)


def how_many_rounds(a: Asked) -> Answer | None:
    """ "Hur många gånger har priset delats ut?"."""
    said = a.times_said() if a.claim and not a.years else None
    # "Hur många omgångar har det varit sedan Nacka vann?", "hur många gånger har det delats ut till och med Nacka?"
    since = a.has("since", "after", "before", "up_to") and len(a.candidates) == 1
    if (
        not a.rounds.past
        or (a.candidates and not since)
        or a.regions
        or a.has("nominate", "apply", "jury")
        or (a.has("event") and a.years and not a.has("award", "title", "often", "win"))  # "Hur många kom till 2013 års mässa?"
        or (a.has("event") and a.has("when") and not a.has("award", "title", "edition", "often"))  # "När var mässan och hur många kom?"
        or not _names_rounds(a)
        or not _counts_rounds(a, claimed=said is not None)
    ):
        return None
    chosen = choose(a)
    past = [y for y in (chosen.years or a.rounds.past) if y in a.rounds.past]
    if not past or (since and chosen.how != "span"):
        return None
    key = "rounds_so_far" if tuple(past) == a.rounds.past else "rounds_in_span"
    if len(past) == 1 and key == "rounds_in_span":
        key = "one_round_in_span"
    slots = {"count": a.say.number(len(past)), "first": past[0], "last": past[-1]}
    text = verdict(a, key, so=said.fits(len(past)), **slots) if said else a.say.say(key, **slots)
    return Answer(
        "claim" if said else "rounds",
        text,
        sources=facts_of(a.rounds.editions[past[-1]], "winner"),
        uses=GENERAL | {"count", "often", "ceremony", "win", "won", "announce", "title", "present", "repeat", "check", "up_to"},
    )


def _names_rounds(a: Asked) -> bool:
    """Whether a word stands for the award or its rounds; "2013 års mässa" has none."""
    rounds = ("edition", "often", "award", "title", "win", "ceremony", "winner", "repeat")
    beside = a.beside_years()
    return any(m.end and m.concept in rounds and a.q.tokens[m.start].surface not in beside for m in a.q.marks)


def _counts_rounds(a: Asked, *, claimed: bool) -> bool:
    """Whether the number of rounds is asked for or claimed; "hur ofta" asks for the rhythm."""
    if claimed:
        return a.has("award", "title") and a.has("ceremony", "announce", "present", "get")
    if a.has("count"):
        return a.has("edition", "ceremony") and not _counts_candidates(a)
    counted = {t.surface.casefold() for t in a.q.tokens} & set(a.asking["times_units"])
    return bool(counted) and a.has("often") and a.has("ceremony", "award", "edition", "title", "announce", "win")


def _counts_candidates(a: Asked) -> bool:
    """ "Antal kommuner som vunnit till och med omgången 2013": what is counted stands first."""
    places = {m.concept: m.start for m in reversed(a.q.marks)}
    return a.has("win") and places.get("candidate", len(a.q.tokens)) < places.get("edition", len(a.q.tokens))
