"""Who won: of a round, in a span, ever; when a candidate won; whether a claim about it is so."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.beside import rounds_beside
from bot.answering.computed.parts import absent, facts_of, not_yet, notes, sources_of, times, took_part, twins, upcoming, verdict
from bot.answering.computed.rounds import Chosen, choose, current
from bot.answering.reply import Objects

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
USES = GENERAL | {"win", "won", "announce", "ceremony", "yet", "history", "title", "rival", "remaining", "succeeds", "precedes", "up_to"}


def winner(a: Asked) -> Answer | None:
    """Any question whose role is the winner."""
    if not a.rounds.years or not _asked(a):
        return None
    chosen = choose(a)
    subjects = tuple(c for c in a.candidates if c != chosen.anchor) if chosen.how != "between" else ()
    if apart := _beside_others(a, chosen) or _counted(a, chosen, subjects):
        return apart
    if a.regions and (not subjects or a.has("others")):
        return _in_region(a, chosen)
    if subjects:
        return _about(a, chosen, subjects)
    if a.has("wins_now") and a.has("who") and not chosen.years and not chosen.absent and not a.has("all"):
        return _coming(a)
    if a.has("when", "day", "year", "wait", "where") and not a.has("who"):
        return None
    return _who(a, chosen)


def _counted(a: Asked, chosen: Chosen, subjects: tuple[str, ...]) -> Answer | None:
    """How often, how many, where most."""
    if a.has("most") and (a.regions or (a.has("region") and not subjects)):
        return _by_region(a)
    if a.has("repeat", "never_won") or (a.has("most") and not subjects):
        return _repeated(a, subjects)
    if subjects and (a.has("often", "count") or (a.claim and a.times_said())):
        return _times(a, subjects)
    claimed = a.claim and a.has("candidate") and not subjects and not chosen.years and any(n > 1 for n in a.numbers())
    return _number(a, chosen) if (a.has("count") or claimed) and not a.regions else None


def _asked(a: Asked) -> bool:
    """Whether the winner is asked for: by a word for winning, by the title, or by who got the award."""
    if _in_turn(a) or _in_place(a):
        return True
    said = a.has("say") and not (a.has("check") and a.candidates and a.years)
    if (a.has("rival") and a.candidates) or a.has("why", "decide") or said:
        return False
    if a.has("thing") and not a.has("who", "candidate", "when", "year", "often", "ever", "check", "day") and a.leading == "thing":
        return False  # "Vad skulle en seger ge oss?", "vad vinner man?" ask for no winner.
    titled = (
        a.has("title")
        and (a.candidates or (a.has("who") and (a.years or a.has("latest", "first", "next", "previous"))))
        and not a.has(*OTHER_ROLES)
    )
    got = a.has("get") and a.has("award", "title") and (a.candidates or a.has("who")) and not a.has(*OTHER_ROLES)
    return bool(a.has("win") or titled or got or (a.has("announce") and a.has("who")))


def _in_turn(a: Asked) -> bool:
    """ "Vem tog över efter Nacka?", "predecessor of Nacka": the winner before or after another, without a word for winning."""
    if a.has(*OTHER_ROLES, "nominate", "apply", "say", "count", "often") or a.q.marked("role:") or a.people:
        return False
    if a.claim and a.has("check"):
        return False
    anchored = len(a.candidates) == 1 and a.candidates[0] in a.rounds.winners.values()
    if a.has("succeeds", "precedes"):
        return anchored or a.has("win", "title")
    return anchored and a.has("who") and not a.claim and a.has("after", "before", "following") and a.leading == "who"


def _in_place(a: Asked) -> bool:
    """ "Var Botkyrka först?": a place in the order of the winners that is claimed of a candidate."""
    others = (*OTHER_ROLES, "nominate", "apply", "along", "say", "event", "receive", "tries", "newcomer")
    return bool(a.candidates) and a.claim and a.has("first") and not a.has(*others) and not a.people


def _beside_others(a: Asked, chosen: Chosen) -> Answer | None:
    """The winners of rounds that are told by others: those between two winners, those that somebody took part in."""
    if chosen.how == "between" and not chosen.years:
        return Answer(
            "winners", a.say.say("winners_none_between"), candidates=a.candidates, sources=_won_sources(a, a.candidates), uses=USES
        )
    years = rounds_beside(a)
    if not years:
        return None
    uses = USES | {"nominate", "apply", "when", "count"}
    told = [y for y in years if y in a.rounds.winners]
    if len(told) < 2:
        return replace(of_round(a, years[-1]), uses=uses)
    named = a.say.names(a.say.phrase("winner_in", winner=a.rounds.winners[y], year=y) for y in told)
    return Answer("winners", a.say.say("winners_then", winners=named), years=years, sources=sources_of(a.rounds, told, "winner"), uses=uses)


def _coming(a: Asked) -> Answer | None:
    """ "Vem vinner?": the round ahead, not decided yet."""
    year = a.rounds.coming
    edition = a.edition(year) if year else None
    if edition:
        return not_yet(a, edition, USES)
    return upcoming(a, year, USES) if year else None


def _number(a: Asked, chosen: Chosen) -> Answer | None:
    """ "Hur många kommuner har vunnit?", in a region too."""
    inside = {c.name for c in a.knowledge.candidates.values() if c.region in a.regions} if a.regions else None
    years = [y for y in (chosen.years or a.rounds.past) if y in a.rounds.winners and (inside is None or a.rounds.winners[y] in inside)]
    names = list(dict.fromkeys(a.rounds.winners[y] for y in years))
    if not names or (a.has("edition") and not a.has("candidate")):
        return None
    things = a.say.fixed["one" if len(names) == 1 else "many"]
    slots = {"count": a.say.number(len(names)), "things": things, "names": a.say.names(names)}
    said = [n for n in a.numbers() if n > 1]
    text = verdict(a, "number_won", so=len(names) in said, **slots) if said else a.say.say("number_won", **slots)
    return Answer(
        "winners",
        text,
        years=tuple(years),
        sources=facts_of(a.rounds.editions[years[-1]], "winner"),
        uses=USES | {"count", "region", "most"},
    )


def _by_region(a: Asked) -> Answer | None:
    """Which region has the most winners."""
    counts: dict[str, list[str]] = {}
    for name in a.rounds.winners.values():
        candidate = a.knowledge.candidates.get(name)
        if candidate and candidate.region:
            counts.setdefault(candidate.region, []).append(name)
    if not counts:
        return None
    most = max(map(len, counts.values()))
    told = [f"{region} ({', '.join(names)})" for region, names in counts.items() if len(names) == most]
    text = a.say.say("region_most", regions=a.say.names(told), count=a.say.number(most))
    return Answer(
        "winners", text, sources=facts_of(a.rounds.editions[a.rounds.past[-1]], "winner"), uses=USES | {"region", "most", "count", "where"}
    )


def _who(a: Asked, chosen: Chosen) -> Answer | None:
    if chosen.how == "none":
        return _no_such(a, chosen)
    if chosen.absent and not chosen.years:
        return absent(a, chosen.absent, "winner", USES)
    years = chosen.years
    if a.has("check") and not years and chosen.how == "default" and not a.has("all"):
        return None  # "Visst är det folket som röstar fram vinnaren?" names nothing that the latest winner would prove.
    if not years and (a.has("all") or _all_of_them(a)):
        years = a.rounds.past
    if len(years) > 1 or chosen.how == "span":
        return _list(a, years, chosen)
    year = years[0] if years else _meant(a)
    return of_round(a, year) if year else None


def _no_such(a: Asked, chosen: Chosen) -> Answer:
    """No round before the first; said with the first winner, where that is what was asked."""
    first = a.rounds.years[0]
    told = a.rounds.winners.get(first)
    if told and (chosen.anchor == told or first in a.years):
        return Answer(
            "winner", a.say.say("none_before", winner=told, year=first), years=(first,), sources=_won_sources(a, (told,)), uses=USES
        )
    return Answer("winner", a.say.say("winner_no_such"), "unknown", uses=USES)


def _meant(a: Asked) -> int | None:
    """Without a year: the round under way only if its result is asked for, else the latest winner."""
    if a.has("yet", "next") and (now := current(a)) and now not in a.rounds.past:
        return now
    return a.rounds.latest


def _all_of_them(a: Asked) -> bool:
    return bool({t.word for t in a.q.tokens} & set(a.asking["plural_who"])) and not a.has("latest", "first", "previous", "next")


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


def _list(a: Asked, years: tuple[int, ...], chosen: Chosen) -> Answer:
    told = [y for y in years if y in a.rounds.winners]
    if a.has("latest") or a.has("newest_first"):
        told = sorted(told, reverse=True)
    rows = [a.say.phrase("winner_row", year=y, winner=a.rounds.winners[y]) for y in told]
    hidden = [y for y in years if y not in a.rounds.past]
    extra = [a.say.phrase("winner_row_open", year=y) for y in hidden] + [a.say.phrase("round_absent", year=y) for y in chosen.absent]
    if not told:
        return Answer("winner", a.say.say("winners_none"), "unknown", years=years, uses=USES)
    head = a.say.say("winners_all" if tuple(told) == a.rounds.past else "winners_span", first=min(told), last=max(told), count=len(told))
    sources = sources_of(a.rounds, (*told[-2:], *told[:1]), "winner")
    return Answer(
        "winners",
        head + a.say.lines(rows + extra),
        years=tuple(told),
        sources=sources,
        objects=Objects(overview=True),
        uses=USES | {"newest_first"},
    )


def _in_region(a: Asked, chosen: Chosen) -> Answer:
    inside = {c.name for c in a.knowledge.candidates.values() if c.region in a.regions}
    inside -= set(a.candidates) if a.has("others") else set()
    years = [y for y in (chosen.years or a.rounds.past) if a.rounds.winners.get(y) in inside]
    if a.has("latest", "first") and not (a.years or a.span) and not any(n > 1 for n in a.numbers()):
        there = [y for y in a.rounds.past if a.rounds.winners.get(y) in inside]
        if there:
            return replace(of_round(a, there[-1] if a.has("latest") else there[0]), uses=USES | {"region"})
    region = a.say.names(a.regions)
    uses = USES | {"region", "count", "often"}
    if not years:
        return Answer("winners", verdict(a, "region_no_winner", so=False, region=region), years=(), uses=uses)
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


def _repeated(a: Asked, subjects: tuple[str, ...]) -> Answer:
    uses = USES | {"repeat", "most", "count", "often", "streak"}
    counts: dict[str, list[int]] = {}
    for year, name in a.rounds.winners.items():
        counts.setdefault(name, []).append(year)
    if subjects:
        return _times(a, subjects)
    if not counts:
        return Answer("winners", a.say.say("winners_none"), "unknown", uses=uses)
    several = {name: years for name, years in counts.items() if len(years) > 1}
    first, last = min(a.rounds.winners), max(a.rounds.winners)
    if several:
        named = a.say.names(a.say.phrase("winner_years", winner=n, years=a.say.names(map(str, y))) for n, y in several.items())
        return Answer("winners", verdict(a, "repeat_yes", so=True, winners=named), uses=uses)
    text = verdict(a, "repeat_no", so=False, rounds=a.say.number(len(a.rounds.winners)), first=first, last=last)
    return Answer("winners", text, sources=facts_of(a.rounds.editions[last], "winner"), uses=uses)


def _times(a: Asked, subjects: tuple[str, ...]) -> Answer:
    uses = USES | {"often", "count", "repeat", "most"}
    texts = []
    for name in subjects:
        years = [y for y, w in a.rounds.winners.items() if w == name]
        slots = {"name": name, "count": times(a, len(years)), "years": a.say.names(map(str, years)), "record": took_part(a, name)}
        said = a.times_said()
        texts.append(verdict(a, "won_times" if years else "won_never", so=bool(years) and (not said or said.fits(len(years))), **slots))
    sources = _won_sources(a, subjects)
    return Answer("winner", " ".join(texts), candidates=subjects, sources=sources, uses=uses)


def _about(a: Asked, chosen: Chosen, subjects: tuple[str, ...]) -> Answer:
    """The winner and named candidates: when they won, or whether."""
    wins = {n: [y for y, w in a.rounds.winners.items() if w == n] for n in subjects}
    if not a.q.years.named and a.claim and (year := current(a)) and year not in a.rounds.past:
        edition = a.rounds.editions[year]
        if set(subjects) <= set(edition.nominees or ()) and not any(wins.values()):
            return not_yet(a, edition, USES | {"ever", "when"})
    still = a.has("latest") and a.claim and not chosen.absent and len(subjects) == 1 and not a.q.years.named
    if still and wins[subjects[0]]:
        return _still(a, subjects[0], wins[subjects[0]])
    if chosen.absent and not chosen.years:
        return absent(a, chosen.absent, "winner", USES)
    if chosen.years and (a.claim or a.has("who", "year", "when")) and (chosen.how != "default"):
        return _checked(a, chosen, subjects, wins)
    plain = a.claim and len({bool(w) for w in wins.values()}) > 1
    texts = [_ever(a, name, wins[name], plain=plain or n > 0) for n, name in enumerate(subjects)]
    if plain and not a.either:
        texts.insert(0, a.say.say("not_all"))
    years = tuple(y for name in subjects for y in wins[name])
    if not years and len(subjects) == 1:
        years = tuple(y for y in a.rounds.past if subjects[0] in (a.rounds.editions[y].nominees or ()))[-1:]
    return Answer(
        "winner",
        " ".join(texts),
        years=years[:1] if len(years) == 1 else years,
        candidates=subjects,
        sources=_won_sources(a, subjects),
        uses=USES | {"when", "title", "ever", "nominate", "both"},
    )


def _ever(a: Asked, name: str, years: list[int], *, plain: bool) -> str:
    """Whether and when one has won. `plain`: without yes or no, where one of those named has won and another has not."""
    if not years:
        text = a.say.say if plain else partial(verdict, a, so=False)
        return text("won_never", name=name, record=took_part(a, name)) + twins(a, name)
    edition = a.rounds.editions[years[0]]
    day = edition.ceremony.date
    if a.has("when", "day") and len(years) == 1 and day and day.exact and not edition.ceremony.planned:
        return a.say.say("won_on", name=name, year=years[0], on=a.say.on(day)) + twins(a, name)
    key = "won_yes" if a.claim and not plain else "won_in"
    return a.say.say(key, name=name, years=a.say.names(map(str, years)), twin=twins(a, name))


def _still(a: Asked, name: str, years: list[int]) -> Answer:
    latest = a.rounds.latest or years[-1]
    told = a.rounds.winners.get(latest, "")
    key = "still_yes" if told == name else "still_no"
    text = a.say.say(key, name=name, years=a.say.names(map(str, years)), winner=told, year=latest)
    return Answer("winner", text, years=(latest,), candidates=(told,), sources=facts_of(a.rounds.editions[latest], "winner"), uses=USES)


def _checked(a: Asked, chosen: Chosen, subjects: tuple[str, ...], wins: dict[str, list[int]]) -> Answer:
    """ "Vann Karlstad 2015?": yes, or who did and what the subject was then."""
    year = chosen.years[0]
    edition = a.rounds.editions[year]
    if len(chosen.years) > 1:
        return _paired(a, chosen, subjects, wins) or _list(a, chosen.years, chosen)
    if year not in a.rounds.past:
        return not_yet(a, edition, USES)
    told = a.rounds.winners.get(year)
    if not told:
        return of_round(a, year)
    if told in subjects:
        whole = a.claim and not a.either and set(subjects) == {told}
        text = a.say.say("won_year_yes" if whole else "winner", winner=told, name=told, year=year)
        text += "".join(f" {a.say.say('won_never', name=n, record='')}" for n in subjects if not wins[n] and not a.either)
    else:
        text = a.say.say("won_year_no", winner=told, year=year, record=_then(a, subjects, year, wins))
    return Answer(
        "winner", text, years=(year,), candidates=(told,) if told in subjects else subjects, sources=facts_of(edition, "winner"), uses=USES
    )


def _paired(a: Asked, chosen: Chosen, subjects: tuple[str, ...], wins: dict[str, list[int]]) -> Answer | None:
    """ "Vann Kungsbacka 2011 och Örebro 2013?": each name with its own year; within a stretch of years, any of them."""
    right = [n for n in subjects if set(wins[n]) & set(chosen.years)]
    if not right:
        return None
    named = a.say.names(a.say.phrase("winner_in", winner=n, year=a.say.names(map(str, wins[n]))) for n in subjects if wins[n])
    pairs = list(zip(subjects, a.years, strict=False)) if len(subjects) == len(a.years) else []
    so = all(y in wins[n] for n, y in pairs) and len(right) == len(subjects)
    text = verdict(a, "winners_were", so=so, winners=named)
    return Answer("claim", text, years=chosen.years, candidates=tuple(right), sources=_won_sources(a, subjects), uses=USES)


def _then(a: Asked, subjects: tuple[str, ...], year: int, wins: dict[str, list[int]]) -> str:
    """What the subjects were in that round, and when they won instead."""
    edition = a.rounds.editions[year]
    texts = []
    for name in subjects:
        if wins[name]:
            texts.append(a.say.say("but_won", name=name, years=a.say.names(map(str, wins[name]))))
        elif name in (edition.nominees or ()):
            texts.append(a.say.say("was_nominated", name=name))
        elif name in (edition.applicants or ()):
            texts.append(a.say.say("had_applied", name=name))
        else:
            texts.append(took_part(a, name))
    return " ".join(texts)


def _won_sources(a: Asked, subjects: tuple[str, ...]) -> tuple[str, ...]:
    years = [y for y, w in a.rounds.winners.items() if w in subjects]
    if not years:
        years = [y for y in a.rounds.past for n in subjects if n in (a.rounds.editions[y].nominees or ())]
    return sources_of(a.rounds, years[:3], "winner")
