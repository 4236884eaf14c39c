"""Which rounds a question is about: named, in a span, or relative to another round, a winner or today."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.asked import Asked
from bot.language import either


@dataclass(frozen=True, slots=True)
class Chosen:
    years: tuple[int, ...] = ()
    """Rounds that there are (or that are expected), in the order to tell them."""
    absent: tuple[int, ...] = ()
    """Years named in which there was no round."""
    how: str = "default"
    """ "named", "span", "between", "relative", "last" or "default"."""
    anchor: str | None = None
    """The winner that the round was told by ("efter Stockholm"), no subject of the question then."""


def choose(a: Asked) -> Chosen:
    """The rounds asked for; default with no years where the question names none."""
    return _spans(a) or _relative(a) or _named(a) or _by_order(a) or Chosen()


def _spans(a: Asked) -> Chosen | None:
    years = a.rounds.years
    if a.span:
        return Chosen(tuple(y for y in years if a.span[0] <= y <= a.span[1]), how="span")
    if not (a.has("since") and a.years) and (stretch := _last_years(a)):
        return Chosen(tuple(y for y in years if a.rounds.today.year - stretch < y <= a.rounds.today.year), how="span")
    if len(a.years) == 1 and a.has("up_to") and (a.has("count", "often", "all", "who", "win") or _plural(a)):
        return Chosen(tuple(y for y in years if y <= a.years[0]), how="span")
    if len(a.candidates) > 1:
        return _between(a)  # "Vilken vann först, den eller den?" compares those named.
    anchor, name = _anchor(a)
    if anchor is None or a.has("remaining"):
        return None
    if name and a.has("up_to") and a.has("count", "often"):
        return Chosen(tuple(y for y in years if y <= anchor), how="span", anchor=name)  # "Hur många vinnare till och med Nacka?"
    if a.has("since"):
        return Chosen(tuple(y for y in years if y > anchor - _included(a, name)), how="span", anchor=name)
    if name and all(_direction(a)) and a.has("who", "win") and not a.has("nominate", "apply", "between"):
        return Chosen(tuple(y for y in a.rounds.neighbours(anchor) if y), how="span", anchor=name)  # "Vilka vann före och efter Nacka?"
    return None if _of_a_stage(a) else _one_side(a, anchor, name)


def _one_side(a: Asked, anchor: int, name: str | None) -> Chosen | None:
    """ "Vilka vann efter Nacka?": every round on one side of another."""
    named = {t.word for t in a.q.tokens} & set(a.asking["plural_winners"])
    years, many = a.rounds.years, _plural(a) or bool(named) or a.has("count", "all")
    if a.has("succeeds", "precedes") and named:
        later, earlier = _direction(a)
        return (
            Chosen(tuple(y for y in years if (y > anchor if later else y < anchor)), how="span", anchor=name) if later != earlier else None
        )
    onwards = a.leading == "who" and a.has("has_been") and not a.claim  # "Who has won after Nacka?", unlike "who won after Nacka?"
    if (a.has("after") and (many or onwards) and not a.has("following")) or (a.has("following") and (named or onwards)):
        return Chosen(tuple(y for y in years if y > anchor), how="span", anchor=name)
    if a.has("before") and many and not a.has("previous"):
        return Chosen(tuple(y for y in years if y < anchor), how="span", anchor=name)
    return None


def _last_years(a: Asked) -> int | None:
    """ "De senaste tio åren", "the last decade": how many years back from today."""
    text = a.q.text.casefold()
    if not a.has("latest"):
        return None
    if any(word in text for word in a.asking["decade_words"]):
        return 10
    numbers, units = "|".join(a.asking["small_numbers"]), "|".join(a.asking["year_units"])
    m = re.search(rf"(?<!\w)({numbers}|\d{{1,2}})\s+(?:{units})(?!\w)", text)
    return int(a.asking["small_numbers"].get(m[1], m[1])) if m else None


def _between(a: Asked) -> Chosen | None:
    """ "Vem vann mellan Örebro och Helsingborg?": the rounds between those that the two won."""
    won = a.rounds.won_by(*a.candidates)
    if not a.has("between") or a.has("count", "years_between", "compare") or len(won) != 2:
        return None
    return Chosen(tuple(y for y in a.rounds.years if won[0] < y < won[1]), how="between")


def _plural(a: Asked) -> bool:
    return bool({t.word for t in a.q.tokens} & set(a.asking["plural_who"]))


def _included(a: Asked, name: str | None) -> bool:
    """ "Sedan 2013" includes 2013 itself, "från och med Nacka" Nacka; "sedan Nacka" does not."""
    with_it = rf"(?<!\w)(?:{either(a.asking['inclusive'])})(?!\w)"
    return bool(a.years) if name is None else bool(re.search(with_it, a.q.text.casefold()))


def _relative(a: Asked) -> Chosen | None:
    """ "Efter Kungsbacka", "gången innan"."""
    anchor, name = _anchor(a)
    later, earlier = _direction(a)
    if a.has("ceremony", "remaining") and not a.has("following", "previous"):
        return None
    if anchor is None or later == earlier:
        return None
    if name and a.yes_or_no and not a.has("before", "after", "following", "succeeds", "precedes"):
        return None  # "Is Nacka a previous winner?"
    if a.q.years.named and name is None and "years" not in a.followed and not a.has("following", "previous", "win"):
        return None
    if a.candidates and name is None and (a.claim or a.has("ever")):
        return Chosen(tuple(y for y in a.rounds.years if (y > anchor if later else y < anchor)), how="span")
    if name and a.claim and later and a.has("repeat", "ever") and a.has("nominate", "apply"):
        return Chosen(tuple(y for y in a.rounds.years if y > anchor), how="span")  # "Was Nacka nominated again after its win?"
    found = _stepped(a, anchor, later=later)
    if found is None and later:
        found = a.rounds.expected if a.rounds.years and anchor == a.rounds.years[-1] else None
    if found and found not in a.rounds.editions:
        return Chosen((), (found,), "relative", name)
    return Chosen((found,), how="relative", anchor=name) if found else Chosen((), (), "none", name)


def _stepped(a: Asked, anchor: int, *, later: bool) -> int | None:
    """The round so many after or before another as the question says ("två omgångar före Nacka"), else the next one."""
    numbers, units = "|".join(a.asking["small_numbers"]), "|".join(a.asking["round_units"])
    m = re.search(rf"(?<!\w)({numbers}|\d)\s+(?:{units})(?!\w)", a.q.text.casefold())
    steps = int(a.asking["small_numbers"].get(m[1], m[1])) if m else 1
    side = [y for y in a.rounds.years if y > anchor] if later else [y for y in reversed(a.rounds.years) if y < anchor]
    return side[steps - 1] if len(side) >= steps else None


def _of_a_stage(a: Asked) -> bool:
    """ "Vilka föll bort före nomineringen?": before or after a stage of the round itself."""
    names = ("tries", "nominate") if a.has("fail") else ("tries",)
    stages = {m.start for m in a.q.marks if m.concept in names and m.end}
    aside = {m.end for m in a.q.marks if m.concept in ("before", "after") and m.end}
    return bool(aside) and aside <= stages and not a.has("previous", "following", "succeeds", "precedes")


def _direction(a: Asked) -> tuple[bool, bool]:
    """Whether a later round is asked for, and whether an earlier one; "före nomineringen" asks for none."""
    if _of_a_stage(a):
        return False, False
    earlier = a.has("previous") or (a.has("before") and not _ever_before(a))
    if not a.has("succeeds", "precedes"):
        then_next = a.has("next") and a.has("won") and a.has("who") and not a.has("wins_now") and bool(a.candidates)
        return a.has("after", "following") or then_next, earlier  # "Vem blev nästa vinnare när Nacka hade vunnit?"
    later = a.has("succeeds")
    return (not later, later) if _turned(a) else (later, not later)


def _ever_before(a: Asked) -> bool:
    """ "Har Nacka vunnit förut?": a "before" with nothing after it asks whether it ever was."""
    if not a.claim or "candidates" in a.followed or not a.candidates:
        return False
    end = max(a.q.tokens[m.end - 1].end for m in a.q.marks if m.concept == "before" and m.end)
    places = [*(n.start for n in a.q.names), *(start for start, _ in a.q.years.ranges)]
    return all(start < end for start in places)


def _turned(a: Asked) -> bool:
    """ "Whom did Nacka succeed?", "who was succeeded by Nacka?": the one named came after."""
    if any(words in a.q.text.casefold() for words in a.asking["passive"]):
        return True
    verb = min((a.q.tokens[m.start].start for m in a.q.marks if m.concept in ("succeeds", "precedes") and m.end), default=0)
    asks = min((a.q.tokens[m.start].start for m in a.q.marks if m.concept == "who" and m.end), default=verb)
    if re.search(r"['’]s\s+$", a.q.text[:verb]):
        return False  # "Who was Nacka's predecessor?"
    return any(n.kind == "candidate" and asks < n.start < verb for n in a.q.names)


def _anchor(a: Asked) -> tuple[int | None, str | None]:
    """The round that "efter" or "före" starts from: the year named, or the one that the candidate named won."""
    wins = {winner: year for year, winner in a.rounds.winners.items()}
    won = [c for c in a.candidates if c in wins]
    taken_over = "candidates" in a.followed and not a.has("who", "all")
    if len(won) == 1 and len(a.candidates) == 1 and not taken_over:
        if not a.q.years.named or wins[won[0]] in a.q.years.named:
            return wins[won[0]], won[0]
        return None, None
    if len(a.years) == 1:
        return a.years[0], None
    if a.years or a.candidates:
        return (a.rounds.latest, None) if a.has("following", "previous") and not a.years else (None, None)
    relative = a.has("succeeds", "precedes", "before", "after")
    if relative and a.has("first") and not a.has("latest"):
        return a.rounds.years[0], None  # "Vem vann efter den första?"
    return (a.rounds.latest, None) if a.has("following", "previous") or (relative and a.has("latest")) else (None, None)


def _named(a: Asked) -> Chosen | None:
    if not a.years:
        return None
    if a.has("event") and len(a.years) == 1 and a.years[0] not in a.rounds.editions:
        fairs = [y for y, e in a.rounds.editions.items() if e.fair and e.fair.start.year == a.years[0]]
        if fairs:
            return Chosen(tuple(fairs), how="named")
    there = tuple(y for y in a.years if y in a.rounds.editions)
    absent = tuple(y for y in a.years if y not in a.rounds.editions)
    return Chosen(there, absent, "named")


def _by_order(a: Asked) -> Chosen | None:
    """ "Den första", "tredje gången", "nästa", "senaste", "de tre senaste"."""
    years = a.rounds.years
    if not years or len(a.candidates) > 1:
        return None
    nth = a.nth()
    if a.has("first") and a.has("latest") and a.has("who", "win") and not a.numbers() and a.rounds.latest and not a.candidates:
        return Chosen((years[0], a.rounds.latest), how="last")  # "Vem vann första och sista gången?"
    numbers = [n for n in a.numbers() if 2 <= n <= len(years)]
    named = a.has("some") and not (a.opens_with_verb(a.q.text) or a.has("than", "first"))  # "Nämn tre vinnare."
    if numbers and (a.has("latest") or named) and not a.has("count"):
        return Chosen(tuple(reversed(a.rounds.past[-numbers[0] :])), how="last")
    if numbers and a.has("first") and not a.has("count"):
        return Chosen(years[: numbers[0]], how="last")
    if nth and nth > 1 and not (a.candidates and a.has("nominate", "apply", "tries")):  # "När nominerades X för tredje gången?"
        if nth == len(years) + 1 and a.rounds.expected and a.rounds.expected not in years:
            return Chosen((), (a.rounds.expected,), "relative")  # "Vem vann den trettonde gången?", after twelve.
        return Chosen((years[nth - 1],), how="relative") if nth <= len(years) else None
    if a.has("first"):
        return Chosen((years[0],), how="relative")
    if a.has("next") and a.rounds.coming:
        coming = a.rounds.coming
        return Chosen((coming,), how="relative") if coming in a.rounds.editions else Chosen((), (coming,), "relative")
    if a.has("latest", "previous") and a.rounds.latest and not a.candidates:
        return Chosen((a.rounds.latest,), how="relative")
    return None


def current(a: Asked) -> int | None:
    """The round that people mean when they name none: the nearest in time of which something is known."""
    year = a.rounds.nearest
    edition = a.edition(year) if year else None
    if edition and (year in a.rounds.past or edition.nominees or edition.applicants or edition.applicant_count or edition.ceremony.date):
        return year
    return a.rounds.latest


def open_now(a: Asked) -> tuple[int, ...]:
    """ "Vilka tävlar Vallentuna mot nu?": the round under way, where one is and now is asked about."""
    now = current(a) if a.has("yet") else None
    return (now,) if now and now not in a.rounds.past else ()
