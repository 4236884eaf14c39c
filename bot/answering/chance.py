"""How likely the nearest fact is right after all, where the rules of `deciding` are not sure: all the evidence weighed together.

A logistic regression. It was fitted on some 600 questions that the rules had declined, written by people who had not seen the phrasings;
on a quarter of them at a time, left out of the fitting, nine of ten answers given were right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log

from bot.matching.matcher import Match

LIKELY, FAIRLY, NEAR = 0.6, 0.53, 0.6
"""From this chance the fact is told, or from the second if the matcher's own confidence is the third at least: of those between, the right
ones were so near ("Om Luleå vunnit ville de ordna en konferens, vad var den budgeterad till?") and the wrong ones were not. A wrong answer
costs more than two missed ones; a person sees the source beside it."""
LONG = 20
"""Words from which a question counts as long: much of what it says is the story around it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against the nearest fact."""

    best: Match
    second: float
    """Confidence in the fact after it; 0 for none."""
    left: int
    """Weighty words that the fact leaves unexplained."""
    head: bool
    """Whether one of them is what is asked for."""
    refused: bool
    """Whether a nearer fact does not hold for what is named."""
    elsewhere: bool
    """Whether the question speaks of what lies outside the matter (rents, the weather)."""
    named: bool
    """Whether a candidate or a person is named …"""
    dated: bool
    """… or a year."""
    computed: bool
    """Whether something was worked out that accounts for every word."""
    words: int
    """Of the question."""


WEIGHTS: Mapping[str, float] = {
    "always": -1.8,
    "confidence": 0.68,
    "lead": 0.1,
    "coverage": 0.8,
    "likeness": 0.4,
    "left": -0.3,
    "head": -0.3,
    "refused": -0.8,
    "elsewhere": -0.7,
    "named": 0.3,
    "dated": 0.3,
    "computed": -0.3,
    "length": 1.2,
}


def features(e: Evidence) -> dict[str, float]:
    """The evidence in numbers of like size."""
    confidence = min(max(e.best.confidence, 0.02), 0.98)
    return {
        "always": 1.0,
        "confidence": log(confidence / (1 - confidence)),
        "lead": log(confidence / max(e.second, 0.02)),
        "coverage": e.best.coverage,
        "likeness": e.best.parts["likeness"],
        "left": min(e.left, 3),
        "head": e.head,
        "refused": e.refused,
        "elsewhere": e.elsewhere,
        "named": e.named,
        "dated": e.dated,
        "computed": e.computed,
        "length": min(e.words, LONG) / 10,
    }


def chance(e: Evidence) -> float:
    """How likely the fact is what is asked for, 0 to 1."""
    return 1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in features(e).items())))


def is_likely(e: Evidence, *, fairly: bool) -> bool:
    """Whether the fact is told. `fairly`: whether it is enough that it is fairly likely."""
    found = chance(e)
    return found >= LIKELY or (fairly and found >= FAIRLY and e.best.confidence >= NEAR)
