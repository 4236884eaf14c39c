"""`export`: all questions and answers as a table, a row for each question in each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.upkeep.exchange.tables import written

if TYPE_CHECKING:
    from bot.knowledge.model import Fact, Knowledge

COLUMNS = ("id", "language", "question", "answer", "source")


def export(knowledge: Knowledge, *, excel: bool = False) -> bytes:
    """CSV in UTF-8; for Excel in Swedish with semicolons and a byte order mark. `intake` reads it back without loss."""
    return written((COLUMNS, *(row for fact in knowledge.facts.values() for row in _rows(fact))), excel=excel)


def _rows(fact: Fact) -> Iterator[tuple[str, ...]]:
    """Each whole by itself, so that rows can be sorted and picked: the answer and the sources stand in every one."""
    for lang in dict.fromkeys((*fact.questions, *fact.answer)):
        for question in fact.questions.get(lang, ("",)):
            yield fact.id, lang, question, fact.answer.get(lang, ""), ", ".join(fact.sources)
