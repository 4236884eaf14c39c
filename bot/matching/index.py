"""The phrasings of one language as arrays: scores of all facts for a question, the nearest phrasing, and what a fact is strict about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.matching import confidence, discriminant
from bot.matching.confidence import Curve
from bot.matching.discriminant import Weights
from bot.matching.features import Rows, Space, Vector, by_fact, counted, gather
from bot.matching.words import Lexicon

Numbers = NDArray[np.int64]
Scored = tuple[int, float, str, float]
"""A fact, its score, its phrasing that is most like the question, and their cosine."""

_DOUBT = 0.6
_OTHER = 0.4
"""Weight of a word that a misspelled one may have been beside the one it was taken for, or where none is near enough."""
_NEAREST = 1.75
_LOOKED_AT = 5
"""How many facts are ranked once more by their nearest phrasing, and what its cosine weighs beside the score."""
_SORTED = 1000
"""Scores that are sooner sorted than parted by the one that is just high enough."""
_HIDDEN_LEAST = 8
_SAMPLE = 400
"""Phrasings that the median score of a phrasing itself is taken from."""
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
    """Which fact has which word or group of like meaning: fact * features + feature, ascending."""
    weights: Weights
    curve: Curve
    exact: Mapping[str, int]
    """Words of a phrasing, joined, to its fact."""
    numbers: Mapping[int, frozenset[str]]
    """Facts that mean certain numbers: at least half of their phrasings hold them."""
    negated: tuple[float, ...]
    """Share of each fact's phrasings that hold a negation."""

    def vector(self, words: Sequence[str], corrected: Sequence[str] = (), others: Iterable[str] = ()) -> Vector:
        """The vector of a question. What had to be corrected may have meant something else: as typed it counts as unseen beside, and
        `others`, words that it may have been too, count a little."""
        row = counted(words, self.lexicon) | {f"w:?{typed}": _DOUBT for typed in corrected}
        for other in others:
            for name, weight in self.lexicon.entry(other).named:
                row[name] = max(row.get(name, 0.0), _OTHER * weight)
        return self.space.vector(row)

    def scores(self, vector: Vector, words: Sequence[str]) -> NDArray[np.float32]:
        """The score of each fact, in the unit of a log-likelihood ratio."""
        scores = self.weights.scores(vector)
        asked = {entry.stem for word in words if (entry := self.lexicon.entry(word)).number}
        if asked:
            for fact, meant in self.numbers.items():
                if not meant & asked:
                    scores[fact] -= _NUMBER_PENALTY * self.curve.scale
        same = self.exact.get(" ".join(words))
        if same is not None:
            scores[same] = max(float(scores.max()), self.curve.scale) + 1
        return scores

    def nearest(self, scores: NDArray[np.float32], vector: Vector, limit: int) -> list[Scored]:
        """The best facts, best first, each with its score, its phrasing that is most like the question, and their cosine. Among the best,
        that cosine adds to the score: a fact may hold several matters, and its mean is near none of them."""
        best = first(scores, max(limit, _LOOKED_AT))
        likeness = _likeness(self.rows, [(self.starts[fact], self.starts[fact + 1]) for fact in best], _dense(vector, len(self.space)))
        found, end = [], 0
        for fact, score in zip(best, scores[best].tolist(), strict=True):
            begin, end = end, end + self.starts[fact + 1] - self.starts[fact]
            nearest = int(likeness[begin:end].argmax())
            cosine = float(likeness[begin + nearest])
            found.append((fact, score + _NEAREST * cosine, self.texts[self.starts[fact] + nearest], cosine))
        return sorted(found, key=lambda each: (-each[1], each[0]))[:limit]

    def having(self, facts: Sequence[int], names: Sequence[str]) -> NDArray[np.bool_]:
        """For each fact, which of the features of the words block any of its phrasings has."""
        ids = np.array([self.space.ids.get(name, -1) for name in names], dtype=np.int64)
        keys = np.array(facts, dtype=np.int64)[:, None] * len(self.space) + ids
        at = np.minimum(self.words.searchsorted(keys), len(self.words) - 1)
        held: NDArray[np.bool_] = (self.words[at] == keys) & (ids >= 0)
        return held


def build(lexicon: Lexicon, phrasings: Sequence[tuple[str, str]], words: Sequence[tuple[str, ...]]) -> Index:
    """From fact and text of each phrasing, those of one fact beside each other, and the words of each."""
    facts = tuple(dict.fromkeys(fact for fact, _ in phrasings))
    number = {fact: n for n, fact in enumerate(facts)}
    of = np.array([number[fact] for fact, _ in phrasings], dtype=np.int32)
    space, rows = gather(words, lexicon, of)
    lots = np.array([crc32(" ".join(said).encode()) for said in words], dtype=np.int64)
    weights, curve = _learn(rows, of, len(space), lots)
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
        exact=dict(zip(map(" ".join, reversed(words)), reversed(of.tolist()), strict=True)),
        numbers=_numbers(words, of, lexicon),
        negated=_negated(words, of, lexicon),
    )


def _words(space: Space, rows: Rows, of: NDArray[np.int32]) -> Numbers:
    word = np.array([name[0] in "wk" for name in space.ids], dtype=np.bool_)
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


def first(scores: NDArray[np.float32], limit: int) -> list[int]:
    """The numbers of the highest scores, highest first; of equals, the lower number."""
    if len(scores) > _SORTED:
        some = np.flatnonzero(scores >= np.partition(scores, -limit)[-limit])
        return [int(fact) for fact in some[np.argsort(-scores[some], kind="stable")][:limit]]
    best: list[int] = np.argsort(-scores, kind="stable")[:limit].tolist()
    return best


def _dense(vector: Vector, features: int) -> NDArray[np.float32]:
    dense = np.zeros(features, dtype=np.float32)
    dense[vector.ids] = vector.values
    return dense


def _likeness(rows: Rows, pieces: Iterable[tuple[int, int]], dense: NDArray[np.float32]) -> NDArray[np.float32]:
    """The cosine of a vector and of each row of some pieces, from one row to another (exclusive)."""
    ids, values, starts, end = [], [], [], 0
    for begin, after in pieces:
        at = rows.starts[begin : after + 1]
        first, last = int(at[0]), int(at[-1])
        ids.append(rows.ids[first:last])
        values.append(rows.values[first:last])
        starts.append(at[:-1] + (end - first))
        end += last - first
    likeness: NDArray[np.float32] = np.add.reduceat(dense.take(np.concatenate(ids)) * np.concatenate(values), np.concatenate(starts))
    return likeness


def _learn(rows: Rows, of: NDArray[np.int32], features: int, lots: Numbers) -> tuple[Weights, Curve]:
    """The weights, and the curve of confidence from phrasings that are asked as if they had not been learned from. `lots`: by which samples
    are drawn; they come from the words, so that a phrasing more or less hardly changes a sample, nor what is learned from it."""
    learned = discriminant.learn(rows, of, features, lots)
    sample = discriminant.drawn(lots, _SAMPLE)
    scale = max(float(np.median(learned.weights.all_scores(rows.take(sample)).max(axis=1))), 1e-3) + _NEAREST
    if len(learned.hidden) < _HIDDEN_LEAST or int(of.max()) < 1:
        return learned.weights, Curve(scale)
    own, scores = of[learned.hidden], learned.scores
    starts = np.searchsorted(of, np.arange(int(of.max()) + 2)).tolist()
    for row, fact, score in zip(learned.hidden.tolist(), own.tolist(), scores, strict=True):
        dense = _dense(rows.vector(row), features)
        best = first(score, _LOOKED_AT)
        likeness = _likeness(rows, [(starts[other], starts[other + 1]) for other in best], dense)
        end = 0
        for other in best:
            begin, end = end, end + starts[other + 1] - starts[other]
            if other == fact:
                likeness[begin + row - starts[fact]] = 0  # not of itself
            score[other] += _NEAREST * likeness[begin:end].max()
    hits, right = scores.max(axis=1), scores.argmax(axis=1) == own
    scores[np.arange(len(own)), own] = -np.inf
    return learned.weights, confidence.fit(scale, hits, right, scores.max(axis=1))
