"""Which language a question is in, told by its small words and letters: Swedish, English, Norwegian, Danish, or not to be told."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from bot.documents import plain
from bot.language import LANGUAGES
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
    bare = _plain_swedish()
    scores: Counter[str] = Counter()
    low = text.casefold()
    for word in _WORD.findall(low):
        for lang, weight in words.get(word, bare.get(word, {})).items():
            scores[lang] += weight  # type: ignore[assignment]
        for lang in LANGUAGES:
            scores[lang] += _SPOKEN * (word in forms(lang) and lang not in words.get(word, {}))  # type: ignore[assignment]
    for lang, own in letters.items():
        scores[lang] += 0.6 * any(letter in low for letter in own)  # type: ignore[assignment]
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0] == "da"))
    ahead = ranked[0][1] - next((score for lang, score in ranked[1:] if {lang, ranked[0][0]} != {"no", "da"}), 0.0)
    return ranked[0][0] if ahead >= _LEAD else None
