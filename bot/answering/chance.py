"""How likely the nearest fact is what a question asks for: all the evidence weighed together.

A logistic regression. It was fitted on the 840 of 1,800 questions, put in other people's words, for which a fact came into question;
neither phrasings nor rules had been mended by any of them. Each tenth of them left out of the fitting in turn, it tells apart right and
wrong facts better (AUROC 0.86) than the matcher's confidence alone (0.81); what hand-set rules had to say beside it added nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log

from bot.matching.matcher import Match

TOLD = 0.65
"""From this chance the fact is told: a wrong answer costs more than two missed ones; a person sees the source beside it."""
AHEAD = 1.0
"""The greatest lead that counts: in a folder of few facts whatever is nearest is far ahead."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against the nearest fact."""

    best: Match
    second: float
    """The greatest confidence in any other fact, one that does not hold for what is named included; 0 for none."""
    second_likeness: float
    """The greatest likeness of a phrasing of any other fact."""
    explained: int
    """Words of weight of the question that the fact has."""
    claim: bool
    """Whether a question says what it asks about."""
    otherwise: bool
    """Whether the nearest phrasing asks another thing ("why" is not "what")."""
    named: bool
    """Whether a candidate or a person is named."""
    known: bool
    """Whether the fact tells more than that it is not known."""
    corrected: int
    """Words that were misspelled."""
    own: bool
    """Whether the phrasing is in the language of the question."""
    beside: bool
    """Whether a fact was told right before, and this one is of one matter with it and explains every word ("När började det?")."""


WEIGHTS: Mapping[str, float] = {
    "always": -2.22,
    "confidence": 0.48,
    "lead": 1.0,
    "liker": 4.68,
    "unexplained": -0.22,
    "explained": 0.39,
    "claim": -0.49,
    "otherwise": -0.5,
    "named": 0.45,
    "known": -1.28,
    "corrected": 0.63,
    "own": 2.63,
    "beside": 2.0,
}


def features(e: Evidence) -> dict[str, float]:
    """The evidence in numbers of like size."""
    confidence = min(max(e.best.confidence, 0.02), 0.98)
    return {
        "always": 1.0,
        "confidence": log(confidence / (1 - confidence)),
        "lead": min(log(max(e.best.confidence, 0.02) / max(e.second, 0.02)), AHEAD),
        "liker": e.best.parts["likeness"] - e.second_likeness,
        "unexplained": min(len(e.best.unexplained), 4),
        "explained": min(e.explained, 5),
        "claim": e.claim,
        "otherwise": e.otherwise,
        "named": e.named,
        "known": e.known,
        "corrected": min(e.corrected, 2),
        "own": e.own,
        "beside": e.beside,
    }


def chance(e: Evidence) -> float:
    """How likely the fact is what is asked for, 0 to 1."""
    return 1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in features(e).items())))
