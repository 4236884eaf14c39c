"""Small talk: greetings, thanks, abuse, "are you a robot"; a message that is nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bot.answering.lexicon import Lexicon, in_writing, tables
from bot.kept import Kept
from bot.language import LANGUAGES, data
from bot.matching.matcher import Token

WEIGHT = ("help", "robot", "abuse", "goodbye", "thanks", "greeting")
"""Where several kinds stand together ("hej, är du en robot?"), the first of these is answered."""

MOSTLY, AT_MOST = 0.6, 12
"""The share of small talk, and the number of words, of a message that may be taken for it although it holds other words."""


class Talk:
    """The small talk of all languages, read as the matcher reads."""

    def __init__(self, read: Callable[[str, str], tuple[Token, ...]], kept: Kept) -> None:
        self._read = read
        self._kept = kept
        self._lexicons: dict[str, Lexicon] = {}

    def _lexicon(self, lang: str) -> Lexicon:
        if lang not in self._lexicons:
            own = self._kept.get(f"talk-{lang}", lambda: tables(_expressions(lang), lambda form: self._read(form, lang), inflected=False))
            self._lexicons[lang] = Lexicon(own)
        return self._lexicons[lang]

    def kind(self, tokens: tuple[Token, ...], lang: str) -> str | None:
        """The kind of small talk, None for anything that is more than that."""
        if not all(token.word in self._lexicon(lang).words for token in tokens):
            return None
        kind, share = self._kind(tokens, lang)
        return kind if share == 1 else None

    def mostly(self, tokens: tuple[Token, ...], lang: str) -> str | None:
        """The kind of a message that asks nothing and is small talk for the most part, whatever else it tells: "haha ok då diskar hon"."""
        kind, share = self._kind(tokens, lang)
        return kind if share >= MOSTLY and len(tokens) <= AT_MOST else None

    def _kind(self, tokens: tuple[Token, ...], lang: str) -> tuple[str | None, float]:
        """The kind, and the share of the words that are small talk."""
        if not tokens:
            return None, 0.0
        marks = self._lexicon(lang).marks(tokens)
        covered = {i for m in marks for i in range(m.start, m.end)}
        kinds = {m.concept for m in marks}
        return next((kind for kind in WEIGHT if kind in kinds), None), len(covered) / len(tokens)


def _expressions(lang: str) -> Mapping[str, list[str]]:
    smalltalk = data(lang, "smalltalk")
    return in_writing({**smalltalk["talk"], "small": smalltalk["small"]}, lang)


def words() -> Iterator[str]:
    """Everything small talk is made of, for the matcher's vocabulary."""
    return (form for lang in LANGUAGES for forms in _expressions(lang).values() for form in forms)
