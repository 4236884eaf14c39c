"""The way to a win: a candidate's first attempt, its nominations before it won, and who won after having lost."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import not_yet, sources_of, still_open, times, took_part, verdict
from bot.answering.computed.roles import APPLICANTS, NOMINEES, rounds_of

USES = GENERAL | frozenset(
    "nominate apply along win won tries lost rival remaining when year ever often count in_order check succeeds repeat before all".split()
)


def first_attempt(a: Asked) -> Answer | None:
    """ "Var 2015 Karlstads första försök?": the first round that a candidate took part in, as far as is known."""
    if (
        not a.has("first")
        or len(a.candidates) != 1
        or a.has("who", "ceremony", "why", "rival", "others")
        or (a.has("win") and not a.has("how", "history"))
        or not a.has("nominate", "apply", "along", "tries")
    ):
        return None
    name, editions = a.candidates[0], a.rounds.editions
    there = [y for y in a.rounds.years if name in (*(editions[y].applicants or ()), *(editions[y].nominees or ()))]
    if not there:
        return None
    text = a.say.say("first_there", name=name, year=there[0])
    if a.has("how", "history"):
        pass
    elif a.years and a.claim:
        text = a.say.say("yes_that" if there[0] in a.years else "no_but", what=text)
    elif a.claim:
        text = a.say.say("yes_that" if len(there) == 1 else "no_but", what=text)
    sources = sources_of(a.rounds, there[:1], "applicants" if editions[there[0]].applicants else "nominees")
    notes = (a.say.say("lists_incomplete"),)
    if a.has("how", "history") and (told := a.rounds.winners.get(there[0])):
        text += " " + a.say.say("winner", winner=told, year=there[0])  # "Hur gick det för Höganäs första gången?"
    return Answer(
        "nominees", text, years=(there[0],), candidates=(name,), sources=sources, notes=notes, uses=USES | {"how", "history", "ordinal"}
    )


def won_and_lost(a: Asked) -> Answer | None:
    """ "Vilka har både vunnit och förlorat en final?": winners that were nominated in another round too."""
    if a.candidates or a.years or a.regions or not a.has("both") or not a.has("win", "won") or not a.has("lost", "loses"):
        return None
    won: dict[str, list[int]] = {}
    for year, name in a.rounds.winners.items():
        won.setdefault(name, []).append(year)
    lost = {n: [y for y in rounds_of(a, NOMINEES, (n,)) if y in a.rounds.winners and y not in won[n]] for n in won}
    rows = [
        a.say.phrase("won_and_lost", name=n, won=a.say.names(map(str, won[n])), lost=a.say.names(map(str, years)))
        for n, years in lost.items()
        if years
    ]
    if not rows:
        return None
    notes = (a.say.say("lists_incomplete"),)
    names = tuple(n for n, years in lost.items() if years)
    sources = sources_of(a.rounds, [won[n][0] for n in names][-3:], "nominees")
    return Answer(
        "winners", a.say.lines(rows).strip(), candidates=names, sources=sources, notes=notes, uses=USES | {"both", "loses", "some"}
    )


def at_once(a: Asked) -> Answer | None:
    """ "Har någon vunnit på första försöket?": winners that no earlier list that is known has."""
    if a.candidates or a.years or a.regions or not (a.has("win") and a.has("tries") and a.has("first")) or a.has("lost", "never", "why"):
        return None
    first: dict[str, int] = {}
    for year, name in a.rounds.winners.items():
        earlier = [y for r in (NOMINEES, APPLICANTS) for y in rounds_of(a, r, (name,)) if y < year]
        if not earlier:
            first.setdefault(name, year)
    if not first:
        return None
    names = a.say.names(a.say.phrase("winner_in", winner=n, year=y) for n, y in first.items())
    text = verdict(a, "at_once", so=True, count=a.say.number(len(first)), names=names)
    years = tuple(first.values())
    notes = (a.say.say("lists_incomplete"),)
    return Answer(
        "winners",
        text,
        years=years,
        candidates=tuple(first),
        sources=sources_of(a.rounds, years[-3:], "winner"),
        notes=notes,
        uses=USES | {"some", "ordinal"},
    )


def nth_attempt(a: Asked) -> Answer | None:
    """ "Vilket år var Nackas andra final?", "när nominerades Vallentuna för tredje gången?": so many rounds into what is known of it."""
    asks = a.leading == "when" or a.asks_year
    numbers = a.ordinals() - {1}
    if not asks or len(numbers) != 1 or len(a.candidates) != 1 or a.years or a.has("win", "why", "say", "ceremony"):
        return None
    if not a.has("nominate", "apply", "tries"):
        return None
    name, nth = a.candidates[0], numbers.pop()
    role = APPLICANTS if a.has("apply") and not a.has("nominate") else NOMINEES
    there = rounds_of(a, role, (name,))
    uses = USES | {"ordinal", "others", "repeat", "again"}
    notes = (a.say.say("lists_incomplete"),)
    if len(there) < nth:
        return Answer(
            "nominees", took_part(a, name), candidates=(name,), sources=sources_of(a.rounds, there, role.key), notes=notes, uses=uses
        )
    year = there[nth - 1]
    text = a.say.say("year_only", year=year) + " " + took_part(a, name)
    return Answer(
        "nominees", text, years=(year,), candidates=(name,), sources=sources_of(a.rounds, (year,), role.key), notes=notes, uses=uses
    )


def latest_attempt(a: Asked) -> Answer | None:
    """ "När försökte Norsjö senast?", "var 2015 Helsingborgs senaste nominering?": the last round that a candidate took part in, as far as
    is known."""
    asks = a.leading == "when" or a.asks_year
    claimed = a.claim and len(a.years) == 1
    if (
        not ((asks and not a.years) or claimed)
        or not a.has("latest")
        or len(a.candidates) != 1
        or a.has("win", "ceremony", "why", "first", "say")
    ):
        return None
    if not a.has("nominate", "apply", "along", "tries"):
        return None
    name = a.candidates[0]
    nominated = rounds_of(a, NOMINEES, (name,))
    there = nominated if a.has("nominate") and not a.has("apply", "along") else sorted({*nominated, *rounds_of(a, APPLICANTS, (name,))})
    if not there:
        return None
    year = there[-1]
    text = a.say.say("latest_there", name=name, year=year) + " " + took_part(a, name)
    text = a.say.say("yes_so" if year in a.years else "no_but", what=text) if claimed else text
    sources = sources_of(a.rounds, (year,), "nominees" if year in nominated else "applicants")
    return Answer("nominees", text, years=(year,), candidates=(name,), sources=sources, notes=(a.say.say("lists_incomplete"),), uses=USES)


def _never(a: Asked, name: str) -> Answer | None:
    """ "Did Kalix win on its first nomination?": it never won."""
    text = verdict(a, "won_never", so=False, name=name, record=took_part(a, name))
    sources = sources_of(a.rounds, rounds_of(a, NOMINEES, (name,))[-3:], "nominees")
    return Answer("winner", text, candidates=(name,), sources=sources, uses=USES | {"ordinal"})


def tries(a: Asked) -> Answer | None:
    """ "Vilken gång i ordningen som nominerad vann Nacka?", "vann Nacka på tredje försöket?": nominations until the win."""
    claimed = bool(a.ordinals()) and a.has("tries")
    counts = a.has("count", "often") and a.has("before")
    if len(a.candidates) != 1 or a.has("years_between") or not a.has("win") or not a.has("nominate", "apply", "tries"):
        return None
    earlier = a.yes_or_no and a.has("before") and a.has("nominate")  # "Var Nacka nominerat innan de vann?"
    said = a.times_said() if a.claim and a.has("before") else None  # "Nacka was nominated three times before winning. True?"
    if not (claimed or counts or earlier or said or a.has("in_order")):
        return None
    name = a.candidates[0]
    won = next(iter(a.rounds.won_by(name)), None)
    if won is None:
        ahead = still_open(a)
        return not_yet(a, ahead, USES | {"ordinal"}) if ahead else _never(a, name)
    before = [y for y in rounds_of(a, NOMINEES, (name,)) if y < won]
    so = said.fits(len(before)) if said else bool(before) if earlier else len(before) + 1 in a.ordinals()
    slots = {
        "name": name,
        "year": won,
        "years": a.say.names(map(str, before)),
        "count": times(a, len(before)),
        "nth": a.say.ordinal(len(before) + 1),
    }
    if counts and before:
        key = "tries_count"
    else:
        key = "tries" if before else "tries_none"
    text = verdict(a, key, so=so, **slots) if claimed or earlier or said else a.say.say(key, **slots)
    sources = sources_of(a.rounds, [*before, won], "nominees")
    notes = (a.say.say("lists_incomplete"),)
    return Answer("record", text, years=(won,), candidates=(name,), sources=sources, notes=notes, uses=USES | {"ordinal"})


def came_back(a: Asked) -> Answer | None:
    """ "Vilka vinnare hade varit nominerade tidigare?": who won after having been nominated without winning."""
    again = a.has("before", "ever", "after", "repeat", "previous", "following", "succeeds")
    if not (a.has("win", "won") and a.has("nominate", "lost") and again) or a.candidates or a.years or a.span or a.regions:
        return None
    if a.has("never", "latest", "next", "why", "say", "most", "often", "wins_now") or not (
        a.has("who", "candidate", "count", "some") or (a.claim and a.has("all"))
    ):
        return None
    found: dict[str, tuple[list[int], int]] = {}
    for won, name in a.rounds.winners.items():
        before = [y for y in rounds_of(a, NOMINEES, (name,)) if y < won]
        if before and (not a.has("first") or before[0] == a.rounds.years[0]):
            found.setdefault(name, (before, won))
    notes = (a.say.say("lists_incomplete"),)
    if not found:
        return Answer("winners", a.say.say("came_back_none"), notes=notes, uses=USES)
    rows = [a.say.phrase("came_back_row", name=n, years=a.say.names(map(str, y)), year=won) for n, (y, won) in found.items()]
    text = (
        a.say.say("came_back", count=a.say.number(len(rows))) + a.say.lines(rows)
        if len(rows) > 1
        else a.say.say("came_back_one", what=rows[0])
    )
    years = tuple(won for _, won in found.values())
    return Answer(
        "winners",
        text,
        years=years,
        candidates=tuple(found),
        sources=sources_of(a.rounds, years, "nominees"),
        notes=notes,
        uses=USES | {"repeat"},
    )
