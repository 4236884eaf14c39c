"""What is compared of a text: stems and what goes with them, letter trigrams, pairs of neighbouring stems; each as a block of one vector.

A block is a unit vector of tf-idf weights (Salton and Buckley 1988), with rarity counted over facts: what tells facts apart is what counts,
however often staff wrote it. What the index has never seen counts in the length of the vector: a question full of strange words is near
nothing.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.matching.words import INSTEAD, Entry, Lexicon

Ids = NDArray[np.int32]
Values = NDArray[np.float32]

BLOCKS = {"w": 1.0, "c": 0.85, "p": 0.65, "k": 0.7}
"""Words, letters, pairs, groups of like meaning: the length of each block; pairs tell order but are rare."""
_INSTEAD = 1.8
"""How much longer the block of like meaning is in a question with a word that the knowledge lacks ("premiär" where facts say "första"): its
words and letters say nothing, its groups all there is. With 2.2 still more is found, but strangers look known."""
_LENGTHS = np.array(list(BLOCKS.values()))
_LENGTHS_INSTEAD = _LENGTHS * [_INSTEAD if name == "k" else 1.0 for name in BLOCKS]
_NAMES = list(BLOCKS)
_PLACES = {name: place for place, name in enumerate(BLOCKS)}
_LEAST = 1e-12
"""In the place of the length of a block that has nothing."""
_PIECE = 4096
_TOTAL = sum(length * length for length in BLOCKS.values())


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

    def vector(self, row: int) -> Vector:
        part = slice(int(self.starts[row]), int(self.starts[row + 1]))
        return Vector(self.ids[part], self.values[part])

    def between(self, first: int, last: int) -> Rows:
        """A view of some rows."""
        part = slice(int(self.starts[first]), int(self.starts[last]))
        return Rows(self.starts[first : last + 1] - self.starts[first], self.ids[part], self.values[part])

    def pieces(self, borders: NDArray[np.int64] | None = None) -> Iterator[tuple[int, int]]:
        """First and last row (exclusive) of pieces of some _PIECE rows, which keep memory small; cut at borders if given."""
        if borders is None:
            cuts = list(range(_PIECE, len(self), _PIECE))
        else:
            at = np.searchsorted(borders, np.arange(_PIECE, len(self), _PIECE))
            cuts = np.unique(borders[at[at < len(borders)]]).tolist()
        yield from pairwise([0, *cuts, len(self)])

    def take(self, rows: NDArray[np.int64]) -> Rows:
        lengths = np.diff(self.starts)[rows]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        at = np.repeat(self.starts[rows] - starts[:-1], lengths) + np.arange(starts[-1])
        return Rows(starts, self.ids[at], self.values[at])


def counted(words: Sequence[str], lexicon: Lexicon) -> dict[str, float]:
    """Feature to its weight before idf. Names begin with the block: "w:vinnar", "c:vin", "p:vem vann", "k:award"."""
    row: dict[str, float] = {}
    get, before = row.get, "^"
    entries = [lexicon.entry(word) for word in words]
    stems = tuple(entry.stem for entry in entries)
    for n, entry in enumerate(entries):
        for name, weight in entry.named:
            row[name] = max(get(name, 0.0), weight)
        for gram in entry.grams:
            row[gram] = get(gram, 0.0) + 1.0
        row[f"p:{before} {entry.stem}"] = 1.0
        before = entry.stem
        if entry.stem in lexicon.table.phrases:
            row |= dict.fromkeys(lexicon.table.expressed(stems, n), 1.0)
    row[f"p:{before} $"] = 1.0
    return row


_RARITY = 0.15
_UNSEEN = 1.45
"""A feature that no fact has weighs a little more than one that a single fact has."""


class Space:
    """The features of an index, with their numbers and weights. Immutable once built."""

    __slots__ = ("_weights", "ids", "rarity")

    def __init__(self, ids: Mapping[str, int], rarity: Values) -> None:
        self.ids = ids
        self.rarity = rarity
        self._weights = np.append(rarity.astype(np.float64), _UNSEEN)
        """Of each feature, and last of one that is unseen."""

    def __len__(self) -> int:
        return len(self.ids)

    def weight(self, name: str) -> float:
        """The rarity of a feature; an unseen one weighs more than any other."""
        return float(self._weights[self.ids.get(name, -1)])

    def vector(self, row: Mapping[str, float]) -> Vector:
        """Each block brought to its length, the unseen counted in."""
        known = np.array([self.ids.get(name, -1) for name in row], dtype=np.int64)
        block = np.array([_PLACES[name[0]] for name in row], dtype=np.int64)
        weights = np.array([tf if tf <= 1 else damped(tf) for tf in row.values()]) * self._weights[known]
        instead = INSTEAD in row.values() and any(row[name] == INSTEAD and name[0] == "k" and name in self.ids for name in row)
        squares = np.bincount(block, weights=weights * weights, minlength=len(BLOCKS))
        scale = (_LENGTHS_INSTEAD if instead else _LENGTHS) / np.sqrt(np.maximum(squares, _LEAST) * _TOTAL)
        seen = known >= 0
        return Vector(known[seen].astype(np.int32), (weights * scale[block])[seen].astype(np.float32))


def damped(tf: float) -> float:
    """Letters that come twice count less than twice."""
    return tf if tf <= 1 else 1 + log(tf)


def gather(phrasings: Sequence[Sequence[str]], lexicon: Lexicon, facts: NDArray[np.int32]) -> tuple[Space, Rows]:
    """The features of all phrasings (their words), weighed: (number of facts with the feature) ^ -0.15. That is as good as the usual
    logarithm, and facts on other matters do not count in it. `facts`: each phrasing's, ascending."""
    counts = _Counts(lexicon)
    pieces = [counts.rows(phrasings[first : first + _PIECE]) for first in range(0, len(phrasings), _PIECE)]
    starts = np.concatenate(([0], np.cumsum(np.concatenate([np.diff(piece.starts) for piece in pieces]))))
    found = Rows(starts, np.concatenate([piece.ids for piece in pieces]), np.concatenate([piece.values for piece in pieces]))
    del pieces
    ids = counts.ids
    having = np.zeros(len(ids), dtype=np.int64)
    for _, of, _ in by_fact(found, facts, len(ids)):
        having += np.bincount(of, minlength=len(ids))
    rarity = (np.maximum(having, 1) ** -_RARITY).astype(np.float32)
    block = np.array([_PLACES[name[0]] for name in ids], dtype=np.int8)
    for first, last in found.pieces():
        _weigh(found.between(first, last), rarity, block)
    return Space(dict(ids), rarity), found


class _Counts:
    """`counted` for many phrasings at once: what a word stands for is looked up once, the rest is sorting."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.ids: defaultdict[str, int] = defaultdict()
        self.ids.default_factory = self.ids.__len__
        self._lexicon = lexicon
        self._words: dict[str, int] = {}
        self._entries: list[Entry] = []
        self._stems: defaultdict[str, int] = defaultdict()
        self._stems.default_factory = self._stems.__len__
        self._edges = self._stems["^"], self._stems["$"]
        self._stem_of = array("i")
        self._starts, self._features, self._weights, self._letters = array("q", [0]), array("i"), array("f"), array("b")

    def rows(self, phrasings: Sequence[Sequence[str]]) -> Rows:
        """Weights before idf; features ascend in each row."""
        sizes = np.array([len(words) for words in phrasings], dtype=np.int64)
        every = [word for said in phrasings for word in said]
        for word in dict.fromkeys(every):
            self._meet(word)
        words = np.array([self._words[word] for word in every], dtype=np.int64)
        starts, features = np.array(self._starts), np.array(self._features)
        entries = Rows(starts, features, np.array(self._weights)).take(words)
        letters = Rows(starts, features, np.array(self._letters, dtype=np.float32)).take(words).values
        row = np.repeat(np.arange(len(sizes)), sizes)[entries.row_numbers()]
        pair_row, pairs = self._pairs(words, sizes)
        said_row, said = self._expressions(phrasings, words, sizes)
        more = np.ones(len(pairs) + len(said), dtype=np.float32)
        keys = np.concatenate((row, pair_row, said_row)) << 32 | np.concatenate((entries.ids, pairs, said))
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        new = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        values, summed = np.concatenate((entries.values, more))[order], np.concatenate((letters, 0 * more))[order][new]
        sums = np.add.reduceat(values, new)
        weights = np.where(summed > 0, 1 + np.log(np.maximum(sums, 1)), np.maximum.reduceat(values, new))
        bounds = np.searchsorted(keys[new], np.arange(len(sizes) + 1) << 32)
        return Rows(bounds, (keys[new] & 0xFFFFFFFF).astype(np.int32), weights.astype(np.float32))

    def _meet(self, word: str) -> None:
        """Gives a word that is new its number, and looks up what it stands for."""
        if word in self._words:
            return
        self._words[word] = len(self._entries)
        entry = self._lexicon.entry(word)
        self._entries.append(entry)
        self._stem_of.append(self._stems[entry.stem])
        self._features.extend([*(self.ids[name] for name, _ in entry.named), *(self.ids[gram] for gram in entry.grams)])
        self._weights.extend([*(weight for _, weight in entry.named), *(1.0 for _ in entry.grams)])
        self._letters.extend([0] * len(entry.named) + [1] * len(entry.grams))
        self._starts.append(len(self._features))

    def _pairs(self, words: NDArray[np.int64], sizes: NDArray[np.int64]) -> tuple[NDArray[np.int64], Ids]:
        """Row and number of each pair of neighbouring stems, the ends of a phrasing among them."""
        stems = np.array(self._stem_of, dtype=np.int64)[words]
        ends = np.cumsum(sizes)
        before, after = np.insert(stems, ends - sizes, self._edges[0]), np.insert(stems, ends, self._edges[1])
        pairs, at = np.unique(before << 32 | after, return_inverse=True)
        names = list(self._stems)
        ids = [self.ids[f"p:{names[pair >> 32]} {names[pair & 0xFFFFFFFF]}"] for pair in pairs.tolist()]
        return np.repeat(np.arange(len(sizes)), sizes + 1), np.array(ids, dtype=np.int32)[at]

    def _expressions(
        self, phrasings: Sequence[Sequence[str]], words: NDArray[np.int64], sizes: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], Ids]:
        """Row and number of each group of like meaning that an expression of several words is in. Looked for where its first two stems
        stand: that few words begin one tells little, since small ones do."""
        stems = np.array(self._stem_of, dtype=np.int64)[words]
        after = np.append(stems[1:], -1)
        after[np.cumsum(sizes)[sizes > 0] - 1] = -1
        opens = np.flatnonzero(np.isin(stems << 32 | after, self._openings()))
        row = np.repeat(np.arange(len(sizes)), sizes)[opens]
        places = opens - (np.cumsum(sizes) - sizes)[row]
        rows, ids = [], []
        for number, place in zip(row.tolist(), places.tolist(), strict=True):
            said = tuple(self._entries[self._words[word]].stem for word in phrasings[number])
            for group in self._lexicon.table.expressed(said, place):
                rows.append(number)
                ids.append(self.ids[group])
        return np.array(rows, dtype=np.int64), np.array(ids, dtype=np.int32)

    def _openings(self) -> NDArray[np.int64]:
        """The first two stems of each expression, of those that have been met."""
        number = {stem: n for stem, n in self._stems.items() if stem not in "^$"}
        found = self._lexicon.table.phrases.items()
        pairs = {number[one] << 32 | number[rest[0]] for one, more in found if one in number for rest, _ in more if rest[0] in number}
        return np.array(sorted(pairs), dtype=np.int64)


def _weigh(rows: Rows, rarity: Values, block: NDArray[np.int8]) -> None:
    """From counts to weights, in place."""
    weights = rows.values
    weights *= rarity[rows.ids]
    at = rows.row_numbers() * len(_NAMES) + block[rows.ids]
    squares = np.bincount(at, weights=weights * weights, minlength=len(rows) * len(_NAMES))
    scale = np.tile(list(BLOCKS.values()), len(rows)) / np.sqrt(np.maximum(squares, _LEAST) * _TOTAL)
    weights *= scale.astype(np.float32)[at]


def by_fact(rows: Rows, facts: NDArray[np.int32], features: int) -> Iterator[tuple[Ids, Ids, Values]]:
    """Fact, feature and sum of weights of all pairs that occur, a piece at a time. `facts`: each row's, ascending."""
    for first, last in rows.pieces(np.flatnonzero(np.diff(facts)) + 1):
        part = rows.between(first, last)
        keys = facts[first:last][part.row_numbers()] * np.int64(features) + part.ids
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        new = np.flatnonzero(np.concatenate((np.ones(min(1, len(keys)), dtype=np.bool_), keys[1:] != keys[:-1])))
        sums = np.add.reduceat(part.values[order], new) if len(new) else part.values
        yield (keys[new] // features).astype(np.int32), (keys[new] % features).astype(np.int32), sums
