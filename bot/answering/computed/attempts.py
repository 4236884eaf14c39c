"""The way to a win: a candidate's first attempt and its nominations before it won."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import not_yet, sources_of, still_open, times, took_part, verdict
from bot.answering.computed.roles import NOMINEES, rounds_of

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
