"""A language's words, and what each word of a text stands for: its stem, the parts of a compound, words of like meaning, letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from bot.language import data
from bot.matching import letters

_SMALL = 0.6
"""Weight of a small word beside a content word's 1: "how", "when" and "not" still tell facts apart."""
_PART = 0.6
"""Weight of a compound's part beside the whole: köksbelysningen is first of all itself, then belysningen and kök."""
_MARK = 0.5
"""Weight of the marks where they alone tell words of the knowledge apart: Håbo, Habo."""
_SHARED = 0.5
"""A known word in n groups of like meaning counts n ^ -0.5 in each: "get" and "hold" mean much, "mortgage" one thing."""
INSTEAD = 2.0
"""Weight of the groups of like meaning of a word that the knowledge lacks beside another word's 1: they speak in its stead."""
_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 3
_SHORTEST_LIKE = 4
_REMEMBERED = 50_000
"""Words that are kept as they were looked up."""


@dataclass(frozen=True, slots=True)
class Table:
    """A language's own words (bot/language/<lang>/words.yaml), folded."""

    lang: str
    small: frozenset[str]
    filler: frozenset[str]
    negation: frozenset[str]
    numerals: Mapping[str, str]
    links: tuple[str, ...]
    """Letters between the parts of a compound; none: the language writes them apart."""
    forms: Mapping[str, str]
    """Stem of an irregular form to the stem of its word: vann -> vinn."""
    kin: Mapping[str, tuple[str, ...]]
    """Stem to the groups of like meaning it is in."""
    like: frozenset[str]
    """The words of those groups."""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First stem of an expression of several words to the others and the group of like meaning: "how much" is a price."""

    def likens(self, word: str) -> bool:
        """Whether the word is among those of like meaning; of a short one, no other form ("vinaren" is the winner, hardly the wine)."""
        return word in self.like or (len(stem := self.stem(word)) >= _SHORTEST_LIKE and stem in self.kin)

    def expressed(self, stems: tuple[str, ...], place: int) -> list[str]:
        """The groups of the expressions that begin at a place in a text."""
        found = self.phrases.get(stems[place], ())
        return [group for rest, group in found if stems[place + 1 : place + 1 + len(rest)] == rest]

    def stem(self, word: str) -> str:
        stem = letters.stem(word, self.lang)
        return self.forms.get(stem, stem)


def of_a_kind(feature: str) -> bool:
    """Whether a feature is a kind of things ("k:country"), and no group of words of like meaning ("k:17")."""
    return feature.startswith("k:") and not feature[2:].isdigit()


@cache
def table(lang: str) -> Table:
    """The words of a language, read once."""
    words = data(lang, "words")
    question = [word for group in words["question"].values() for word in group]
    forms: dict[str, str] = {}
    for group in words.get("forms", ()):
        stems = [letters.stem(letters.fold(word), lang) for word in group]
        for stem in stems:
            forms.setdefault(stem, stems[0])
    kin: dict[str, list[str]] = {}
    like: set[str] = set()
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, group in (*enumerate(_groups(words.get("kin", ""))), *words.get("kinds", {}).items()):
        for text in group:
            stems = [letters.stem(letters.fold(word), lang) for word in text.replace("-", "").split()]
            first, *rest = [forms.get(stem, stem) for stem in stems]
            if rest:
                phrases.setdefault(first, []).append((tuple(rest), f"k:{name}"))
            else:
                kin.setdefault(first, []).append(f"k:{name}")
                like.add(letters.fold(text).replace("-", ""))
    return Table(
        lang=lang,
        small=frozenset(map(letters.fold, [*words["function"], *question])),
        filler=frozenset(map(letters.fold, words["filler"])),
        negation=frozenset(map(letters.fold, words["negation"])),
        numerals={letters.fold(word): str(number) for word, number in words["numerals"].items()},
        links=tuple(words.get("links", ())),
        forms=forms,
        kin={stem: tuple(dict.fromkeys(groups)) for stem, groups in kin.items()},
        like=frozenset(like),
        phrases={first: tuple(found) for first, found in phrases.items()},
    )


def _groups(text: str) -> list[list[str]]:
    """A group of like meaning a line, its words and expressions set apart by commas; lines that begin with # are headings. As YAML's own
    lists they would take ten times as long to read."""
    return [line.split(", ") for line in text.splitlines() if line and not line.startswith("#")]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word stands for."""

    stem: str
    """Its stem, its number in digits, or the stem of the synonym that facts use."""
    named: tuple[tuple[str, float], ...]
    """Features with their weight: the stem first, then marks, parts of a compound, groups of like meaning."""
    grams: tuple[str, ...]
    """Letter trigrams; none for a number, which is right or wrong and never alike."""
    small: bool
    number: bool
    negation: bool
    mark: str
    """The feature of its marks, where they alone tell it from another word of the knowledge."""


class Lexicon:
    """The words of one language in one knowledge: the language's own, staff's synonyms and filler, and the vocabulary (in lower case with
    marks)."""

    def __init__(self, lang: str, vocabulary: Iterable[str], synonyms: Sequence[Sequence[str]] = (), filler: Sequence[str] = ()) -> None:
        self.lang = lang
        self.table = table(lang)
        spelled = {marked: letters.fold(marked) for marked in vocabulary}
        self.vocabulary = frozenset(spelled.values())
        twice = {word for word, times in Counter(spelled.values()).items() if times > 1}
        self._twins: dict[str, set[str]] = {word: set() for word in twice}
        for marked, word in spelled.items():
            if word in twice:
                self._twins[word].add(marked)
        self.filler = self.table.filler | frozenset(map(letters.fold, filler))
        self.small = self.table.small | self.filler | self.table.negation | self.table.numerals.keys()
        self._synonyms: dict[str, str] = {}
        for group in synonyms:
            stems = [self.table.stem(letters.fold(word).replace("-", "")) for word in group if " " not in word]
            for stem in stems:
                self._synonyms.setdefault(stem, stems[0])
        self.kind = lru_cache(_REMEMBERED)(self._kind)
        self.entry = lru_cache(_REMEMBERED)(self._entry)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(map(self.table.stem, self.vocabulary))

    def knows(self, word: str) -> bool:
        """Whether the word or an inflection of it is in the knowledge or among the language's own words."""
        return word in self.vocabulary or word in self.small or (stem := self.table.stem(word)) in self._stems or stem in self._synonyms

    def __contains__(self, word: str) -> bool:
        """Whether the very word is in the knowledge or among the language's own."""
        return word in self.vocabulary or word in self.small

    def sharp(self, word: str, marked: str) -> str:
        """The word to compare: with its marks where the knowledge has words that differ in nothing else."""
        return marked if marked in self._twins.get(word, ()) else word

    def _kind(self, word: str) -> tuple[str, bool, bool]:
        """Of a folded word: its stem as in `Entry`, whether it is a small one, and whether it is a number."""
        number = self.table.numerals.get(word, word if word[0].isdigit() else "")
        stem = number or self.table.stem(word)
        small = word in self.table.small or word in self.filler or (len(word) < _SHORTEST_PART and word not in self.vocabulary)
        return self._synonyms.get(stem, stem), small, bool(number)

    def _entry(self, sharp: str) -> Entry:
        """What a word stands for (folded, or sharp)."""
        word = letters.fold(sharp)
        stem, small, number = self.kind(word)
        parts = () if number or small else self.parts(word)
        kin = () if number else self.table.kin.get(stem, ())
        mark = f"w:={sharp}" if word in self._twins else ""
        named = (
            (f"w:{stem}", _SMALL if small else 1.0),
            *(((mark, _MARK),) if mark else ()),
            *((f"w:{part}", _PART) for part in parts),
            *((group, len(kin) ** -_SHARED if stem in self._stems else INSTEAD) for group in kin),
        )
        padded = f" {word} "
        grams = () if number else tuple(f"c:{padded[i : i + 3]}" for i in range(len(padded) - 2))
        return Entry(stem, named, grams, small, number, word in self.table.negation, mark if sharp != word else "")

    def parts(self, word: str) -> tuple[str, ...]:
        """The stems of a compound's two parts, if the knowledge has words with both: koksbelysningen -> kok, belysning."""
        if len(word) < _SHORTEST_COMPOUND or not self.table.links:
            return ()
        middle = len(word) / 2
        for cut in sorted(range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1), key=lambda cut: abs(cut - middle)):
            if (first := self._first_part(word[:cut])) and (second := self._last_part(word[cut:])):
                return (self._synonyms.get(first, first), self._synonyms.get(second, second))
        return ()

    def _first_part(self, text: str) -> str:
        for link in self.table.links:
            bare = text.removesuffix(link)
            if text.endswith(link) and len(bare) >= _SHORTEST_PART and bare not in self.table.small:
                if bare in self._stems:
                    return bare
                if bare in self.vocabulary:
                    return self.table.stem(bare)
        return ""

    def _last_part(self, text: str) -> str:
        if text in self.table.small:
            return ""
        stem = self.table.stem(text)
        return stem if len(stem) >= _SHORTEST_PART and stem in self._stems else ""
