"""Which fact a question asks for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from bot.matching.reading import Reader, Token

__all__ = ["Decision", "Match", "Matcher", "Phrasing", "Token"]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask for a fact."""

    fact: str
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Match:
    """How well one fact answers a question."""

    fact: str
    confidence: float
    """How likely it is right, 0 to 1: 0.9 means nine of ten."""
    phrasing: str
    """The fact's phrasing that is nearest."""
    lang: str
    coverage: float
    """Share of the weight of the question's content words that the fact's phrasings explain."""
    unexplained: tuple[str, ...]
    """The weighty words left over, as typed."""
    parts: Mapping[str, float]
    """The named parts of the score, for `ask --explain`."""


@dataclass(frozen=True, slots=True)
class Decision:
    outcome: Literal["sure", "unsure", "unknown"]
    reason: str
    choices: tuple[Match, ...]


class Matcher:
    """An immutable index of phrasings, safe to share."""

    def __init__(self, phrasings: Sequence[Phrasing], reader: Reader, wrong_cost: float) -> None:
        self._phrasings = tuple(phrasings)
        self._reader = reader
        self._wrong_cost = wrong_cost
        self._facts = tuple(dict.fromkeys(p.fact for p in phrasings))
        number = {fact: n for n, fact in enumerate(self._facts)}
        self._fact_of = np.array([number[p.fact] for p in phrasings], dtype=np.int32)
        self._read = [reader.read(p.text, p.lang) for p in phrasings]
        df: dict[str, int] = {}
        rows = [features(tokens) for tokens in self._read]
        for row in rows:
            for key in row:
                df[key] = df.get(key, 0) + 1
        n = len(rows) + 1
        self._idf = {key: float(np.log(n / count) + 0.3) for key, count in df.items()}
        self._unseen = float(np.log(n) + 0.3)
        postings: dict[str, tuple[list[int], list[float]]] = {}
        for i, row in enumerate(rows):
            vector = self._weigh(row)
            for key, value in vector.items():
                ids, values = postings.setdefault(key, ([], []))
                ids.append(i)
                values.append(value)
        self._postings = {k: (np.array(a, dtype=np.int32), np.array(b, dtype=np.float32)) for k, (a, b) in postings.items()}
        self._stems_of: list[set[str]] = [set() for _ in self._facts]
        for i, tokens in enumerate(self._read):
            self._stems_of[self._fact_of[i]].update(t.stem for t in tokens)

    @classmethod
    def build(
        cls,
        phrasings: Iterable[Phrasing],
        *,
        synonyms: Mapping[str, Sequence[Sequence[str]]] = {},
        filler: Mapping[str, Sequence[str]] = {},
        vocabulary: Iterable[str] = (),
        wrong_cost: float = 4.0,
        cache: Path | None = None,
    ) -> Matcher:
        """Learn from phrasings. `synonyms`: by language, groups of words that mean the same; `filler`: by language, words without weight;
        `vocabulary`: further words to know when reading; `wrong_cost`: missed answers that one wrong answer is worth."""
        phrasings = tuple(dict.fromkeys(phrasings))
        reader = Reader(((p.text, p.lang) for p in phrasings), synonyms=synonyms, filler=filler, vocabulary=vocabulary)
        return cls(phrasings, reader, wrong_cost)

    def _weigh(self, row: Mapping[str, float]) -> dict[str, float]:
        vector = {key: tf * self._idf.get(key, self._unseen) for key, tf in row.items()}
        norm = sum(v * v for v in vector.values()) ** 0.5 or 1.0
        return {key: v / norm for key, v in vector.items()}

    def read(self, text: str, lang: str | None = None) -> tuple[Token, ...]:
        """The words of a question as they are compared."""
        return self._reader.read(text, lang)

    def match(self, text: str | tuple[Token, ...], lang: str | None = None, limit: int = 5) -> tuple[Match, ...]:
        """The facts that a question (or its tokens) may ask for, best first, one entry for each."""
        tokens = self.read(text, lang) if isinstance(text, str) else text
        if not self._phrasings:
            return ()
        scores = np.zeros(len(self._phrasings), dtype=np.float32)
        for key, value in self._weigh(features(tokens)).items():
            if key in self._postings:
                ids, values = self._postings[key]
                scores[ids] += values * value
        best = np.zeros(len(self._facts), dtype=np.float32)
        np.maximum.at(best, self._fact_of, scores)
        order = np.argsort(-best, kind="stable")[:limit]
        return tuple(self._result(int(f), float(best[f]), scores, tokens) for f in order)

    def _result(self, fact: int, score: float, scores: np.ndarray, tokens: tuple[Token, ...]) -> Match:  # type: ignore[type-arg]
        own = np.flatnonzero(self._fact_of == fact)
        phrasing = self._phrasings[own[int(np.argmax(scores[own]))]]
        weights = {t.surface: self._idf.get(t.stem, self._unseen) for t in tokens if not t.function}
        left = tuple(t.surface for t in tokens if not t.function and t.stem not in self._stems_of[fact])
        total = sum(weights.values())
        coverage = 1 - sum(weights[s] for s in left) / total if total else 0.0
        confidence = float(1 / (1 + np.exp(-10 * (score - 0.55))))
        return Match(self._facts[fact], confidence, phrasing.text, phrasing.lang, coverage, left, {"words": score})

    def decide(self, matches: Sequence[Match]) -> Decision:
        """Answer, ask back or say that it is not known, at the least expected cost."""
        sure = self._wrong_cost / (1 + self._wrong_cost)
        if not matches or matches[0].confidence < 0.15:
            return Decision("unknown", "nothing near", ())
        if matches[0].confidence >= sure and matches[0].coverage >= 0.5:
            return Decision("sure", "confident", (matches[0],))
        return Decision("unsure", "not confident enough", tuple(matches[:3]))


def features(tokens: Sequence[Token]) -> dict[str, float]:
    """Stems and letter trigrams of tokens, with their raw weight."""
    row: dict[str, float] = {}
    for token in tokens:
        row[token.stem] = row.get(token.stem, 0.0) + (0.4 if token.function else 1.0)
        padded = f"#{token.word}#"
        for i in range(len(padded) - 2):
            gram = "\0" + padded[i : i + 3]
            row[gram] = row.get(gram, 0.0) + (0.08 if token.function else 0.2)
    return row
