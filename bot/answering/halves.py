"""A sentence with two questions that share words ("När och var …?", "poäng och kommun"): the ways to take it apart, and whether one is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.names import fold
from bot.answering.parting import JOINTS, Grammar, Part
from bot.answering.pieces import LAST_THING, LEADING, THING, VERB, WHOSE, in_parallel, names_a_thing, only_asks
from bot.language import alternatives, words

POINTS_BACK = re.compile(rf"(?<!\w)(?:{alternatives('asking', 'points_back')})(?!\w)", re.IGNORECASE)
CLAUSE = 3
"""Words of a half that asks something of its own: "vad heter påven"."""


def ways(one: Part, grammar: Grammar) -> Iterator[tuple[Part, Part]]:
    """Two questions that the part may be, one way after the other; the likeliest first."""
    for m in JOINTS.finditer(one.text):
        left, right = one.text[: m.start()].strip(" ,"), one.text[m.end() :].strip(" ,")
        if left and right:
            for way in (_asked_twice(left, right), _parallel(left, right), _left_out(left, right, grammar), _things(left, right, grammar)):
                if way:
                    yield replace(one, text=way[0]), replace(one, text=way[1])
    yield from _of_each(one.around, one.text, grammar)
    for m in JOINTS.finditer(one.text):
        yield from _of_each(one.text[: m.start()], one.text[m.end() :], grammar)


def _of_each(things: str, question: str, grammar: Grammar) -> Iterator[tuple[Part, Part]]:
    """ "Visionen i A och slagordet i B, hur lyder de?": the question put of each thing."""
    asks = POINTS_BACK.search(question) and (grammar.opens(question) or grammar.verb_first(question))
    for m in JOINTS.finditer(things) if asks else ():
        left, right = things[: m.start()].strip(" ,"), things[m.end() :].strip(" ,")
        if names_a_thing(left) and names_a_thing(right):
            yield Part(POINTS_BACK.sub(left, question, count=1)), Part(POINTS_BACK.sub(right, question, count=1))


def _asked_twice(left: str, right: str) -> tuple[str, str] | None:
    """ "Hur ofta och när genomförs det?": two question words before what they share."""
    leading = LEADING.match(right)
    if not leading or not only_asks(left):
        return None
    return f"{left} {right[leading.end() :].strip()}".strip(), right


def _parallel(left: str, right: str) -> tuple[str, str] | None:
    """ "Vem vann den första och den tolfte?": one word in the other's place."""
    other = in_parallel(left, right)
    return (left, other) if other else None


def _left_out(left: str, right: str, grammar: Grammar) -> tuple[str, str] | None:
    """ "Vem delade ut priset och till vem?": the second goes on with the first."""
    asks = grammar.opens(left) or grammar.verb_first(left) or names_a_thing(left)
    return (left, right) if asks and (grammar.opens(right) or grammar.verb_first(right)) and not only_asks(left) else None


def _things(left: str, right: str, grammar: Grammar) -> tuple[str, str] | None:
    """ "Namn och telefonnummer till chefen", "Nackas föregångare och efterträdare": two things with the words around them in common."""
    if not names_a_thing(right) or not (names_a_thing(left) or grammar.opens(left) or LAST_THING.search(left)):
        return None
    first, second = LAST_THING.search(left), THING.search(right)
    if not first or not second or WHOSE.match(right):
        return left, right
    last = [*THING.finditer(right)][-1]
    return f"{left} {right[last.end() :].strip()}".strip(), f"{left[: first.start()]}{right}"


def kept(whole: Answer | None, first: Answer | None, second: Answer | None) -> bool:
    """Whether two answers tell more than the one to the sentence as it stands."""
    if not first or not second or (first.status, second.status) != ("answered", "answered") or "record" in (first.topic, second.topic):
        return False
    if covers(first, second) or covers(second, first):
        return False
    return not whole or whole.status != "answered" or not (covers(whole, first) and covers(whole, second))


def fuller(whole: Answer | None, first: Answer | None, second: Answer | None) -> bool:
    """Whether the answer to the first half tells all that was told of the whole and of the second half, and more."""
    if not whole or not first or not second or {whole.status, first.status, second.status} != {"answered"}:
        return False
    return covers(first, whole) and covers(first, second) and not covers(whole, first)


def missing(whole: Answer | None, first: Answer | None, second: Answer | None, right: str, *, strange: bool) -> bool:
    """Whether the second half asks something of its own that is not answered, though the first is. `strange`: it has words that
    are not known, so that what was told already is no answer to it."""
    asks = LEADING.match(right) and len(right.split()) >= CLAUSE and VERB.search(right)
    told = first is not None and first.status == "answered" and (not whole or whole.status != "answered" or covers(first, whole))
    return bool(asks) and told and (second is None or not _told(second) or (strange and first is not None and covers(first, second)))


def _told(answer: Answer) -> bool:
    return answer.status in ("answered", "unknown")


SLACK = 0.2
"""Share of an answer's words that another may put differently and still tell the same."""


def covers(one: Answer, other: Answer) -> bool:
    """Whether one answer tells all that the other does: every figure and name, and nearly every word."""
    mine, theirs = _content(one.text), _content(other.text)
    return theirs[0] <= mine[0] and len(theirs[1] - mine[1]) <= SLACK * len(theirs[1])


def _content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Figures, names and refusals; and the beginnings of the other words."""
    hard = {*re.findall(r"\d+|\S+@\S+", text), *re.findall(r"(?<![.!?:–]\s)(?<!^)(?<!\w)[A-ZÅÄÖ]\w+", text)}
    hard |= {w for w in re.findall(r"\w+", text.casefold()) if w in words("asking", "none_words")}
    return frozenset(hard), frozenset(fold(w)[:5] for w in re.findall(r"[^\W\d_]{4,}", text))


def distinct(answers: list[Answer]) -> list[Answer]:
    """Without those that another tells as well; in order."""
    kept: list[Answer] = []
    for answer in answers:
        if not any(covers(k, answer) for k in kept):
            kept = [answer if k is next((o for o in kept if covers(answer, o)), None) else k for k in kept]
            kept = kept if answer in kept else [*kept, answer]
    return kept
