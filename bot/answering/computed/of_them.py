"""Those told in the last answer: which of them took part, or won, in other rounds ("Vilka av dem …?", "har någon av dem …?")."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import sources_of
from bot.answering.computed.roles import APPLICANTS, NOMINEES, Role
from bot.knowledge.model import Edition

USES = GENERAL | {
    "of_them", "another_time", "win", "won", "nominate", "apply", "along", "along_too", "count", "often", "repeat", "both", "never",
    "history", "compare", "final", "tries", "lies", "region", "lost", "rival", "remaining", "same", "than", "more", "fewer", "ceremony",
}  # fmt: skip
WON = "won"
SEVERAL = 2
ASKING = (None, "who", "count", "year", "when")
"""What may be asked of them."""


def of_them(a: Asked) -> Answer | None:
    """Which of those just told were nominated, applied or won in the rounds that the question has; their region."""
    if len(a.told) < SEVERAL or a.q.named("candidate") or a.leading not in ASKING or not _means_them(a):
        return None
    if a.regions or a.has("region"):
        return _in_region(a)
    if not a.has("win", "nominate", "apply", "along"):
        return None
    years, when = _rounds(a)
    return _found(a, _what(a), years, when) if years else None


def _means_them(a: Asked) -> bool:
    """Whether those just told are meant: "av dem", "de", "alla sex", "hade någon varit med tidigare?"."""
    others = {n for n, t in enumerate(a.q.tokens) if t.surface.casefold() in a.asking["groups"]}  # "vilka av dom nominerade 2017"
    said = [
        m
        for m in a.q.marks
        if m.concept in ("of_them", "group_pronouns")
        and (m.end not in others or a.q.tokens[m.end - 1].surface.casefold() in a.asking["them"])
    ]
    if any(m.concept == "of_them" or a.told_alone for m in said):
        return True
    if not a.told_alone or a.has("candidate", "award", "title"):
        return False  # "Har någon kommun vunnit två gånger?" is about all there are.
    every = a.has("all") and len(a.told) in a.counts()
    return every or (a.claim and a.has("some") and a.has("earlier", "another_time", "also"))


def _what(a: Asked) -> tuple[str, ...]:
    """The parts that are asked about: the win, or a role."""
    said = {m.concept for m in a.q.marks if m.end}  # Without what was taken over from the question before.
    if "win" in said and not said & {"nominate", "apply"}:
        return (WON,)
    if "apply" in said and "nominate" not in said:
        return (APPLICANTS.key,)
    return (NOMINEES.key,) if "nominate" in said else (NOMINEES.key, APPLICANTS.key)


def _rounds(a: Asked) -> tuple[tuple[int, ...], str]:
    """The rounds that count, seen from the one told, and the text that says so; none where the question is about that round itself."""
    years, named = a.rounds.years, a.q.years.named
    told = a.told_in[0] if len(a.told_in) == 1 else None
    if len(named) == 1 and a.has("before") != a.has("after"):  # "Vann någon av dem före 2010?"
        return tuple(y for y in years if (y < named[0] if a.has("before") else y > named[0])), "before" if a.has("before") else "after"
    if named:
        return tuple(y for y in named if y in a.rounds.editions), "in"
    if a.span:
        return tuple(y for y in years if a.span[0] <= y <= a.span[1]), "in"
    if told is None:
        return years, "ever"
    if a.has("following", "previous"):
        beside = a.rounds.neighbours(told)[1 if a.has("following") else 0]
        return ((beside,) if beside else ()), "in"
    if a.has("after", "since") and not a.has("before"):
        return tuple(y for y in years if y > told), "after"
    if a.has("before", "earlier"):
        return tuple(y for y in years if y < told), "before"
    if a.has("another_time", "repeat", "often", "also"):
        return tuple(y for y in years if y != told), "beside"
    return (years if a.has("ever", "never", "has_been") else ()), "ever"


def _found(a: Asked, what: tuple[str, ...], years: tuple[int, ...], when: str) -> Answer:
    records = {name: _record(a, name, what, years) for name in a.told}
    there = {name: parts for name, parts in records.items() if parts}
    if a.has("never", "lost") and a.leading == "who":
        there = {name: () for name, parts in records.items() if not parts}
    sources = tuple(dict.fromkeys(s for key in what for s in sources_of(a.rounds, years[-3:], "winner" if key == WON else key)))[:3]
    notes = () if what == (WON,) or all(_known(a, what, y) for y in years) else (a.say.say("lists_incomplete"),)
    said = a.say.phrase(f"of_them_{when}", years=a.say.names(map(str, years)), year=a.say.names(map(str, a.q.years.named or a.told_in)))
    text = _told(a, there, what, said)
    if not there and len(years) == 1 and not _known(a, what, years[0]):
        return Answer(
            "of_them", a.say.say("of_them_unknown", year=years[0]), "unknown", years=years, sources=sources, uses=USES, members=a.told
        )
    return Answer("of_them", text, years=years if len(years) == 1 else a.told_in, sources=sources, notes=notes, uses=USES, members=a.told)


def _told(a: Asked, there: Mapping[str, tuple[str, ...]], what: tuple[str, ...], when: str) -> str:
    """Who of them, with when; yes or no before it where that is asked."""
    if not there:
        doing = a.say.phrase(f"of_them_{what[0] if len(what) == 1 else 'along'}")
        none = a.say.say("of_them_none", names=a.say.names(a.told), doing=doing, when=when)
        return f"{a.say.say('no')} {none}" if a.claim else none
    rows = a.say.names(f"{name} ({a.say.names(parts)})" if parts else name for name, parts in there.items())
    key = "of_them_all" if len(there) == len(a.told) else "of_them_some"
    text = a.say.say(key, count=a.say.number(len(there)), rows=rows)
    if not a.claim:
        return text
    every = a.has("all") and len(there) < len(a.told)
    return f"{a.say.say('no' if every else 'yes')} {text}"


def _record(a: Asked, name: str, what: tuple[str, ...], years: tuple[int, ...]) -> tuple[str, ...]:
    """What one of them was in those rounds: "nominerat 2015", "vann 2017"."""
    parts: list[str] = []
    seen: set[int] = set()
    for key in what:
        found = [y for y in years if y not in seen and name in _names(a, key, a.rounds.editions[y])]
        seen |= set(found)
        if found:
            parts.append(a.say.phrase(f"record_{key}", years=a.say.names(map(str, found))))
    return tuple(parts)


def _names(a: Asked, key: str, edition: Edition) -> tuple[str, ...]:
    if key == WON:
        return tuple(w for w in (a.rounds.winners.get(edition.year),) if w)
    return Role(key).members(edition) or ()


def _known(a: Asked, what: tuple[str, ...], year: int) -> bool:
    return any(_names(a, key, a.rounds.editions[year]) for key in what)


def _in_region(a: Asked) -> Answer | None:
    """ "Vilka av dem ligger i Skåne?", "vilket län ligger de i?"."""
    lies = {n: c.region for n in a.told if (c := a.knowledge.candidates.get(n)) and c.region}
    members = a.told
    if a.regions:
        there = {n: () for n, region in lies.items() if region in a.regions}
        members = tuple(there) or members  # "Vilka av dem ligger i Skåne? – Vann de?"
        if not there:
            text = a.say.say("of_them_none_lies", names=a.say.names(a.told), region=a.say.names(a.region_names))
            text = f"{a.say.say('no')} {text}" if a.claim else text
        else:
            text = _told(a, there, (), "")
    elif a.claim:
        return None
    else:
        text = a.say.say("of_them_lie", rows=a.say.names(f"{n} ({region})" for n, region in lies.items()))
    return Answer("region", text, years=a.told_in, uses=USES, members=members)
