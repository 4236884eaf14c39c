"""What of a knowledge is learned to find answers by, what belongs to one fact alone, and what to none: staff change the words of an answer
more often than anything else, and nothing need be learned anew for it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from bot.knowledge.model import Fact, Knowledge, Place
from bot.knowledge.plain import packed


def taught(knowledge: Knowledge) -> str:
    """A digest of all but what each fact has of its own, and the examples: as long as it is the same, so is what was learned."""
    questions = {fact.id: fact.questions for fact in knowledge.facts.values()}
    return _digest(packed(_without_facts(knowledge)), questions)


def frame(knowledge: Knowledge) -> str:
    """A digest of all but the facts and examples: award, rounds, people, names, words."""
    return _digest(packed(_without_facts(knowledge)))


def _without_facts(knowledge: Knowledge) -> Knowledge:
    return replace(knowledge, facts={}, dialogues=(), revision="", taught="")


def own(fact: Fact) -> str:
    """A digest of a fact without its examples: its answer, its sources, what it holds for, and how it is asked for."""
    return _digest(packed(replace(fact, examples={}, place=Place(fact.place.file, 0, 0))))


def _digest(*values: Any) -> str:
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
