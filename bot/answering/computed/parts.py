"""Pieces that several computed answers share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.reply import Objects
from bot.answering.told import Rounds
from bot.knowledge.model import Edition

MOST_SOURCES = 3
"""Sources that an answer names."""


def facts_of(edition: Edition, key: str) -> tuple[str, ...]:
    """Sources of one key of an edition."""
    return edition.sources_for.get(key) or edition.sources


def sources_of(rounds: Rounds, years: Iterable[int], key: str) -> tuple[str, ...]:
    """Sources of one key of several rounds: three at the most, in the order of the years."""
    return tuple(dict.fromkeys(s for y in years if y in rounds.editions for s in facts_of(rounds.editions[y], key)))[:MOST_SOURCES]


def verdict(a: Asked, key: str, /, *, so: bool, **slots: object) -> str:
    """The text of that name as a sentence; a claim is answered with yes or no before it."""
    if not a.claim:
        return a.say.say(key, **slots)
    what = a.say.phrase(key, **slots)
    listed = what.endswith(":") or "\n" in what
    return a.say.say(("yes" if so else "no") + ("_list" if listed else "_that"), what=what)


def absent(a: Asked, years: tuple[int, ...], topic: str, uses: frozenset[str]) -> Answer:
    """Years in which there was no round: before the first, between two, or still to come."""
    rounds = a.rounds
    year = years[0]
    held_later = next((y for y, e in rounds.editions.items() if e.ceremony.date and e.ceremony.date.year == year != y), None)
    if held_later and held_later not in rounds.past:
        return not_yet(a, rounds.editions[held_later], uses)
    if held_later and held_later in rounds.winners:
        edition = rounds.editions[held_later]
        on = a.say.on(edition.ceremony.date) if edition.ceremony.date else str(year)
        text = a.say.say("held_later", year=year, round=held_later, on=on, winner=rounds.winners[held_later])
        return Answer(topic, text, years=(held_later,), sources=facts_of(edition, "ceremony"), uses=uses)
    if not rounds.years:
        return Answer(topic, a.say.say("unknown"), "unknown", uses=uses)
    if year < rounds.years[0]:
        first = rounds.editions[rounds.years[0]]
        told = rounds.winners.get(first.year, "")
        return Answer(
            topic, a.say.say("before_first", year=year, first=first.year, winner=told), sources=facts_of(first, "winner"), uses=uses
        )
    before, after = rounds.neighbours(year)
    if after is None:
        return upcoming(a, year, uses)
    near = a.say.names(_with_winner(a, y) for y in (before, after) if y)
    sources = sources_of(rounds, [y for y in (before, after) if y], "winner")[:2]
    return Answer(topic, a.say.say("no_round", year=a.say.names(map(str, years)), near=near), years=years[:1], sources=sources, uses=uses)


def _with_winner(a: Asked, year: int) -> str:
    told = a.rounds.winners.get(year)
    return a.say.phrase("year_with_winner", year=year, winner=told) if told else str(year)


def upcoming(a: Asked, year: int, uses: frozenset[str]) -> Answer:
    """A round that no file speaks of yet, or a year after the last one in which none is due."""
    latest = a.rounds.latest
    last = a.say.say("latest_was", winner=a.rounds.winners.get(latest, ""), year=latest) if latest and latest in a.rounds.winners else ""
    expected = a.rounds.expected
    sources = facts_of(a.rounds.editions[latest], "winner") if latest else ()
    if expected and year != expected and not a.rounds.planned(year):
        return Answer(
            "round",
            a.say.say("no_round_ahead", year=year, next=expected, latest=last),
            "answered" if a.claim else "unknown",  # "Koras någon 2032?": none is.
            years=(year,),
            sources=sources,
            uses=uses,
        )
    return Answer("round", a.say.say("round_unknown", year=year, latest=last), "unknown", years=(year,), sources=sources, uses=uses)


def not_yet(a: Asked, edition: Edition, uses: frozenset[str]) -> Answer:
    """The ceremony lies ahead: when and where, and who is nominated."""
    when = edition.ceremony.date
    slots = {
        "year": edition.year,
        "on": a.say.on(when) if when else "",
        "where": where(a, edition),
        "wait": countdown(a, edition),
        "nominees": a.say.names(running(edition)),
    }
    key = "not_yet" if when else "not_yet_no_date"
    text = a.say.say(key, **slots) + (" " + a.say.say("running_now", **slots) if running(edition) else "")
    return Answer(
        "winner",
        text,
        years=(edition.year,),
        sources=facts_of(edition, "ceremony"),
        objects=Objects(ceremony=edition.year if when else None),
        uses=uses,
    )


def running(edition: Edition) -> list[str]:
    """Nominees that have not withdrawn."""
    return [n for n in edition.nominees or () if n not in edition.withdrew]


def where(a: Asked, edition: Edition) -> str:
    """ "på Svenska Mässan i Göteborg", as far as known."""
    place, city = edition.ceremony.place, edition.ceremony.city
    if place and city:
        return a.say.phrase("at_in", place=place, city=city)
    return a.say.phrase("at", place=place) if place else a.say.phrase("in", city=city) if city else ""


def countdown(a: Asked, edition: Edition) -> str:
    """ "om 12 dagar", empty without an exact day or afterwards."""
    day = edition.ceremony.date.exact if edition.ceremony.date else None
    days = (day - a.rounds.today).days if day else -1
    if days < 0:
        return ""
    key = {0: "today", 1: "tomorrow"}.get(days, "in_days")
    return a.say.phrase(key, days=days)


def took_part(a: Asked, name: str) -> str:
    """One sentence on what a candidate has been; that it is in none of the known lists, if so."""
    editions = a.rounds.editions
    nominated = [y for y in a.rounds.years if name in (editions[y].nominees or ())]
    applied = [y for y in a.rounds.years if name in (editions[y].applicants or ()) and y not in nominated]
    parts = []
    if nominated:
        parts.append(a.say.phrase("record_nominated", years=a.say.names(map(str, nominated))))
    if applied:
        parts.append(a.say.phrase("record_applied", years=a.say.names(map(str, applied))))
    left = [y for y in a.rounds.years if name in (editions[y].withdrew or ())]
    ending = " " + a.say.say("withdrew", year=left[0], names=name) if left else ""
    if not parts:
        return a.say.say("record_none", name=name, first=a.rounds.years[0], last=a.rounds.years[-1])
    return a.say.say("record", name=name, parts=a.say.names(parts)) + ending


def twins(a: Asked, name: str) -> str:
    """ "Menade du Håbo?" where the name was typed so that two fit."""
    twin = next((n.twin for n in a.q.names if n.id == name and n.twin), None)
    return " " + a.say.say("meant", name=twin) if twin else ""


def notes(a: Asked, year: int, key: str) -> tuple[str, ...]:
    """What the edition's file notes beside one of its keys."""
    edition = a.edition(year)
    text = a.say.text(edition.notes[key]) if edition and key in edition.notes else ""
    return (text,) if text else ()


def times(a: Asked, n: int) -> str:
    """ "En gång", "tre gånger"."""
    return a.say.phrase("once") if n == 1 else a.say.phrase("n_times", n=a.say.number(n))


def which_town(a: Asked) -> bool:
    """ "Vilken stad vann?" asks for the winner, "vilken stad utses vinnaren i?" for the place."""
    places = {m.concept: m.start for m in a.q.marks if m.end and m.concept in ("who", "where")}
    last = a.q.tokens[-1].surface.casefold() if a.q.tokens else ""
    return places.get("who") == places.get("where", -1) and a.has("win", "nominate", "apply") and last not in a.asking["at_place"]


def still_open(a: Asked) -> Edition | None:
    """The round that one of them may still win."""
    if set(a.candidates) & set(a.rounds.winners.values()):
        return None
    ahead = [a.rounds.editions[y] for y in a.rounds.years if y not in a.rounds.past]
    return next((e for e in ahead if set(a.candidates) & set(e.nominees or ())), None)


def named_beside_region(a: Asked, names: Iterable[str]) -> bool:
    """ "Hur många skånska kommuner har vunnit? Jag tänker på Lomma": all of the region are asked for, one of them is but named."""
    if not a.regions or a.claim or a.either or a.leading not in ("count", "who") or a.has("often", "compare", "rival"):
        return False
    there = [c.region for n in names if (c := a.knowledge.candidates.get(n))]
    return bool(there) and all(region in a.regions for region in there)


def of_their_region(a: Asked) -> Asked:
    """ "Vilka fler än Habo i länet har vunnit?": the region of the one named is meant, and the others there are asked for."""
    said = {
        a.q.text[a.q.tokens[m.start].start : a.q.tokens[m.end - 1].end].casefold() for m in a.q.marks if m.concept == "region" and m.end
    }
    asks = a.leading in ("who", "count") and a.has("win", "get", "nominate", "apply")
    there = {c.region for n in a.candidates if (c := a.knowledge.candidates.get(n)) and c.region}
    if not asks or a.regions or len(there) != 1 or said.isdisjoint(a.asking["their_region"]):
        return a
    return replace(a, regions=tuple(there), candidates=a.candidates if a.has("win", "get") else ())


def begins_with_when_or_where(a: Asked) -> bool:
    """ "När tog Nacka emot priset?", "var fick de det?": whatever was done on the stage, its day or place is asked for."""
    return any(map(a.q.opens_with, ("when", "where", "day", "weekday")))
