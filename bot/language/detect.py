"""Which language a question is in, told by its small words and letters: Swedish, English, Norwegian, Danish, or not to be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bot.documents import plain
from bot.language import LANGUAGES, data
from bot.language.spoken import forms

_WORD = re.compile(r"[^\W\d_]+")
_SPOKEN = 0.5
"""Weight of a spoken form, which may be another language's word ("me")."""
_NORDIC = {"da": "no"}
"""Counted as one where a word is shared with others."""
_LEAD = 0.3
"""How much evidence (in words of one language alone) the best must be ahead of the second: "Karlskoga 2023?" is in no language."""


@cache
def _signs() -> tuple[dict[str, dict[str, float]], dict[str, str]]:
    """Word to its weight by language (one, shared by the languages that have it), and language to its own letters."""
    languages = plain(Path(__file__).with_name("detect.yaml"))
    words: dict[str, dict[str, float]] = {}
    for lang, signs in languages.items():
        for word in dict.fromkeys(signs["words"]):
            words.setdefault(word, {})[lang] = 1.0
    weights = {word: dict.fromkeys(langs, 1 / len({_NORDIC.get(lang, lang) for lang in langs})) for word, langs in words.items()}
    return weights, {lang: signs["letters"] for lang, signs in languages.items()}


@cache
def _plain_swedish() -> dict[str, dict[str, float]]:
    """Swedish words as typed without dots and rings ("ar", "nar", "for"); those that are another language's words are left out."""
    words, _ = _signs()
    bare = str.maketrans("åäö", "aao")
    return {w.translate(bare): {"sv": 0.5} for w, langs in words.items() if "sv" in langs and w.translate(bare) not in words}


def detect(text: str) -> str | None:
    """ "sv", "en", "no" or "da"; None where the words do not tell ("Karlskoga 2023?"), also for other languages.

    Norwegian and Danish share most small words: where they tie, Norwegian is said; both are answered in Swedish anyhow.
    """
    words, letters = _signs()
    bare, spoken = _plain_swedish(), [(lang, forms(lang)) for lang in LANGUAGES]
    scores = dict.fromkeys(letters, 0.0)
    low = text.casefold()
    common = " ".join(word for word in _WORD.findall(text) if word.islower())  # "Härryda came second" names a place.
    for word in _WORD.findall(low):
        own = words.get(word, {})
        for lang, weight in (own or bare.get(word, {})).items():
            scores[lang] += weight
        for lang, said in spoken:
            if word in said and lang not in own:
                scores[lang] += _SPOKEN
    for lang, signs in letters.items():
        if any(letter in common for letter in signs):
            scores[lang] += 0.6
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0] == "da"))
    ahead = ranked[0][1] - next((score for lang, score in ranked[1:] if {lang, ranked[0][0]} != {"no", "da"}), 0.0)
    return ranked[0][0] if ahead >= _LEAD else _by_other_words(low)


def _by_other_words(low: str) -> str | None:
    """The language whose own words most of them are, where small words do not tell: "closing date for entries 2019", "hiya"."""
    found = Counter(lang for word in _WORD.findall(low) if (lang := own_words().get(word)))
    ranked = found.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


@cache
def own_words() -> dict[str, str]:
    """Word to the one language in whose files it stands, with and without dots and rings."""
    bare = str.maketrans("åäö", "aao")
    found: dict[str, str] = {}
    shared: set[str] = set()
    for lang in LANGUAGES:
        own = {word for name in _FILES for text in _texts(data(lang, name)) for word in _WORD.findall(text.casefold())}
        for form in {each for word in own if len(word) >= _SHORTEST for each in (word, word.translate(bare))}:
            shared |= {form} if found.setdefault(form, lang) != lang else set()
    return {word: lang for word, lang in found.items() if word not in shared}


_FILES = ("words", "asking", "smalltalk")
_SHORTEST = 4
"""Letters of a word that tells a language: shorter ones are in many."""


def _texts(value: Any) -> Iterator[str]:
    """Every text in a file; group names are no words of the language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | Sequence):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)
