"""Rounds compared by who took part: more or fewer, rise or fall, most and fewest, in both, often, never a winner."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.lists import in_region, partly_known
from bot.answering.computed.parts import facts_of, sources_of, times, verdict
from bot.answering.computed.roles import PAIR, USES, Role, rounds_of, years_by_name
from bot.answering.computed.rounds import Chosen

SET_AGAINST = ("rose", "fell", "changes", "compare", "than", "both", "more", "fewer")
"""Concepts by which the ends of a stretch of rounds are set against each other."""


def pair(a: Asked, chosen: Chosen) -> tuple[int, ...]:
    """Two rounds that are set against each other; the ends of a span too."""
    if a.span:
        return tuple(y for y in a.span if y in a.rounds.editions) if a.has(*SET_AGAINST) else ()
    return chosen.years if len(chosen.years) == PAIR else ()


def compared(a: Asked, role: Role, years: tuple[int, ...]) -> Answer | None:
    """ "Sökte fler 2015 än 2013?": the difference, and whether it is as claimed."""
    sizes = [role.size(a.rounds.editions[y]) for y in years]
    uses = USES | {"compare", "equal", "others", "than", "fewer", "most", "fewest", "check", "year"}
    sources = sources_of(a.rounds, years, role.key)
    if None in sizes:
        return Answer(f"{role.key}_count", _not_comparable(a, role, years), "unknown", years=years, sources=sources, uses=uses)
    either_way = a.has("more") and a.has("fewer") and not a.has("than", "compare")  # "2015 till 2017, fler eller färre sökande?"
    if a.has("rose", "fell", "changes") or either_way:
        return _changed(a, role, years, uses)
    first, other = (s or 0 for s in sizes)
    key = "more" if first > other else "fewer" if first < other else "equally_many"
    said = {"more"} if a.has("more") else set()
    said |= {"equally_many"} if a.has("equal") else set()
    said |= {"fewer"} if a.has("fewer", "fewest") else set()
    text = a.say.phrase(
        key,
        difference=a.say.number(abs(first - other)),
        year=years[0],
        other=years[1],
        count=a.say.number(first),
        other_count=a.say.number(other),
        role=a.say.phrase(f"{role.key}_word"),
    )
    checks = a.has("check") or a.opens_with_verb(a.q.text)  # "How many more applied in 2015 than in 2017?" begins with no verb.
    if a.claim and checks and len(said) == 1:
        text = a.say.say("yes_that" if key in said else "no_that", what=text)
    text = text[:1].upper() + text[1:]
    return Answer(f"{role.key}_count", text, years=years, sources=sources, uses=uses)


def _not_comparable(a: Asked, role: Role, years: tuple[int, ...]) -> str:
    """Which of the two numbers is missing, and the other."""
    texts = []
    for year in sorted(years, key=lambda y: role.size(a.rounds.editions[y]) is not None):
        size = role.size(a.rounds.editions[year])
        key = f"{role.key}_count" if size is not None else f"{role.key}_count_unknown"
        texts.append(a.say.say(key, year=year, count=a.say.number(size or 0), things=a.say.fixed["one" if size == 1 else "many"]))
    return " ".join(texts)


def _changed(a: Asked, role: Role, years: tuple[int, ...], uses: frozenset[str]) -> Answer:
    """ "Ökade eller minskade antalet?": from the earlier round to the later."""
    first, last = sorted(years)
    before, after = (role.size(a.rounds.editions[y]) or 0 for y in (first, last))
    key = "rose" if after > before else "fell" if after < before else "unchanged"
    said = {way for way in ("rose", "fell") if a.has(way)}
    text = a.say.phrase(
        key, year=first, other=last, count=a.say.number(before), other_count=a.say.number(after), role=a.say.phrase(f"{role.key}_word")
    )
    if len(said) == 1 and a.claim:
        text = a.say.say("yes_that" if key in said else "no_that", what=text)
    text = text[:1].upper() + text[1:]
    uses |= {"rose", "fell", "changes", "history"}
    return Answer(f"{role.key}_count", text, years=years, sources=sources_of(a.rounds, years, role.key), uses=uses)


def extreme(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """The round with most or fewest, or who took part most often."""
    years = chosen.years if len(chosen.years) > 1 else a.rounds.years
    if len(a.candidates) > 1 and not chosen.years:
        return most_of_these(a, role)
    if a.has("before") and len(a.q.years.named) == 1:
        years = tuple(y for y in a.rounds.years if y < a.q.years.named[0])  # "Vilket var rekordet före 2015?"
    by_name = _asks_candidate(a) and not a.has("fewest")
    counted = _record(a) or (a.has("count", "edition", "year") and not a.has("often"))
    by_round = a.leading == "year" or (counted and not by_name)
    if by_round:
        return _extreme_round(a, role, years)
    if a.candidates or a.has("fewest"):
        return None
    counts = years_by_name(a, role, years)
    if a.has("lost", "never"):
        counts = {n: y for n, y in counts.items() if n not in a.rounds.winners.values()}
    elif a.has("win") and not a.claim:
        counts = {n: y for n, y in counts.items() if n in a.rounds.winners.values()}
    most = max(map(len, counts.values()), default=0)
    top = {n: y for n, y in counts.items() if len(y) == most}
    if not top:
        return None
    named = a.say.names(a.say.phrase("winner_years", winner=n, years=a.say.names(map(str, y))) for n, y in top.items())
    text = a.say.say("most_often", names=named, count=a.say.number(most), role=a.say.phrase(f"{role.key}_adjective"))
    if a.claim and a.has("win"):
        text = _whether_won(a, tuple(top)) + text
    return Answer(
        role.key,
        text,
        candidates=tuple(top),
        notes=(a.say.say("as_far_as_known"),),
        sources=facts_of(a.rounds.editions[max(y[-1] for y in top.values())], role.key),
        uses=USES | {"most", "fewest", "count", "often", "never", "ever", "along"},
    )


def _whether_won(a: Asked, names: tuple[str, ...]) -> str:
    """ "Vann den som sökte flest gånger?": the yes or no, where there is one for all, and the wins."""
    wins = {n: a.rounds.won_by(n) for n in names}
    opening = {True: a.say.say("yes") + " ", False: a.say.say("no") + " "}
    alike = {bool(years) for years in wins.values()}
    told = [
        a.say.say("won_in", name=n, years=a.say.names(map(str, years)), twin="") if years else a.say.say("won_never", name=n, record="")
        for n, years in wins.items()
    ]
    return (opening[alike.pop()] if len(alike) == 1 else "") + " ".join(told) + " "


def _extreme_round(a: Asked, role: Role, years: tuple[int, ...]) -> Answer | None:
    sizes = {y: s for y in years if (s := role.size(a.rounds.editions[y]))}
    if not sizes:
        return None
    best = (min if a.has("fewest") else max)(sizes.values())
    found = [y for y, s in sizes.items() if s == best]
    key = "fewest_round" if a.has("fewest") else "most_round"
    slots = {"years": a.say.names(map(str, found)), "count": a.say.number(best), "role": a.say.phrase(f"{role.key}_word")}
    said = [n for n in a.numbers() if n > 1]
    text = verdict(a, key, so=best in said, **slots) if said and a.claim else a.say.say(key, **slots)
    return Answer(
        f"{role.key}_count",
        text,
        years=tuple(found),
        sources=facts_of(a.rounds.editions[found[0]], role.key),
        notes=(a.say.say("as_far_as_known"),),
        uses=USES | {"most", "fewest", "count", "often", "edition"},
    )


def beyond(a: Asked, role: Role) -> Answer | None:
    """ "Har någon omgång haft fler än sex finalister?": whether the number was ever passed."""
    sizes = {y: s for y in a.rounds.years if (s := role.size(a.rounds.editions[y]))}
    if not sizes:
        return None
    said = a.numbers()[0]
    best = (max if a.has("more") else min)(sizes.values())
    slots = {"count": a.say.number(best), "role": a.say.phrase(f"{role.key}_word")}
    slots["years"] = a.say.names(str(y) for y, s in sizes.items() if s == best)
    text = verdict(a, "most_round" if a.has("more") else "fewest_round", so=best > said if a.has("more") else best < said, **slots)
    notes = (a.say.say("as_far_as_known"),)
    uses = USES | {"compare", "than", "more", "fewer", "others", "ever", "some"}
    return Answer(f"{role.key}_count", text, sources=sources_of(a.rounds, list(sizes)[-3:], role.key), notes=notes, uses=uses)


def more_than_all(a: Asked, role: Role, year: int) -> Answer | None:
    """ "Hade 2013 fler sökande än alla andra år?": whether the round has the most, or the fewest, of all that are known."""
    sizes = {y: s for y in a.rounds.years if (s := role.size(a.rounds.editions[y]))}
    if year not in sizes:
        return None
    best = (max if a.has("more") else min)(sizes.values())
    found = [y for y, s in sizes.items() if s == best]
    slots = {"years": a.say.names(map(str, found)), "count": a.say.number(best), "role": a.say.phrase(f"{role.key}_word")}
    text = verdict(a, "most_round" if a.has("more") else "fewest_round", so=found == [year], **slots)
    sources = sources_of(a.rounds, found, role.key)
    uses = USES | {"compare", "than", "more", "fewer", "others", "all", "year"}
    return Answer(f"{role.key}_count", text, years=tuple(found), sources=sources, notes=(a.say.say("as_far_as_known"),), uses=uses)


def _record(a: Asked) -> bool:
    return bool({t.surface.casefold() for t in a.q.tokens} & set(a.asking["records"]))


def most_of_these(a: Asked, role: Role) -> Answer:
    """ "Vem har varit nominerad flest gånger, Nacka eller Kinda?"."""
    counts = {name: rounds_of(a, role, (name,)) for name in a.candidates}
    order = sorted(a.candidates, key=lambda n: len(counts[n]), reverse=not a.has("fewest"))
    adjective = a.say.phrase(f"{role.key}_adjective")
    texts = [
        a.say.say(
            "times_with_role" if counts[n] else "never_with_role",
            name=n,
            role=adjective,
            count=times(a, len(counts[n])),
            years=a.say.names(map(str, counts[n])),
        )
        for n in order
    ]
    first, second = (len(counts[n]) for n in a.candidates[:PAIR])
    if a.claim and a.has("more", "fewer") and not a.either:
        so = first > second if a.has("more") else first < second
        texts.insert(0, a.say.say("yes" if so else "no"))
    elif len({len(y) for y in counts.values()}) == 1 and any(counts.values()):
        texts.insert(0, a.say.say("equally_often"))
    years = [y for found in counts.values() for y in found]
    return Answer(
        role.key,
        " ".join(texts),
        candidates=a.candidates,
        sources=sources_of(a.rounds, years[-3:], role.key),
        notes=(a.say.say("lists_incomplete"),),
        uses=USES | {"most", "fewest", "often", "compare", "repeat", "than", "more", "fewer", "equal"},
    )


def _asks_candidate(a: Asked) -> bool:
    """ "Vem …", "which municipality …", unlike "vilken tävling …", "vilken av omgångarna …"."""
    asks = {m.end + n for m in a.q.marks if m.concept == "who" for n in (0, 1)}
    rounds = {m.start for m in a.q.marks if m.concept == "edition"}
    return asks.isdisjoint(rounds) if a.leading == "who" else a.has("candidate") and not rounds


def in_all(a: Asked, role: Role, years: tuple[int, ...]) -> Answer | None:
    """Who took part in every one of some rounds."""
    groups = [set(role.members(a.rounds.editions[y]) or ()) for y in years]
    uses = USES | {"both", "streak", "repeat", "others", "every_time"}
    if not all(groups):
        return partly_known(a, role, years, uses)
    common = sorted(set.intersection(*groups))
    key = f"{role.key}_in_all" if len(common) > 1 else f"{role.key}_in_all_one" if common else "none_in_all"
    text = a.say.say(key, names=a.say.names(common), years=a.say.names(map(str, years)), role=a.say.phrase(f"{role.key}_adjective"))
    sources = sources_of(a.rounds, years, role.key)
    return Answer(role.key, text, years=years, candidates=tuple(common), sources=sources, uses=uses)


def never_won(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """Nominees (or applicants), of the rounds asked for or of any, that have never won."""
    if not a.has("lost", "win", "get", "receive"):
        return None  # "Vilka kommuner har aldrig sökt?" asks for those outside.
    there = dict.fromkeys(n for y in chosen.years or a.rounds.past for n in role.members(a.rounds.editions[y]) or ())
    names = sorted(n for n in there if n not in a.rounds.winners.values())
    if a.regions:
        names = [n for n in names if (c := a.knowledge.candidates.get(n)) and c.region in a.regions]
    if not names:
        return in_region(a, role, Chosen()) if a.regions else None
    key = "never_won_in" if a.regions else "never_won"
    slots = {"role": a.say.phrase(f"{role.key}_adjectives"), "count": a.say.number(len(names)), "names": a.say.names(names)}
    text = a.say.say(key, **slots, region=a.say.names(a.region_names))
    return Answer(
        role.key,
        text,
        notes=(a.say.say("lists_incomplete"),),
        sources=facts_of(a.rounds.editions[a.rounds.past[-1]], role.key),
        uses=USES | {"never", "ever", "region"},
    )


def often_there(a: Asked, role: Role) -> Answer | None:
    """Who took part more than once, or at least as often as the question says."""
    least = max([n for n in a.numbers() if n > 1], default=2)
    counts = years_by_name(a, role, a.rounds.years)
    exactly = a.has("exactly")
    if exactly and (said := a.times_said()):
        least = said.number
    often = {n: len(years) for n, years in counts.items()}
    found = sorted(
        (n for n, times_there in often.items() if (times_there == least if exactly else times_there >= least)), key=lambda n: (-often[n], n)
    )
    if not found:
        return None
    rows = [a.say.phrase("winner_years", winner=n, years=", ".join(map(str, counts[n]))) for n in found]
    key = "exactly_there" if exactly else "often_there"
    text = a.say.say(key, role=a.say.phrase(f"{role.key}_adjectives"), count=times(a, least) if exactly else a.say.number(least))
    text += a.say.lines(rows)
    return Answer(
        role.key,
        text,
        candidates=tuple(found),
        notes=(a.say.say("lists_incomplete"),),
        sources=facts_of(a.rounds.editions[a.rounds.past[-1]], role.key),
        uses=USES | {"repeat", "most", "exactly", "often"},
    )


def in_a_row(a: Asked, role: Role) -> Answer:
    """Who took part in so many rounds in a row, two if no number is said."""
    least = max([n for n in a.numbers() if n > 1], default=PAIR)
    runs = {n: run for n, years in years_by_name(a, role, a.rounds.years).items() if len(run := _longest_run(a, years)) >= least}
    uses = USES | {"streak", "repeat", "ever", "some", "most", "fewest"}
    notes = (a.say.say("lists_incomplete"),)
    slots = {"role": a.say.phrase(f"{role.key}_adjectives"), "count": a.say.number(least)}
    if not runs:
        return Answer(role.key, verdict(a, "in_a_row_none", so=False, **slots), notes=notes, uses=uses)
    rows = [a.say.phrase("winner_years", winner=n, years=", ".join(map(str, run))) for n, run in runs.items()]
    text = a.say.say("in_a_row", **slots) + a.say.lines(rows)
    years = sorted({y for run in runs.values() for y in run})
    sources = sources_of(a.rounds, years[-3:], role.key)
    return Answer(role.key, text, candidates=tuple(runs), sources=sources, notes=notes, uses=uses)


def run_of(a: Asked, role: Role) -> Answer:
    """ "Blev Vallentuna nominerat tre omgångar i rad?": a candidate's longest stretch of rounds."""
    name = a.candidates[0]
    run = _longest_run(a, rounds_of(a, role, (name,)))
    least = max([n for n in a.numbers() if n > 1], default=PAIR)
    slots = {
        "name": name,
        "count": a.say.number(len(run)),
        "years": a.say.names(map(str, run)),
        "role": a.say.phrase(f"{role.key}_adjective"),
    }
    text = verdict(a, "run_of", so=len(run) >= least, **slots) if run else a.say.say("never_with_role", **slots)
    uses = USES | {"streak", "repeat", "ever", "often", "most", "year"}
    sources = sources_of(a.rounds, run[-3:], role.key)
    return Answer(role.key, text, candidates=(name,), sources=sources, notes=(a.say.say("lists_incomplete"),), uses=uses)


def average(a: Asked, role: Role, years: tuple[int, ...]) -> Answer | None:
    """ "Hur många söker i snitt?": the mean of the rounds whose number is known."""
    sizes = {y: size for y in years or a.rounds.years if (size := role.size(a.rounds.editions[y]))}
    if len(sizes) < PAIR:
        return None
    mean = round(sum(sizes.values()) / len(sizes), 1)
    rows = a.say.names(a.say.phrase("winner_in", winner=size, year=y) for y, size in sizes.items())
    shown = f"{mean:g}".replace(".", a.say.phrase("decimal"))
    text = a.say.say("average", count=shown, role=a.say.phrase(f"{role.key}_word"), rows=rows)
    sources = sources_of(a.rounds, list(sizes)[-3:], role.key)
    return Answer(
        f"{role.key}_count", text, years=tuple(sizes), sources=sources, uses=USES | {"average", "how", "most", "over_all", "often"}
    )


def _longest_run(a: Asked, years: list[int]) -> list[int]:
    """The longest stretch of rounds that follow directly on each other."""
    best: list[int] = []
    run: list[int] = []
    for year in years:
        run = [*run, year] if run and a.rounds.neighbours(run[-1])[1] == year else [year]
        best = max(best, run, key=len)
    return best


def only_of_size(a: Asked, role: Role) -> Answer | None:
    """ "Var 2015 enda året med sex finalister?": whether no other round had so many."""
    told = of_size(a, role)
    if not told:
        return None
    so = set(told.years) == set(a.years)
    text = a.say.say("yes_that" if so else "no_that", what=told.text[:1].lower() + told.text[1:])
    return replace(told, text=text, uses=told.uses | {"only", "check", "year"})


def of_size(a: Asked, role: Role) -> Answer | None:
    """ "I vilka omgångar var fem nominerade?": the rounds with so many, as far as they are known."""
    said = [n for n in a.numbers() if n > 1]
    years = tuple(y for y in a.rounds.years if role.size(a.rounds.editions[y]) in said)
    if a.has("latest", "first"):
        years = years[-1:] if a.has("latest") else years[:1]
    slots = {"count": a.say.number(said[0]), "role": a.say.phrase(f"{role.key}_word"), "years": a.say.names(map(str, years))}
    text = a.say.say("of_size" if years else "of_size_none", **slots)
    sources = sources_of(a.rounds, years[-3:], role.key)
    return Answer(f"{role.key}_count", text, years=years, sources=sources, notes=(a.say.say("as_far_as_known"),), uses=USES)
