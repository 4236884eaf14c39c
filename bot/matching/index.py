"""The phrasings of one language as arrays: scores of all facts for a question, the nearest phrasing, and what a fact is strict about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching import confidence, discriminant
from bot.matching.confidence import Curve
from bot.matching.discriminant import Sparse, Weights
from bot.matching.features import Rows, Space, Vector, by_fact, counted, gather
from bot.matching.words import Lexicon

Numbers = NDArray[np.int64]

_DOUBT = 0.6
_HIDDEN_SHARE = 4
"""Every so manyth phrasing is hidden to learn the curve …"""
_HIDDEN_MOST = 400
"""… but no more than these."""
_HIDDEN_LEAST = 8
_SHARES = (1.0, 0.35)
_CLEARLY = 1.5
"""Shares of the log-odds beside Fisher's: less where facts differ in single words (rooms, numbers) and hidden phrasings say so clearly, by
that many standard deviations of those on which the two differ (McNemar 1947)."""
_NUMBER_PENALTY = 0.5
"""What a fact loses, as a share of what a phrasing itself scores, if it means one number and the question another."""


@dataclass(frozen=True, slots=True)
class Index:
    """All that is known of the phrasings of one language; those of one fact stand beside each other."""

    lexicon: Lexicon
    space: Space
    facts: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each fact's phrasings begin, and the end."""
    texts: tuple[str, ...]
    """The phrasings."""
    rows: Rows
    """Their vectors."""
    words: Numbers
    """Which fact has which feature of the words block: fact * features + feature, ascending."""
    weights: Weights
    curve: Curve
    exact: Mapping[tuple[str, ...], int]
    """Words of a phrasing to its fact."""
    numbers: Mapping[int, frozenset[str]]
    """Facts that mean certain numbers: at least half of their phrasings hold them."""
    negated: tuple[float, ...]
    """Share of each fact's phrasings that hold a negation."""

    def vector(self, words: Sequence[str], corrected: Sequence[str] = ()) -> Vector:
        """The vector of a question. What had to be corrected may have meant something else: as typed it counts as unseen beside."""
        doubts = {f"w:?{typed}": _DOUBT for typed in corrected}
        return self.space.vector(counted(words, self.lexicon) | doubts)

    def scores(self, vector: Vector, words: Sequence[str]) -> NDArray[np.float32]:
        """The score of each fact, in the unit of a log-likelihood ratio."""
        scores = self.weights.scores(vector)
        asked = {entry.stem for word in words if (entry := self.lexicon.entry(word)).number}
        if asked:
            for fact, meant in self.numbers.items():
                if not meant & asked:
                    scores[fact] -= _NUMBER_PENALTY * self.curve.scale
        same = self.exact.get(tuple(words))
        if same is not None:
            scores[same] = max(float(scores.max()), self.curve.scale) + 1
        return scores

    def nearest(self, facts: Sequence[int], vector: Vector) -> list[tuple[str, float]]:
        """Each fact's phrasing that is most like a question, and their cosine."""
        dense = np.zeros(len(self.space), dtype=np.float32)
        dense[vector.ids] = vector.values
        found = []
        for fact in facts:
            a, b = self.starts[fact], self.starts[fact + 1]
            starts = self.rows.starts[a : b + 1]
            part = slice(int(starts[0]), int(starts[-1]))
            likeness = np.add.reduceat(dense[self.rows.ids[part]] * self.rows.values[part], starts[:-1] - starts[0])
            best = int(likeness.argmax())
            found.append((self.texts[a + best], float(likeness[best])))
        return found

    def having(self, facts: Sequence[int], names: Sequence[str]) -> list[list[bool]]:
        """For each fact, which of the features of the words block any of its phrasings has."""
        ids = np.array([self.space.ids.get(name, -1) for name in names], dtype=np.int64)
        keys = np.asarray(facts, dtype=np.int64)[:, None] * len(self.space) + ids
        at = np.minimum(np.searchsorted(self.words, keys), len(self.words) - 1)
        held: list[list[bool]] = ((self.words[at] == keys) & (ids >= 0)).tolist()
        return held


def build(lexicon: Lexicon, phrasings: Sequence[tuple[str, str]], words: Sequence[tuple[str, ...]]) -> Index:
    """From fact and text of each phrasing, those of one fact beside each other, and the words of each."""
    facts = tuple(dict.fromkeys(fact for fact, _ in phrasings))
    number = {fact: n for n, fact in enumerate(facts)}
    of = np.array([number[fact] for fact, _ in phrasings], dtype=np.int32)
    space, rows = gather((counted(said, lexicon) for said in words), of)
    weights, curve = _learn(rows, of, len(space))
    exact: dict[tuple[str, ...], int] = {}
    for said, fact in zip(words, of.tolist(), strict=True):
        exact.setdefault(said, fact)
    return Index(
        lexicon=lexicon,
        space=space,
        facts=facts,
        starts=tuple(np.searchsorted(of, np.arange(len(facts) + 1)).tolist()),
        texts=tuple(text for _, text in phrasings),
        rows=rows,
        words=_words(space, rows, of),
        weights=weights,
        curve=curve,
        exact=exact,
        numbers=_numbers(words, of, lexicon),
        negated=_negated(words, of, lexicon),
    )


def _words(space: Space, rows: Rows, of: NDArray[np.int32]) -> Numbers:
    word = np.array([name[0] == "w" for name in space.ids], dtype=np.bool_)
    pieces = [fact[word[ids]] * np.int64(len(space)) + ids[word[ids]] for fact, ids, _ in by_fact(rows, of, len(space))]
    return np.concatenate(pieces)


def _numbers(phrasings: Iterable[Sequence[str]], of: NDArray[np.int32], lexicon: Lexicon) -> dict[int, frozenset[str]]:
    """A number in one of five phrasings is an example ("a table for 5"); in half of them it is what the fact is about."""
    counts: dict[int, Counter[str]] = {}
    for words, fact in zip(phrasings, of.tolist(), strict=True):
        if numbers := {entry.stem for word in words if (entry := lexicon.entry(word)).number}:
            counts.setdefault(fact, Counter()).update(numbers)
    sizes = np.bincount(of)
    meant = {fact: frozenset(n for n, count in found.items() if 2 * count >= sizes[fact]) for fact, found in counts.items()}
    return {fact: numbers for fact, numbers in meant.items() if numbers}


def _negated(phrasings: Iterable[Sequence[str]], of: NDArray[np.int32], lexicon: Lexicon) -> tuple[float, ...]:
    found = np.array([any(lexicon.entry(word).negation for word in words) for words in phrasings], dtype=np.float64)
    return tuple((np.bincount(of, weights=found) / np.bincount(of)).tolist())


def _learn(rows: Rows, of: NDArray[np.int32], features: int) -> tuple[Weights, Curve]:
    """The weights, and the curve of confidence from phrasings that are hidden and asked."""
    every = max(_HIDDEN_SHARE, len(of) // _HIDDEN_MOST)
    hidden = np.arange(every - 1, len(of), every)
    hidden = hidden[np.bincount(of)[of[hidden]] > 1]
    if len(hidden) < _HIDDEN_LEAST or int(of.max()) < 1:
        hidden = hidden[:0]
    weights: Weights
    if discriminant.is_wide(features, int(of.max()) + 1):
        weights = discriminant.learn_wide(rows, of, features)
        own, scores = _without_each(weights, rows, of, hidden)
    else:
        own, scores, share = _without_all(rows, of, features, hidden)
        weights = discriminant.learn(rows, of, features).weights(share)
    sample = np.arange(0, len(of), max(1, len(of) // _HIDDEN_MOST))
    scale = max(float(np.median(weights.all_scores(rows.take(sample)).max(axis=1))), 1e-3)
    if not len(hidden):
        return weights, Curve(scale)
    hits, right = scores.max(axis=1), scores.argmax(axis=1) == own
    scores[np.arange(len(hidden)), own] = -np.inf
    return weights, confidence.fit(scale, hits, right, scores.max(axis=1))


def _without_each(weights: Sparse, rows: Rows, of: NDArray[np.int32], hidden: Numbers) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The number of each hidden phrasing's fact, and the scores of all facts as if it had not been learned from."""
    if not len(hidden):
        return of[hidden], np.zeros((0, 1), dtype=np.float32)
    scores = weights.all_scores(rows.take(hidden))
    for n, row in enumerate(hidden.tolist()):
        first, last = np.searchsorted(of, (of[row], of[row] + 1))
        scores[n, of[row]] = weights.alone(rows.vector(row), rows.between(int(first), int(last)))
    return of[hidden], scores


def _without_all(rows: Rows, of: NDArray[np.int32], features: int, hidden: Numbers) -> tuple[NDArray[np.int32], NDArray[np.float32], float]:
    """The same, learned from the others only; and the share of the log-odds with which most hidden phrasings hit."""
    if not len(hidden):
        return of[hidden], np.zeros((0, 1), dtype=np.float32), _SHARES[0]
    rest = np.setdiff1d(np.arange(len(of)), hidden)
    own = np.searchsorted(np.unique(of[rest]), of).astype(np.int32)
    fisher, odds = discriminant.learn(rows.take(rest), own[rest], features).all_scores(rows.take(hidden))
    full, less = ((fisher + share * odds).argmax(axis=1) == own[hidden] for share in _SHARES)
    won, lost = int((less & ~full).sum()), int((full & ~less).sum())
    share = _SHARES[won - lost > _CLEARLY * (won + lost) ** 0.5]
    return own[hidden], fisher + np.float32(share) * odds, share
