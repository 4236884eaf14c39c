"""What somebody had been before or after a year: "hade Karlstad varit med någon gång före finalplatsen 2015?"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of, took_part, verdict
from bot.answering.computed.roles import APPLICANTS, NOMINEES, USES, rounds_of
from bot.answering.computed.taking_part import noted

NEAR = 3
"""Words between "före" and the year."""


@dataclass(frozen=True, slots=True)
class Side:
    """The rounds before or after a year, and what is asked of them."""

    year: int
    earlier: bool
    roles: frozenset[str]
    """Concepts said of the rounds on that side; what is said of the year itself ("finalplatsen 2015") is left out."""

    def holds(self, year: int) -> bool:
        return year < self.year if self.earlier else year > self.year


def sides(a: Asked) -> Answer | None:
    """Whether, when and how often a candidate won, was nominated or applied on one side of a year; as far as is known."""
    if len(a.candidates) != 1 or not (a.claim or a.has("often") or a.asks_year) or a.has("others", "rival", "why", "jury", "say", "event"):
        return None
    side = _side(a) or _before_its_own(a)
    if side and not side.roles and {t.surface.casefold() for t in a.q.tokens} & set(a.asking["back_again"]):
        side = replace(side, roles=frozenset({"along"}))  # "Har Östersund kommit tillbaka efter 2011?"
    if side is None or not side.roles:
        return None
    name = a.candidates[0]
    won = [y for y, w in a.rounds.winners.items() if w == name and side.holds(y)]
    nominated = [y for y in rounds_of(a, NOMINEES, (name,)) if side.holds(y)]
    sought = "apply" in side.roles
    applied = [y for y in rounds_of(a, APPLICANTS, (name,)) if side.holds(y) and (sought or y not in nominated)]
    asked = {"win": won, "nominate": sorted({*nominated, *won}), "apply": sorted({*nominated, *applied, *won})}
    role = "apply" if side.roles & {"apply", "along", "tries"} and "win" not in side.roles else "win" if "win" in side.roles else "nominate"
    if "nominate" in side.roles and "win" not in side.roles:
        role = "nominate"
    parts = [("record_nominated", nominated), ("record_applied", applied), ("record_winner", won)]
    told = [a.say.phrase(key, years=a.say.names(map(str, years))) for key, years in parts if years]
    if asked[role]:
        text = verdict(a, "record", so=True, name=name, parts=a.say.names(told))
    else:
        year, told_of = noted(a, APPLICANTS, name)
        known = role == "apply" and side.holds(year) and bool(told_of)
        text = (a.say.say("yes_so", what=told_of) if a.claim else told_of) if known else _none(a, side, name, role)
    years = tuple(asked[role])
    notes = (a.say.say("lists_incomplete"),)
    sources = sources_of(a.rounds, years[-3:], "nominees")
    uses = USES | {"check", "before", "after", "often", "year", "tries", "when", "repeat", "fail", "nominate", "win", "won"}
    return Answer("claim" if a.claim else WORDS[role], text, years=years[-1:], candidates=(name,), sources=sources, notes=notes, uses=uses)


WORDS = {"win": "winner", "nominate": NOMINEES.key, "apply": APPLICANTS.key}


def _none(a: Asked, side: Side, name: str, role: str) -> str:
    key = "before_none" if side.earlier else "after_none"
    text = verdict(
        a,
        key,
        so=False,
        name=name,
        year=side.year,
        role=a.say.phrase(f"{WORDS[role]}_among" if role != "apply" or "apply" in side.roles else "along_among"),
    )
    won = a.rounds.won_by(name)
    text += " " + took_part(a, name)
    return text + (" " + a.say.say("and_won", years=a.say.names(map(str, won))) if won else "")


def _before_its_own(a: Asked) -> Side | None:
    """ "Hade Kinda försökt innan de nominerades?", "var Nacka med före vinsten?": the rounds before its first nomination, or its win."""
    before = [m for m in a.q.marks if m.concept == "before" and m.end]
    if not a.claim or a.q.years.named or a.years or len(before) != 1 or a.has("following", "previous", "since", "often"):
        return None
    after = [m for m in a.q.marks if 0 <= m.start - before[0].end <= NEAR and m.concept in ("win", "won", "nominate")]
    of_rounds = frozenset(m.concept for m in a.q.marks if m.end and m.end <= before[0].start) & {"apply", "along"}
    years = a.rounds.won_by(*a.candidates) if any(m.concept != "nominate" for m in after) else rounds_of(a, NOMINEES, a.candidates)
    return Side(years[0], True, of_rounds) if after and years else None


def _side(a: Asked) -> Side | None:
    """The only year named, with "before" or "after" just before it; or the one just told, with "later" or "earlier"."""
    if not a.q.years.ranges and "years" in a.followed and len(a.years) == 1:
        return _side_of_told(a)
    if len(a.q.years.named) != 1 or a.q.years.relative or len(a.q.years.ranges) != 1 or a.has("following", "previous", "since"):
        return None
    start = a.q.years.ranges[0][0]
    at = next((i for i, t in enumerate(a.q.tokens) if t.end > start), len(a.q.tokens))
    near = [m for m in a.q.marks if m.end and m.concept in ("before", "after") and 0 <= at - m.end <= NEAR]
    if len({m.concept for m in near}) != 1:
        return None
    of_rounds = {m.concept for m in a.q.marks if m.end and not near[0].end <= m.start <= at + 2}
    return Side(a.q.years.named[0], near[0].concept == "before", frozenset(of_rounds & {"win", "nominate", "apply", "along", "tries"}))


def _side_of_told(a: Asked) -> Side | None:
    """ "Var Helsingborg nominerat 2015? – Men de vann väl senare?"."""
    earlier, later = a.has("before", "earlier"), a.has("after")
    if earlier == later or a.has("following", "previous", "since", "who", "first", "latest", "both") or not a.claim:
        return None
    said = {m.concept for m in a.q.marks if m.end}
    return Side(a.years[0], earlier, frozenset(said & {"win", "nominate", "apply", "along", "tries"}))
