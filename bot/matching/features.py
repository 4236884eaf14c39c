"""What is compared of a text: stems and what goes with them, letter trigrams, pairs of neighbouring stems; each as a block of one vector.

A block is a unit vector of tf-idf weights (Salton and Buckley 1988), with rarity counted over facts: what tells facts apart is what counts,
however often staff wrote it. What the index has never seen counts in the length of the vector, so a question full of strange words is near nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from bot.matching.words import Lexicon

Ids = NDArray[np.int32]
Values = NDArray[np.float32]

BLOCKS = {"w": 1.0, "c": 1.0, "p": 0.5}
"""Words, letters, pairs: the weight of each block's square in the score; pairs tell order but are rare."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A sparse vector of length one at most."""

    ids: Ids
    values: Values


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse vectors below each other; row i lies at starts[i]:starts[i + 1]."""

    starts: NDArray[np.int64]
    ids: Ids
    values: Values

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row_numbers(self) -> Ids:
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))

    def take(self, rows: NDArray[np.int64]) -> Rows:
        lengths = np.diff(self.starts)[rows]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        at = np.repeat(self.starts[rows] - starts[:-1], lengths) + np.arange(starts[-1])
        return Rows(starts, self.ids[at], self.values[at])


def counted(words: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """Feature to its weight before idf. Names begin with the block: "w:vinnar", "c:vin", "p:vem vann"."""
    row: dict[str, float] = {}
    before = "^"
    for word in words:
        entry = lexicon.entry(word)
        for name, weight in entry.named:
            row[name] = max(row.get(name, 0.0), weight)
        for gram in entry.grams:
            row[gram] = row.get(gram, 0.0) + 1.0
        row[f"p:{before} {entry.stem}"] = 1.0
        before = entry.stem
    row[f"p:{before} $"] = 1.0
    return row


_RARITY = 0.2
_UNSEEN = 1.1
"""A feature that no fact has weighs a little more than one that a single fact has."""


class Space:
    """The features of an index, with their numbers and weights. Immutable once built."""

    __slots__ = ("_idf", "ids")

    def __init__(self, ids: Mapping[str, int], idf: Values) -> None:
        self.ids = ids
        self._idf = idf

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, float]], facts: Sequence[int]) -> Space:
        """Weight = (number of facts with the feature) ^ -0.2: as good as the usual logarithm, and what other facts there are does not count."""
        ids: dict[str, int] = {}
        pairs: set[int] = set()
        number = max(facts, default=0) + 1
        for row, fact in zip(rows, facts, strict=True):
            for name in row:
                pairs.add(ids.setdefault(name, len(ids)) * number + fact)
        having = np.bincount(np.fromiter(pairs, dtype=np.int64, count=len(pairs)) // number, minlength=len(ids))
        return cls(ids, (np.maximum(having, 1) ** -_RARITY).astype(np.float32))

    def __len__(self) -> int:
        return len(self.ids)

    def weight(self, name: str) -> float:
        """The idf of a feature; of an unseen one, more than of any other."""
        number = self.ids.get(name)
        return _UNSEEN if number is None else float(self._idf[number])

    def vector(self, row: Mapping[str, float]) -> Vector:
        """Each block brought to its length, the unseen counted in."""
        lengths = dict.fromkeys(BLOCKS, 0.0)
        ids: list[int] = []
        weights: list[float] = []
        scales: list[str] = []
        for name, tf in row.items():
            block = name[0]
            if block == "c" and tf > 1:
                tf = 1 + log(tf)
            number = self.ids.get(name)
            weight = tf * (_UNSEEN if number is None else float(self._idf[number]))
            lengths[block] += weight * weight
            if number is not None:
                ids.append(number)
                weights.append(weight)
                scales.append(block)
        total = sum(w * w for w in BLOCKS.values())
        scale = {block: BLOCKS[block] / sqrt(square * total) for block, square in lengths.items() if square}
        return Vector(
            np.array(ids, dtype=np.int32), np.array([w * scale[b] for w, b in zip(weights, scales, strict=True)], dtype=np.float32)
        )

    def rows(self, counted_rows: Iterable[Mapping[str, float]]) -> Rows:
        vectors = [self.vector(row) for row in counted_rows]
        starts = np.concatenate(([0], np.cumsum([len(v.ids) for v in vectors], dtype=np.int64)))
        empty_ids, empty_values = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
        return Rows(
            starts, np.concatenate([empty_ids, *(v.ids for v in vectors)]), np.concatenate([empty_values, *(v.values for v in vectors)])
        )
