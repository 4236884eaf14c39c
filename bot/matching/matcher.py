"""Which fact a question asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, chain, compress
from math import exp, log
from operator import gt
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from bot import forks
from bot.language import LANGUAGES
from bot.matching import index as indexes
from bot.matching import store
from bot.matching.index import Index, Scored
from bot.matching.letters import lowered
from bot.matching.reading import Reader, Token, marked_words, vocabularies
from bot.matching.store import Learned
from bot.matching.words import Entry, of_a_kind

__all__ = ["Decision", "Match", "Matcher", "Phrasing", "Token"]

_DIGITS = 3
"""Of confidence and likeness: what comes after says nothing, and would differ with every phrasing that staff add anywhere."""
_EXACT = 0.99
"""Confidence in a phrasing asked word for word, at least."""
_GOOD = 0.5
"""Confidence from which the other languages are not looked at; nor are they where the words tell the language and are mostly explained."""
_ELSEWHERE = 0.9
"""What a match in another language than the question's counts."""
_COVERED = 0.34
"""Share of the weight of a question's content words that a fact must explain to be answered without asking back."""
_MEANT = 0.5
"""Share of a fact's phrasings that hold a negation, from which it is asked in the negative."""
_WORTH_ASKING = 0.25
"""Confidence from which a question back is worth its reader's time."""
_WORTH_CHOOSING = 0.2
"""What a choice beside the best must have of the best's confidence."""


class Phrasing(NamedTuple):
    """One way to ask for a fact."""

    fact: str
    text: str
    lang: str


class Match(NamedTuple):
    """How well one fact answers a question."""

    fact: str
    confidence: float
    """How likely it is right, 0 to 1: 0.9 means nine of ten. In thousandths."""
    phrasing: str
    """The fact's phrasing that is nearest."""
    lang: str
    coverage: float
    """Share of the weight of the question's content words that the fact's phrasings explain."""
    unexplained: tuple[str, ...]
    """The weighty words left over, as typed."""
    parts: Mapping[str, float]
    """The named parts of the score, for `ask --explain`."""
    unrounded: float = 0.0
    """The confidence with all its digits, for whoever compares them over many questions."""


@dataclass(frozen=True, slots=True)
class Decision:
    outcome: Literal["sure", "unsure", "unknown"]
    reason: str
    """Name of the reason: exact, confident, nothing, far, doubtful, uncovered, negation."""
    choices: tuple[Match, ...]


class Matcher:
    """An immutable index of phrasings, safe to share."""

    __slots__ = ("_indexes", "_reader", "_wrong_cost", "made_from")

    def __init__(self, reader: Reader, by_language: Mapping[str, Index], wrong_cost: float, made_from: Mapping[str, str]) -> None:
        """`made_from`: names the state of all that each language was learned from, where that is kept."""
        self.made_from = made_from
        self._reader = reader
        self._indexes = by_language
        self._wrong_cost = wrong_cost

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
        made_from: str | None = None,
        at_once: bool = False,
    ) -> Matcher:
        """Learn from phrasings. `synonyms`: by language, groups of words that mean the same; `filler`: by language, words without weight;
        `vocabulary`: further words to know when reading; `wrong_cost`: missed answers that one wrong answer is worth; `cache`: a folder
        where what was learned is kept for the next start, under a hash of all this; `made_from`: names the state of whatever all this
        comes from, so that in the same state nothing of it is looked at; `at_once`: the languages are learned by as many processes, which a
        process with other threads must not ask for. What one language is learned from alone lets the others stay as they are."""
        content = lru_cache(1)(lambda: _by_language(phrasings, tuple(dict.fromkeys(vocabulary)), synonyms, filler))
        places = store.places(cache, made_from, content) if cache else {}
        if at_once:
            new = {lang: place for lang, place in places.items() if not store.read(place)}
            forks.at_once([partial(_learned, lang, content()[lang], place) for lang, place in new.items()])
        learned = {
            lang: (place and store.read(place)) or _learned(lang, content()[lang], place)
            for lang, place in (places or dict.fromkeys(content())).items()
        }
        reader = Reader({lang: own.words for lang, own in learned.items()}, synonyms=synonyms, filler=filler)
        by_language = {lang: store.load(own.arrays, reader.lexicons[lang]) for lang, own in learned.items() if own.arrays}
        return cls(reader, by_language, wrong_cost, {lang: place.name for lang, place in places.items()})

    def reading(self) -> str:
        """The state of how it reads: while it is the same, every text is read as before, whatever else is learned."""
        return self._reader.state()

    def read(self, text: str, lang: str | None = None, right: frozenset[str] = frozenset()) -> tuple[Token, ...]:
        """The words of a question as they are compared. `right`: folded words that are no mistakes, whatever the phrasings have."""
        return self._reader.read(text, lang, right)

    def match(self, text: str | Sequence[Token], lang: str | None = None, limit: int = 5) -> tuple[Match, ...]:
        """The facts that a question (or its tokens) may ask for, best first, one entry for each.

        Asked in its own language first; in the others too where that language has nothing good or cannot be told."""
        return self.matched_in(text, lang, limit)[0]

    def matched_in(self, text: str | Sequence[Token], lang: str | None, limit: int) -> tuple[tuple[Match, ...], tuple[str, ...]]:
        """The same, with the languages whose phrasings were looked at."""
        typed = text if isinstance(text, str) else " ".join(token.surface for token in text)
        lang = self._reader.language(typed, lang)
        tokens = self._reader.read(text, lang) if isinstance(text, str) else tuple(text)
        others = [other for token in tokens for other in self._reader.others(token, lang)]
        own = _matches(self._indexes[lang], tokens, others, limit) if lang and lang in self._indexes else ()
        if own and (len(self._indexes) == 1 or own[0].confidence >= _GOOD):
            return own, (str(lang),)
        if own and own[0].coverage >= _COVERED and self._reader.language(typed, None) == lang:
            return own, (str(lang),)
        best: dict[str, Match] = {match.fact: match for match in own}
        for other, index in self._indexes.items():
            if other == lang:
                continue
            share = 1.0 if lang is None else _ELSEWHERE
            for match in _matches(index, tokens, others, limit):
                match = match._replace(confidence=round(match.confidence * share, _DIGITS), unrounded=match.unrounded * share)
                if match.fact not in best or best[match.fact].confidence < match.confidence:
                    best[match.fact] = match
        return tuple(sorted(best.values(), key=lambda m: -m.confidence)[:limit]), tuple(self._indexes)

    def decide(self, matches: Sequence[Match]) -> Decision:
        """Answer, ask back or say that it is not known, at the least expected cost: a wrong answer costs `wrong_cost`, a missed one 1, so
        an answer must be right with 1 - 1 / wrong_cost at least."""
        if not matches:
            return Decision("unknown", "nothing", ())
        best = matches[0]
        choices = tuple(match for match in matches[:3] if match.confidence >= _WORTH_CHOOSING * best.confidence)
        if best.confidence < _WORTH_ASKING:
            return Decision("unknown", "far", ())
        if best.parts.get("negation", 0.0) < 0:
            return Decision("unsure", "negation", choices)
        if best.coverage < _COVERED:
            return Decision("unsure", "uncovered", choices)
        if best.confidence >= _EXACT and best.coverage == 1:
            return Decision("sure", "exact", (best,))
        if certainty(matches) < 1 - 1 / self._wrong_cost:
            return Decision("unsure", "doubtful", choices)
        return Decision("sure", "confident", (best,))


def certainty(matches: Sequence[Match]) -> float:
    """How likely the first match is the right answer, seen beside the second and with what it leaves unexplained.

    Confidence tells known questions from unknown ones; of two facts that both fit, one is wrong, whatever the confidence. A logistic
    regression on the tuning sets, its constant raised by 0.35: there a quarter of the questions has no fact, here an eighth is assumed. As
    a judge of what to answer it is ahead of confidence alone on all but one of them."""
    best = matches[0]
    chance = min(max(best.confidence, 1e-4), 1 - 1e-4)
    margin = best.confidence - (matches[1].confidence if len(matches) > 1 else 0.0)
    return 1 / (1 + exp(-(0.45 * log(chance / (1 - chance)) + 3.5 * margin + 2.0 * best.coverage - 1.65)))


class _Content(NamedTuple):
    """All that one language is learned from."""

    phrasings: list[tuple[str, str]]
    """Fact and text of each."""
    vocabulary: tuple[str, ...]
    synonyms: Sequence[Sequence[str]]
    filler: Sequence[str]


def _by_language(
    phrasings: Iterable[Phrasing],
    vocabulary: tuple[str, ...],
    synonyms: Mapping[str, Sequence[Sequence[str]]],
    filler: Mapping[str, Sequence[str]],
) -> dict[str, _Content]:
    """Each phrasing once, in one order whatever the order of files; the language with most phrasings first."""
    own: dict[str, list[tuple[str, str]]] = {}
    for fact, text, lang in sorted(set(phrasings)):
        own.setdefault(lang, []).append((fact, text))
    languages = sorted((lang for lang in own if lang in LANGUAGES), key=lambda lang: (-len(own[lang]), lang)) or LANGUAGES[:1]
    return {lang: _Content(own.get(lang, []), vocabulary, synonyms.get(lang, ()), filler.get(lang, ())) for lang in languages}


def _learned(lang: str, content: _Content, place: Path | None) -> Learned:
    """What is learned of one language, kept if there is a place."""
    marked = [tuple(marked_words(text)) for _, text in content.phrasings]
    groups, small = {lang: content.synonyms}, {lang: content.filler}
    words = vocabularies({lang: chain.from_iterable(marked)}, groups, content.vocabulary)
    reader = Reader(words, synonyms=groups, filler=small)
    said = [reader.words(text, of, lang) for (_, text), of in zip(content.phrasings, marked, strict=True)]
    del marked
    arrays = store.dump(indexes.build(reader.lexicons[lang], content.phrasings, said), said) if said else {}
    learned = Learned(words[lang], arrays)
    if place:
        store.write(place, learned)
    return learned


def _matches(index: Index, tokens: Sequence[Token], others: Sequence[str], limit: int) -> tuple[Match, ...]:
    """The best facts of one language, best first. `others`: words that misspelled ones may have been, beside those they were taken for."""
    words = [index.lexicon.sharp(token.word, lowered(token.surface)) for token in tokens]
    vector = index.vector(words, [token.surface for token in tokens if token.corrected], others)
    best = index.nearest(index.scores(vector, words), vector, limit)
    entries = zip(tokens, map(index.lexicon.entry, words), strict=True)
    weighty = [(token, entry) for token, entry in entries if not entry.small or entry.negation]
    weights = [index.space.weight(entry.named[0][0]) for _, entry in weighty]
    negative = any(entry.negation for _, entry in weighty)
    same = index.exact.get(" ".join(words), -1)
    found = []
    for (fact, score, phrasing, likeness), (held, explained) in zip(best, _held(index, best, [e for _, e in weighty]), strict=True):
        explained = [True] * len(weighty) if fact == same else explained
        unrounded = index.curve(score) if len(vector.ids) else 0.0
        unrounded = max(unrounded, _EXACT) if fact == same else unrounded
        opposite = fact != same and (index.negated[fact] == 0 if negative else index.negated[fact] >= _MEANT)
        found.append(
            Match(
                fact=index.facts[fact],
                confidence=round(unrounded, _DIGITS),
                phrasing=phrasing,
                lang=index.lexicon.lang,
                coverage=sum(compress(weights, explained)) / sum(weights) if weights else 1.0,
                unexplained=tuple(token.surface for (token, _), known in zip(weighty, explained, strict=True) if not known),
                parts={
                    "score": score,
                    "likeness": round(likeness, _DIGITS),
                    "negation": -1.0 if opposite else 0.0,
                    "other": float(sum(map(gt, held, explained))),
                },
                unrounded=unrounded,
            )
        )
    return tuple(found)


def _held(index: Index, best: Sequence[Scored], entries: Sequence[Entry]) -> list[tuple[list[bool], list[bool]]]:
    """For each fact, of which words it has any feature, and which it explains. Håbo is not explained by Habo, nor Norway by Sweden: things
    of one kind are alike, but another thing is asked for."""
    if not entries:
        return [([], [])] * len(best)
    names = [name for entry in entries for name, _ in entry.named]
    telling = [name == entry.mark if entry.mark else not of_a_kind(name) for entry in entries for name, _ in entry.named]
    starts = [0, *accumulate(len(entry.named) for entry in entries[:-1])]
    having = index.having([each[0] for each in best], names)
    held = np.logical_or.reduceat(having, starts, axis=1)
    explained = np.logical_or.reduceat(having & telling, starts, axis=1)
    return list(zip(held.tolist(), explained.tolist(), strict=True))
