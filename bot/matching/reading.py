"""A question as it is read: words folded, run-together words taken apart, split words joined, unknown words corrected.

The same reading serves phrasings and questions. What the knowledge knows is never corrected away.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from bot.language import LANGUAGES
from bot.language.detect import detect
from bot.matching import letters
from bot.matching.near import Names, edits
from bot.matching.words import Lexicon

_KIN = {"no": "sv", "da": "sv"}
"""Languages read with another's words: close enough that their questions find its phrasings."""
_SHORTEST = 3
"""Letters of a word that is a misspelling, or is what was meant by one."""
_NEAR = 6
"""Known words that are weighed against each other for a misspelled one."""
_LOOKED_AT = 10
"""Known words among which those are looked for that it may have been too."""
_OTHERS = 3
"""Known words that a misspelled one may have been beside the one that it was taken for."""
_SHORTEST_FAR = 5
"""Letters from which one of those may be two edits away."""
_SHORTEST_LIKE = 5
"""Letters of a word of like meaning that a misspelled one may be taken for; the knowledge itself does not have it."""
_SHORTEST_STRANGE, _LONG = 5, 8
"""Letters of a word that may be another one than it was corrected to, and from which one wrong letter is a mistake."""
_HYPHENS = frozenset("-‐‑")
_REMEMBERED = 20_000
"""Unknown words whose correction is kept; then the memory starts anew."""


class Token(NamedTuple):
    """One word of a question. Several may come from one run-together word, and one from a word that was split."""

    surface: str
    """As typed."""
    start: int
    end: int
    word: str
    """Lower case, folded, corrected; "förkarlstad" gives "for" and "karlstad"."""
    stem: str
    """What is compared: the stem, the number in digits, or the stem of the synonym that facts use."""
    function: bool
    """A small word that carries little, or filler."""
    number: bool
    known: bool
    """In the vocabulary of the knowledge or of the language, or an inflection of a word there."""
    corrected: bool


class Raw(NamedTuple):
    """A word before it is looked up."""

    surface: str
    start: int
    end: int
    word: str
    """Folded."""
    marked: str
    """With its marks: "håbo" where the word is "habo"."""


@lru_cache(50_000)
def raw_words(text: str) -> tuple[Raw, ...]:
    """The words of a text with their places. "e-post" is one word: what stands before its hyphen is no word by itself."""
    found: list[Raw] = []
    for start, end in letters.words(text):
        last = found[-1] if found else None
        if last and last.end + 1 == start and text[last.end] in _HYPHENS and len(last.surface) <= 2 and last.word.isalpha():
            start = last.start
            found.pop()
        surface = text[start:end]
        word, marked = letters.compared(surface)
        if word:
            found.append(Raw(surface, start, end, word, marked))
    return tuple(found)


def marked_words(text: str) -> list[str]:
    """The words of a text in lower case, with their marks."""
    if _HYPHENS.isdisjoint(text):
        return [marked for word, marked in map(letters.compared, letters.split(text)) if word]
    return [raw.marked for raw in raw_words(text)]


def vocabularies(
    words: Mapping[str, Iterable[str]], synonyms: Mapping[str, Sequence[Sequence[str]]], vocabulary: Iterable[str]
) -> dict[str, list[str]]:
    """All words to know, by language. `words`: language to those of its phrasings, in lower case with their marks; `synonyms`: language to
    groups of like meaning; `vocabulary`: expressions to know in every language."""
    pieces = dict.fromkeys(piece for text in vocabulary for piece in text.split())  # Many expressions are made of few words.
    shared = dict.fromkeys(word for piece in pieces for word in marked_words(piece))
    known = tuple(lang for lang in words if lang in LANGUAGES) or LANGUAGES[:1]
    named = {lang: (word for group in synonyms.get(lang, ()) for text in group for word in marked_words(text)) for lang in known}
    return {lang: list(dict.fromkeys((*words.get(lang, ()), *shared, *named[lang]))) for lang in known}


class Reader:
    """Reads texts against the vocabulary of one knowledge; apart from a memory of words it has met, immutable."""

    def __init__(
        self, words: Mapping[str, Iterable[str]], *, synonyms: Mapping[str, Sequence[Sequence[str]]], filler: Mapping[str, Sequence[str]]
    ) -> None:
        """`words`: as `vocabularies` gives them."""
        self.languages = tuple(words)
        self._made_from = words, synonyms, filler
        self.lexicons = {lang: Lexicon(lang, own, synonyms.get(lang, ()), filler.get(lang, ())) for lang, own in words.items()}
        self._anywhere = frozenset().union(*(lexicon.vocabulary for lexicon in self.lexicons.values()))
        self._knows = lru_cache(_REMEMBERED)(self._is_known)
        self._others = lru_cache(_REMEMBERED)(self._alike)
        self._nearest = lru_cache(_REMEMBERED)(lambda word, lexicon: self._known(lexicon).nearest(word, _LOOKED_AT))
        self._names: dict[str, Names] = {}
        self._meant: dict[tuple[str, str], tuple[tuple[str, int, int, bool], ...]] = {}

    def state(self) -> str:
        """Differs when another reader may read otherwise: by its words, as `vocabularies` gives them, its synonyms and its filler."""
        words, synonyms, filler = self._made_from
        made_from = {lang: sorted(own) for lang, own in words.items()}, dict(synonyms), dict(filler)
        return hashlib.blake2b(repr(made_from).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def language(self, text: str, lang: str | None) -> str | None:
        """The language to read in: as told, as detected, the only one; None if it cannot be told."""
        if len(self.languages) == 1:
            return self.languages[0]
        lang = lang or detect(text) or ""
        lang = _KIN.get(lang, lang)
        return lang if lang in self.languages else None

    def read(self, text: str, lang: str | None = None, right: frozenset[str] = frozenset()) -> tuple[Token, ...]:
        """All of the words of a text. `right`: folded words that are no mistakes, though these phrasings may not have them."""
        lexicon = self.lexicons[self.language(text, lang) or self.languages[0]]
        tokens: list[Token] = []
        raws = raw_words(text)
        known = [self._knows(raw.word, lexicon) for raw in raws]
        if all(known) and not any(a.word + b.word in lexicon.vocabulary for a, b in pairwise(raws)):
            return tuple([Token(raw.surface, raw.start, raw.end, raw.word, *lexicon.kind(raw.word), True, False) for raw in raws])
        n = 0
        while n < len(raws):
            raw, following = raws[n], raws[n + 1] if n + 1 < len(raws) else None
            joined: tuple[tuple[Raw, bool], ...] = ()
            if following and (not (known[n] and known[n + 1]) or raw.word + following.word in lexicon.vocabulary):
                joined = self._join(raw, following, lexicon) or self._shifted(raw, following, lexicon)
            if joined:
                parts = joined
            else:
                parts = ((raw, False),) if known[n] or raw.word in right else self._parts(raw, lexicon)
            tokens += [self._token(part, corrected, lexicon) for part, corrected in parts]
            n += 2 if joined else 1
        return tuple(tokens)

    def words(self, text: str, marked: Sequence[str], lang: str) -> tuple[str, ...]:
        """The words of a phrasing, which are all known (`marked`: as `marked_words` gives them): only what was split is joined."""
        lexicon = self.lexicons[lang]
        folded = [letters.fold(word) for word in marked]
        if not any(first + second in lexicon.vocabulary for first, second in pairwise(folded)):
            return tuple(sys.intern(lexicon.sharp(*word)) for word in zip(folded, marked, strict=True))
        raws = raw_words(text)
        words: list[str] = []
        n = 0
        while n < len(raws):
            joined = self._join(raws[n], raws[n + 1], lexicon) if n + 1 < len(raws) else ()
            n += 2 if joined else 1
            words += [sys.intern(lexicon.sharp(raw.word, raw.marked)) for raw in ([raw for raw, _ in joined] or [raws[n - 1]])]
        return tuple(words)

    def _is_known(self, word: str, lexicon: Lexicon) -> bool:
        return word in self._anywhere or lexicon.knows(word)

    def _join(self, first: Raw, second: Raw, lexicon: Lexicon) -> tuple[tuple[Raw, bool], ...]:
        """Two words that are one: "kvalitets kommun", "ärkvalitets mässan". Only to a word of the vocabulary; two words that are each
        known stay apart if one is short ("för slag", "in för")."""
        word = first.word + second.word
        if second.start - first.end > 1 or (word not in lexicon.vocabulary and self._knows(first.word, lexicon)) or not word.isalpha():
            return ()
        raw = Raw(f"{first.surface} {second.surface}", first.start, second.end, word, first.marked + second.marked)
        strange = not (self._knows(first.word, lexicon) and self._knows(second.word, lexicon))
        if word in lexicon.vocabulary:
            return ((raw, False),) if strange or min(len(first.word), len(second.word)) > 3 else ()
        if (cut := _cut(word, lexicon)) and cut < len(first.word):
            head = Raw(first.surface[:cut], first.start, first.start + cut, word[:cut], word[:cut])
            tail = Raw(raw.surface[cut:], first.start + cut, second.end, word[cut:], word[cut:])
            return ((head, False), (tail, False))
        return ()

    def _shifted(self, first: Raw, second: Raw, lexicon: Lexicon) -> tuple[tuple[Raw, bool], ...]:
        """Two words with the space one letter off: "wha tsize"."""
        if second.start - first.end != 1 or (self._knows(first.word, lexicon) and self._knows(second.word, lexicon)):
            return ()
        a, b = first.word, second.word
        for head, tail in ((a + b[0], b[1:]), (a[:-1], a[-1] + b)):
            if head in lexicon and tail in lexicon:
                return ((first._replace(word=head, marked=head), True), (second._replace(word=tail, marked=tail), True))
        return ()

    def _parts(self, raw: Raw, lexicon: Lexicon) -> tuple[tuple[Raw, bool], ...]:
        """An unknown word itself, its parts if it was run together, or the known word that was meant."""
        if not raw.word.isalpha() or raw.word in lexicon.table.everyday or lexicon.table.likens(raw.word):
            return ((raw, False),)
        key = (lexicon.lang, raw.word)
        meant = self._meant.get(key)
        if meant is None:
            if len(self._meant) >= _REMEMBERED:
                self._meant.clear()
            meant = self._meant[key] = self._mean(raw.word, lexicon)
        same = len(raw.surface) == len(raw.word)
        return tuple(
            (
                Raw(raw.surface[a:b] if same else raw.surface, raw.start + a * same, raw.start + b if same else raw.end, word, word),
                corrected,
            )
            for word, a, b, corrected in meant
        )

    def _token(self, raw: Raw, corrected: bool, lexicon: Lexicon) -> Token:
        stem, small, number = lexicon.kind(raw.word)
        known = corrected or number or self._knows(raw.word, lexicon)
        return Token(raw.surface, raw.start, raw.end, raw.word, stem, small, number, known, corrected)

    def others(self, token: Token, lang: str | None) -> tuple[str, ...]:
        """Known words that an unknown one is nearly as like, nearest first; also where none is near enough to be taken for it. `lang`: that
        it was read in."""
        if not token.corrected and (token.known or token.word in self.lexicons[lang or self.languages[0]].table.everyday):
            return ()
        return self._others(letters.compared(token.surface)[0], token.word, self.lexicons[lang or self.languages[0]])

    def _near(self, word: str, lexicon: Lexicon) -> str:
        """The known word with fewest edits, the knowledge's own before words of like meaning; of those, one with the same letters ("tiem"
        is time, not him), then the most similar."""
        near = (
            (edits(word, name) + (name not in lexicon) / 2, sorted(word) != sorted(name), -share, name)
            for name, share in self._nearest(word, lexicon)[:_NEAR]
        )
        return min((each for each in near if taken_for(word, each[-1], each[-1] in lexicon.table.small)), default=("",))[-1]

    def _alike(self, typed: str, taken: str, lexicon: Lexicon) -> tuple[str, ...]:
        """Known words near a misspelled one, but for the one that it was taken for."""
        if len(typed) < _SHORTEST or not typed.isalpha():
            return ()
        most = 1 if len(typed) < _SHORTEST_FAR else 2
        near = ((edits(typed, name), -share, name) for name, share in self._nearest(typed, lexicon) if name != taken)
        return tuple(name for _, _, name in sorted(each for each in near if each[0] <= most)[:_OTHERS])

    def _known(self, lexicon: Lexicon) -> Names:
        """The words that a misspelled one may be taken for."""
        names = self._names.get(lexicon.lang)
        if names is None:
            known = {word for word in lexicon.vocabulary | lexicon.small if len(word) >= _SHORTEST}
            known |= {word for word in lexicon.table.like if len(word) >= _SHORTEST_LIKE}
            names = self._names[lexicon.lang] = Names(sorted(word for word in known if word.isalpha()))
        return names

    def _mean(self, word: str, lexicon: Lexicon) -> tuple[tuple[str, int, int, bool], ...]:
        """What an unknown word was meant to be: words with their place in it, and whether they were corrected."""
        near = self._near(word, lexicon) or self._near(lexicon.table.stem(word), lexicon)
        apart = edits(word, near) if near else 0
        if apart == 1 and len(word) > 4:
            return ((near, 0, len(word), True),)
        if cut := _cut(word, lexicon):
            return ((word[:cut], 0, cut, False), (word[cut:], cut, len(word), False))
        if apart and not lexicon.parts(word):
            return ((near, 0, len(word), True),)
        return ((word, 0, len(word), False),)


def _cut(word: str, lexicon: Lexicon) -> int:
    """Where two known words were run together ("förkarlstad"): after a small word, or after a word whole. 0: nowhere."""
    for cut in range(len(word) - 3, 1, -1):
        if word[cut:] in lexicon.vocabulary and (word[:cut] in lexicon.table.small or (cut > 2 and word[:cut] in lexicon.vocabulary)):
            return cut
    return 0


def taken_for(word: str, known: str, small: bool = False) -> bool:
    """Whether a word is near enough to a known one to be taken for a misspelling of it.

    One edit, in short words only if the letters stay ("hru", but "mer" is not "ger"), one is added ("yoku"), the ends stay ("hve") or the
    known one is a small word, which most are ("thc"); two from eight letters on, three from eleven ("kvaltetsmasan"); two in shorter words
    that begin alike and share all letters but one ("pdrcie").
    """
    apart = edits(word, known)
    length = min(len(word), len(known))
    if not length:
        return False
    if apart == 1:
        ends = (word[0], word[-1]) == (known[0], known[-1])
        return length > 3 or (length == 3 and (small or ends or len(word) > 3 or sorted(word) == sorted(known)))
    if apart <= min((length - 2) // 3, 3):
        return True
    shared = sum((Counter(word) & Counter(known)).values())
    return apart == 2 and length > 4 and word[0] == known[0] and shared >= max(len(word), len(known)) - 1


def far_fetched(token: Token) -> bool:
    """Whether a word was corrected, but hardly to what was meant: letters left out, doubled or swapped are mistakes ("vinaren"), and so is
    one wrong letter of a long word; an ending makes no other word ("coronan"); other letters in a short one mostly do ("bandy" is no
    "bland")."""
    typed, word = letters.fold(token.surface), token.word
    if not token.corrected or len(typed) < _SHORTEST_STRANGE:
        return False
    rest = iter(word)
    left_out = all(letter in rest for letter in typed)
    slip = left_out or typed.startswith(word) or sorted(typed) == sorted(word) or _single(typed) == _single(word)
    return not slip and (edits(typed, word) > 1 or len(typed) < _LONG)


def _single(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))
