"""The wins of candidates that a question names: whether, when, and what they were in a round that another won."""

from __future__ import annotations

from functools import partial

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import absent, facts_of, not_yet, took_part, twins, verdict
from bot.answering.computed.rounds import Chosen, current
from bot.answering.computed.winner_of_round import USES, listed, of_round, won_sources


def about(a: Asked, chosen: Chosen, subjects: tuple[str, ...]) -> Answer:
    """The winner and named candidates: when they won, or whether."""
    wins = {n: a.rounds.won_by(n) for n in subjects}
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
    texts += _won_instead(a, subjects, wins)
    if plain and not a.either:
        texts.insert(0, a.say.say("not_all"))
    years = tuple(y for name in subjects for y in wins[name])
    if not years and len(subjects) == 1:
        years = tuple(y for y in a.rounds.past if subjects[0] in (a.rounds.editions[y].nominees or ()))[-1:]
    award = a.knowledge.award
    host = frozenset({"event", "fair", "place", "where", "every_time"}) if award and award.city in subjects else frozenset()
    return Answer(
        "winner",
        " ".join(texts),
        years=years[:1] if len(years) == 1 else years,
        candidates=subjects,
        sources=won_sources(a, subjects),
        uses=USES | host | {"when", "title", "ever", "nominate", "tries", "both", "another_time"},
    )


def _won_instead(a: Asked, subjects: tuple[str, ...], wins: dict[str, list[int]]) -> list[str]:
    """Of one that never won and was nominated once: who won then ("Karlskoga var uppe häromåret, tog de hem det?")."""
    if len(subjects) != 1 or wins[subjects[0]]:
        return []
    there = [y for y in a.rounds.past if subjects[0] in (a.rounds.editions[y].nominees or ())]
    told = a.rounds.winners.get(there[0]) if len(there) == 1 else None
    return [a.say.say("winner", winner=told, year=there[0])] if told else []


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
        return _paired(a, chosen, subjects, wins) or listed(a, chosen.years, chosen)
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
    return Answer("claim", text, years=chosen.years, candidates=tuple(right), sources=won_sources(a, subjects), uses=USES)


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
