"""Who fits all that is told of one: "Vem är jag? Nominerad 2017, 2019 och 2021, men vann aldrig." """

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of
from bot.answering.computed.records import history
from bot.answering.computed.roles import APPLICANTS, NOMINEES, USES, Role

ROLES: dict[str, Role | None] = {"nominate": NOMINEES, "apply": APPLICANTS, "win": None}
OTHERWISE = (
    *("count", "often", "when", "year", "why", "jury", "say", "present", "receive", "ceremony", "compare", "most", "fewest", "others"),
    *("rival", "between", "newcomer", "both", "some", "event", "than"),
)
"""Concepts with which something else is asked than who it is."""
MOST = 3
"""Candidates that an answer to a riddle names."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What the one meant was in a round; the winner, where there is no list for it."""

    year: int
    role: Role | None

    def fits(self, a: Asked, name: str) -> bool:
        edition = a.edition(self.year)
        if edition is None:
            return False
        return a.rounds.winners.get(self.year) == name if self.role is None else name in (self.role.members(edition) or ())


def riddle(a: Asked) -> Answer | None:
    """Those who were all that is said, of all who ever took part."""
    clues = _clues(a)
    if len(clues) < 2 or a.has(*OTHERWISE):
        return None
    editions = a.rounds.editions.values()
    everybody = dict.fromkeys(
        n for e in editions for n in (*(e.nominees or ()), *(e.applicants or ()), a.rounds.winners.get(e.year, "")) if n
    )
    never = a.has("lost", "never") and not any(c.role is None for c in clues)
    names = [n for n in everybody if all(c.fits(a, n) for c in clues) and _lies_right(a, n) and not (never and a.rounds.won_by(n))]
    if not names or len(names) > MOST:
        return None
    years = tuple(dict.fromkeys(c.year for c in clues))
    text = a.say.say("fits_told", names=a.say.names(names), record=" ".join(history(a, n) for n in names))
    notes = (a.say.say("lists_incomplete"),)
    uses = USES | {"lost", "never", "region", "repeat", "after", "following", "contend", "win", "won", "ordinal", "final"}
    sources = sources_of(a.rounds, years[-3:], NOMINEES.key)
    return Answer("nominees", text, years=years, candidates=tuple(names), sources=sources, notes=notes, uses=uses)


def _clues(a: Asked) -> list[Clue]:
    """Each year said with the role that is said for it: the last one before it, else the next one after."""
    asks = [m for m in a.q.marks if m.concept == "who" and m.end]
    plural = {t.word for t in a.q.tokens} & {*a.asking["plural_who"], *a.asking["plural_winners"]}
    if not asks or a.candidates or a.people or a.span or plural or len({m.start for m in asks}) > 1:
        return []
    roles = sorted((a.q.tokens[m.start].start, m.concept) for m in a.q.marks if m.end and m.concept in ROLES)
    found = []
    for year, place in sorted(zip(a.q.years.named, a.q.years.ranges, strict=False), key=lambda told: told[1]):
        before = [concept for start, concept in roles if start < place[0]]
        after = [concept for start, concept in roles if start > place[0]]
        if before or after:
            found.append(Clue(year, ROLES[before[-1] if before else after[0]]))
    if found and a.q.years.offset and roles:
        found.append(Clue(found[-1].year + a.q.years.offset, ROLES[roles[-1][1]]))
    return list(dict.fromkeys(found))


def _lies_right(a: Asked, name: str) -> bool:
    candidate = a.knowledge.candidates.get(name)
    return not a.regions or bool(candidate and candidate.region in a.regions)
