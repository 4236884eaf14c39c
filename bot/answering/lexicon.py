"""Which words ask for what: each language's expressions (bot/language/<lang>/asking.yaml) found in a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeVar

from bot.language.spoken import written
from bot.matching.matcher import Token

K = TypeVar("K")
Words = tuple[str, ...]
DOTTED = frozenset("åäöÅÄÖ")
PLAIN = str.maketrans("åäö", "aao")
SHORT = 4
"""Up to this length a word is compared as it is: the stems of "för" and "före" are one."""


def key(token: Token) -> str:
    """What a word is compared by."""
    return f"={token.word}" if len(token.word) <= SHORT and not token.number else token.stem


class Mark(NamedTuple):
    """A concept found on the tokens from start to end (exclusive)."""

    concept: str
    start: int
    end: int


Tables = tuple[dict[Words, frozenset[str]], dict[Words, frozenset[str]], dict[str, dict[str, frozenset[str]]]]
"""Expressions by their words, and by their keys; concept to its single words as they are spelled, by the word without dots and rings."""


def tables(expressions: Mapping[str, Iterable[str]], read: Callable[[str], Sequence[Token]], *, inflected: bool = True) -> Tables:
    """The tables of a lexicon. `inflected`: whether other forms of the words count too."""
    exact: dict[Words, set[str]] = defaultdict(set)
    alike: dict[Words, set[str]] = defaultdict(set)
    spelled: dict[str, dict[str, set[str]]] = {}
    for concept, forms in expressions.items():
        for form in forms:
            tokens = read(form)
            if tokens:
                exact[tuple(t.word for t in tokens)].add(concept)
                if inflected:
                    alike[tuple(map(key, tokens))].add(concept)
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
        self._longest: dict[str, int] = {}
        for words in (*self._exact, *self._alike):
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of an expression as it is written."""
        return frozenset(chain.from_iterable(self._exact))

    def marks(self, tokens: Sequence[Token], taken: frozenset[int] = frozenset()) -> tuple[Mark, ...]:
        """All concepts on free tokens; inside a longer expression, shorter ones do not count."""
        marks: list[Mark] = []
        dotted = any(not DOTTED.isdisjoint(t.surface) for t in tokens)
        covered: set[int] = set(taken)
        for size, start, names in self._found(tokens):
            if size == 1:
                if start not in covered:
                    marks += [Mark(name, start, start + 1) for name in names if self._may_be(tokens[start], name, dotted)]
            elif covered.isdisjoint(span := range(start, start + size)):
                marks += [Mark(name, start, start + size) for name in names]
                covered.update(span)
        return tuple(sorted(marks, key=attrgetter("start", "end", "concept")))

    def _found(self, tokens: Sequence[Token]) -> list[tuple[int, int, frozenset[str]]]:
        """Size, start and concepts of all expressions in a text, the longest first."""
        words, keys = [t.word for t in tokens], [key(t) for t in tokens]
        longest, exact, alike = self._longest.get, self._exact.get, self._alike.get
        most = [max(longest(word, 0), longest(like, 0)) for word, like in zip(words, keys, strict=True)]
        spans = ((start, start + size) for start, m in enumerate(most) for size in range(1, min(m, len(words) - start) + 1))
        # As written first: "delas ut" is no "delade ut", though their stems are one.
        found = [(b - a, a, names) for a, b in spans if (names := exact(tuple(words[a:b])) or alike(tuple(keys[a:b])))]
        return sorted(found, key=itemgetter(0), reverse=True)

    def _may_be(self, token: Token, name: str, dotted: bool) -> bool:
        """Whether the letters typed allow the word: "är" is not "år", "val" not "väl" in a message that has its dots."""
        typed = token.surface.casefold()
        plain = typed if typed.isascii() else typed.translate(PLAIN)
        forms = self._spelled.get(name, {})
        spelled = forms.get(plain, ())
        if typed in spelled and token.word in forms:
            return True
        if name == "light" and not self._of_no_weight(token.word, forms):
            return False
        ending = len(token.word) - len(token.stem) if token.word.startswith(token.stem) else 0
        if len(token.stem) <= SHORT < ending <= 2 * SHORT and token.word not in forms:  # Of a compound staff's synonym may be the stem.
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
