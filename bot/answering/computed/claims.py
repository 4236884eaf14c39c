"""What is claimed of a ceremony: its day, its year, its place; and years that had none."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.occasions import USES, date_of, place_of
from bot.answering.computed.parts import facts_of
from bot.answering.computed.rounds import choose
from bot.answering.question import PLACED

CHECKED = USES | {"check", "rival", "everyday", "present", "won", "past"}


NAMED_ONLY = frozenset({"nominate", "exactly", "tries", "contend"})


def won_or_but_nominated(a: Asked) -> Asked:
    """ "Vann Habo 2031 eller stannade det vid en nominering?": asked as "Vann Habo 2031?"."""
    won = a.has("win", "won") or (a.has("get") and a.has("award", "title"))
    if not (won and a.either and a.claim and len(a.candidates) == 1 and a.has("nominate") and a.has("exactly")):
        return a
    marks = tuple(m._replace(concept="light") if m.concept in NAMED_ONLY else m for m in a.q.marks)
    return replace(a, q=replace(a.q, marks=marks))


def date_claim(a: Asked) -> Answer | None:
    """ "Delades priset ut den 12 november 2019?": yes only if day, month and year are right."""
    if (
        not a.claim
        or (a.candidates and not _told_with_its_winner(a))
        or not a.has("award", "ceremony", "title", "event", "fair")
        or a.has("nominate", "apply", "deadline", "jury")
    ):
        return None
    day, month = _day_said(a)
    years = a.q.years.named
    edition = next((e for y in years if (e := a.edition(y))), None)
    twice = len(a.q.years.ranges) > len(set(years)) > 0  # "Delades 2021 års pris ut 2021?"
    if not edition or not edition.ceremony.date or edition.year not in a.rounds.past or (month is None and len(years) != 2 and not twice):
        return None
    when = edition.ceremony.date
    told = date_of(a, edition)
    if day and not when.day and month == when.month:
        return replace(told, status="unknown", uses=CHECKED)
    right = (month is None or month == when.month) and (day is None or day == when.day)
    so = right and all(y in (edition.year, when.year) for y in years) and not (twice and month is None and when.year not in years)
    text = a.say.say("yes_so" if so else "no_but", what=told.text)
    return replace(told, topic="ceremony", text=text, uses=CHECKED)


def _told_with_its_winner(a: Asked) -> bool:
    """ "Nacka fick priset 2021 men ceremonin var 2022": the winner stands but for its round."""
    years = a.q.years.named
    won = {y for y, winner in a.rounds.winners.items() if (winner,) == a.candidates}
    return len(years) == 2 and years[0] in won and a.has("ceremony") and not a.either


def asks_of_its_day(a: Asked) -> bool:
    """ "Varför fick Nacka priset först i maj?", "why was the 2021 prize handed out in 2022?": why it was then, not why it was won."""
    held = {e.ceremony.date.year for y in a.years if (e := a.edition(y)) and e.ceremony.date and e.ceremony.date.year != y}
    return bool(_day_said(a)[1]) or bool(held & set(a.q.years.named)) or len(a.q.years.ranges) > len(set(a.q.years.named)) > 0


def _day_said(a: Asked) -> tuple[int | None, int | None]:
    """Day and month as the question has them: "den 12 november", "November 12", "i november"."""
    months = "|".join(a.say.months)
    text = a.q.text.casefold()
    m = re.search(rf"(?:(?<!\d)(\d{{1,2}})(?::?[ae]|\.|st|nd|rd|th)?\s+(?:of\s+)?)?(?<!\w)({months})(?!\w)(?:\s+(\d{{1,2}})(?!\d))?", text)
    if not m:
        return None, None
    day = m[1] or m[3]
    return int(day) if day else None, a.say.months.index(m[2]) + 1


def place_claim(a: Asked) -> Answer | None:
    """ "Den delas väl ut i Malmö?", "hölls galan på Svenska Mässan?": a town or a house claimed as the place."""
    handed = a.has("award") and a.has("get", "receive", "win")  # "Fick Örebro priset i Göteborg?"
    if not a.claim or not (a.has("event", "ceremony", "announce") or handed) or a.has("nominate", "apply", "jury", "day", "when"):
        return None  # "Vilken dag delades priset ut till Lomma?" claims no place.
    year = (choose(a).years or (None,))[0]
    edition = a.edition(year) if year else None
    award = a.knowledge.award
    if house := _house_said(a):
        if not edition or not edition.ceremony.place:
            return None
        key = "yes_so" if house == edition.ceremony.place else "no_but"
        told = place_of(a, edition)
        return replace(told, text=a.say.say(key, what=told.text), uses=CHECKED)
    town = next((n for n in a.q.names if n.kind == "candidate" and PLACED.search(a.q.text[: n.start])), None)
    city = (edition.ceremony.city if edition else None) or (award.city if award else None)
    held = a.has("event", "ceremony", "announce")
    if not city or not town or (not held and town.id in a.rounds.winners.values()):
        return None  # "Farfar jobbade i Nacka och skröt om ett pris som de fick 2011": what it got, not where.
    told = place_of(a, edition)
    key = "claim_yes" if town.id == city else "claim_no"
    return replace(told, text=a.say.say(key, what=told.text, city=city), uses=CHECKED)


def _house_said(a: Asked) -> str | None:
    """The place of some ceremony that the question names."""
    places = {e.ceremony.place for e in a.rounds.editions.values() if e.ceremony.place}
    return next((p for p in sorted(places) if p.casefold() in a.q.text.casefold()), None)


def years_at(a: Asked) -> Answer | None:
    """ "Vilka år hölls galan på Svenska Mässan?": the rounds whose ceremony is known to have been in a house."""
    house = _house_said(a)
    if not house or not a.asks_year or a.years or a.candidates or a.has("nominate", "apply", "jury", "first", "latest"):
        return None
    years = [y for y in a.rounds.past if a.rounds.editions[y].ceremony.place == house]
    told = [y for y in a.rounds.past if a.rounds.editions[y].ceremony.place]
    text = a.say.say("years_at", place=house, years=a.say.names(map(str, years)))
    missing = [y for y in a.rounds.past if y not in told]
    notes = (a.say.say("not_known_for", years=a.say.names(map(str, missing))),) if missing else ()
    sources = tuple(dict.fromkeys(s for y in years for s in facts_of(a.rounds.editions[y], "ceremony")))[:3]
    return Answer("ceremony", text, years=tuple(years), sources=sources, notes=notes, uses=CHECKED | {"held", "ever"})


def years_in_month(a: Asked) -> Answer | None:
    """ "Vilket år hölls galan i maj?": the rounds whose ceremony was in a month."""
    month = _day_said(a)[1]
    if not month or not a.asks_year or a.years or a.candidates or not a.has("ceremony", "award", "event", "fair", "held"):
        return None
    if a.has("nominate", "apply", "jury", "deadline", "win"):
        return None
    there = [e for y in a.rounds.past if (e := a.rounds.editions[y]).ceremony.date and e.ceremony.date.month == month]
    if not there:
        return None
    text = " ".join(date_of(a, e).text for e in there)
    sources = tuple(dict.fromkeys(s for e in there for s in facts_of(e, "ceremony")))[:3]
    return Answer("ceremony", text, years=tuple(e.year for e in there), sources=sources, uses=CHECKED | {"held", "ever"})


def years_without(a: Asked) -> Answer | None:
    """ "Vilka år delades inget pris ut?": the years between the rounds."""
    said = {t.surface.casefold() for t in a.q.tokens}
    units = bool(said & set(a.asking["year_units"]))
    asks = a.has("year") or (a.has("who") and units)
    without = a.claim and units and said & set(a.asking["without"])  # "Fanns det något år utan vinnare?"
    if (
        not (without or (asks and said & set(a.asking["none_words"])))
        or a.years
        or a.regions
        or a.candidates
        or not a.has("award", "ceremony", "title", "win", "edition")
    ):
        return None
    if a.has("nominate", "apply", "jury") or not a.rounds.past:
        return None
    first, last = a.rounds.past[0], a.rounds.past[-1]
    missing = [y for y in range(first, last) if y not in a.rounds.editions]
    if not missing:
        return None
    text = a.say.say("years_without", first=first, last=last, years=a.say.names(map(str, missing)))
    uses = GENERAL | {"ceremony", "win", "year", "never", "announce", "present"}
    return Answer("rounds", text, sources=facts_of(a.rounds.editions[last], "winner"), uses=uses)
