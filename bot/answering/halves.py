"""A sentence that may be two questions: taken apart, if both halves get answers that the whole does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, islice

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.covering import covers, one_and_same, tells_what
from bot.answering.facts import Facts
from bot.answering.grammar import Grammar, Part
from bot.answering.judged import Judged
from bot.answering.names import fold
from bot.answering.pieces import JOINTS, LEADING, VERB
from bot.answering.precedence import of_a_record
from bot.answering.sharing import CLAUSE, Way, at_joints, of_each_named, ways
from bot.answering.standing import stands

Judge = Callable[[Part, Judged | None], Judged]
"""Answers a question, after another of the same message perhaps."""
OPEN = 2
"""Words of weight of a half from which it is named if the fact told explains none of them."""
SURER = 0.15
"""By how much half a sentence must find a fact more surely than all of it."""
CLEARLY = 0.8
"""From this confidence a half has a fact of its own, though the other's has a number too."""
GAP = 0.4
"""The least confidence of what is told to be not known for the second half of a sentence."""
TRIED = 6
"""Ways to take one part that are tried."""


def read(one: Part, whole: Judged, judge: Judge, grammar: Grammar, facts: Facts, told: Judged | None = None) -> tuple[Judged, ...]:
    """The answers to a part: as it stands (`whole`), or in two where those tell more. `told`: the question before in the message."""
    found = _in_two(one, whole, judge, grammar, facts, told)
    full = len(found) > 1 and all(j.answer and j.answer.status == "answered" for j in found)
    if not full and (apart := _apart(one, whole, judge, grammar, facts)):
        return apart
    return found if len(found) > 1 or found[0] is not whole else _unexplained_half(one, whole, facts)


def _unexplained_half(one: Part, whole: Judged, facts: Facts) -> tuple[Judged, ...]:
    """With a half of which the fact told explains no word, named as open."""
    answer, found, a = whole.answer, whole.found, whole.asked
    best = next((m for m in found.decision.choices[:1] if answer and m.fact == answer.fact), None) if found else None
    if not best or one.soft or a.q.text not in one.text:
        return (whole,)
    left, aside = {*facts.weighty(a, best)}, a.aside
    for m in (m for m in JOINTS.finditer(a.q.text) if m[0].strip(" ,")):
        sides = [[t.surface for t in a.q.tokens if (t.start < m.start()) is first and t.surface not in aside] for first in (True, False)]
        for own, text in zip(sides, (a.q.text[: m.start()], a.q.text[m.end() :]), strict=True):
            if len(own) >= OPEN and left.issuperset(own):
                gap = replace(whole, answer=None, soft=False, asked=replace(a, q=replace(a.q, text=text)))
                return (gap, whole) if own is sides[0] else (whole, gap)
    return (whole,)


def _in_two(one: Part, whole: Judged, judge: Judge, grammar: Grammar, facts: Facts, told: Judged | None) -> tuple[Judged, ...]:
    """By the ways to take a part for two questions that share words."""
    open_half: tuple[Judged, ...] = ()
    told_all = whole.answer and not whole.answer.fact and set(whole.asked.q.years.named) <= set(whole.answer.years)
    each = () if told_all else of_each_named(one)
    for way in islice(chain(each, ways(one, grammar)), TRIED):
        first = judge(way.first, told)
        if not open_half and _first_missing(way, whole, first):
            open_half = (replace(first, answer=None, soft=False), whole)
        if not open_half and not whole.answer and not first.answer and way.instead:
            second = judge(way.second, told)
            open_half = (first, second) if second.answer and second.answer.status == "answered" else ()
        if not first.answer:
            continue
        second = judge(way.second, first)
        if _kept(way, whole, first, second) or (not whole.answer and _with_known_gap(first, second, facts)):
            return first, *read(way.second, second, judge, grammar, facts, first)
        if fuller := next((half for half in (first, second) if _fuller(way, whole, half, first, second)), None):
            return (fuller,)
        if not open_half and _missing(way, whole, first, second):
            gap = second.answer if second.answer and second.answer.status == "unknown" else None
            open_half = (first, replace(second, answer=gap, soft=False))
    return open_half or (whole,)


def _apart(one: Part, whole: Judged, judge: Judge, grammar: Grammar, facts: Facts) -> tuple[Judged, ...]:
    """By a joint between two questions that have nothing in common, if each is answered by itself and the whole is not."""
    known = whole.answer if stands(whole, facts) else None
    if known and not (known.fact and whole.found):
        return ()
    for way in islice(at_joints(one, grammar), TRIED):
        first = judge(way.first, None)
        if not stands(first, facts):
            continue
        second = judge(way.second, None)
        rest = read(way.second, second, judge, grammar, facts)
        if not all(stands(half, facts) and not _as_one(first, half) for half in rest):
            continue
        if known is None or any(_nearer(half, known) or _of_other_years(half, known, facts) for half in (first, *rest)):
            return first, *rest
    return ()


def _nearer(half: Judged, known: Answer) -> bool:
    """Whether half a sentence finds the fact that was found for all of it, and much more surely: the rest of it asks something else."""
    return half.answer is not None and half.answer.fact == known.fact and half.answer.confidence >= known.confidence + SURER


def _of_other_years(half: Judged, known: Answer, facts: Facts) -> bool:
    """Whether half a sentence is worked out for a year of which the fact found for all of it tells nothing."""
    told = half.answer is not None and not half.answer.fact
    return told and not set(half.asked.q.years.named) <= {*facts.years_of(str(known.fact)), *known.years}


def _as_one(one: Judged, other: Judged) -> bool:
    """Whether one of two answers tells the other."""
    mine, theirs = one.answer, other.answer
    return mine is not None and theirs is not None and (covers(mine, theirs) or covers(theirs, mine))


def _kept(way: Way, whole: Judged, first: Judged, second: Judged) -> bool:
    """Whether two answers tell more than the one to the sentence as it stands."""
    one, other, all_of_it = first.answer, second.answer, whole.answer
    if not one or not other or "record" in (one.topic, other.topic):
        return False
    gap = all_of_it is not None and all_of_it.status == "unknown" and {one.status, other.status} == {"answered", "unknown"}
    if not gap and (one.status, other.status) != ("answered", "answered"):
        return False
    if covers(one, other) or covers(other, one) or one_and_same(one, other):
        return False
    if not all_of_it or all_of_it.status != "answered":
        return True
    own = len(second.asked.q.tokens) > CLAUSE and other.fact not in (None, all_of_it.fact) and other.confidence >= CLEARLY
    told_already = way.left_out and all_of_it.fact and tells_what(all_of_it, second.asked.q) and not own
    return not told_already and not (covers(all_of_it, one) and covers(all_of_it, other))


def _with_known_gap(first: Judged, second: Judged, facts: Facts) -> bool:
    """Whether the first half is answered and the second known to be unknown ("Vilken dag koras vinnaren, och biljettpris?")."""
    one, other, found = first.answer, second.answer, second.found
    if not one or not other or not found or (one.status, other.status) != ("answered", "unknown") or not other.fact:
        return False
    best = next((m for m in found.decision.choices[:1] if m.fact == other.fact), None)
    return best is not None and best.confidence >= GAP and not facts.weighty(found.asked or second.asked, best)


def _fuller(way: Way, whole: Judged, half: Judged, first: Judged, second: Judged) -> bool:
    """Whether the answer to one half tells all that was told of the whole and of the other half, and more."""
    told, each, one, other = whole.answer, half.answer, first.answer, second.answer
    if not told or not each or not one or not other or {told.status, one.status, other.status} != {"answered"}:
        return False
    if not way.left_out and one_and_same(one, other) and told.topic != each.topic:
        return True
    return covers(each, told) and covers(each, one) and covers(each, other) and not covers(told, each)


def _missing(way: Way, whole: Judged, first: Judged, second: Judged) -> bool:
    """Whether the second half asks something of its own that is not answered, though the first is. With words that are not known,
    what was told already is no answer to it."""
    right, told, one, other = way.second.text, whole.answer, first.answer, second.answer
    asks = way.left_out and LEADING.match(right) and len(right.split()) >= CLAUSE and VERB.search(right)
    if not asks or not one or one.status != "answered" or (told and told.status == "answered" and not covers(one, told)):
        return False
    strange = any(t.word != fold(t.surface) or not t.known for t in second.asked.q.tokens if not t.number)
    return not other or other.status in ("clarify", "unknown") or (strange and covers(one, other))


def _first_missing(way: Way, whole: Judged, first: Judged) -> bool:
    """ "Vem hittade på den och vilket år?": whether but the second half is answered, by what has nobody and no number for the first."""
    left, told = way.first.text, whole.answer
    asks = way.left_out and LEADING.match(left) and len(left.split()) >= CLAUSE and VERB.search(left)
    if not asks or first.answer or not told or told.status != "answered" or not told.fact:
        return False
    return first.asked.has("who", "count", "when", "year") and not tells_what(told, first.asked.q)


def beside_the_point(answer: Answer | None, a: Asked, *, later: bool) -> bool:
    """Whether a question got but the record of whoever was told before, though it asks for something else ("Vem skrev den?").
    `later`: it is not the first of its message."""
    if answer is None:
        return False
    asks = (later or a.leading not in (None, "thing") or a.has("how")) and "candidates" in a.followed and not a.has("history")
    asks &= not of_a_record(a)  # "Grums, vilka omgångar var vi med?"
    return (answer.topic == "record" and asks) or (answer.status == "smalltalk" and later)
