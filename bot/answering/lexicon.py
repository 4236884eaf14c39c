"""Which words ask for what: each language's expressions (bot/language/<lang>/asking.yaml) found in a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from bot.language.spoken import written
from bot.matching.matcher import Token

K = TypeVar("K")
Words = tuple[str, ...]
DOTTED = frozenset("åäöÅÄÖ")
PLAIN = str.maketrans("åäö", "aao")
REMEMBERED = 20_000
"""Words of which it is remembered what they may stand for."""
YEAR = 4
"""Digits of a year."""
SHORT = 4
"""Up to this length a word is compared as it is: the stems of "för" and "före" are one."""


def key(word: str, stem: str, number: bool) -> str:
    """What a word is compared by."""
    return f"={word}" if len(word) <= SHORT and not number else stem


class Mark(NamedTuple):
    """A concept found on the tokens from start to end (exclusive)."""

    concept: str
    start: int
    end: int


Tables = tuple[dict[Words, frozenset[str]], dict[Words, frozenset[str]], dict[str, dict[str, frozenset[str]]]]
"""Expressions by their words, and by their keys; concept to its single words as they are spelled, by the word without dots and rings."""


def tables(
    expressions: Mapping[str, Iterable[str]],
    read: Callable[[str], Sequence[Token]],
    *,
    inflected: bool = True,
    as_written: frozenset[str] = frozenset(),
) -> Tables:
    """The tables of a lexicon. `inflected`: whether other forms of the words count too; `as_written`: concepts for which they do not."""
    exact: dict[Words, set[str]] = defaultdict(set)
    alike: dict[Words, set[str]] = defaultdict(set)
    spelled: dict[str, dict[str, set[str]]] = {}
    for concept, forms in expressions.items():
        for form in forms:
            tokens = read(form)
            if tokens:
                exact[tuple(t.word for t in tokens)].add(concept)
                if inflected and concept not in as_written:
                    alike[tuple(key(t.word, t.stem, t.number) for t in tokens)].add(concept)
            if " " not in form:
                typed = form.casefold()
                spelled.setdefault(concept, {}).setdefault(typed.translate(PLAIN), set()).add(typed)
    return _frozen(exact), _frozen(alike), {concept: _frozen(forms) for concept, forms in spelled.items()}


def _frozen(sets: Mapping[K, Iterable[str]]) -> dict[K, frozenset[str]]:
    return {key: frozenset(names) for key, names in sets.items()}


class Lexicon:
    """Expressions by their words, else by their stems, for one language."""

    def __init__(self, tables: Tables) -> None:
        self._exact, self._alike, self._spelled = tables
        self._alone = lru_cache(REMEMBERED)(self._stands_for)
        self._longest: dict[Words, int] = {}
        for words in (*self._exact, *self._alike):
            if len(words) > 1:
                self._longest[words[:2]] = max(len(words), self._longest.get(words[:2], 0))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of an expression as it is written."""
        return frozenset(chain.from_iterable(self._exact))

    def marks(self, tokens: Sequence[Token], taken: frozenset[int] = frozenset()) -> tuple[Mark, ...]:
        """All concepts on free tokens; inside a longer expression, shorter ones do not count."""
        dotted = any(not DOTTED.isdisjoint(t.surface) for t in tokens)
        alone = [self._alone(t.surface, t.word, t.stem, t.number, dotted) for t in tokens]
        marks: list[Mark] = []
        covered: set[int] = set(taken)
        words, keys = [t.word for t in tokens], [key for key, _ in alone]
        for start, end, names in (*self._of_several(words, keys), *self._around_years(tokens, words, keys)):
            if covered.isdisjoint(span := range(start, end)):
                marks += [Mark(name, start, end) for name in names]
                covered.update(span)
        marks += [Mark(name, n, n + 1) for n, (_, names) in enumerate(alone) if n not in covered for name in names]
        return tuple(sorted(marks, key=attrgetter("start", "end", "concept")))

    def _around_years(
        self, tokens: Sequence[Token], words: Sequence[str], keys: Sequence[str]
    ) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The same with a year in their midst: "got the 2015 award"."""
        ends = [t.start for t in tokens[1:]] + [0]
        left = [n for n, t in enumerate(tokens) if not (t.number and len(t.stem) == YEAR and ends[n] == t.end + 1)]  # No comma after it.
        if len(left) < len(tokens):
            for start, end, names in self._of_several([words[n] for n in left], [keys[n] for n in left]):
                if left[end - 1] - left[start] >= end - start:
                    yield left[start], left[end - 1] + 1, names

    def _of_several(self, words: Sequence[str], keys: Sequence[str]) -> list[tuple[int, int, frozenset[str]]]:
        """Start, end and concepts of all expressions of more than one word in a text, the longest first. `keys`: of the words."""
        longest, exact, alike = self._longest.get, self._exact.get, self._alike.get
        most = [max(longest(pair, 0), longest(like, 0)) for pair, like in zip(pairwise(words), pairwise(keys), strict=True)]
        spans = [(start, start + size) for start, m in enumerate(most) if m for size in range(2, min(m, len(words) - start) + 1)]
        # As written first: "delas ut" is no "delade ut", though their stems are one.
        found = [(a, b, names) for a, b in spans if (names := exact(tuple(words[a:b])) or alike(tuple(keys[a:b])))]
        return sorted(found, key=lambda each: each[0] - each[1])

    def _stands_for(self, surface: str, word: str, stem: str, number: bool, dotted: bool) -> tuple[str, tuple[str, ...]]:
        """What a word is compared by, and what it stands for alone, if the letters typed allow it: "är" is not "år", "val" not "väl" in a
        message that has its dots."""
        like = key(word, stem, number)
        names = self._exact.get((word,)) or self._alike.get((like,), frozenset())
        return like, tuple(name for name in names if self._may_stand_for(surface.casefold(), word, stem, name, dotted))

    def _may_stand_for(self, typed: str, word: str, stem: str, name: str, dotted: bool) -> bool:
        plain = typed if typed.isascii() else typed.translate(PLAIN)
        forms = self._spelled.get(name, {})
        spelled = forms.get(plain, ())
        if typed in spelled and word in forms:
            return True
        if name == "light" and not self._of_no_weight(word, forms):
            return False
        ending = len(word) - len(stem) if word.startswith(stem) else 0
        if len(stem) <= SHORT < ending <= 2 * SHORT and word not in forms:  # Of a compound staff's synonym may be the stem.
            return False  # "Fattigast" is no form of "fattas", though their stems are one.
        if not spelled and not DOTTED.isdisjoint(typed):  # Another form of one: "ändras" is no form of "andra".
            near = (form for form in forms if len(form) >= len(plain) - ENDING and plain.startswith(form[:-1]))
            spelled = frozenset(each for form in near for each in forms[form])
        return not spelled or typed in spelled or any(_fits(typed, form, dotted=dotted) for form in spelled)

    @staticmethod
    def _of_no_weight(word: str, forms: Mapping[str, frozenset[str]]) -> bool:
        """Whether a word is near a form that carries nothing: "rikast" has the stem of "riket", and is no form of it."""
        if word in forms or len(word) <= SHORT:
            return True
        start = word[:-ENDING]
        return any(form.startswith(start) or (word.startswith(form) and len(word) - len(form) <= ENDING + 1) for form in forms)


def _fits(typed: str, spelled: str, *, dotted: bool) -> bool:
    """Whether a word may have been meant by what was typed: dots may be left out, by those who leave out all; none may be put in."""
    return all(a == b or (a == b.translate(PLAIN) and not dotted) for a, b in zip(typed, spelled, strict=False))


def expressions(asking: Mapping[str, Any]) -> dict[str, list[str]]:
    """The concepts of a language's asking.yaml, further lists of it under names of their own ("contact.email", "light")."""
    found = dict(asking["concepts"])
    for name in ("source", "freshness", "self", "light", "follow", "pronouns", "person_pronouns", "group_pronouns"):
        found[name] = asking[name]
    for group in ("contact", "person"):
        found |= {f"{group}.{name}": forms for name, forms in asking[group].items()}
    return {name: [each for form in forms for each in spread(form)] for name, forms in found.items()}


ENDING = 2
"""Letters by which one form of a word is longer than another."""
CHOICE = re.compile(r"\(([^()]*)\)")


def spread(form: str) -> Iterator[str]:
    """A family of expressions, each in full: "(take|took) the (title|crown)" is four."""
    choice = CHOICE.search(form)
    if not choice:
        yield " ".join(form.split())
        return
    for one in choice[1].split("|"):
        yield from spread(f"{form[: choice.start()]}{one}{form[choice.end() :]}")


def in_writing(expressions: Mapping[str, Iterable[str]], lang: str) -> dict[str, list[str]]:
    """The expressions with their spoken forms in writing, as questions are read. What was run together no question has any more."""
    put = {concept: [(form, written(form, lang)) for form in forms] for concept, forms in expressions.items()}
    return {concept: list(dict.fromkeys(w for form, w in forms if (" " in w) <= (" " in form))) for concept, forms in put.items()}
