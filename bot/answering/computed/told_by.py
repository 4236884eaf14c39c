"""A round told by its winner or a landmark: "hur många sökte när Nacka vann?" asks what "hur många sökte 2021?" asks."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.asked import Asked
from bot.answering.computed.landmarks import landmark
from bot.answering.lexicon import Mark
from bot.answering.names import Name
from bot.answering.years import Years
from bot.language import either

OF_ROUND = ("nominate", "apply", "jury", "receive", "present", "prize", "backers", "withdraw", "deadline", "remaining", "ceremony")
"""What is asked of the round; without one of these the clause itself is what is asked ("vet du när Nacka vann?")."""
OTHERWISE = (
    "others",
    "rival",
    "lost",
    "often",
    "why",
    "say",
    "since",
    "before",
    "after",
    "following",
    "previous",
    "between",
    "years_between",
)
"""Concepts with which the winner itself is part of what is asked, or the round is another one."""
BESIDES = frozenset({*OF_ROUND, "win", "why", "fair", "rival", "others", "announce", "reigns", "get"})
"""What may be asked of a round that is told by a landmark."""
APART = frozenset({"often", "since", "between", "years_between", "ago", "say"})
"""Concepts with which a landmark is no round that something is asked of."""
NEAR = 2
"""Words between the name and its win ("när Nacka kommun till slut vann")."""


def by_year(a: Asked) -> Asked:
    """The question with the clause about the winner read as the year of its win; as it was where there is no such clause."""
    if a.years or a.span or a.q.years.named:
        return a
    if a.has(*OTHERWISE):
        return _by_landmark(a)
    if own := _by_its_own_win(a):
        return own
    won = {winner: year for year, winner in a.rounds.winners.items()}
    clauses = [c for n in a.q.names if n.kind == "candidate" and n.id in won and (c := _clause(a, n))]
    if len(clauses) != 1:
        return _by_landmark(a)
    name, start, end = clauses[0]
    marks = tuple(m for m in a.q.marks if not (m.end and start <= a.q.tokens[m.start].start < end))
    if not any(m.concept in OF_ROUND for m in marks):
        return a
    year = won[name.id]
    years = Years(named=(year,), ranges=((start, end),))
    names = tuple(n for n in a.q.names if not start <= n.start < end)
    candidates = tuple(c for c in a.candidates if c != name.id)
    return replace(a, q=replace(a.q, marks=marks, names=names, years=years), years=(year,), candidates=candidates)


def _by_its_own_win(a: Asked) -> Asked | None:
    """ "Kommundirektören i Sollentuna när de vann", "vilka tog emot åt Nacka vid segern?": the one named won, and is but pointed at."""
    wins = a.rounds.won_by(*a.candidates) if len(a.candidates) == 1 else ()
    they = rf"(?:{either(a.asking['when_won'])})\s+(?:{either(a.asking['group_pronouns'])})\s+"
    found = re.search(rf"(?<!\w)(?:{either(a.asking['at_the_win'])})(?!\w)", a.q.text.casefold())
    start, end = (found.start(), found.end()) if found else (0, 0)
    if not found and (clause := re.search(rf"(?<!\w){they}", a.q.text.casefold())):
        after = [i for i, t in enumerate(a.q.tokens) if t.start >= clause.end()]
        near = [m for m in a.q.marks if m.concept in ("win", "won") and m.end and after and after[0] <= m.start <= after[0] + 1]
        start, end = (clause.start(), max(_end(a, m) for m in near)) if near else (0, 0)
    if not end or len(wins) != 1:
        return None
    marks = tuple(m for m in a.q.marks if not (m.end and start <= a.q.tokens[m.start].start < end))
    aspects = any(m.concept in OF_ROUND for m in marks)
    if not aspects and not any(m.concept.startswith("role:") for m in marks):
        return None
    names = () if aspects else a.candidates  # Whose office it is must stay.
    kept = tuple(n for n in a.q.names if n.id in names or n.kind != "candidate")
    years = Years(named=tuple(wins), ranges=((start, end),))
    return replace(a, q=replace(a.q, marks=marks, names=kept, years=years), years=tuple(wins), candidates=names)


def _by_landmark(a: Asked) -> Asked:
    """The question with what tells the round otherwise ("året då Luleå drog sig ur", "rekordåret") read as its year."""
    clause = landmark(a)
    if not clause:
        return a
    marks = tuple(m for m in a.q.marks if not (m.end and clause.start <= a.q.tokens[m.start].start < clause.end))
    said = {m.concept for m in marks}
    if clause.means and "win" not in said:
        marks, said = (*marks, Mark(clause.means, 0, 0)), said | {clause.means}
    if not said & BESIDES or said & APART:
        return a
    inside = {n.id for n in a.q.names if clause.start <= n.start < clause.end}
    names = tuple(n for n in a.q.names if n.id not in inside)
    one = len(clause.years) == 1
    years = (
        Years(named=clause.years, ranges=((clause.start, clause.end),))
        if one
        else Years(span=(clause.years[0], clause.years[-1]), ranges=((clause.start, clause.end),))
    )
    return replace(
        a,
        q=replace(a.q, marks=marks, names=names, years=years),
        years=clause.years if one else (),
        span=years.span,
        candidates=tuple(c for c in a.candidates if c not in inside),
        people=tuple(p for p in a.people if p not in inside),
        members=tuple(m for m in a.members if m not in inside),
        organisations=tuple(o for o in a.organisations if o not in inside),
    )


def _clause(a: Asked, name: Name) -> tuple[Name, int, int] | None:
    """From where to where the question says that the one named won: "när Nacka vann", "the year Nacka won"."""
    if a.has("jury") and (chosen := re.search(rf"(?<!\w)(?:{either(a.asking['jury_chose'])})\s+$", a.q.text[: name.start].casefold())):
        return name, chosen.start(), name.end  # "Juryn som utsåg Nacka".
    words = either(a.asking["when_won"])
    before = re.search(rf"(?<!\w)(?:{words})\s+$", a.q.text[: name.start].casefold())
    wins = [m for m in a.q.marks if m.concept in ("win", "won") and m.end and a.q.tokens[m.start].start >= name.end]
    after = [t for t in a.q.tokens if t.start >= name.end]
    near = next((m for m in wins if a.q.tokens.index(after[0]) + NEAR >= m.start), None) if after else None
    return (name, before.start(), _end(a, near)) if before and near else None


def _end(a: Asked, mark: Mark) -> int:
    return a.q.tokens[mark.end - 1].end
