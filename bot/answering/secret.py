"""The last guard of a result that is not to be told yet."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.asked import Asked
from bot.answering.computed.parts import not_yet
from bot.answering.judged import Judged
from bot.answering.question import QuestionReader


def kept(judged: Judged, reader: QuestionReader) -> Judged:
    """The last guard: a text that names a winner before its moment gives way to the date."""
    a = judged.asked
    text = judged.answer.text if judged.answer else ""
    for edition in a.rounds.editions.values():
        if edition.winner and edition.winner in text and edition.year not in a.rounds.past and _tells_a_win(text, a, edition.year, reader):
            return replace(judged, answer=not_yet(a, edition, frozenset()))
    return judged


def _tells_a_win(text: str, a: Asked, year: int, reader: QuestionReader) -> bool:
    """Whether a sentence of the text speaks of winning, of no other year than this."""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        others = [y for y in a.rounds.past if str(y) in sentence]
        q = reader.read(sentence, a.say.lang, a.rounds.today.year)
        if q.has("win", "announce") and a.rounds.editions[year].winner in q.named("candidate") and not others:
            return not any(w in q.text.casefold() for w in a.asking["not_yet"])
    return False
