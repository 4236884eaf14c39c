"""A question as it is read: words folded, run-together words taken apart, split words joined, unknown words corrected, stems, numbers.

The same reading serves phrasings and questions. What the knowledge knows is never corrected away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.language import LANGUAGES, data
from bot.language.detect import detect
from bot.matching import letters
from bot.matching.near import Names, edits

_KIN = {"no": "sv", "da": "sv"}
"""Languages read with another's words: close enough that their questions find its phrasings."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a question. Several may come from one run-together word, and one from a word that was split."""

    surface: str
    """As typed."""
    start: int
    end: int
    word: str
    """Lower case, folded, corrected; "forkarlstad" gives "for" and "karlstad"."""
    stem: str
    """What is compared: the stem, the number in digits, or the stem of the synonym that facts use."""
    function: bool
    """A small word that carries little, or filler."""
    number: bool
    known: bool
    """In the vocabulary of the knowledge or of the language, or an inflection of a word there."""
    corrected: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """A language's own words, folded."""

    function: frozenset[str]
    filler: frozenset[str]
    negation: frozenset[str]
    numerals: Mapping[str, str]
    links: tuple[str, ...]
    """Letters between the parts of a compound; none: the language writes them apart."""


@cache
def tables(lang: str) -> Tables:
    """The words of bot/language/<lang>/words.yaml."""
    words = data(lang, "words")
    question = [word for group in words["question"].values() for word in group]
    return Tables(
        function=frozenset(map(letters.fold, [*words["function"], *question])),
        filler=frozenset(map(letters.fold, words["filler"])),
        negation=frozenset(map(letters.fold, words["negation"])),
        numerals={letters.fold(word): str(number) for word, number in words["numerals"].items()},
        links=tuple(words.get("links", ())),
    )


@dataclass(frozen=True, slots=True)
class Raw:
    """A word before it is looked up."""

    surface: str
    start: int
    end: int
    word: str


def raw_words(text: str) -> list[Raw]:
    """The words of a text with their places. "e-post" is one word: what stands before its hyphen is no word by itself."""
    found: list[Raw] = []
    for start, end in letters.words(text):
        surface = text[start:end]
        last = found[-1] if found else None
        if last and last.end + 1 == start and text[last.end] in "-‐‑" and len(last.surface) <= 2 and last.word.isalpha():  # noqa: PLR2004
            surface, start = text[last.start : end], last.start
            found.pop()
        word = "".join(c for c in letters.fold(surface) if c.isalnum())
        if word:
            found.append(Raw(surface, start, end, word))
    return found


class Reader:
    """Reads texts against the vocabulary of one knowledge. Immutable once built."""

    def __init__(
        self,
        texts: Iterable[tuple[str, str]],
        *,
        synonyms: Mapping[str, Sequence[Sequence[str]]],
        filler: Mapping[str, Sequence[str]],
        vocabulary: Iterable[str],
    ) -> None:
        texts = list(texts)
        used = dict.fromkeys(lang for _, lang in texts)
        self.languages = tuple(lang for lang in used if lang in LANGUAGES) or LANGUAGES[:1]
        self._filler = {lang: tables(lang).filler | frozenset(map(letters.fold, filler.get(lang, ()))) for lang in self.languages}
        self._synonyms = {lang: self._groups(synonyms.get(lang, ()), lang) for lang in self.languages}
        own: dict[str, None] = {}
        for text in (*(text for text, _ in texts), *vocabulary):
            own.update(dict.fromkeys(raw.word for raw in raw_words(text)))
        for lang in self.languages:
            for group in synonyms.get(lang, ()):
                own.update(dict.fromkeys(raw.word for word in group for raw in raw_words(word)))
        self.vocabulary = frozenset(own)
        small = {w for lang in self.languages for w in tables(lang).function | tables(lang).negation | self._filler[lang] | tables(lang).numerals.keys()}
        self._known = self.vocabulary | small
        self._stems = {lang: frozenset(letters.stem(w, lang) for w in own) for lang in self.languages}
        self._names = Names(w for w in self._known if len(w) > 2 and w.isalpha())  # noqa: PLR2004

    @staticmethod
    def _groups(groups: Sequence[Sequence[str]], lang: str) -> dict[str, str]:
        """Stem of a synonym to the stem of the word that stands for its group."""
        stems: dict[str, str] = {}
        for group in groups:
            folded = [raws[0].word for word in group if len(raws := raw_words(word)) == 1]
            for word in folded:
                stems.setdefault(letters.stem(word, lang), letters.stem(folded[0], lang))
        return stems

    def language(self, text: str, lang: str | None) -> str:
        """The language to read in: as told, as detected, or the first of the knowledge."""
        if len(self.languages) > 1:
            lang = lang or detect(text) or ""
            lang = _KIN.get(lang, lang)
            if lang in self.languages:
                return lang
        return self.languages[0]

    def read(self, text: str, lang: str | None = None) -> tuple[Token, ...]:
        """All of the words of a text."""
        lang = self.language(text, lang)
        tokens: list[Token] = []
        raws = raw_words(text)
        n = 0
        while n < len(raws):
            joined = self._join(raws[n], raws[n + 1]) if n + 1 < len(raws) else ()
            n += 2 if joined else 1
            for raw, corrected in joined or self._parts(raws[n - 1], lang):
                tokens.append(self._token(raw, corrected, lang))
        return tuple(tokens)

    def _join(self, first: Raw, second: Raw) -> tuple[tuple[Raw, bool], ...]:
        """Two words that are one: "kvalitets kommun". Joined only to a word that is known, and unless both are words by themselves
        and short ("för slag")."""
        word = first.word + second.word
        if not word.isalpha() or second.start - first.end > 1:
            return ()
        strange = first.word not in self._known or second.word not in self._known
        raw = Raw(f"{first.surface} {second.surface}", first.start, second.end, word)
        if word in self.vocabulary and (strange or min(len(first.word), len(second.word)) > 3):  # noqa: PLR2004
            return ((raw, False),)
        if strange and first.word not in self._known and (parts := self._split(raw)) and parts[1].word not in (second.word,):
            return tuple((part, False) for part in parts)
        return ()

    def _parts(self, raw: Raw, lang: str) -> tuple[tuple[Raw, bool], ...]:
        """The word itself, its parts if it was run together, or the known word that was meant."""
        if self._knows(raw.word, lang) or not raw.word.isalpha():
            return ((raw, False),)
        near = self._names.nearest(raw.word, 1)
        if near and len(raw.word) > 4 and edits_allowed(raw.word, near[0][0]) == 1:  # noqa: PLR2004
            return ((Raw(raw.surface, raw.start, raw.end, near[0][0]), True),)
        if parts := self._split(raw):
            return tuple((part, False) for part in parts)
        if near and edits_allowed(raw.word, near[0][0]):
            return ((Raw(raw.surface, raw.start, raw.end, near[0][0]), True),)
        return ((raw, False),)

    def _knows(self, word: str, lang: str) -> bool:
        return word in self._known or letters.stem(word, lang) in self._stems[lang]

    def _split(self, raw: Raw) -> tuple[Raw, ...]:
        """Two known words that were run together: "förkarlstad", "vannkarlstad"; short parts only if they are the language's small words."""
        if len(raw.word) < 5 or len(raw.word) != len(raw.surface.replace(" ", "")):  # noqa: PLR2004
            return ()
        for cut in range(len(raw.word) - 3, 1, -1):
            first, second = raw.word[:cut], raw.word[cut:]
            if second in self.vocabulary and (first in self._known):
                at = cut + (" " in raw.surface[: cut + 1])
                return (
                    Raw(raw.surface[:at].rstrip(), raw.start, raw.start + at, first),
                    Raw(raw.surface[at:], raw.start + at, raw.end, second),
                )
        return ()

    def _token(self, raw: Raw, corrected: bool, lang: str) -> Token:
        table = tables(lang)
        number = table.numerals.get(raw.word, raw.word if raw.word.isdigit() else "")
        stem = number or letters.stem(raw.word, lang)
        stem = self._synonyms[lang].get(stem, stem)
        function = raw.word in table.function or raw.word in self._filler[lang]
        return Token(raw.surface, raw.start, raw.end, raw.word, stem, function, bool(number), self._knows(raw.word, lang), corrected)


def edits_allowed(word: str, known: str) -> int:
    """How many letters apart two words are, if so few that one is taken for a misspelling of the other; else 0."""
    apart = edits(word, known)
    length = min(len(word), len(known))
    if apart == 1 and (length > 3 or word[0] == known[0] or sorted(word) == sorted(known)):  # noqa: PLR2004
        return apart
    return apart if apart <= (length - 2) // 3 and apart < 4 else 0  # noqa: PLR2004
