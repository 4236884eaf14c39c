"""Who took part: nominees, applicants, those that withdrew. Here it is told which way of asking it is; the answers stand beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed import again, comparing, lists, taking_part
from bot.answering.computed.beside import rounds_beside
from bot.answering.computed.parts import absent, facts_of, named_beside_region, running
from bot.answering.computed.roles import APPLICANTS, NOMINEES, PAIR, USES, Role, competes
from bot.answering.computed.rounds import Chosen, choose
from bot.answering.computed.winner_of_round import of_round as winner_of_round

OPENINGS = (
    "who",
    "count",
    "others",
    "all",
    "some",
    "most",
    "fewest",
    "never",
    "repeat",
    "both",
    "streak",
    "next",
    "latest",
    "first",
    "previous",
    "share",
    "average",
)
"""Words that ask for participants though no round or candidate is named."""
OF_ELSE = ("nominate", "apply", "win", "jury", "event", "say", "latest", "first", "withdraw")
"""Words that ask for more than that somebody took part."""


def field(a: Asked) -> Answer | None:
    """Any question about nominees or applicants."""
    if (
        not a.rounds.years
        or a.has("why", "say")
        or _must_apply(a)
        or rounds_beside(a)
        or (a.leading == "thing" and len(a.q.tokens) <= PAIR)
    ):
        return None
    if _which_won(a):
        return replace(winner_of_round(a, a.years[0]), uses=USES)
    a = _of_the_region(a)
    gone = {n for e in a.rounds.editions.values() for n in e.withdrew}
    if a.has("withdraw") or (a.has("remaining") and a.candidates and gone.issuperset(a.candidates)):
        return _withdrew(a)  # "Luleå hoppade av – hur många återstod?"
    left = [y for y in a.years if a.has("remaining") and a.has("nominate") and y in a.rounds.editions and a.rounds.editions[y].withdrew]
    if left and not a.candidates:
        return _left(a, left[0])  # "Hur många tävlade 2019 till slut?"
    role = _role(a)
    if _when_along(a) or (role and _in_which_years(a)):
        return taking_part.in_either(a)
    if role is None:
        return None
    chosen = choose(a)
    if chosen.absent and not chosen.years:
        return absent(a, chosen.absent, role.key, USES)
    for kind in KINDS:
        if kind.asked(a, chosen):
            return kind.answer(a, role, chosen)
    return lists.listed(a, role, chosen)


def _must_apply(a: Asked) -> bool:
    """ "Måste vi söka för att bli nominerade i dag?": how to get there is for the facts."""
    both = a.claim and a.leading is None and a.has("apply") and a.has("nominate")
    named = a.years or a.span or a.candidates or a.regions or a.topic
    return both and not named and not a.has("who", "some", "ever", "fail", "count", "all", "nobody", "repeat", "others", "candidate")


def _which_won(a: Asked) -> bool:
    """ "Vem av de nominerade 2015 vann?": the winner is asked for, not the list."""
    several = {t.word for t in a.q.tokens} & {*a.asking["plural_who"], *a.asking["plural_winners"]}
    named = a.claim or several or a.candidates or a.regions or a.span or len(a.q.years.named) != 1
    asks = a.leading == "who" and a.has("won") and a.has("nominate", "apply") and not named and a.years[0] in a.rounds.past
    return asks and not a.has("lost", "never", "fail", "others", "rival", "before", "after", "next") and not again.asked(a)


def _when_along(a: Asked) -> bool:
    """ "När var Nacka med?": in which rounds, in whatever part."""
    when = bool(a.candidates) and a.leading == "when" and a.has("along") and a.has("past", "has_been")
    return when and not (a.years or a.has(*OF_ELSE))


def _in_which_years(a: Asked) -> bool:
    """ "Vilka år var Nacka med?"."""
    years = bool(a.candidates) and a.leading == "year" and not a.years
    return years and a.has("nominate", "along") == a.has("apply", "along")


def _of_the_region(a: Asked) -> Asked:
    """ "Vilka i Örebro län har varit nominerade, Karlskoga vet jag": without the one named."""
    beside = named_beside_region(a, a.candidates) and not a.has("others", "then", "when", "withdraw")
    return replace(a, candidates=()) if beside else a


def _role(a: Asked) -> Role | None:
    """Whether nominees or applicants are asked for, if either is."""
    sized = a.leading in ("year", "when") and any(n > 1 for n in a.numbers())
    if (a.regions and a.has("win", "get")) or not (a.years or a.span or a.candidates or a.regions or a.topic or sized or a.has(*OPENINGS)):
        return None  # "Måste man anmäla sig?", "hur nominerar man?" ask for no list.
    if a.has("fail") and a.q.years.named and a.has("who", "count") and not a.candidates:
        return APPLICANTS  # "Hur många gick inte vidare 2017?"
    beaten = a.has("lost") and a.has("who", "count") and not a.has("won")
    if not a.candidates and ((beaten and not a.has("apply", "region")) or (a.has("rival") and a.has("who") and a.years)):
        return NOMINEES  # "Vilka vann inte 2015?"
    told = (a.topic or "").removesuffix("_count")
    if a.has("group_pronouns", "win") and told in (NOMINEES.key, APPLICANTS.key) and again.asked(a, Chosen()):
        return NOMINEES if told == NOMINEES.key else APPLICANTS  # "Vilka av dem hade vunnit förut?"
    rivals = bool(a.candidates) and (a.has("rival") or (a.has("others") and a.has("win", "nominate")))
    among = a.has("who") and not a.has("apply") and (a.years or a.has("most"))  # "Vilka som sökte 2017 var med för första gången?"
    if a.has("along") and (a.regions or among) and not a.has("win", "jury", "say", "event"):
        return NOMINEES  # "Har någon från Norrbotten varit med?", "Vilka har varit med flest gånger?"
    along = a.has("along") and bool(a.candidates) and a.claim and not a.has("win", "say", "contact.any", "event") and not a.organisations
    of_the_fair = a.has("event") and a.has("apply") and not a.has("award", "title", "nominate")  # "Deltagare på mässan"
    if of_the_fair or not (a.has("nominate", "apply") or rivals or along):
        return None
    if a.has("when", "day", "where", "wait", "week") and not a.has("who", "count") and not sized and not (a.candidates and not a.years):
        return None
    return APPLICANTS if a.has("apply") and (not a.has("nominate") or a.has("fail") or competes(a)) else NOMINEES


def _left(a: Asked, year: int) -> Answer:
    """How many and who were left after a withdrawal."""
    edition = a.rounds.editions[year]
    shown = running(edition)
    text = a.say.say("left_after", count=a.say.number(len(shown)), names=a.say.names(shown), out=a.say.names(edition.withdrew), year=year)
    return Answer("nominees", text, years=(year,), sources=facts_of(edition, "nominees"), uses=USES | {"withdraw", "when"})


def _withdrew(a: Asked) -> Answer | None:
    chosen = choose(a)
    uses = USES | {"withdraw"}
    if a.has("before") and a.has("count") and a.has("nominate"):
        years = a.q.years.named or tuple(y for y, e in a.rounds.editions.items() if e.withdrew)
        told = lists.counted(a, NOMINEES, Chosen(tuple(y for y in years if y in a.rounds.editions)[:1]))
        return replace(told, uses=uses) if told else None  # "Hur många nominerades innan avhoppet 2019?"
    if chosen.absent and not chosen.years:
        return absent(a, chosen.absent, "withdrew", uses)
    years = chosen.years or tuple(y for y in a.rounds.years if a.rounds.editions[y].withdrew)
    found = [(y, a.rounds.editions[y].withdrew) for y in years if a.rounds.editions[y].withdrew]
    if not found:
        text = a.say.say("withdrew_none", years=a.say.names(map(str, years)), known=_withdrawals(a))
        return Answer("withdrew", text, "unknown", years=years, uses=uses)
    wrong = [c for c in a.candidates if all(c not in names for _, names in found)]
    if (a.has("remaining") or (a.has("count") and a.has("nominate"))) and not wrong:
        return _left(a, found[0][0])
    if wrong and not (a.claim or a.has("remaining", "who")):
        return None  # "Hur många omgångar hoppade Västerås över?"
    text = " ".join(a.say.phrase("withdrew", year=y, names=a.say.names(names)) for y, names in found)
    if wrong and (a.claim or a.has("remaining")):
        text = a.say.say("withdrew_not", names=a.say.names(wrong), what=text)
    elif a.claim:
        text = a.say.say("yes_that", what=text)
    return Answer(
        "withdrew",
        text[:1].upper() + text[1:],
        years=tuple(y for y, _ in found),
        candidates=found[0][1],
        sources=facts_of(a.rounds.editions[found[0][0]], "nominees"),
        uses=uses,
    )


def _withdrawals(a: Asked) -> str:
    """Those that are known."""
    found = [(y, e.withdrew) for y, e in a.rounds.editions.items() if e.withdrew]
    return " ".join(a.say.say("withdrew", year=y, names=a.say.names(names)) for y, names in found)


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to ask about who took part, and what answers it."""

    asked: Callable[[Asked, Chosen], bool]
    answer: Callable[[Asked, Role, Chosen], Answer | None]


def _compares(a: Asked, c: Chosen) -> bool:
    against = a.has("compare", "equal", "rose", "fell", "changes") or (
        (a.has("than", "most", "fewest") or a.either) and a.has("more", "fewer", "most", "fewest")
    )
    return against and len(comparing.pair(a, c)) == PAIR and not a.candidates


def _how_often(a: Asked, c: Chosen) -> bool:
    """ "Hur många gånger", "antal nomineringar för Nacka", "har Nacka nominerats två gånger?"."""
    said = a.claim and a.times_said() is not None
    return (
        bool(a.candidates)
        and not a.q.years.named
        and (
            a.has("often")
            or said
            or (a.has("count") and (a.has("tries") or (a.has("edition") and not a.has("win", "won"))) and not a.has("who"))
            or _so_many_times(a)
            or (a.has("in_order") and len(a.candidates) == 1 and not a.has("win"))  # "Vilken nominering i ordningen var det?"
        )
    )


def _contends(a: Asked, c: Chosen) -> bool:
    """ "Hur många gånger har Tyresö kämpat om titeln?": taking part is asked for, in whatever role."""
    roles = {m.start for m in a.q.marks if m.concept in ("nominate", "apply", "win", "tries") and m.end}
    contends = {m.start for m in a.q.marks if m.concept == "contend" and m.end}
    often = a.has("often", "repeat", "ever") or a.asks_year or a.times_said() is not None
    return bool(a.candidates) and bool(contends) and roles <= contends and often and not c.years and not a.has("others", "rival", "who")


def _so_many_times(a: Asked) -> bool:
    """ "Tyresö sökte 3 gånger, vilka var det?": the times themselves are asked for."""
    return len(a.candidates) == 1 and a.times_said() is not None and a.has("who", "when", "year") and not a.has("others", "rival", "win")


def _goes_on(a: Asked) -> bool:
    """ "Hur många gick från anmäld till nominerad?": of those that applied, how many were nominated."""
    apply, nominate = ([m for m in a.q.marks if m.concept == concept and m.end] for concept in ("apply", "nominate"))
    if not (a.has("count") and apply and nominate) or a.candidates or a.claim:
        return False
    between = a.q.tokens[apply[0].end : nominate[-1].start]
    return any(t.surface.casefold() in a.asking["until"] for t in between)


def _unfit(a: Asked, c: Chosen) -> bool:
    denied = not a.candidates and a.has("who", "count") and {t.surface.casefold() for t in a.q.tokens} & set(a.asking["ruled_out"])
    tried = a.has("apply") or (a.has("fail") and bool(a.q.years.named) and a.has("who", "count") and not a.candidates)
    return tried and (a.has("fail") or (a.has("nominate") and (a.has("never", "lost") or bool(denied))))


def _claims_number(a: Asked, c: Chosen) -> bool:
    return a.claim and not a.candidates and not a.regions and len(c.years) == 1 and any(n > 0 for n in a.numbers()) and not a.ordinals()


def _over_all(a: Asked, c: Chosen) -> bool:
    return (
        a.has("count")
        and not a.candidates
        and not a.regions
        and (c.how == "span" or (not c.years and a.has("all", "ever", "between", "over_all")))
    )


def _each_role(a: Asked, c: Chosen) -> bool:
    """ "Som sökande eller nominerad": whatever a candidate has been."""
    return bool(a.candidates) and a.has("nominate") and a.has("apply") and (a.either or a.has("both")) and not c.years


def _counts_each(a: Asked) -> bool:
    """ "Hur många var nominerade 2015 och 2023, varje gång?": the number of each round, not those in all of them."""
    return a.has("count") and a.has("every_time") and not a.has("both", "streak", "repeat")


def _in_no_round(a: Asked) -> bool:
    """ "Vilka nominerade 2011 har aldrig vunnit?": not in that round, and not in any other."""
    return a.leading == "who" and bool({t.surface.casefold() for t in a.q.tokens} & set(a.asking["concepts"]["never"]))


def _won_before(a: Asked, c: Chosen) -> bool:
    """ "Hade någon av de nominerade 2031 vunnit förut?"."""
    earlier = a.has("ever", "previous", "before", "history") and not a.has("lost", "never")
    return earlier and a.has("won") and a.has("some", "who", "count") and len(c.years) == 1 and not a.candidates


KINDS = (
    Kind(_won_before, again.won_before),
    Kind(_each_role, lambda a, r, c: taking_part.either_way(a)),
    Kind(
        lambda a, c: (
            len(a.candidates) > 1
            and a.claim
            and a.has("same", "then", "both")
            and not c.years
            and (a.has("edition", "then") or (a.has("same") and not a.either))
        ),
        lambda a, r, c: taking_part.together(a, r),
    ),
    Kind(lambda a, c: a.has("average") and not a.candidates, lambda a, r, c: comparing.average(a, r, c.years)),
    Kind(lambda a, c: a.has("streak") and len(a.candidates) == 1 and not a.years, lambda a, r, c: comparing.run_of(a, r)),
    Kind(lambda a, c: a.has("streak") and not a.candidates and not a.years, lambda a, r, c: comparing.in_a_row(a, r)),
    Kind(
        lambda a, c: len(a.candidates) == PAIR and a.has("than") and a.has("more", "fewer"), lambda a, r, c: comparing.most_of_these(a, r)
    ),
    Kind(
        lambda a, c: (
            a.leading in ("year", "when")
            and any(n > 1 for n in a.numbers())
            and not a.candidates
            and (not c.years or (a.has("latest", "first") and not a.years))
        ),
        lambda a, r, c: comparing.of_size(a, r),
    ),
    Kind(
        lambda a, c: a.has("only") and a.claim and len(a.q.years.named) == 1 and any(n > 1 for n in a.numbers()) and not a.candidates,
        lambda a, r, c: comparing.only_of_size(a, r),
    ),
    Kind(
        lambda a, c: a.has("exactly") and bool(a.times_said()) and not a.candidates and not c.years,
        lambda a, r, c: comparing.often_there(a, r),
    ),
    Kind(
        lambda a, c: (a.has("share") or _goes_on(a)) and a.has("apply") and a.has("nominate") and len(c.years) == 1,
        lambda a, r, c: lists.share(a, c),
    ),
    Kind(
        lambda a, c: a.claim and a.has("more", "fewer") and len(a.numbers()) == 1 and not c.years and not a.candidates and not a.regions,
        lambda a, r, c: comparing.beyond(a, r),
    ),
    Kind(
        lambda a, c: a.claim and a.has("than") and a.has("more", "fewer") and len(c.years) == 1 and a.has("all", "others", "ever"),
        lambda a, r, c: comparing.more_than_all(a, r, c.years[0]),
    ),
    Kind(again.asked, again.members_again),
    Kind(_compares, lambda a, r, c: comparing.compared(a, r, comparing.pair(a, c))),
    Kind(
        lambda a, c: a.has("most", "fewest") and any(n > 1 for n in a.numbers()) and not a.candidates and not c.years,
        lambda a, r, c: comparing.often_there(a, r),
    ),
    Kind(lambda a, c: a.has("most", "fewest"), comparing.extreme),
    Kind(
        lambda a, c: a.has("both", "streak", "repeat", "every_time") and len(c.years) > 1 and not a.candidates and not _counts_each(a),
        lambda a, r, c: comparing.in_all(a, r, comparing.pair(a, c) or c.years if a.has("both") else c.years),
    ),
    Kind(lambda a, c: _unfit(a, c) and not c.years and a.has("never"), lists.never_nominated),
    Kind(lambda a, c: _unfit(a, c) and len(c.years) == 1 and a.has("never") and not a.has("then"), lists.never_nominated),
    Kind(_unfit, lambda a, r, c: lists.not_nominated(a, c)),
    Kind(lambda a, c: a.has("newcomer") and len(c.years) == 1 and (not a.candidates or a.claim), lists.newcomers),
    Kind(_contends, lambda a, r, c: taking_part.contending(a)),
    Kind(_how_often, lambda a, r, c: taking_part.often(a, r)),
    Kind(
        lambda a, c: a.has("lost", "never") and not a.candidates and (not c.years or _in_no_round(a)),
        comparing.never_won,
    ),
    Kind(_over_all, lists.counted_over_all),
    Kind(lambda a, c: bool(a.regions) and a.has("count") and not a.candidates, lists.in_region),
    Kind(_claims_number, lists.count_claimed),
    Kind(lambda a, c: a.has("count") and not a.has("lost"), lists.counted),
    Kind(lambda a, c: a.has("repeat") and not a.candidates and not c.years, lambda a, r, c: comparing.often_there(a, r)),
    Kind(lambda a, c: bool(a.regions) and not a.candidates, lists.in_region),
    Kind(lambda a, c: bool(a.candidates), taking_part.named),
    Kind(lambda a, c: a.has("won") and not c.years, lambda a, r, c: None),  # "Vilka vinnare hade varit nominerade tidigare?"
)
"""In the order in which they are tried; the list of a round's members is what remains."""
