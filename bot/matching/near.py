"""Which known word or name a misspelled one is nearest to. The one home of rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz.distance import OSA, JaroWinkler

from bot.matching.letters import fold

_CANDIDATES = 24
"""Names that share most letters and letter pairs are looked at closely; the right one is hardly ever further down."""


def similarity(a: str, b: str) -> float:
    """0 to 1 for two folded words: the mean of the share of letters that need no edit (optimal string alignment, transpositions count
    one: Boytsov 2011) and Jaro-Winkler, which trusts the beginning of a word more."""
    return float(OSA.normalized_similarity(a, b) + JaroWinkler.similarity(a, b)) / 2


def edits(a: str, b: str) -> int:
    """Letters to insert, delete, change, or swap with their neighbour, to come from one word to the other."""
    return int(OSA.distance(a, b))


def _pieces(word: str) -> list[str]:
    """Pairs of neighbouring letters, and single letters, which stay when letters are swapped ("lnegt", length)."""
    padded = f" {word} "
    return list(dict.fromkeys([*(padded[i : i + 2] for i in range(len(padded) - 1)), *word]))


class Names:
    """An immutable index of words or names, in which the nearest are found without looking at all of them."""

    __slots__ = ("_by_fold", "_folded", "_lengths", "_postings", "choices")

    def __init__(self, choices: Iterable[str]) -> None:
        self.choices = tuple(dict.fromkeys(choices))
        self._folded = [fold(choice) for choice in self.choices]
        self._by_fold: dict[str, list[int]] = {}
        postings: dict[str, list[int]] = {}
        for n, folded in enumerate(self._folded):
            self._by_fold.setdefault(folded, []).append(n)
            for piece in _pieces(folded):
                postings.setdefault(piece, []).append(n)
        self._postings = {piece: np.array(ns, dtype=np.int32) for piece, ns in postings.items()}
        self._lengths = np.array([len(_pieces(folded)) for folded in self._folded], dtype=np.float32)

    def __len__(self) -> int:
        return len(self.choices)

    def nearest(self, word: str, limit: int = 3) -> list[tuple[str, float]]:
        """The nearest choices with their similarity, best first; å, ä and ö count as a and o, case does not count."""
        folded = fold(word)
        if exact := self._by_fold.get(folded):
            return [(self.choices[n], 1.0) for n in exact[:limit]]
        found = [(self.choices[n], similarity(folded, self._folded[n])) for n in self._alike(folded)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def _alike(self, folded: str) -> list[int]:
        """The few that share most letters and letter pairs (Dice's coefficient)."""
        pieces = _pieces(folded)
        hits = [self._postings[piece] for piece in pieces if piece in self._postings]
        if not hits:
            return []
        counts = np.bincount(np.concatenate(hits), minlength=len(self.choices))
        dice = 2 * counts / (self._lengths + len(pieces))
        if len(dice) <= _CANDIDATES:
            return [int(n) for n in np.flatnonzero(counts)]
        best = np.argpartition(dice, -_CANDIDATES)[-_CANDIDATES:]
        return [int(n) for n in best if counts[n]]


def nearest(word: str, choices: Sequence[str] | Names, limit: int = 3) -> list[tuple[str, float]]:
    """The choices nearest to a word with their similarity (0 to 1), best first. Prepare `Names` once where there are many."""
    return (choices if isinstance(choices, Names) else Names(choices)).nearest(word, limit)
