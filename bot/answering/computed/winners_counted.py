"""Winners counted: how many there are, how often somebody won, whether anybody did more than once, where most are."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import facts_of, times, took_part, verdict
from bot.answering.computed.rounds import Chosen
from bot.answering.computed.winner_of_round import USES, won_sources


def counted(a: Asked, chosen: Chosen, subjects: tuple[str, ...]) -> Answer | None:
    """How often, how many, where most."""
    if a.has("most") and (a.regions or (a.has("region") and not subjects)):
        return _by_region(a)
    last_few = a.has("latest") and chosen.how == "last" and len(chosen.years) > 1  # "Vinnarna de senaste tre gångerna"
    again = a.has("repeat", "never_won") or (a.has("streak") and not a.regions)  # Who won but once won no two in a row.
    if (again and not (chosen.anchor or last_few)) or (a.has("most") and not subjects):
        return _repeated(a, subjects)
    if subjects and (a.has("often", "count") or (a.claim and a.times_said())):
        return _times(a, subjects)
    claimed = a.claim and a.has("candidate") and not subjects and not chosen.years and any(n > 1 for n in a.numbers())
    return _number(a, chosen) if (a.has("count") or claimed) and not a.regions else None


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


def _repeated(a: Asked, subjects: tuple[str, ...]) -> Answer:
    uses = USES | {"repeat", "most", "count", "often", "streak", "nobody"}
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
    text = verdict(a, "repeat_no", so=a.has("nobody"), rounds=a.say.number(len(a.rounds.winners)), first=first, last=last)
    return Answer("winners", text, sources=facts_of(a.rounds.editions[last], "winner"), uses=uses)


def _times(a: Asked, subjects: tuple[str, ...]) -> Answer:
    uses = USES | {"often", "count", "repeat", "most"}
    texts = []
    for name in subjects:
        years = a.rounds.won_by(name)
        slots = {"name": name, "count": times(a, len(years)), "years": a.say.names(map(str, years)), "record": took_part(a, name)}
        said = a.times_said()
        texts.append(verdict(a, "won_times" if years else "won_never", so=bool(years) and (not said or said.fits(len(years))), **slots))
    sources = won_sources(a, subjects)
    return Answer("winner", " ".join(texts), candidates=subjects, sources=sources, uses=uses)
