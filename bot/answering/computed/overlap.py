"""Who was in one round and in another too, or not: "vilka av finalisterna 2015 kom tillbaka 2017?"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed import again
from bot.answering.computed.lists import partly_known
from bot.answering.computed.parts import sources_of
from bot.answering.computed.roles import APPLICANTS, NOMINEES, PAIR, USES, Role
from bot.answering.computed.winner_of_round import of_round

TAKES = USES | {"both", "repeat", "streak", "fail", "others", "when", "same", "lost", "never", "check", "some"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two rounds, and what somebody is to have been in it."""

    year: int
    role: Role | None
    """None: the winner."""

    def members(self, a: Asked) -> tuple[str, ...] | None:
        if self.role is None:
            told = a.rounds.winners.get(self.year)
            return (told,) if told else None
        return self.role.members(a.rounds.editions[self.year])

    @property
    def key(self) -> str:
        return self.role.key if self.role else "winner"


def overlap(a: Asked) -> Answer | None:
    """Those of one round that were in another, by name and number; not where the two years are but listed."""
    sides = _sides(a)
    if not sides:
        return None
    first, other = sides
    denied = _denied(a)
    groups = [side.members(a) for side in sides]
    years = (first.year, other.year)
    if groups[0] is None or groups[1] is None:
        missing = next(s for s, g in zip(sides, groups, strict=True) if g is None)
        return partly_known(a, missing.role, years, TAKES) if missing.role else None
    found = [n for n in groups[0] if (n in groups[1]) != denied]
    if a.has("lost"):
        found = [n for n in found if a.rounds.winners.get(first.year) != n]
    key = ("overlap_not" if denied else "overlap") if found else ("overlap_all" if denied else "overlap_none")
    text = a.say.say(
        key,
        count=a.say.number(len(found)),
        names=a.say.names(found),
        year=first.year,
        other=other.year,
        role=a.say.phrase(f"{first.key}_word"),
        other_role=a.say.phrase(f"{other.key}_word"),
    )
    sources = sources_of(a.rounds, years, first.key)
    return Answer(first.key, text, years=years, candidates=tuple(found), sources=sources, uses=TAKES)


def _sides(a: Asked) -> tuple[Side, Side] | None:
    """The two rounds with their roles, where one group is asked for by what it was in the other."""
    if a.candidates or a.regions or a.span or len(a.q.years.named) != PAIR or not _asks(a):
        return None
    if a.has("compare", "than", "more", "fewer", "equal", "most", "fewest", "between", "why", "jury", "say", "newcomer", "rose", "fell"):
        return None
    if any(y not in a.rounds.editions for y in a.q.years.named) or len(a.q.years.ranges) < PAIR:
        return None
    places = sorted(zip(a.q.years.ranges, a.q.years.named, strict=False))
    cut = places[0][0][1]
    between = a.q.text[cut : places[1][0][0]].casefold().split()
    starts = [(m, a.q.tokens[m.start].start) for m in a.q.marks if m.end]
    turned = any(m.concept in ("apply", "nominate", "along", "win", "both", "repeat") and cut <= s < places[1][0][0] for m, s in starts)
    small = all(t.function for t in a.q.tokens if cut <= t.start < places[1][0][0]) and not _denied(a)
    joined = (small or len(between) < PAIR) and not turned  # "2013 och 2021", "in 2013 and in 2017", "2013 resp 2021": a list of years.
    if joined or any(m.concept in ("who", "count") and cut <= s < places[1][0][0] for m, s in starts):
        return None
    before = [m.concept for m, s in starts if s < cut]
    after = [m.concept for m, s in starts if s >= cut]
    if not {*before, *after} & {"nominate", "apply", "win"}:
        return None
    one = _role(before) or _role(after[:]) or NOMINEES.key
    later = [c for c in after if c in ("apply", "nominate", "win", "along")]
    two = _role(list(reversed(later))) or one
    return Side(places[0][1], _of(one)), Side(places[1][1], _of(two))


def _asks(a: Asked) -> bool:
    return a.has("who", "count", "some", "what") or bool({t.word for t in a.q.tokens[:1]} & set(a.asking["which"]))


def _role(concepts: list[str]) -> str | None:
    """The first role that is said."""
    return next(
        ({"apply": "applicants", "nominate": "nominees", "win": "winner"}[c] for c in concepts if c in ("apply", "nominate", "win")), None
    )


def _of(key: str) -> Role | None:
    return {"applicants": APPLICANTS, "nominees": NOMINEES}.get(key)


def _denied(a: Asked) -> bool:
    """ "… men inte 2017", "som inte var med 2017": a negation in the clause of the second year."""
    no = {*a.asking["none_words"], *(w for w in a.asking["ruled_out"] if " " not in w), *a.asking["concepts"]["never"]}
    ranges = dict(zip(a.q.years.named, a.q.years.ranges, strict=False))
    cut = min(end for _, end in ranges.values())
    taken = {i for m in a.q.marks if m.concept in ("lost", "fail") for i in range(m.start, m.end)}  # "vann inte" denies a win alone
    words = {t.surface.casefold() for i, t in enumerate(a.q.tokens) if t.start >= cut and i not in taken}
    return bool(words & no)


def winners_among(a: Asked) -> Answer | None:
    """ "Vilka vinnare fanns bland de sökande 2015?": those of one list that have won in any round."""
    if a.candidates or a.regions or a.span or len(a.q.years.named) != 1 or not a.has("win", "lost") or not a.has("apply", "nominate"):
        return None
    if not _won(a):
        return None  # "Vilka fick vara med i finalen 2015?"
    if again.asked(a):
        return None  # "Vem av de sökande 2013 vann senare?"
    if a.has("lost"):
        return _never_among(a)
    words = {t.word for t in a.q.tokens}
    several = bool(words & set(a.asking["plural_who"])) or a.leading == "count" or bool(words & set(a.asking["plural_winners"]))
    asks_one = not several and a.leading == "who" and not a.claim and a.years[0] in a.rounds.past
    if asks_one and not a.has("lost", "why", "jury", "say", "never", "others", "rival"):
        return replace(of_round(a, a.years[0]), uses=TAKES)  # "Vem vann av de nominerade 2015?"
    if not several or a.has("lost", "why", "jury", "say", "never", "before", "after") or a.years[0] not in a.rounds.editions:
        return None
    year, role = a.years[0], APPLICANTS if a.has("apply") else NOMINEES
    members = role.members(a.rounds.editions[year])
    won = {n: a.rounds.won_by(n) for n in members or ()}
    there = {n: years for n, years in won.items() if years}
    if not there:
        return None
    names = a.say.names(a.say.phrase("winner_years", winner=n, years=a.say.names(map(str, y))) for n, y in there.items())
    text = a.say.say("winners_among", role=a.say.phrase(f"{role.key}_word"), year=year, count=a.say.number(len(there)), names=names)
    return Answer(
        "winners",
        text,
        years=(year,),
        candidates=tuple(there),
        sources=sources_of(a.rounds, (year,), role.key),
        uses=TAKES | {"ever", "won"},
    )


def _won(a: Asked) -> bool:
    """Whether a word for winning is said, and not a mere "vilka fick"."""
    got = set(a.asking["concepts"]["get"])
    wins = [m for m in a.q.marks if m.concept in ("win", "lost") and m.end]
    return not wins or any(a.q.tokens[m.end - 1].surface.casefold() not in got for m in wins)


def _never_among(a: Asked) -> Answer | None:
    """ "Vilka nominerade 2003 har aldrig vunnit?": not in that round, and not in any other."""
    never = {t.surface.casefold() for t in a.q.tokens} & {w for w in a.asking["concepts"]["never"] if " " not in w}
    year, role = a.years[0], APPLICANTS if a.has("apply") else NOMINEES
    members = role.members(a.rounds.editions[year]) if year in a.rounds.editions else None
    if not never or not members or a.claim or a.has("why", "say"):
        return None
    names = [n for n in members if n not in a.rounds.winners.values()]
    text = a.say.say(
        "never_among", role=a.say.phrase(f"{role.key}_word"), year=year, count=a.say.number(len(names)), names=a.say.names(names)
    )
    return Answer(role.key, text, years=(year,), sources=sources_of(a.rounds, (year,), role.key), uses=TAKES | {"ever", "won"})
