"""The phrasings of one language as arrays: scores of all facts for a question, the nearest phrasing, and what a fact is strict about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching import confidence, discriminant
from bot.matching.confidence import Curve
from bot.matching.features import Rows, Space, Vector, counted
from bot.matching.words import Lexicon

_HIDDEN_SHARE = 4
"""Every so manyth phrasing is hidden to learn the curve …"""
_HIDDEN_MOST = 400
"""… but no more than these."""
_NUMBER_PENALTY = 0.5
"""What a fact loses, as a share of what a phrasing itself scores, if it means one number and the question another."""


@dataclass(frozen=True, slots=True)
class Index:
    """All that is known of the phrasings of one language. Arrays by feature (d), phrasing (n) and fact (f)."""

    lexicon: Lexicon
    space: Space
    facts: tuple[str, ...]
    texts: tuple[str, ...]
    """The phrasings, those of one fact beside each other."""
    of: NDArray[np.int32]
    """(n) Number of each phrasing's fact."""
    rows: Rows
    weights: NDArray[np.float32]
    """(d, f)"""
    constants: NDArray[np.float32]
    curve: Curve
    exact: dict[tuple[str, ...], int]
    """Words of a phrasing to its fact."""
    numbers: dict[int, frozenset[str]]
    """Facts that mean certain numbers: at least half of their phrasings hold them."""
    negated: NDArray[np.bool_]
    """(f) Facts that are asked in the negative: at least half of their phrasings."""
    ever_negated: NDArray[np.bool_]

    def vector(self, words: Sequence[str]) -> Vector:
        return self.space.vector(counted(words, self.lexicon))

    def scores(self, vector: Vector, words: Sequence[str]) -> NDArray[np.float32]:
        """(f) The score of each fact, in the unit of a log-likelihood ratio."""
        scores: NDArray[np.float32] = vector.values @ self.weights[vector.ids] + self.constants
        asked = {entry.stem for word in words if (entry := self.lexicon.entry(word)).number}
        if asked:
            for fact, meant in self.numbers.items():
                if not meant & asked:
                    scores[fact] -= _NUMBER_PENALTY * self.curve.scale
        return scores

    def nearest(self, fact: int, vector: Vector) -> tuple[str, float]:
        """The fact's phrasing that is most like a question, and their cosine."""
        a, b = np.searchsorted(self.of, (fact, fact + 1))
        dense = np.zeros(len(self.space), dtype=np.float32)
        dense[vector.ids] = vector.values
        part = slice(int(self.rows.starts[a]), int(self.rows.starts[b]))
        likeness = np.add.reduceat(dense[self.rows.ids[part]] * self.rows.values[part], self.rows.starts[a:b] - self.rows.starts[a])
        best = int(np.argmax(likeness))
        return self.texts[int(a) + best], float(likeness[best])

    def has(self, fact: int, name: str) -> bool:
        """Whether any phrasing of the fact has the feature."""
        number = self.space.ids.get(name)
        if number is None:
            return False
        a, b = np.searchsorted(self.of, (fact, fact + 1))
        return bool(np.any(self.rows.ids[self.rows.starts[a] : self.rows.starts[b]] == number))


def build(lexicon: Lexicon, phrasings: Sequence[tuple[str, str, tuple[str, ...]]]) -> Index:
    """From fact, text and words of each phrasing, in any order."""
    facts = tuple(dict.fromkeys(fact for fact, _, _ in phrasings))
    number = {fact: n for n, fact in enumerate(facts)}
    phrasings = sorted(phrasings, key=lambda phrasing: number[phrasing[0]])
    of = np.array([number[fact] for fact, _, _ in phrasings], dtype=np.int32)
    rows_counted = [counted(words, lexicon) for _, _, words in phrasings]
    space = Space.of(rows_counted, of.tolist())
    rows = space.rows(rows_counted)
    weights, constants = discriminant.weights(rows, of, len(space))
    exact: dict[tuple[str, ...], int] = {}
    for (_, _, words), fact in zip(phrasings, of.tolist(), strict=True):
        exact.setdefault(words, fact)
    negated = _negated([words for _, _, words in phrasings], of, lexicon)
    return Index(
        lexicon=lexicon,
        space=space,
        facts=facts,
        texts=tuple(text for _, text, _ in phrasings),
        of=of,
        rows=rows,
        weights=weights,
        constants=constants,
        curve=_curve(rows, of, len(space), weights, constants),
        exact=exact,
        numbers=_numbers([words for _, _, words in phrasings], of, lexicon),
        negated=negated >= 0.5,
        ever_negated=negated > 0,
    )


def _numbers(phrasings: Sequence[Sequence[str]], of: NDArray[np.int32], lexicon: Lexicon) -> dict[int, frozenset[str]]:
    """A number in one of five phrasings is an example ("a table for 5"); in half of them it is what the fact is about."""
    counts: dict[int, Counter[str]] = {}
    for words, fact in zip(phrasings, of.tolist(), strict=True):
        numbers = {entry.stem for word in words if (entry := lexicon.entry(word)).number}
        counts.setdefault(fact, Counter()).update(numbers)
    sizes = np.bincount(of)
    meant = {fact: frozenset(n for n, count in found.items() if 2 * count >= sizes[fact]) for fact, found in counts.items()}
    return {fact: numbers for fact, numbers in meant.items() if numbers}


def _negated(phrasings: Sequence[Sequence[str]], of: NDArray[np.int32], lexicon: Lexicon) -> NDArray[np.float64]:
    """(f) Share of each fact's phrasings that hold a negation."""
    found = np.array([any(lexicon.entry(word).negation for word in words) for words in phrasings], dtype=np.float64)
    return np.asarray(np.bincount(of, weights=found) / np.bincount(of))


def _curve(rows: Rows, of: NDArray[np.int32], features: int, weights: NDArray[np.float32], constants: NDArray[np.float32]) -> Curve:
    """The curve of confidence, from phrasings that are hidden and asked."""
    every = max(_HIDDEN_SHARE, len(of) // _HIDDEN_MOST)
    sizes = np.bincount(of)
    hidden = np.array([n for n in range(every - 1, len(of), every) if sizes[of[n]] > 1], dtype=np.int64)
    own = _best(rows, np.arange(0, len(of), max(1, len(of) // _HIDDEN_MOST)), weights, constants)[0]
    scale = max(float(np.median(own)), 1e-3)
    rest = np.setdiff1d(np.arange(len(of)), hidden)
    if len(hidden) < 8 or len(np.unique(of[rest])) < 2:
        return Curve(scale)
    left = np.unique(of[rest])
    renumbered = np.searchsorted(left, of).astype(np.int32)
    weights, constants = discriminant.weights(rows.take(rest), renumbered[rest], features)
    hits, fact, misses = _best(rows, hidden, weights, constants, renumbered[hidden])
    return confidence.fit(scale, hits, fact == renumbered[hidden], misses)


def _best(
    rows: Rows,
    chosen: NDArray[np.int64],
    weights: NDArray[np.float32],
    constants: NDArray[np.float32],
    own: NDArray[np.int32] | None = None,
) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.float32]]:
    """Best score, its fact, and the best score with the own fact hidden, for each chosen row."""
    scores = discriminant.onto(rows.take(chosen), weights) + constants
    at = np.arange(len(chosen))
    fact = scores.argmax(axis=1)
    best = scores[at, fact]
    if own is not None:
        scores[at, own] = -np.inf
    return best, fact, scores.max(axis=1)
