"""What a fact is about: its subject, the words and years that it tells, and what else is of one matter with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from itertools import islice, takewhile

from bot.answering.asked import Asked
from bot.answering.names import fold
from bot.kept import Kept
from bot.knowledge.model import Fact
from bot.language import LANGUAGES
from bot.matching.matcher import Match, Token

WORD = re.compile(r"\w+")
LONGEST = 99
INFLECTION = 2
"""Letters of an ending that may differ."""
SHARED = 0.35
"""Share of a fact's phrasings that a word must stand in to be its subject: "hedersomnämnande" has names beside it."""
ALIKE = 4
"""The least letters by which a word is looked for in a fact's own words."""


class Matters:
    """What the facts of a folder are about."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        mentioned: Callable[[str], tuple[frozenset[int], str]],
        read: Callable[[str, str], tuple[Token, ...]],
        kept: Kept,
    ) -> None:
        """`mentioned`: the years and the words of a fact; `read`: how the matcher reads a text in a language; `kept`: for what they are
        about."""
        self._facts = facts
        self._mentioned = mentioned
        self._read = read
        self._told = cache(self._words_told)
        self._kept = kept
        self.subjects = cache(self._subjects)

    def tells(self, fact_id: str, word: str, *, whole: bool = False) -> bool:
        """Whether the fact speaks of a word that no phrasing has in that form: "Vilken tågförbindelse …?". `whole`: short ones as well, as
        they stand ("lön")."""
        told = self._told(fact_id)
        return _stands_in(told, word) or (whole and fold(word) in told)

    def weighty(self, a: Asked, match: Match) -> tuple[str, ...]:
        """Words of the question that neither the fact, the names and years it holds for, nor small talk account for."""
        left = dict.fromkeys((*(w for w in match.unexplained if w not in a.aside), *a.belongings, *a.owned, *a.most_of_all))
        return tuple(w for w in left if not self.tells(match.fact, w))

    def together(self, fact_id: str, words: Sequence[str]) -> bool:
        """Whether one phrasing of a fact, or its answer, has all of some words."""
        fact = self._facts[fact_id]
        texts = (*fact.answer.values(), *(q for qs in fact.questions.values() for q in qs))
        told = ({*WORD.findall(fold(text))} for text in texts)
        return any(all(fold(word) in each or _stands_in(sorted(each), word) for word in words) for each in told)

    def _words_told(self, fact_id: str) -> tuple[str, ...]:
        """The folded words of a fact, its answer and its phrasings, sorted."""
        return tuple(sorted(set(WORD.findall(fold(self._mentioned(fact_id)[1])))))

    def years_of(self, fact_id: str) -> frozenset[int]:
        """Years that a fact holds for or speaks of."""
        return self._mentioned(fact_id)[0]

    def neighbours(self, one: str, other: str) -> bool:
        """Whether two facts stand in one file."""
        return one != other and self._facts[one].place.file == self._facts[other].place.file

    def of_one_matter(self, a: Asked, other: str) -> bool:
        """Whether a fact stands in one file with the one just told or is about one thing; two facts on one candidate are two matters."""
        told = str(a.fact)
        if told == other or self.neighbours(told, other):
            return True
        shared = {word for lang in LANGUAGES for word in set(self.subject(told, lang)) & set(self.subject(other, lang))}
        named = _folded(a)
        return any(word not in named and word.removesuffix("s") not in named for word in shared)

    def words_of(self, phrasing: str, lang: str) -> tuple[str, ...]:
        """The words of weight of a phrasing."""
        return tuple(t.surface for t in self._read(phrasing, lang) if not t.function)

    def subject(self, fact_id: str, lang: str) -> tuple[str, ...]:
        """The words that most phrasings of a fact share: what "den" means after it."""
        return self.subjects(lang)[fact_id]

    def _subjects(self, lang: str) -> dict[str, tuple[str, ...]]:
        """The subject of each fact in a language."""
        asked = {fact_id: "\0".join(_asked(fact, lang)) for fact_id, fact in self._facts.items()}
        shared = self._kept.each(f"subjects-{lang}", asked.values(), partial(self._shared, lang=lang))
        return {fact_id: shared[questions] for fact_id, questions in asked.items()}

    def _shared(self, questions: str, lang: str) -> tuple[str, ...]:
        """The words that most of some questions share, which a null sets apart."""
        asked = questions.split("\0")
        read = [{t.stem: t.word for t in self._read(q, lang) if not t.function and not t.number} for q in asked]
        spelled = {stem: word for each in reversed(read) for stem, word in each.items()}
        counts = Counter(stem for each in read for stem in each)
        return tuple(spelled[w] for w, n in counts.most_common(1) if n >= SHARED * len(asked))


def _asked(fact: Fact, lang: str) -> tuple[str, ...]:
    """How a fact is asked for in a language, else in any."""
    return fact.questions.get(lang) or next(iter(fact.questions.values()), ())


def _folded(a: Asked) -> frozenset[str]:
    """The candidates' names, folded."""
    return _names(tuple(a.knowledge.candidates))


@cache
def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))


def _stands_in(told: Sequence[str], word: str) -> bool:
    """Whether a word stands among sorted ones in any form: "kungen" does in "kung" and "kungens", not in "Kungsbacka"."""
    stem = fold(word)[: max(ALIKE, len(word) - INFLECTION)]
    if len(stem) < ALIKE:
        return False
    first = bisect_left(told, stem)
    most = len(word) + INFLECTION if len(stem) == ALIKE else LONGEST  # Four letters begin many a word.
    return any(len(t) <= most for t in takewhile(lambda t: t.startswith(stem), islice(told, first, None)))
