"""Winners set against each other: which came first or last, whether one won after the other, which of two years is right."""

from __future__ import annotations

from functools import partial

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import not_yet, sources_of, still_open, verdict
from bot.answering.computed.roles import APPLICANTS, NOMINEES, rounds_of

USES = GENERAL | frozenset(
    "win won title check when year compare succeeds precedes ceremony everyday say rival loses nominate beats".split()
)
PAIR = 2


def order(a: Asked) -> Answer | None:
    """Two or more candidates and their wins in time."""
    if len(a.candidates) < PAIR or a.years or a.span or not a.has("win", "succeeds", "precedes"):
        return None
    if a.has("nominate", "apply", "why", "between", "years_between", "count", "often", "jury", "say", "most", "fewest"):
        return None
    wins = {n: next(iter(a.rounds.won_by(n)), None) for n in a.candidates}
    told = sorted((y, n) for n, y in wins.items() if y)
    if a.claim and a.has("after", "before", "succeeds", "precedes", "following") and len(a.candidates) == PAIR:
        return _in_turn(a, wins)
    if not (a.has("first", "latest", "after", "before") and a.has("who")):
        return None
    if a.has("latest") and not a.has("first"):
        told.reverse()
    texts = []
    if len(told) > 1:
        key = "won_last" if a.has("latest") and not a.has("first") else "won_first"
        rest = a.say.names(a.say.phrase("winner_in", winner=n, year=y) for y, n in told[1:])
        texts.append(a.say.say(key, name=told[0][1], year=told[0][0], others=rest))
    elif told:
        texts.append(a.say.say("won_in", name=told[0][1], years=told[0][0], twin=""))
    texts += [a.say.say("won_never", name=n, record="") for n, y in wins.items() if not y]
    return _answer(a, texts, [y for y, _ in told])


def there_first(a: Asked) -> Answer | None:
    """ "Nominerades Karlskoga före eller efter Karlstad?": which of two was nominated, or applied, in an earlier round."""
    if len(a.candidates) != PAIR or a.years or a.span or not a.has("nominate", "apply", "along") or a.has("win", "why", "say", "jury"):
        return None
    if not a.has("before", "after", "first") or a.has("others", "rival", "most", "often", "event"):
        return None
    role = APPLICANTS if a.has("apply") and not a.has("nominate") else NOMINEES
    firsts = {n: next(iter(rounds_of(a, role, (n,))), None) for n in a.candidates}
    if None in firsts.values():
        return None
    one, other = a.candidates
    told = [a.say.phrase("first_there", name=n, year=y).rstrip(".") for n, y in sorted(firsts.items(), key=lambda item: item[1] or 0)]
    text = a.say.names(told) + "."
    if a.claim and not a.either and a.has("before", "after"):
        earlier, later = (firsts[n] or 0 for n in (one, other))
        so = earlier < later if a.has("before") else earlier > later
        text = a.say.say("yes_that" if so else "no_that", what=text)
    years = [y for y in firsts.values() if y]
    sources = sources_of(a.rounds, years, role.key)
    uses = USES | {"apply", "along", "tries", "ordinal"}
    notes = (a.say.say("lists_incomplete"),)
    return Answer(role.key, text, years=tuple(sorted(years)), candidates=a.candidates, sources=sources, notes=notes, uses=uses)


def _in_turn(a: Asked, wins: dict[str, int | None]) -> Answer:
    """ "Vann Nacka direkt efter Sollentuna?"."""
    (one, first), (other, second) = wins.items()
    if first is None or second is None:
        texts = [a.say.say("won_in", name=n, years=y, twin="") if y else a.say.say("won_never", name=n, record="") for n, y in wins.items()]
        return _answer(a, [a.say.say("no_but", what=" ".join(texts))], [y for y in (first, second) if y])
    later = a.has("after", "succeeds", "following")
    so = first > second if later else first < second
    if {t.surface.casefold() for t in a.q.tokens} & set(a.asking["each_other"]):
        so = second in a.rounds.neighbours(first)  # "Vann Nacka och Sollentuna efter varandra?"
    direct = set(a.asking["directly"]) & {t.surface.casefold() for t in a.q.tokens}
    if direct or a.has("succeeds", "precedes"):
        so = so and second in a.rounds.neighbours(first)
    text = (partial(verdict, a, so=so) if not a.either else a.say.say)("won_both", name=one, year=first, other=other, other_year=second)
    return _answer(a, [text], [first, second])


def _answer(a: Asked, texts: list[str], years: list[int]) -> Answer:
    sources = sources_of(a.rounds, years[:3], "winner")
    topic = "claim" if a.claim else "winner"
    return Answer(topic, " ".join(texts), years=tuple(sorted(years)), candidates=a.candidates, sources=sources, uses=USES)


def which_year(a: Asked) -> Answer | None:
    """ "Vann Umeå 2005 eller 2007?", "vem har rätt, 2005 eller 2007?": the year that is right, of several named."""
    if len(a.candidates) != 1 or len(a.years) < PAIR or not (a.has("win", "won", "title") or (a.has("get") and a.has("award"))):
        return None
    if a.has("nominate", "apply", "why", "jury", "count", "often", "between", "years_between") or not (a.claim or a.either):
        return None
    if a.has("ceremony"):
        return None  # "Nacka fick priset 2021 men galan var 2022": of the day, not of the round.
    name = a.candidates[0]
    won = a.rounds.won_by(name)
    right = [y for y in a.years if y in won]
    wrong = [y for y in a.years if y not in won]
    if not won:
        return None
    if not wrong:
        text = a.say.say("yes_that", what=a.say.phrase("won_in", name=name, years=a.say.names(map(str, right)), twin=""))
    elif right:
        text = a.say.say("won_not", name=name, years=a.say.names(map(str, right)), wrong=a.say.names(map(str, wrong)))
        text = text if a.either or a.has("who", "check") else a.say.say("no_but", what=text)
    else:
        text = a.say.say("won_neither", name=name, years=a.say.names(map(str, won)))
    return _answer(a, [text], right or won)


def beaten(a: Asked) -> Answer | None:
    """ "Slog Nacka Stockholm 2021?", "förlorade Stockholm mot Nacka?": whether the one won where the other was nominated."""
    ahead_of = a.has("before") and a.has("win") and len(a.candidates) > PAIR  # "Vann Mörbylånga före Habo, Härryda och Svedala?"
    if not (a.claim and (a.has("rival", "loses") or ahead_of)) or len(a.candidates) < PAIR or a.has("others", "say"):
        return None
    ahead = next((e for y in a.years if y not in a.rounds.past and (e := a.edition(y))), None) or still_open(a)
    if ahead:
        return not_yet(a, ahead, USES)
    winner = a.candidates[-1] if a.has("loses") else a.candidates[0]
    losers = [n for n in a.candidates if n != winner]
    years = a.years or tuple(a.rounds.won_by(winner))
    if len(years) != 1 or years[0] not in a.rounds.winners:
        return _answer(a, [verdict(a, "won_never", so=False, name=winner, record="")], []) if not years else None
    year, nominees = years[0], a.rounds.editions[years[0]].nominees
    told = a.rounds.winners[year]
    if told == winner and nominees is None:
        return _answer(a, [a.say.say("won_in", name=told, years=year, twin=""), f"{a.say.say('nominees_not_known', years=year)}."], [year])
    missing = [n for n in losers if n not in (nominees or ())]
    texts = [verdict(a, "won_in", so=told == winner and not missing, name=told, years=year, twin="")]
    if nominees is not None:
        texts += [f"{a.say.say('nominees_not_there', name=n, years=year)}." for n in missing]
    return _answer(a, texts, [year])


def beaten_by(a: Asked) -> Answer | None:
    """ "Vem besegrade Stockholm 2021?": who won where those named were nominated and did not win."""
    if not a.candidates or a.leading != "who" or a.claim or not a.has("beats", "loses") or a.has("others", "say", "why"):
        return None
    names, editions = set(a.candidates), a.rounds.editions
    there = [y for y in a.rounds.winners if names <= set(editions[y].nominees or ()) and (not a.years or y in a.years)]
    if not there or any(a.rounds.winners[y] in names for y in there):
        return None
    return _answer(a, [a.say.say("winner", winner=a.rounds.winners[y], year=y) for y in there], there)
