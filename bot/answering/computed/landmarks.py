"""Rounds told by what sets them apart: the most entries, a gala put off, a pandemic, so many who took part, or who did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answering.asked import Asked
from bot.answering.computed.roles import APPLICANTS, NOMINEES
from bot.answering.lexicon import Mark
from bot.answering.names import Name
from bot.language import either

NEAR = 3
"""Words between what tells the round and the word for what it did there."""
LEADS = 5
"""Words between "året då" and what happened then."""
STEPS = frozenset({"edition", "latest", "first", "newcomer", "ordinal", "previous", "following", "before", "after", "light", "event"})
"""Concepts of the words before a landmark that belong to it: "sista gången före pandemin"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The part of a question that tells the round."""

    years: tuple[int, ...]
    """One round, or the stretch of rounds before or after."""
    start: int
    end: int
    """Letters of the question's text."""
    means: str | None = None
    """The concept that goes without saying: "de 17" are those that applied."""


def landmark(a: Asked) -> Clause | None:
    """The clause that tells the round by something else than its year or its winner, if just one does."""
    for tell in (_put_off, _era, _record, _size, _took_part):
        found = [c for c in tell(a) if c.years]
        if len({c.years for c in found}) == 1:
            return max(found, key=lambda c: c.end - c.start)
    return None


def _places(a: Asked, *concepts: str) -> list[Mark]:
    return [m for m in a.q.marks if m.end and m.concept in concepts]


def _span(a: Asked, first: int, end: int) -> tuple[int, int]:
    """Letters from the first token to the last (exclusive)."""
    return a.q.tokens[first].start, a.q.tokens[end - 1].end


def _lead(a: Asked, at: int, words: int = 0) -> int | None:
    """Where "året då", "when" begins, at the most so many words before a place; not the question's own first word."""
    between = rf"(?:[\w'’]+\s+){{0,{words}}}"
    that = either(a.asking["clauses"])  # "den gång som galan sköts upp"
    found = re.search(rf"(?<!\w)(?:{either(a.asking['when_won'])})\s+(?:(?:{that})\s+)?{between}$", a.q.text[:at].casefold())
    opens = found is not None and not re.search(r"\w", a.q.text[: found.start()])
    return None if found is None or (opens and a.claim) else found.start()


def _only(years: Iterable[int]) -> tuple[int, ...]:
    """The year, if there is just one."""
    found = tuple(dict.fromkeys(years))
    return found if len(found) == 1 else ()


def _token_at(a: Asked, place: int) -> int:
    """The first token that begins at or after a place in the text."""
    return next((i for i, t in enumerate(a.q.tokens) if t.start >= place), len(a.q.tokens))


def _close_before(a: Asked, name: Name, mark: Mark) -> bool:
    return 0 <= mark.start - _token_at(a, name.end) <= NEAR


def _clause(years: Iterable[int], lead: int | None, *ends: int) -> Iterator[Clause]:
    if lead is not None:
        yield Clause(_only(years), lead, max(ends))


def _record(a: Asked) -> Iterator[Clause]:
    """ "Rekordåret": the round that most applied to, or fewest."""
    for mark in _places(a, "most", "fewest"):
        start, end = _span(a, mark.start, mark.end)
        if a.q.text[start:end].casefold() in a.asking["record_rounds"]:
            yield Clause(_most_entries(a, fewest=mark.concept == "fewest"), start, end)


def _round_before(a: Asked, first: int) -> int | None:
    """ "I den omgång som", "året med": where the round is named, a few words before; not what a question begins with that asks for it."""
    asks_it = a.leading in (None, "year", "when")
    rounds = [m.start for m in _places(a, "edition") if 0 <= first - m.end < NEAR and (m.start > 0 or not asks_it)]
    return a.q.tokens[min(rounds)].start if rounds else None


def _most_entries(a: Asked, *, fewest: bool) -> tuple[int, ...]:
    """The round that most applied to (or fewest), if there is just one."""
    sizes = {y: size for y in a.rounds.years if (size := APPLICANTS.size(a.rounds.editions[y]))}
    best = (min if fewest else max)(sizes.values(), default=0)
    return _only(y for y, size in sizes.items() if size == best)


def _put_off(a: Asked) -> Iterator[Clause]:
    """ "Året då galan sköts upp": the round whose ceremony was in a later year."""
    late = [y for y, e in a.rounds.editions.items() if e.ceremony.date and e.ceremony.date.year > y]
    for mark in _places(a, "put_off"):
        start, end = _span(a, mark.start, mark.end)
        yield from _clause(late, _lead(a, start, LEADS), _to_the_end(a, end))


def _to_the_end(a: Asked, place: int) -> int:
    """The end of the clause that goes on after a place."""
    stop = re.search(r"[,.;:?!]|$", a.q.text[place:])
    return place + (stop.start() if stop else 0)


def _era(a: Asked) -> Iterator[Clause]:
    """ "Sista gången före pandemin", "pandemiåret": what befell everybody, by the years that it took."""
    eras: dict[str, list[str]] = a.asking["eras"]
    for m in re.finditer(rf"(?<!\w)(?:{either(eras)})(?!\w)", a.q.text.casefold()):
        first, last = map(int, eras[m[0]])
        here = at = _token_at(a, m.start())
        said: set[str] = set()
        while at and (of := {k.concept for k in a.q.marks if k.end and k.start < at <= k.end and k.concept != "who"}) & (
            STEPS | {"then", "since"}
        ):
            said |= of
            at -= 1
        start = a.q.tokens[at].start if at < here else m.start()
        if a.has("reigns") and not said & {"before", "after"}:
            lead = _lead(a, m.start(), 1)
            yield Clause((first,), start if lead is None else min(lead, start), _to_the_end(a, m.end()))
        elif "since" in said and not a.claim:  # "Vilka har vunnit sedan pandemin?"
            yield Clause(tuple(y for y in a.rounds.past if y >= last), start, m.end())
        elif "before" in said or "after" in said:
            sides = [y for y in a.rounds.past if (y < first if "before" in said else y > last)]
            several = a.has("all") or bool({t.word for t in a.q.tokens[:at]} & set(a.asking["plural_who"]))
            chosen = sides if several else sides[-1:] if "before" in said else sides[:1]
            if not a.claim:
                yield Clause(tuple(chosen), start, m.end())
        else:
            lead = _lead(a, m.start(), 1)
            end = _to_the_end(a, m.end()) if lead is not None else m.end()
            yield Clause(_only(y for y in a.rounds.years if first <= y <= last), start if lead is None else min(lead, start), end)


def _size(a: Asked) -> Iterator[Clause]:
    """ "Av de 17", "the fourteen applicants", "the year with seventeen entries": as many as applied to one round alone."""
    sizes = {y: APPLICANTS.size(e) for y, e in a.rounds.editions.items()}
    small = {len(e.nominees) for e in a.rounds.editions.values() if e.nominees}
    for i, token in enumerate(a.q.tokens[1:], 1):
        number = int(token.stem) if token.number and token.stem.isdigit() else 0
        if not number or number in small:
            continue
        those = a.q.tokens[i - 1].word in a.asking["those"]
        applied = [m for m in _places(a, "apply") if m.start == i + 1 and a.has("win")]  # "Vilka av de fjorton sökande vann?"
        told = a.q.tokens[i - 1].start if those else _round_before(a, i) if applied else None
        if told is not None:
            end = _span(a, i, applied[0].end if applied else i + 1)[1]
            yield Clause(_only(y for y, size in sizes.items() if size == number), told, end, "apply")


def _took_part(a: Asked) -> Iterator[Clause]:
    """ "När Karlstad var i final": the only round that somebody was nominated for or applied to."""
    for mark in _places(a, "nominate", "apply", "along"):
        role = APPLICANTS if mark.concept == "apply" else NOMINEES
        end = _span(a, mark.start, mark.end)[1]
        for name in (n for n in a.q.names if n.kind == "candidate" and _close_before(a, n, mark)):
            lead = _lead(a, name.start)
            asks = any(
                m.concept in ("who", "count", "what", "where", "day", "thing") and a.q.tokens[m.start].start < (lead or 0)
                for m in a.q.marks
            )
            years = [y for y, e in a.rounds.editions.items() if name.id in (role.members(e) or ())]
            yield from _clause(years, lead if asks else None, end)
