"""Which known word or name a misspelled one is nearest to. The one home of rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler

from bot.matching.letters import fold

Pieces = NDArray[np.int64]

_LETTER, _WORD = 21, 20
"""Bits of a letter (Unicode has a million), and of the number of a word in an index."""
_CANDIDATES = 24
"""Names that share most letters and letter pairs are looked at closely; the right one is hardly ever further down."""


def similarity(a: str, b: str) -> float:
    """0 to 1 for two folded words: the mean of the share of letters that need no edit (optimal string alignment, transpositions count
    one: Boytsov 2011) and Jaro-Winkler, which trusts the beginning of a word more."""
    return float(OSA.normalized_similarity(a, b) + JaroWinkler.similarity(a, b)) / 2


def edits(a: str, b: str) -> int:
    """Letters to insert, delete, change, or swap with their neighbour, to come from one word to the other."""
    return int(OSA.distance(a, b))


def _pieces(words: Sequence[str]) -> tuple[Pieces, Pieces]:
    """Pairs of neighbouring letters, and single letters, which stay when letters are swapped ("lnegt", length), as numbers; and the word
    that each is in. Ascending, each once a word. A word begins and ends with no letter, 0."""
    said = np.frombuffer("\0".join(("", *words, "")).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    word = np.cumsum(said == 0) - 1
    pairs = said[:-1] << _LETTER | said[1:]
    found = np.sort(np.concatenate((pairs << _WORD | word[:-1], (said << _WORD | word)[said > 0])))
    found = found[np.diff(found, prepend=-1) > 0]
    return found >> _WORD, found & ((1 << _WORD) - 1)


class Names:
    """An immutable index of words or names, in which the nearest are found without looking at all of them."""

    __slots__ = ("_by_fold", "_folded", "_lengths", "_postings", "choices")

    def __init__(self, choices: Iterable[str]) -> None:
        self.choices = tuple(dict.fromkeys(choices))
        self._folded = [fold(choice) for choice in self.choices]
        self._by_fold: dict[str, list[int]] = {}
        for n, folded in enumerate(self._folded):
            self._by_fold.setdefault(folded, []).append(n)
        pieces, words = _pieces(self._folded)
        borders = np.flatnonzero(np.diff(pieces, prepend=-1))
        self._postings = dict(zip(pieces[borders].tolist(), np.split(words, borders[1:]), strict=True)) if len(pieces) else {}
        self._lengths = np.bincount(words, minlength=len(self.choices))

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
        pieces = _pieces([folded])[0].tolist()
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
