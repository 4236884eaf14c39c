"""The fact that is asked for by putting another name, year or thing into the question of the one just told: "… och i Karlstad då?"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from bot.answering import follow_ups
from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.choosing import with_subject
from bot.answering.facts import Facts
from bot.answering.names import fold
from bot.answering.question import QuestionReader
from bot.knowledge.model import Fact
from bot.matching.reading import Token

TRIED = 3
"""Phrasings of a fact that are tried with another name."""
FEW, NEAR = 7, 3
"""Words of a question that is but for a number, and words after a number within which stands what it counts."""
_COUNTING = frozenset({"count", "has_been", "then", "total"})
RENAMED = 0.6
"""The least confidence of a fact that is found by another's phrasing with but the thing exchanged."""


def asked_for(a: Asked, told: Fact, facts: Facts, reader: QuestionReader) -> Answer | None:
    """The answer of the other fact, if the question says nothing but what to exchange, or who got what was told, and that is sure."""
    if not follow_ups.only_swaps(a):
        return _of_another_thing(a, told, facts, reader)
    got = a.leading == "who" and a.has("win", "get", "receive")
    return _who_has_it(a, told, facts, reader) if got else _of_another_name(a, told, facts, reader)


def _who_has_it(a: Asked, told: Fact, facts: Facts, reader: QuestionReader) -> Answer | None:
    """ "Vad är hedersomnämnandet? – Vem fick det 2025?": of what was told, not of the award."""
    subject = facts.subject(told.id, a.q.lang)
    question = with_subject(a, subject[0]) if subject else None
    found = facts.find(_put(a, question, reader), question, beside=told.id) if question else None
    return facts.answer(a, found.decision.choices[0]) if found and found.decision.outcome == "sure" else None


def _of_another_name(a: Asked, told: Fact, facts: Facts, reader: QuestionReader) -> Answer | None:
    """ "… och i Karlstad då?", "och 2022?", "och steg två?": what is known goes before a gap."""
    gap: Answer | None = None
    for question in islice(follow_ups.swapped(a, told), TRIED):
        asked = _put(a, question, reader)
        both = set(asked.years) & facts.years_of(told.id)  # "Örebro 2012? – och 2015?": the same fact has both.
        found = facts.find(asked, question, beside=None if both else told.id)
        if found.decision.outcome == "sure":
            answer = facts.answer(asked, found.decision.choices[0])
            if answer.status == "answered":
                return answer
            gap = gap or answer
    return gap


def _of_another_thing(a: Asked, told: Fact, facts: Facts, reader: QuestionReader) -> Answer | None:
    """ "Vad kostar A? – Och B?"."""
    subject = " ".join(facts.subject(told.id, a.q.lang))
    award = {t.surface for m in a.q.nouns if m.concept in ("award", "title") for t in a.q.tokens[m.start : m.end]}  # "… – Och priset?"
    answer = fold(" ".join(told.answer.values()))  # "… – Och utställare?"; a phrasing may name the other thing ("är A samma sak som B?").
    own = any(
        fold(t.surface) in answer and facts.tells(told.id, t.surface) for t in a.q.tokens if not t.function and t.surface not in award
    )
    for question in islice(follow_ups.renamed(a, told, subject), TRIED) if subject and not own else ():
        asked = _put(a, question, reader)
        found = facts.find(asked, question, beside=told.id)
        if found.decision.outcome == "sure" and found.decision.choices[0].confidence >= RENAMED:
            return facts.answer(asked, found.decision.choices[0])
    return None


def counts_already(a: Asked, told: Fact, read: Callable[[str, str], tuple[Token, ...]]) -> bool:
    """Whether the fact just told has the number that is asked for: "hur många nyckeltal?" after "… med drygt 6 000 nyckeltal"."""
    if a.leading != "count" or a.has("of_them") or a.q.names or a.q.years.named or len(a.q.tokens) > FEW:
        return False
    asked = {t.stem for t in a.q.tokens if not t.function} & {t.stem for t in read(" ".join(a.q.unexplained(_COUNTING)), a.q.lang)}
    answer = read(a.say.text(told.answer), a.q.lang)
    numbered = {t.stem for n, m in enumerate(answer) if m.number for t in answer[n + 1 : n + 1 + NEAR]}
    return bool(asked) and asked <= numbered


def _put(a: Asked, question: str, reader: QuestionReader) -> Asked:
    """The question in the same setting, with the names and years that it has itself."""
    q = reader.read(question, a.q.lang, a.rounds.today.year)
    asked = replace(a, q=q, years=q.years.named, candidates=q.named("candidate"), people=q.named("person"), fact=None)
    return replace(asked, followed=frozenset())
