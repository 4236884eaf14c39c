"""Whether one answer tells what another does."""

from __future__ import annotations

import re

from bot.answering.answer import Answer
from bot.answering.names import fold
from bot.answering.question import Question
from bot.language import words

SLACK = 0.2
"""Share of an answer's words that another may put differently and still tell the same."""
STEM = 5
"""Letters by which words are compared."""


def covers(one: Answer, other: Answer) -> bool:
    """Whether one answer tells all that the other does: every figure and name, and nearly every word."""
    mine, theirs = _content(one.text), _content(other.text)
    return theirs[0] <= mine[0] and len(theirs[1] - mine[1]) <= SLACK * len(theirs[1])


def _content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Figures, addresses, names and refusals; and the beginnings of the other words."""
    hard = {*re.findall(r"\d+|\S+@\S+", text), *re.findall(r"(?<![.!?:–]\s)(?<!^)(?<!\w)[A-ZÅÄÖ]\w+", text)}
    hard |= {w for w in re.findall(r"\w+", text.casefold()) if w in words("asking", "none_words")}
    return frozenset(hard), frozenset(fold(w)[:STEM] for w in re.findall(r"[^\W\d_]{4,}", text))


def _lists_others(one: Answer, other: Answer) -> bool:
    """Whether two answers tell of two things, though in the same names: who applied and which of them were nominated, or who won."""
    topics = {one.topic, other.topic}
    # "17 sökte till 2015. Grums var en av dem."
    who_won = "winner" in topics and any(topic and topic.endswith("_count") for topic in topics)
    return (who_won or topics == {"applicants", "nominees"}) and not (one.fact or other.fact)


def distinct(answers: list[Answer]) -> list[Answer]:
    """Without those that another tells as well; in order."""
    found: list[Answer] = []
    for answer in answers:
        if any(covers(other, answer) and not _lists_others(answer, other) for other in found):
            continue
        less = next((other for other in found if covers(answer, other) and not _lists_others(answer, other)), None)
        found = [answer if other is less else other for other in found] if less else [*found, answer]
    return found


def one_and_same(first: Answer, second: Answer) -> bool:
    """Whether both were worked out for one thing and one tells the other's figures and names: "när" and "var" of one ceremony."""
    mine, theirs = _content(first.text)[0], _content(second.text)[0]
    alike = (first.topic, first.years, first.candidates) == (second.topic, second.years, second.candidates)
    return alike and not first.fact and (mine <= theirs or theirs <= mine)


def tells_what(told: Answer, asked: Question) -> bool:
    """Whether a fact has what a question without words of its own asks for: "… och hur många procent?", "… och vad heter hon?"."""
    if asked.has("when", "day", "year", "count") and re.search(r"\d", told.text):
        return True
    names = _content(told.text)[0] - {*re.findall(r"\d+", told.text), *words("asking", "none_words")}
    return asked.has("who", "person.name") and bool(names)
